/** How runs come into a lab and leave it: the library, files, links, changed sizes. */
import { unpack } from '../link.js';
import words from '../words/en.js';
import { EngineFailure, EngineMissing, freshSeed, start } from './engine.js';
import { library, named } from './library.js';
import { addressOf, chooseFile, copy, fileName, fileText, readFile, saveFile } from './share.js';

const w = words.shell;

/** @param {unknown} error */
export const sentence = (error) => (error instanceof Error ? error.message : String(error));

export class Runs {
  /** @param {import('./lab.js').TurncoatLab} lab */
  constructor(lab) {
    this.lab = lab;
    lab.addEventListener('dragover', (event) => this.#drag(event));
    lab.addEventListener('dragleave', () => this.#over(false));
    lab.addEventListener('drop', (event) => this.#drop(event));
  }

  /** Loads the engine and opens the scenario that the attribute names, else the first. */
  async begin() {
    const { lab } = this;
    try {
      lab.catalog = await start();
    } catch (error) {
      const none = error instanceof EngineMissing && error.reason === 'no-wasm';
      lab.missing = none ? w.load.noWasm : w.load.failed;
      return;
    }
    if (lab.session) return;
    const wanted = lab.scenario ? named(lab.scenario) : library[0];
    if (!wanted) {
      const known = library.map((entry) => entry.id);
      lab.say({ text: w.load.unknown(lab.scenario, known), bad: true });
    }
    const entry = wanted ?? library[0];
    if (entry) this.pickScenario(entry.id);
    if (lab.autoplay) lab.go('play');
  }

  /** @param {string} id */
  pickScenario(id) {
    const entry = library.find((e) => e.id === id);
    this.lab.closeMenu(true);
    if (entry) this.lab.attempt(() => this.lab.load(entry.text, { entry: id }));
  }

  /** @param {string} id Opens the first scenario of a protocol. */
  pickProtocol(id) {
    const entry = library.find((e) => e.protocol === id);
    this.lab.closeMenu(true);
    if (id === this.lab.card?.id) return;
    if (entry) this.pickScenario(entry.id);
    else this.rebuild({ ...this.written, protocol: id });
  }

  /** @param {string} fragment A link to a run, `#v1:…`. */
  async openLink(fragment) {
    const { lab } = this;
    try {
      const text = await unpack(fragment);
      lab.catalog ??= await start();
      lab.load(text);
    } catch (error) {
      lab.fail(error);
    }
  }

  /** @param {File} file */
  async openFile(file) {
    const { lab } = this;
    try {
      lab.load(await readFile(file));
    } catch (error) {
      if (error instanceof EngineFailure) lab.fail(error);
      else lab.say({ text: `${w.load.badFile} ${sentence(error)}`, bad: true });
    }
  }

  /** @param {'link' | 'save' | 'open'} verb */
  async share(verb) {
    const { lab } = this;
    lab.closeMenu(true);
    if (verb === 'open') return chooseFile((file) => this.openFile(file));
    const from = lab.failure ?? {
      scenario: lab.session?.lab.scenario() ?? '{}',
      step: lab.snapshot?.step ?? 0,
    };
    if (verb === 'save') {
      return saveFile(fileText(from.scenario, from.step), fileName(lab.head.name));
    }
    const address = await addressOf(from.scenario, from.step);
    const done = await copy(address);
    return lab.say(done ? { text: w.header.copied } : { text: w.header.cannotCopy, link: address });
  }

  /**
   * The scenario in force, as data for the sizes form: as it was opened, so that what it leaves
   * open stays open, with the faults made since.
   * @returns {Record<string, any>}
   */
  get written() {
    const { session, source } = this.lab;
    const now = this.lab.attempt(() => JSON.parse(session?.lab.scenario() ?? '{}')) ?? {};
    return { ...JSON.parse(source), faults: now.faults };
  }

  /** @param {Record<string, any>} scenario A changed scenario: the run starts again. */
  rebuild(scenario) {
    const { lab } = this;
    try {
      lab.load(JSON.stringify(scenario), { entry: lab.entry, changed: true });
      lab.problem = '';
    } catch (error) {
      if (error instanceof EngineFailure) lab.fail(error);
      else lab.problem = sentence(error);
    }
  }

  newSeed() {
    this.rebuild({ ...this.written, seed: freshSeed() });
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
