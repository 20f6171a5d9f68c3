/** What the person's hand does in the open run: faults, goals, and choices from menus. */
import words from '../words/en.js';
import { EngineFailure } from './engine.js';
import { sentence } from './runs.js';

const w = words.shell;

export class Hand {
  /** @param {import('./lab.js').TurncoatLab} lab */
  constructor(lab) {
    this.lab = lab;
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
      lab.say({ text: w.faults.removed });
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
    else this.inject({ [name.startsWith('P') ? 'proposer' : 'client']: name, does: 'honest' });
  }

  /** @param {string} goal Goes to just before it, then lets it happen in sight. */
  runUntil(goal) {
    const { lab } = this;
    lab.closeMenu(true);
    lab.player.pause();
    const at = lab.attempt(() => lab.session?.lab.find(goal));
    if (at === undefined) return;
    if (at === null) {
      const title = w.transport.goals[/** @type {keyof typeof w.transport.goals} */ (goal)];
      lab.say({ text: goal === 'end' ? w.transport.neverEnds : w.transport.never(title) });
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
    lab.attempt(() => lab.session?.show(slot));
    lab.moved();
  }

  /** @param {import('./lab.js').Theme} theme */
  pickTheme(theme) {
    this.lab.theme = theme;
    this.lab.tab = '';
    this.lab.closeMenu(true);
  }

  /** @param {string} tab */
  pickTab(tab) {
    const { lab } = this;
    lab.tab = lab.folded && tab === lab.tab ? '' : tab;
    if (tab === 'log') lab.explore();
  }
}
