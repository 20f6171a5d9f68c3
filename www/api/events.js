/**
 * What a lab tells its host page: `ready`, `step`, `length`, `decided`, `violated`. Each is a DOM
 * event on the element whose `detail` is plain data. A run that goes back tells only `step`; how
 * long a run is, is told when it is known, and again when a fault has changed it.
 */

/** After a jump, decisions are told of at most this many steps. */
const MOST = 1600;

/** @typedef {import('../lab/session.js').Session} Session */

export const EVENTS = ['ready', 'step', 'length', 'decided', 'violated'];

export class Events {
  /** The run that was told of last. @type {Session | null} */ #session = null;
  #step = -1;
  /** Steps of the run, once all are known. */ #length = -1;
  /** Faults that the run had then: taking one back changes the run under the same step. */
  #faults = 0;
  /** Properties that were violated then. @type {Set<string>} */ #violated = new Set();

  /** @param {HTMLElement} lab */
  constructor(lab) {
    this.lab = lab;
  }

  /** @param {string} name @param {object} detail */
  #say(name, detail) {
    this.lab.dispatchEvent(new CustomEvent(name, { detail }));
  }

  /** @param {Session} session Tells what has happened since the last call. */
  tell(session) {
    const { snapshot } = session;
    const { step, steps, time, end } = snapshot;
    const faults = snapshot.faults.length;
    const first = this.#session === null;
    const forward = this.#session === session && step > this.#step;
    const from = this.#step;
    const same = this.#session === session && step === from && faults === this.#faults;
    this.#session = session;
    this.#step = step;
    this.#faults = faults;
    const violated = snapshot.verdicts.filter((v) => v.state === 'violated');
    const before = this.#violated;
    this.#violated = new Set(violated.map((v) => v.id));
    if (first) this.#say('ready', { protocol: snapshot.protocol, step });
    this.#measure(end, steps);
    if (same) return;
    this.#say('step', { step, steps, time, ended: end !== null && step >= steps });
    if (!forward) return;
    this.#decisions(session, from);
    for (const { id, step: at } of violated) {
      if (!before.has(id)) this.#say('violated', { property: id, step: at });
    }
  }

  /** @param {string | null} end Why nothing follows; null: not known yet. @param {number} steps */
  #measure(end, steps) {
    const length = end === null ? -1 : steps;
    if (length === this.#length) return;
    this.#length = length;
    if (end !== null) this.#say('length', { steps, end });
  }

  /** @param {Session} session @param {number} from The step before the first one to look at. */
  #decisions({ snapshot, window, lab }, from) {
    const { step } = snapshot;
    const held = window.from <= from + 1 && window.to >= step;
    const { marks } = held ? window : lab.window(Math.max(from, step - MOST), step);
    for (const mark of marks) {
      if (mark.kind !== 'decide' || mark.step <= from || mark.step > step) continue;
      const { agent, chip, slot, time } = mark;
      this.#say('decided', {
        server: agent,
        value: chip?.letter ?? '',
        slot,
        step: mark.step,
        time,
      });
    }
  }
}
