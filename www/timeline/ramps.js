/**
 * Tallies of a dense diagram (visual.md section 6): every lane counts the votes it has heard, one
 * ramp a round, stacked per value; one pale hull a round stands for the lines that are not drawn.
 */

/** @import { Line, Mark, Window } from '../engine.d.ts' */
/** @import { Paper } from './strokes.js' */
/** @import { Row } from './lanes.js' */

/** Delays that an undecided ramp stays after its last vote. */
const LINGER = 0.4;

/**
 * @typedef {object} Ramp
 * @property {{ tone: string, d: string }[]} stacks
 * @property {string} quorum  dashed line at q, empty where it would mislead
 * @property {string} tick  the deciding step
 *
 * @typedef {object} Hull
 * @property {number} step  of its first vote
 * @property {number} from  pixels along the time axis
 * @property {number} to
 * @property {{ kind: string, count: number }[]} counts
 * @property {boolean} quorum  some ramp in it shows the quorum line
 */

/**
 * @param {Window} window
 * @param {Paper} paper
 * @param {number} slot
 * @param {number} quorum
 * @returns {Ramp[]}
 */
export function makeRamps(window, paper, slot, quorum) {
  const heard = window.lines.filter((l) => l.glyph === 'chip' && l.slot === slot && l.chip);
  return paper.lanes.rows
    .filter((row) => row.side === 'server')
    .flatMap((row) => rampsOf(row, heard, window.marks, paper, slot, quorum));
}

/**
 * @param {Row} row
 * @param {Line[]} heard
 * @param {Mark[]} marks
 * @param {Paper} paper
 * @param {number} slot
 * @param {number} quorum
 * @returns {Ramp[]}
 */
function rampsOf(row, heard, marks, paper, slot, quorum) {
  // A folded lane stands for servers that live through the same: the first one speaks.
  const name = row.names[0];
  const mine = heard.filter((l) => l.to === name && l.step !== null);
  mine.sort((a, b) => Number(a.step) - Number(b.step));
  const rounds = [...new Set(mine.map((l) => l.round))];
  const decided = marks.find((m) => m.kind === 'decide' && m.agent === name && m.slot === slot);
  return rounds.map((round, i) => {
    const votes = mine.filter((l) => l.round === round);
    const next = mine.find((l) => l.round === rounds[i + 1]);
    const last = Number(votes[votes.length - 1].at);
    const here = decided && decided.round === round ? decided : null;
    const stop = here && !next ? Infinity : last + LINGER;
    const end = Math.min(stop, next ? Number(next.at) : Infinity);
    return ramp(
      row,
      votes.filter((l) => Number(l.at) <= end),
      end,
      here,
      paper,
      quorum,
    );
  });
}

/**
 * @param {Row} row
 * @param {Line[]} votes
 * @param {number} end
 * @param {Mark | null} decided
 * @param {Paper} paper
 * @param {number} quorum
 * @returns {Ramp}
 */
function ramp(row, votes, end, decided, { axis, lanes, plane }, quorum) {
  const height = 0.68 * lanes.pitch;
  const base = row.at + height / 2;
  const each = height / Math.max(1, lanes.servers);
  const stop = end === Infinity ? axis.length - 4 : axis.toPx(end);
  const at = votes.map((l) => axis.toPx(Number(l.at)));
  const letters = [...new Set(votes.map((l) => l.chip?.letter ?? ''))].sort();
  let below = votes.map(() => 0);
  const stacks = letters.map((letter) => {
    let count = 0;
    const above = votes.map((l, i) => {
      if (l.chip?.letter === letter) count += 1;
      return below[i] + count;
    });
    const top = stair(at, above, stop);
    const bottom = stair(at, below, stop).reverse();
    below = above;
    const points = [...top, ...bottom].map(([x, n]) => pair(plane(x, base - n * each)));
    const tone = votes.find((l) => l.chip?.letter === letter)?.chip?.tone ?? 'other';
    return { tone, d: `M${points.join('L')}Z` };
  });
  // A stack of two values may rise past q without a quorum for either: no line there.
  const alone = letters.length === 1 && decided;
  const q = base - quorum * each;
  const tick = decided ? axis.toPx(decided.time) : 0;
  return {
    stacks,
    quorum: alone ? `M${pair(plane(at[0], q))}L${pair(plane(stop, q))}` : '',
    tick: decided ? `M${pair(plane(tick, base))}L${pair(plane(tick, base - height))}` : '',
  };
}

/**
 * @param {number[]} at
 * @param {number[]} counts
 * @param {number} stop
 * @returns {[number, number][]}
 */
function stair(at, counts, stop) {
  /** @type {[number, number][]} */
  const points = [];
  at.forEach((x, i) => {
    points.push([x, i ? counts[i - 1] : 0], [x, counts[i]]);
  });
  points.push([stop, counts[counts.length - 1]]);
  return points;
}

/** @param {[number, number]} p */
const pair = ([x, y]) => `${Math.round(x * 10) / 10} ${Math.round(y * 10) / 10}`;

/**
 * One hull for the votes of each round; trust changes told meanwhile count with it.
 * @param {Window} window
 * @param {Paper} paper
 * @param {number} slot
 * @returns {Hull[]}
 */
export function makeHulls(window, { axis }, slot) {
  /** @type {Map<number | null, Line[]>} */
  const rounds = new Map();
  const here = window.lines.filter((l) => l.slot === slot && l.from !== l.to && !l.lost);
  for (const l of here) {
    if (l.glyph !== 'chip' || l.at === null) continue;
    rounds.set(l.round, [...(rounds.get(l.round) ?? []), l]);
  }
  const hulls = [...rounds.values()].map((lines) => ({
    step: Math.min(...lines.map((l) => l.sentStep)),
    from: axis.toPx(Math.min(...lines.map((l) => l.sent))),
    to: axis.toPx(Math.max(...lines.map((l) => Number(l.at)))),
    counts: [{ kind: lines[0].kind, count: lines.length }],
    quorum: window.marks.some(
      (m) => m.kind === 'decide' && m.slot === slot && m.round === lines[0].round,
    ),
  }));
  hulls.sort((a, b) => a.from - b.from);
  for (const l of here) {
    if (l.glyph !== 'trust') continue;
    const sent = axis.toPx(l.sent);
    const hull = hulls.findLast((h) => h.from <= sent) ?? hulls[0];
    if (!hull) continue;
    const count = hull.counts.find((c) => c.kind === l.kind);
    if (count) count.count += 1;
    else hull.counts.push({ kind: l.kind, count: 1 });
  }
  return hulls;
}
