/**
 * One run on the page: the engine's `Lab`, the snapshot in view, the part of the run around it
 * for the diagram, and the beats already seen. It changes only through its verbs.
 */

/** @typedef {import('../engine.d.ts').Lab} Lab */
/** @typedef {import('../engine.d.ts').Snapshot} Snapshot */
/** @typedef {import('../engine.d.ts').Window} Window */
/** @typedef {import('../engine.d.ts').Beat} Beat */

/** The diagram gets at most this many steps. */
const WIDE = 400;
const EDGE = 60;
/** By hand it may be widened to this many. */
const WIDEST = 1600;
/** Beats kept for the log, and how many missing ones are read in one go. */
export const LOG = 200;
const LOG_SLICE = 40;
/** Steps computed in one idle slice, and ahead of the current one in all. */
const SLICE = 2000;
const AHEAD = 20000;
/** A jump goes no further than this. */
const FARTHEST = 10_000_000;
/** A run opens after at most this many faults. */
const MOST_OPENING = 64;

export class Session {
  /** @type {Lab} */ lab;
  /** @type {Snapshot} */ snapshot;
  /** The snapshot one step earlier, when this step was reached by going one step on. */
  /** @type {Snapshot | null} */ previous = null;
  /** @type {Window} */ window;
  /** Steps in it that change more than a tally. @type {Set<number>} */ marks = new Set();
  /** @type {Map<number, Beat>} */ beats = new Map();
  /** This step tells of a rule that the run had not told of before. */
  fresh = false;
  /** The step at which the run opens: who lies from the start is a liar there. */
  opening = 0;
  /** Somebody lies there. */
  lies = false;

  /** @type {number | undefined} */ #slot;
  /** @type {Set<string>} */ #told = new Set();

  /** @param {Lab} lab @param {number} step */
  constructor(lab, step = 0) {
    this.lab = lab;
    this.snapshot = lab.snapshot();
    this.window = lab.window(0, 0);
    this.#look(null);
    this.#open();
    this.lies = this.snapshot.proposers.some((client) => client.traitor);
    if (step > 0) this.goTo(step);
  }

