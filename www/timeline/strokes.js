/**
 * Message lines: where each one runs, and their path data gathered by look, so that four hundred
 * messages cost a dozen SVG paths. Weights are in style.js (visual.md section 6).
 */

/** @import { Line, Window } from '../engine.d.ts' */
/** @import { Axis } from './axis.js' */
/** @import { Lanes, Plane } from './lanes.js' */

/** What was lost as it was sent is a stub: this part of its way. */
const STUB = 0.34;
/** A cross keeps off lanes, in px: on one it would say that somebody there has to do with it. */
const CLEAR = 8;

/**
 * @typedef {object} Paper  how time and agents become pixels
 * @property {Axis} axis
 * @property {Lanes} lanes
 * @property {Plane} plane
 *
 * @typedef {object} Stroke
 * @property {Line} line
 * @property {string} look  class names; strokes of one look share a path
 * @property {[number, number]} a
 * @property {[number, number]} b
 * @property {boolean} head  ends in an arrowhead
 * @property {boolean} fine  hidden in a dense diagram unless it comes to the lane in focus
 *
 * @typedef {object} Batch
 * @property {string} look
 * @property {string} d
 * @property {string} heads
 */

/**
 * @param {Window} window
 * @param {Paper} paper
 * @param {number} slot  lines of other slots are quieter
 * @returns {Stroke[]}
 */
export function layStrokes(window, { axis, lanes, plane }, slot) {
  const marked = new Set(window.marks.map((m) => `${m.step} ${m.agent}`));
  /** @type {Stroke[]} */
  const strokes = [];
  for (const line of window.lines) {
    const from = lanes.of.get(line.from);
    const to = lanes.of.get(line.to);
    if (!from || !to || from === to) continue;
    const fine = line.glyph === 'chip' || line.glyph === 'trust' || line.glyph === 'ask';
    const own = line.slot === slot;
    if (fine && !own) continue;
    const start = axis.toPx(line.sent);
    const due = axis.toPx(line.at ?? line.due);
    const part = line.lost ? gone(line, axis, lanes) : 1;
    const end = start + (due - start) * part;
    const cross = from.at + (to.at - from.at) * part;
    const tone = line.chip && line.glyph !== 'envelope' ? `t-${line.chip.tone}` : '';
    strokes.push({
      line,
      look: `ln g-${line.glyph} ${tone}${line.lost ? ' stub' : ''}${own ? '' : ' other'}`,
      a: plane(start, from.at),
      b: plane(end, cross),
      head: !fine && !line.lost && !marked.has(`${line.step} ${line.to}`),
      fine,
    });
  }
  return strokes;
}

/**
 * The part of its way that a lost message came: up to when it was lost, and a little less or more
 * where that would be on a lane.
 * @param {Line} line @param {Axis} axis @param {Lanes} lanes
 */
function gone({ sent, due, lost, from, to }, axis, lanes) {
  const [start, end] = [axis.toPx(sent), axis.toPx(due)];
  const at = axis.toPx(Number(lost?.at));
  const part = at > start && end > start ? Math.min(1, (at - start) / (end - start)) : STUB;
  const [first, last] = [from, to].map((name) => Number(lanes.of.get(name)?.at));
  const off = (/** @type {number} */ part) =>
    Math.min(...lanes.rows.map((row) => Math.abs(row.at - first - (last - first) * part)));
  // As far as the middle between two lanes, where they lie close together.
  const clear = Math.min(CLEAR, lanes.pitch / 3);
  for (let by = 0; by < 1; by += 0.01) {
    for (const other of [part - by, part + by]) {
      if (other > 0 && other < 1 && off(other) >= clear) return other;
    }
  }
  return part;
}

/**
 * @param {Stroke[]} strokes
 * @param {(s: Stroke) => boolean} pick
 * @returns {Batch[]}
 */
export function batch(strokes, pick) {
  /** @type {Map<string, Batch>} */
  const by = new Map();
  for (const s of strokes) {
    if (!pick(s)) continue;
    let b = by.get(s.look);
    if (!b) {
      b = { look: s.look, d: '', heads: '' };
      by.set(s.look, b);
    }
    b.d += `M${r(s.a[0])} ${r(s.a[1])}L${r(s.b[0])} ${r(s.b[1])}`;
    if (s.head) b.heads += head(s);
  }
  // Thin lines lie under thick ones.
  return [...by.values()].sort((x, y) => rank(x.look) - rank(y.look));
}

