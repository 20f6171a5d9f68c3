/** How runs come into a lab and leave it: the library, files, links, changed sizes. */
import words from '../words/en.js';
import { choose, refused } from '../words/language.js';
import { EngineMissing, FIRST as FIRST_ROOM } from './engine.js';

const w = words.shell;

/** The scenario that opens unasked: it comes without the list of all of them. */
const FIRST = 'two-things';
const first = () => import('../scenarios/01-two-things.json?raw');

/** What a reader is told of a refusal, in the language spoken. @param {unknown} error */
export const sentence = (error) =>
  refused(error instanceof Error ? error : { message: String(error) });

/** Why there is no engine. @param {unknown} error */
const why = (error) =>
  import('./missing.js').then(
    ({ missed }) => missed(/** @type {any} */ (error).cause),
    () => w.load.failed,
  );

export class Runs {
  /** The scenario that was asked for last. */ #wanted = '';

  /** @param {import('./lab.js').TurncoatLab} lab */
  constructor(lab) {
    this.lab = lab;
    lab.addEventListener('dragover', (event) => this.#drag(event));
    lab.addEventListener('dragleave', () => this.#over(false));
    lab.addEventListener('drop', (event) => this.#drop(event));
  }

  /** The run of a page that asks for none; a link that is still on its way goes first. */
  async pickFirst() {
    if (!this.#wanted) await this.pickScenario(FIRST);
  }

  /**
   * What is asked of the lab waits for the run that is on its way; what was asked of the one before
   * is not meant for it.
   * @param {Promise<void>} coming
   */
  #bring(coming) {
    const { order, session } = this.lab;
    if (session) order.forget();
    return order.behind(coming);
  }

  /**
   * Learns the language, then opens a run.
   * @param {() => Promise<void>} then @param {() => boolean} unasked It opens the first one.
   */
  begin(then, unasked) {
    return this.#bring(this.#begin(then, unasked));
  }

  /** @param {() => Promise<void>} then @param {() => boolean} unasked */
  async #begin(then, unasked) {
    const { lab } = this;
    try {
      // An address gives its attributes only after the element has come alive.
      await null;
      const room = unasked() && !this.#wanted ? FIRST_ROOM : undefined;
      // The scenario travels at the same time as the engine.
      if (room) this.#fetch(FIRST);
      await lab.speak(choose(lab.getAttribute('lang')), room);
      if (!lab.session) await then();
    } catch (error) {
      if (lab.catalog?.protocols[0] && !(error instanceof EngineMissing)) throw error;
      lab.tongue ||= 'en';
      lab.missing = await why(error);
      return;
    }
    lab.declare();
    lab.later.print();
  }

  /** @param {string} name An id, or what a scenario calls itself. */
  async #fetch(name) {
    try {
      if (name === FIRST) return { id: name, text: (await first()).default };
      const { ids, textOf } = await import('./library.js');
      const found = ids.includes(name)
        ? name
        : (await import('./shelf.js')).shelf.find((entry) => entry.name === name)?.id;
      return found && { id: found, text: await textOf(found) };
    } catch {
      this.lab.say({ text: w.load.failed, bad: true });
      return undefined;
    }
  }

  /** @param {string} name */
  pickScenario(name) {
    this.lab.closeMenu(true);
    return this.#bring(this.#pick(name));
  }

  /** @param {string} name */
  async #pick(name) {
    const { lab } = this;
    this.#wanted = name;
    const found = await this.#fetch(name);
    // Another one was picked in the meantime.
    if (!found || this.#wanted !== name) return;
    const text = found.text ?? '';
    if (!(await this.enter(text)) || this.#wanted !== name) return;
    lab.attempt(() => lab.load(text, { entry: found.id }));
  }

  /**
   * Enters the room of a run, or says why not; without any run there is no page.
   * @param {string} text A scenario.
   */
  async enter(text) {
    const { lab } = this;
    try {
      await lab.enter(text);
      return true;
    } catch (error) {
      if (!lab.session) throw error;
      lab.say({ text: await why(error), bad: true });
      return false;
    }
  }

  /** @param {string} fragment A link to a run, `#v1:…`. */
  openLink(fragment) {
    return this.#bring(this.#follow(fragment));
  }

  /** @param {string} fragment */
  async #follow(fragment) {
    const { lab } = this;
    this.#wanted = fragment;
    try {
      await (await import('./brought.js')).openLink(lab, fragment);
    } catch (error) {
      lab.fail(error);
    }
    // A link that holds no run leaves the page with its own first one.
    if (lab.session || this.#wanted !== fragment) return;
    this.#wanted = '';
    if (lab.catalog) await this.pickFirst();
  }

  /** @param {File} file */
  openFile(file) {
    return this.#bring(this.#read(file));
  }

  /** @param {File} file */
  async #read(file) {
    try {
      await (await import('./brought.js')).openFile(this.lab, file);
    } catch (error) {
      this.lab.fail(error);
    }
  }

  /** @param {boolean} over */
  #over(over) {
    this.lab.dropping = over;
  }

  /** @param {DragEvent} event */
  #drag(event) {
    if (!event.dataTransfer?.types.includes('Files')) return;
    event.preventDefault();
    this.#over(true);
  }

  /** @param {DragEvent} event */
  #drop(event) {
    const file = event.dataTransfer?.files[0];
    this.#over(false);
    if (!file) return;
    event.preventDefault();
    this.openFile(file);
  }
}
