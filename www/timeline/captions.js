/**
 * Phases along the time axis ("votes, told to all"), read off the marks; never two over each other.
 */

/** @import { Mark, Window } from '../engine.d.ts' */
/** @import { Axis } from './axis.js' */

import { nameOf } from '../glyphs/glyphs.js';
import words from '../words/en/timeline.js';

/** What is kept when there is not room for all: lower is kept first. */
const WEIGHT = {
  decide: 0,
  stop: 0,
  turn: 1,
  propose: 2,
  trust: 3,
  crash: 3,
  suspect: 4,
  refuse: 4,
  lock: 5,
  recover: 5,
  convict: 6,
  cut: 6,
  vote: 7,
  fault: 8,
};
/** Delays after which the same thing is a new phase. */
const APART = 1.6;
/** Pixels between two captions, and how far one may move to fit. */
const GAP = 16;
const NUDGE = 48;

/**
 * @typedef {object} Phase
 * @property {Mark['kind']} kind
 * @property {number | null} round
 * @property {Mark[]} marks
 * @property {Phase} [cause]  the time-outs that led to it
 *
 * @typedef {object} Caption
 * @property {string} text
 * @property {number} step  at which what it speaks of begins
 * @property {number} at  pixels of its left edge
 * @property {number} width
 */

/**
 * Like marks close in time are one phase.
 * @param {Window} window
 * @param {number} slot
 * @returns {Phase[]}
 */
export function phasesOf(window, slot) {
  /** @type {Phase[]} */
  const phases = [];
  /** @type {Map<string, Phase>} */
  const open = new Map();
  for (const mark of window.marks) {
    if (mark.slot !== slot) continue;
    const key = `${mark.kind} ${mark.round}`;
    const phase = open.get(key);
    if (phase && mark.time - phase.marks[phase.marks.length - 1].time < APART) {
      phase.marks.push(mark);
      continue;
    }
    const fresh = { kind: mark.kind, round: mark.round, marks: [mark] };
    open.set(key, fresh);
    phases.push(fresh);
  }
  return phases;
}

/**
 * A time-out and the trust change that it causes are one phase.
 * @param {Phase[]} phases
 */
function joined(phases) {
  const trust = phases.filter((p) => p.kind === 'trust');
  return phases.filter((phase) => {
    const effect =
      phase.kind === 'suspect' && trust.find((t) => t.marks[0].step === phase.marks[0].step);
    if (effect) effect.cause = phase;
    return !effect;
  });
}

/**
 * @param {Phase} phase
 * @param {Window} window
 * @param {boolean} first  the first of its kind
 * @param {boolean} ids
 */
function say({ kind, round, marks, cause }, window, first, ids) {
  const who = unique(marks.map((m) => m.agent));
  const letters = unique(marks.flatMap((m) => (m.chip ? [nameOf(m.chip)] : []))).sort();
  const about = unique(marks.flatMap((m) => (m.about ? [m.about] : [])));
  const sends = (/** @type {(l: import('../engine.d.ts').Line) => boolean} */ is) =>
    window.lines.some((l) => l.from === who[0] && l.sentStep === marks[0].step && is(l));
  const { phase } = words;
  switch (kind) {
    case 'propose':
      return phase.propose(
        who,
        letters,
        round,
        sends((l) => l.seal !== 'none'),
        ids,
      );
    case 'vote':
      return phase.vote(first && sends((l) => l.glyph === 'chip'));
    case 'convict':
      return phase.convict(about);
    case 'trust':
      return cause && about.length
        ? phase.timeout(unique(cause.marks.map((m) => m.agent)), about)
        : phase.trust(about);
    case 'decide':
      return phase.decide(letters);
    case 'lock':
      return phase.lock(round);
    case 'stop':
      return phase.stop;
    case 'fault':
      return phase.fault;
    default:
      return phase[kind](who);
  }
}

/** @template T @param {T[]} items */
const unique = (items) => [...new Set(items)];

/**
 * @typedef {object} Wish
 * @property {string} text
 * @property {string[]} [brief]  said where the text does not fit, longest first
 * @property {number} [slack]  pixels that it may move
 * @property {number} step
 * @property {number} at
 * @property {number} weight
 */

/**
 * @param {Window} window
 * @param {number} slot
 * @param {Axis} axis
 * @param {boolean} ids  rounds are called IDs
 * @returns {Wish[]}
 */
export function wishes(window, slot, axis, ids) {
  const phases = joined(phasesOf(window, slot));
  return phases.map((phase, i) => {
    const first = phases.findIndex((p) => p.kind === phase.kind) === i;
    // The same kind again and again must not crowd out what happens once.
    const weight = WEIGHT[phase.kind] + (first ? 0 : 0.5);
    const { step, time } = phase.marks[0];
    const text = say(phase, window, first, ids);
    const brief = phase.cause ? [say({ ...phase, cause: undefined }, window, first, ids)] : [];
    return { text, brief, step, at: axis.toPx(time) - 8, weight };
  });
}

/**
 * Greedy by weight, then step; a caption that does not fit moves a little, else it is left out.
 * @param {Wish[]} all
 * @param {{ width: (text: string) => number, from: number, to: number }} room
 * @returns {Caption[]}
 */
export function place(all, { width, from, to }) {
  /** @type {Caption[]} */
  const placed = [];
  const order = [...all].sort((a, b) => a.weight - b.weight || a.step - b.step);
  for (const { text, brief = [], at, step, slack = NUDGE } of order) {
    for (const said of [text, ...brief]) {
      const w = width(said);
      const x = fit(placed, { at: Math.min(to - w, Math.max(from, at)), w, slack }, from, to);
      if (x === null) continue;
      placed.push({ text: said, step, at: x, width: w });
      break;
    }
  }
  return placed.sort((a, b) => a.at - b.at);
}

/**
 * @param {Caption[]} placed
 * @param {{ at: number, w: number, slack: number }} wish
 * @param {number} from
 * @param {number} to
 */
function fit(placed, { at, w, slack }, from, to) {
  const free = (/** @type {number} */ x) =>
    x >= from &&
    x + w <= to &&
    placed.every((p) => x >= p.at + p.width + GAP || x + w + GAP <= p.at);
  if (free(at)) return at;
  const tries = placed.flatMap((p) => [p.at + p.width + GAP, p.at - GAP - w]);
  tries.sort((a, b) => Math.abs(a - at) - Math.abs(b - at));
  return tries.find((x) => Math.abs(x - at) <= slack && free(x)) ?? null;
}
