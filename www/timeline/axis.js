/**
 * The time axis: a pure, monotone, piecewise-linear map between time (in one-way delays) and
 * pixels. Dead time, a gap between two steps longer than QUIET delays, shrinks to a break of fixed
 * length; a little of the gap stays on both sides, so that a message is seen to leave and to come.
 */

/** A gap longer than this many delays is compressed. */
export const QUIET = 2.5;
/** Delays of a gap that stay at scale before and after its break. */
const BEFORE = 1;
const AFTER = 0.5;

/**
 * @typedef {object} Break
 * @property {number} from  first time that is skipped
 * @property {number} to
 * @property {number} skipped  delays that are skipped
 * @property {number} at  pixels of its first edge
 * @property {number} length  pixels
 *
 * @typedef {object} Axis
 * @property {(time: number) => number} toPx
 * @property {(px: number) => number} toTime
 * @property {Break[]} breaks
 * @property {number} unit  pixels of one delay
 * @property {number} length  pixels in all, both margins counted
 * @property {number} start  pixels of the first time
 * @property {number} end  pixels of the last time
 */

/**
 * @param {readonly number[]} times  times of the steps, ascending
 * @param {object} o
 * @param {number} o.length  pixels to fill
 * @param {number} [o.head]  margin before the first time
 * @param {number} [o.tail]  margin after the last time
 * @param {number} [o.minUnit]  a delay is never shorter; the axis grows past `length` instead
 * @param {number} [o.maxUnit]  a delay is never longer; the rest stays free at the end
 * @param {number} [o.gap]  pixels of a break
 * @returns {Axis}
 */
export function makeAxis(times, o) {
  const { length, head = 0, tail = 0, minUnit = 1, maxUnit = Infinity, gap = 56 } = o;
  const first = times[0] ?? 0;
  const last = Math.max(first, times[times.length - 1] ?? 0);
  const quiet = gaps(times);
  const skipped = quiet.reduce((sum, g) => sum + g.to - g.from, 0);
  const scaled = Math.max(1, last - first - skipped);
  const room = length - head - tail - quiet.length * gap;
  const unit = Math.min(maxUnit, Math.max(minUnit, room / scaled));

  /** Knots of the map; between two of them it is a straight line. */
  const t = [first];
  const p = [head];
  /** @type {Break[]} */
  const breaks = [];
  for (const g of quiet) {
    const at = p[p.length - 1] + (g.from - t[t.length - 1]) * unit;
    t.push(g.from, g.to);
    p.push(at, at + gap);
    breaks.push({ ...g, skipped: g.to - g.from, at, length: gap });
  }
  const end = p[p.length - 1] + (last - t[t.length - 1]) * unit;
  return {
    toPx: (time) => interpolate(t, p, time, unit),
    toTime: (px) => interpolate(p, t, px, 1 / unit),
    breaks,
    unit,
    start: head,
    end,
    length: Math.max(length, end + tail),
  };
}

/**
 * The parts of the dead time that a break replaces.
 * @param {readonly number[]} times
 */
function gaps(times) {
  const found = [];
  for (let i = 1; i < times.length; i++) {
    if (times[i] - times[i - 1] > QUIET) {
      found.push({ from: times[i - 1] + BEFORE, to: times[i] - AFTER });
    }
  }
  return found;
}

/**
 * Straight lines through the knots; past the ends, `slope`.
 * @param {number[]} xs
 * @param {number[]} ys
 * @param {number} x
 * @param {number} slope
 */
function interpolate(xs, ys, x, slope) {
  const last = xs.length - 1;
  if (x <= xs[0]) return ys[0] + (x - xs[0]) * slope;
  if (x >= xs[last]) return ys[last] + (x - xs[last]) * slope;
  let low = 0;
  let high = last;
  while (high - low > 1) {
    const mid = (low + high) >> 1;
    if (xs[mid] <= x) low = mid;
    else high = mid;
  }
  const part = (x - xs[low]) / (xs[high] - xs[low]);
  return ys[low] + part * (ys[high] - ys[low]);
}

/**
 * The step to show for a time: the last one at or before it, or the next if that is nearer and
 * `nearest` is asked. Of steps at one instant the last wins: all of the instant has happened.
 * @param {readonly number[]} times
 * @param {number} time
 * @param {boolean} [nearest]
 * @returns {number} index into `times`
 */
export function stepAt(times, time, nearest = false) {
  let low = 0;
  let high = times.length;
  while (low < high) {
    const mid = (low + high) >> 1;
    if (times[mid] <= time + 1e-9) low = mid + 1;
    else high = mid;
  }
  const before = Math.max(0, low - 1);
  if (!nearest || low >= times.length) return before;
  if (times[low] - time >= time - times[before]) return before;
  let next = low;
  while (next + 1 < times.length && times[next + 1] === times[low]) next += 1;
  return next;
}