  /** Goes past the faults that the scenario makes before anything else happens. */
  #open() {
    while (this.opening < MOST_OPENING) {
      const { step } = this.snapshot;
      if (!this.advance()) break;
      if (this.snapshot.beat.kind === 'fault' && this.snapshot.time === 0) {
        this.opening = this.snapshot.step;
        continue;
      }
      this.seek(step);
      break;
    }
    this.previous = null;
    this.#told.clear();
  }

  /** Goes on, one step unless told further; false when the run has ended. @param {number} [to] */
  advance(to = this.snapshot.step + 1) {
    const { step } = this.snapshot;
    if (step >= this.snapshot.steps && this.lab.explore(SLICE) <= step) return false;
    const before = to === step + 1 ? this.snapshot : null;
    this.lab.seek(to);
    this.#look(before);
    return this.snapshot.step > step;
  }

  /** @param {number} step */
  seek(step) {
    if (step === this.snapshot.step + 1) return void this.advance();
    this.lab.seek(Math.max(0, step));
    this.#look(null);
  }

  /** Goes to a step, which may not have been computed yet. @param {number} step */
  goTo(step) {
    this.reach(step);
    this.seek(Math.min(step, this.snapshot.steps));
  }

  /** The last step, or the last of those that are computed ahead. */
  last() {
    while (this.explore());
    return this.snapshot.steps;
  }

  /** Computes the run up to a step, where it goes that far. @param {number} step */
  reach(step) {
    const { steps, end } = this.snapshot;
    if (end !== null || step <= steps) return;
    this.lab.explore(Math.min(step, FARTHEST) - steps);
    this.snapshot = this.lab.snapshot(this.#slot);
  }

  /** @param {import('../engine.d.ts').Fault} fault Throws an Error with one sentence. */
  inject(fault) {
    const before = this.snapshot;
    this.lab.inject(fault);
    for (const step of this.beats.keys()) if (step > before.step) this.beats.delete(step);
    this.#look(before, true);
  }

  /** @param {number} index */
  remove(index) {
    this.lab.remove(index);
    this.beats.clear();
    this.#look(null, true);
  }

  /** Looks at another slot of the log; undefined: the engine's choice. @param {number} [slot] */
  show(slot) {
    this.#slot = slot;
    this.#look(null, true);
  }

  get slot() {
    return this.#slot;
  }

  /** Computes a slice of what is still unknown; true while there is more to compute. */
  explore() {
    const { end, step, steps } = this.snapshot;
    if (end !== null || steps > step + AHEAD) return false;
    if (this.lab.explore(SLICE) > steps || this.snapshot.end === null) {
      this.snapshot = this.lab.snapshot(this.#slot);
      if (this.window.to < step + WIDE / 2) this.#frame(true);
    }
    return this.snapshot.end === null && this.snapshot.steps <= step + AHEAD;
  }

  /** @param {number} step The time of a step, when the diagram's part of the run holds it. */
  timeOf(step) {
    return this.window.times[step - this.window.from];
  }

  /** The beats up to now, latest first, as far as they are known. */
  log() {
    const beats = [];
    for (let k = this.snapshot.step; k >= 0 && beats.length < LOG; k--) {
      const beat = this.beats.get(k);
      if (beat) beats.push(beat);
    }
    return beats;
  }

  /** Reads some of the beats that were passed over by a jump; true while some are missing. */
  recall() {
    const { step } = this.snapshot;
    let left = LOG_SLICE;
    let missing = false;
    for (let k = step; k >= 0 && k > step - LOG; k--) {
      if (this.beats.has(k)) continue;
      missing = true;
      if (left-- === 0) break;
      this.lab.seek(k);
      this.beats.set(k, this.lab.snapshot(this.#slot).beat);
    }
    if (missing) this.lab.seek(step);
    return missing && left < 0;
  }

  /** Where the clock is. */
  at() {
    const { step, time, next } = this.snapshot;
    return { step, time, next, fresh: this.fresh };
  }

  /** The next step tells anew what was already told. */
  forget() {
    this.#told.clear();
  }

  /** @param {Snapshot | null} previous @param {boolean} [changed] the run itself has changed */
  #look(previous, changed = false) {
    this.snapshot = this.lab.snapshot(this.#slot);
    this.previous = previous;
    const { beat, step } = this.snapshot;
    this.beats.set(step, beat);
    if (this.beats.size > 4 * LOG) this.#trim(step);
    const before = this.#told.size;
    for (const told of beat.told) this.#told.add(told.rule);
    this.fresh = step > 0 && this.#told.size > before;
    this.#frame(changed);
  }

  /** @param {number} step Keeps the beats that the log may show. */
  #trim(step) {
    for (const k of this.beats.keys()) {
      if (k > step || k <= step - LOG) this.beats.delete(k);
    }
  }

  /** @param {boolean} changed Reads the diagram's part of the run when the old one is used up. */
  #frame(changed) {
    const { step, steps } = this.snapshot;
    const { from, to } = this.window;
    const inside =
      (from === 0 || step - from > EDGE) && step <= to && (to >= steps || to - step > EDGE);
    if (inside && !changed) return;
    // What was left behind on one side is not needed soon: a playing run is read seldom.
    const ahead = step > from && !changed ? 4 : 2;
    const start = steps <= WIDE ? 0 : Math.max(0, step - WIDE / ahead);
    this.#read(start, Math.min(steps, start + WIDE));
  }

  /** Reads another part of the run for the diagram. @param {number} from @param {number} to */
  range(from, to) {
    const { steps } = this.snapshot;
    const start = Math.max(0, Math.min(from, steps));
    this.#read(start, Math.min(steps, Math.max(start, to), start + WIDEST));
  }

  /** @param {number} from @param {number} to */
  #read(from, to) {
    this.window = this.lab.window(from, to, this.#slot);
    this.marks = new Set(this.window.marks.map((mark) => mark.step));
  }
}
