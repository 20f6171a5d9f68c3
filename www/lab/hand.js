/**
 * What the person's hand does: faults, goals, choices from menus, runs that leave the page or are
 * rebuilt. It arrives with the menus, the only place where it is asked for.
 */
import menuWords from '../words/en/menus.js';
import words from '../words/en.js';
import { keyOf } from './agents.js';
import { EngineFailure, freshSeed } from './engine.js';
import { openFault } from './page.js';
import { sentence } from './runs.js';
import { shelf } from './shelf.js';

/** How far a run goes that does not say, and how far any may. */
const USUAL = { time: 400, steps: 100_000 };
const FARTHEST = 1_000_000;

export class Hand {
  /** @param {import('./lab.js').TurncoatLab} lab */
  constructor(lab) {
    this.lab = lab;
  }

  /** @param {string} agent Opens its menu, where it now stands. */
  async meet(agent) {
    const { lab } = this;
    await lab.updateComplete;
    const stage = /** @type {any} */ (lab.renderRoot.querySelector('tc-stage'));
    await stage?.updateComplete;
    const mark = stage?.renderRoot.querySelector(`[data-agent="${agent}"]`);
    if (mark) openFault(lab, { agent, anchor: mark.getBoundingClientRect() });
  }

  /** Opens the page of the protocol. @param {string} at The section that is cited. */
  async read(at) {
    try {
      const { read } = await import('../reading/reading.js');
      await read(this.lab, at);
    } catch {
      this.lab.say({ text: words.shell.load.part, bad: true });
    }
  }

  /** @param {import('../engine.d.ts').Fault} fault */
  inject(fault) {
    const { lab } = this;
    lab.player.pause();
    try {
      lab.session?.inject(fault);
    } catch (error) {
      if (error instanceof EngineFailure) lab.fail(error);
      else if (lab.menu) lab.problem = sentence(error);
      else lab.say({ text: sentence(error), bad: true });
      return;
    }
    lab.closeMenu(true);
    this.#changed();
  }

  /** @param {number} index */
  remove(index) {
    const { lab } = this;
    lab.player.pause();
    lab.attempt(() => {
      lab.session?.remove(index);
      this.#changed();
      lab.say({ text: menuWords.faults.removed });
      lab.focus({ preventScroll: true });
    });
  }

  #changed() {
    this.lab.changed = true;
    this.lab.played = true;
    this.lab.moved();
    this.lab.explore();
  }

  /** @param {string} name Makes a traitor honest again. */
  makeHonest(name) {
    const { lab } = this;
    const about = lab.snapshot?.faults.find((f) =>
      Object.values(f.told.facts).some((fact) => 'agent' in fact && fact.agent === name),
    );
    lab.closeMenu(true);
    // Before anything has happened the lie itself goes; later it ends, and what was said stays.
    if (about && lab.begins) this.remove(about.index);
    else this.inject({ [keyOf(lab.snapshot, name)]: name, does: 'honest' });
  }

  /** @param {string} goal Goes to just before it, then lets it happen in sight. */
  runUntil(goal) {
    const { lab } = this;
    lab.closeMenu(true);
    if (lab.refuses('time')) return;
    lab.player.pause();
    const at = lab.attempt(() => lab.session?.lab.find(goal));
    if (at === undefined) return;
    if (at === null) {
      const title = menuWords.until.goals[/** @type {keyof typeof menuWords.until.goals} */ (goal)];
      lab.say({ text: goal === 'end' ? menuWords.until.neverEnds : menuWords.until.never(title) });
      return;
    }
    lab.played = true;
    if (at - 1 > (lab.snapshot?.step ?? 0)) lab.seek(at - 1);
    lab.go('step');
  }

  /** @param {'slow' | 'normal' | 'fast'} speed */
  pickSpeed(speed) {
    this.lab.player.speed = speed;
    this.lab.closeMenu(true);
  }

  /** @param {number} [slot] None: the one where something happens. */
  pickSlot(slot) {
    const { lab } = this;
    lab.closeMenu(true);
    lab.pickSlot(slot);
  }

  /** @param {import('./lab.js').Theme} theme */
  pickTheme(theme) {
    this.lab.theme = theme;
    this.lab.tab = '';
    this.lab.closeMenu(true);
  }

  /** @param {string} language */
  pickLanguage(language) {
    this.lab.setAttribute('lang', language);
    this.lab.closeMenu(true);
  }

  /** @param {string} id Opens the first scenario of a protocol. */
  async pickProtocol(id) {
    const { lab } = this;
    lab.closeMenu(true);
    if (id === lab.card?.id) return;
    const entry = shelf.find((e) => e.protocol === id);
    if (entry) await lab.runs.pickScenario(entry.id);
    else await this.#rebuildIn(id);
  }

  /** @param {string} id A protocol for which no scenario ships. */
  async #rebuildIn(id) {
    const scenario = { ...this.written, protocol: id };
    if (await this.lab.runs.enter(JSON.stringify(scenario))) this.rebuild(scenario);
  }

  /** @param {'link' | 'save' | 'open' | 'embed' | 'qr'} verb */
  async share(verb) {
    const { lab } = this;
    lab.closeMenu(true);
    if (verb === 'embed' || verb === 'qr') return lab.keys.until(this.#show(verb));
    const files = await import('./share.js');
    if (verb === 'open') return files.chooseFile((file) => lab.runs.openFile(file));
    const from = lab.failure ?? {
      scenario: lab.session?.lab.scenario() ?? '{}',
      step: lab.snapshot?.step ?? 0,
    };
    if (verb === 'save') {
      return files.saveFile(
        files.fileText(from.scenario, from.step),
        files.fileName(lab.said.name),
      );
    }
    const address = await lab.here();
    const done = await files.copy(address);
    return lab.say(
      done ? { text: menuWords.files.copied } : { text: menuWords.files.cannotCopy, link: address },
    );
  }

  /** @param {'embed' | 'qr'} verb Opens its dialog. */
  async #show(verb) {
    const { lab } = this;
    try {
      if (verb === 'embed') await (await import('../embedding/embed.js')).openEmbed(lab);
      else await (await import('../embedding/qr.js')).openQr(lab);
    } catch {
      lab.say({ text: words.shell.load.part, bad: true });
    }
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

  /** Puts the rules back that are switched off: the same run, inside the theorem. */
  putBack() {
    if (this.lab.view?.putBack) this.lab.view.putBack();
    else this.rebuild({ ...this.written, without: undefined });
  }

  /** The run was cut off: it goes on from where it is, four times as far. */
  goOn() {
    const { lab } = this;
    const { end, step } = lab.snapshot ?? {};
    const [key, usual] = end === 'steps' ? ['steps', USUAL.steps] : ['time', USUAL.time];
    const { until } = this.written;
    const to = Math.min(4 * (until?.[key] ?? usual), FARTHEST);
    const scenario = { ...this.written, until: { ...until, [key]: to }, step };
    lab.closeMenu(true);
    lab.attempt(() => {
      lab.load(JSON.stringify(scenario), { entry: lab.entry, changed: true });
      lab.say({ text: menuWords.claims.goesOn(to) });
    });
  }

  newSeed() {
    this.rebuild({ ...this.written, seed: freshSeed() });
  }
}
