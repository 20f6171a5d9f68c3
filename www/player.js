/**
 * The virtual clock. It moves time, tells its host when the next step is due, and knows nothing
 * else: no engine, no page.
 *
 * Travel is linear in time. Several events at one instant are told one after the other; a long
 * quiet time is skipped, visibly; without motion there is one event per 1.2 s and no travel.
 */

/** How long one delay lasts, in ms. */
export const SPEEDS = { slow: 900, normal: 450, fast: 150 };
const APART = 250;
const CROWD = 12;
const QUIET = 2.5;
const SKIP = 800;
const STEP = 420;
const STILL = 1200;
/** An idea that is told for the first time stays long enough to be read. */
const NEW_IDEA = { slow: 1500, normal: 700, fast: 0 };
const MAX_BATCH = 400;

/**
 * @typedef {object} Host
 * @property {() => { step: number, time: number, next: number | null, fresh: boolean }} at
 *   where the run is; `fresh`: this step tells of a rule for the first time
 * @property {(step: number) => number | undefined} timeOf the time of a step, if known
 * @property {(step: number) => boolean} telling does this step change more than a tally?
 * @property {(to: number) => boolean} advance goes on to a step; false when there is none
 * @property {(time: number) => void} frame draw this moment
 * @property {() => void} changed playing, travelling, speed or skipping have changed
 */

export class Player {
  playing = false;
  /** @type {keyof typeof SPEEDS} */
  speed = 'slow';
  still = false;
  time = 0;
  /** Quiet delays that are being skipped, else null. @type {number | null} */
  skipping = null;

  /** @type {Host} */ #host;
  #visible = true;
  #frame = 0;
  #last = 0;
  #wait = 0;
  /** Where time stands at the end of this frame. */ #until = 0;
  /** One step was asked for: travel quickly, then stop. */
  #single = false;

  /** @param {Host} host */
  constructor(host) {
    this.#host = host;
  }

  play() {
    if (this.playing) return;
    this.arrive();
    this.playing = true;
    this.#settle(0);
    this.#run();
    this.#host.changed();
  }

  /** Play stops where it is; the travel of a single step arrives, for it was asked for. */
  pause() {
    this.arrive();
    this.halt();
  }

  /** Everything stops where it is, also between two steps. */
  halt() {
    const was = this.playing || this.#single;
    this.playing = false;
    this.#single = false;
    this.skipping = null;
    this.#stop();
    if (was) this.#host.changed();
  }

  /** One step on, with a short travel. Asked again on the way, it arrives and sets out anew. */
  step() {
    this.pause();
    if (this.still || !this.#visible || this.#host.at().next === null) {
      this.#land();
      return;
    }
    this.#single = true;
    this.#wait = 0;
    this.#run();
    this.#host.changed();
  }

  /** The travel of a single step ends at once, where it was to end. */
  arrive() {
    if (!this.#single) return;
    this.#stop();
    this.#land();
  }

  /** A single step is on its way. */
  get travels() {
    return this.#single;
  }

  /** The run is somewhere else now: after a seek, a fault, a new scenario. */
  moved() {
    this.#single = false;
    this.time = this.#host.at().time;
    this.#settle(0);
    this.#host.frame(this.time);
    if (!this.playing) this.#stop();
  }

  /** Moves time by hand, for one who draws frames of its own. @param {number} passed ms */
  pass(passed) {
    this.#move(passed);
  }

  /** @param {boolean} visible Nothing runs out of sight. */
  see(visible) {
    this.#visible = visible;
    if (visible) {
      this.#run();
      return;
    }
    this.arrive();
    this.#stop();
  }

  #run() {
    if (this.#frame || !this.#visible || !(this.playing || this.#single)) return;
    this.#last = performance.now();
    this.#frame = requestAnimationFrame(this.#tick);
  }

  #stop() {
    cancelAnimationFrame(this.#frame);
    this.#frame = 0;
  }

  /** @param {number} now */
  #tick = (now) => {
    this.#frame = 0;
    const passed = Math.min(100, Math.max(0, now - this.#last));
    this.#last = now;
    this.#move(passed);
    if ((this.playing || this.#single) && this.#visible) {
      this.#frame = requestAnimationFrame(this.#tick);
    }
  };

  /** @param {number} passed ms */
  #move(passed) {
    this.#wait -= passed;
    if (this.#wait > 0) return;
    const { time, next } = this.#host.at();
    if (next === null || this.still) {
      this.#land();
      return;
    }
    const gap = Math.max(0, next - time);
    this.#until = this.time + (gap ? (passed * gap) / this.#duration(gap) : 0);
    if (this.#until >= next) this.#land();
    else {
      this.time = this.#until;
      this.#host.frame(this.time);
    }
  }

  /** How long the travel over `gap` delays takes, in ms. @param {number} gap */
  #duration(gap) {
    const honest = Math.max(1, gap * SPEEDS[this.speed]);
    if (this.#single) return Math.min(honest, STEP);
    return gap > QUIET ? Math.min(honest, SKIP) : honest;
  }

  /** Arrives at the next step, or at the last one of those that are passed over. */
  #land() {
    const single = this.#single;
    this.#single = false;
    const { step } = this.#host.at();
    const to = this.playing ? this.#reach(step + 1) : step + 1;
    const went = this.#host.advance(to);
    const { time, next } = this.#host.at();
    // What is left of the frame's time is not lost, or a busy run would lag behind the clock.
    const left = to > step + 1 && next !== null ? Math.min(this.#until, next) : time;
    this.time = Math.max(time, left);
    this.#host.frame(this.time);
    if (!went) this.halt();
    else if (this.playing) this.#settle(1);
    if (single) this.#host.changed();
  }

  /**
   * How far this frame goes. Slow tells every event, unless there are too many at one instant.
   * Normal passes over what falls into the frame and only changes a tally; fast over all of it.
   * @param {number} next
   */
  #reach(next) {
    if (this.still) return next;
    const { timeOf, telling } = this.#host;
    const at = timeOf(next);
    let to = next;
    const crowded = this.speed === 'fast' || timeOf(next + CROWD) === at;
    while (to - next < MAX_BATCH) {
      const then = timeOf(to + 1);
      if (then === undefined || then > Math.max(this.#until, at ?? 0)) break;
      if (then === timeOf(to)) {
        if (!crowded) break;
      } else if (this.speed === 'slow' || (this.speed === 'normal' && telling(to))) break;
      to++;
    }
    return to;
  }

  /** Decides how long this step is told before time moves on. @param {0 | 1} arrived */
  #settle(arrived) {
    const { time, next, fresh } = this.#host.at();
    const gap = next === null ? 0 : next - time;
    const skipping = this.playing && gap > QUIET && !this.still ? Math.round(gap) : null;
    const told = this.speed === 'slow' ? APART - gap * SPEEDS.slow : gap === 0 ? APART : 0;
    this.#wait = 0;
    if (arrived && this.speed !== 'fast') this.#wait = Math.max(0, told);
    if (arrived && fresh) this.#wait = Math.max(this.#wait, NEW_IDEA[this.speed]);
    if (this.still) this.#wait = STILL;
    if (skipping !== this.skipping) {
      this.skipping = skipping;
      this.#host.changed();
    }
  }
}