/** @param {string} look */
function rank(look) {
  const order = ['other', 'g-ask', 'g-trust', 'g-chip', 'g-decided', 'g-nack', 'g-envelope'];
  const at = order.findIndex((o) => look.includes(o));
  return at < 0 ? order.length : at;
}

/** An arrowhead as a filled triangle. @param {Stroke} s @param {number} [size] */
export function head({ a, b }, size = 6) {
  const length = Math.hypot(b[0] - a[0], b[1] - a[1]) || 1;
  const ux = (b[0] - a[0]) / length;
  const uy = (b[1] - a[1]) / length;
  const x = b[0] - ux * size;
  const y = b[1] - uy * size;
  const w = size * 0.42;
  const side = (/** @type {number} */ k) => `L${r(x - uy * w * k)} ${r(y + ux * w * k)}`;
  return `M${r(b[0])} ${r(b[1])}${side(1)}${side(-1)}Z`;
}

/**
 * Crosses at the ends of lost messages.
 * @param {Stroke[]} strokes
 * @param {(s: Stroke) => boolean} pick
 */
export function crosses(strokes, pick) {
  let d = '';
  for (const s of strokes) {
    if (!s.line.lost || !pick(s)) continue;
    const [x, y] = s.b;
    d += `M${r(x - 3.5)} ${r(y - 3.5)}l7 7m0 -7l-7 7`;
  }
  return d;
}

/**
 * Small crimson seals half-way along messages whose proof or signature is known to be broken.
 * @param {Stroke[]} strokes
 * @param {(s: Stroke) => boolean} pick
 */
export function cracks(strokes, pick) {
  let d = '';
  for (const s of strokes) {
    if (s.line.seal !== 'broken' || !pick(s)) continue;
    const x = (s.a[0] + s.b[0]) / 2;
    const y = (s.a[1] + s.b[1]) / 2;
    d += `M${r(x - 5)} ${r(y)}l3 -5l2 3l2 -3l3 5l-3 5l-2 -3l-2 3Z`;
  }
  return d;
}

/**
 * Arrived LEARNs as small chips on the receivers' lanes, gathered by tone.
 * @param {Window} window
 * @param {Paper} paper
 * @param {number} slot
 * @param {(line: Line) => boolean} pick
 * @returns {{ tone: string, d: string }[]}
 */
export function grains(window, { axis, lanes, plane }, slot, pick) {
  /** @type {Map<string, string>} */
  const by = new Map();
  for (const line of window.lines) {
    if (line.glyph !== 'chip' || line.at === null || !line.chip || line.slot !== slot) continue;
    const to = lanes.of.get(line.to);
    if (to?.side !== 'server' || !pick(line)) continue;
    const [x, y] = plane(axis.toPx(line.at), to.at);
    by.set(line.chip.tone, (by.get(line.chip.tone) ?? '') + grain(line.chip.tone, x, y));
  }
  return [...by].map(([tone, d]) => ({ tone, d }));
}

/** @param {string} tone @param {number} x @param {number} y */
function grain(tone, x, y) {
  if (tone === 'a') return `M${r(x - 2.6)} ${r(y)}a2.6 2.6 0 1 0 5.2 0a2.6 2.6 0 1 0 -5.2 0Z`;
  if (tone === 'd') return `M${r(x)} ${r(y - 3.4)}l3.4 3.4l-3.4 3.4l-3.4 -3.4Z`;
  return `M${r(x - 2.4)} ${r(y - 2.4)}h4.8v4.8h-4.8Z`;
}

/** A tenth of a pixel is enough, and keeps path data short. @param {number} n */
const r = (n) => Math.round(n * 10) / 10;

/**
 * The stroke nearest to a point; strong lines win near ties.
 * @param {Stroke[]} strokes
 * @param {(s: Stroke) => boolean} pick
 * @param {number} x
 * @param {number} y
 * @param {number} reach
 * @returns {Stroke | null}
 */
export function nearest(strokes, pick, x, y, reach) {
  let best = null;
  let least = reach;
  for (const s of strokes) {
    if (!pick(s)) continue;
    const distance = toSegment(s, x, y) + (s.fine ? 2 : 0);
    if (distance < least) {
      least = distance;
      best = s;
    }
  }
  return best;
}

/** @param {Stroke} s @param {number} x @param {number} y */
function toSegment({ a, b }, x, y) {
  const dx = b[0] - a[0];
  const dy = b[1] - a[1];
  const along = ((x - a[0]) * dx + (y - a[1]) * dy) / (dx * dx + dy * dy || 1);
  const part = Math.min(1, Math.max(0, along));
  return Math.hypot(a[0] + part * dx - x, a[1] + part * dy - y);
}
