/**
 * Facts on lanes: votes, convictions, trust changes, decisions and faults. Marks of one instant
 * stand side by side; marks of several slots are full for the slot in view, dots for the others.
 */

/** @import { Mark, Window } from '../engine.d.ts' */
/** @import { SVGTemplateResult } from 'lit' */
/** @import { Paper } from './strokes.js' */
/** @import { Row } from './lanes.js' */

import { svg } from 'lit';
import { chip, clock, convicted, cross, decided, disk, glyph, padlock } from '../glyphs/glyphs.js';

/** These concern an agent in every slot. */
const EVERYWHERE = new Set(['convict', 'crash', 'recover', 'turn', 'cut', 'fault', 'refuse']);
/** Of another slot, these are kept as dots. */
const DOTS = new Set(['propose', 'vote', 'decide']);

/**
 * @typedef {object} Placed
 * @property {Mark} mark
 * @property {Row} row
 * @property {number} along
 * @property {number} cross
 * @property {number} size
 * @property {boolean} dot  of another slot
 * @property {number} since  pixels of the first of a folded lane's like marks, else `along`
 */

/**
 * @param {Window} window
 * @param {Paper} paper
 * @param {number} slot
 * @param {boolean} across
 * @returns {Placed[]}
 */
export function layMarks(window, { axis, lanes }, slot, across) {
  const size = across ? Math.min(20, Math.max(16, lanes.pitch * 0.66)) : 17;
  /** @type {Map<Row, Placed[]>} */
  const byRow = new Map();
  for (const mark of window.marks) {
    const row = lanes.of.get(mark.agent);
    const dot = mark.slot !== slot && !EVERYWHERE.has(mark.kind);
    if (!row || (dot && !DOTS.has(mark.kind))) continue;
    const placed = byRow.get(row) ?? [];
    byRow.set(row, placed);
    const along = axis.toPx(mark.time);
    const like = row.folded ? placed.find((p) => alike(p.mark, mark)) : undefined;
    if (like) {
      // All of them have done it once the last one has.
      like.mark = mark;
      like.along = along;
    } else placed.push({ mark, row, along, cross: row.at, size, dot, since: along });
  }
  const beside = !across && lanes.pitch > 2 * size + 4;
  for (const placed of byRow.values()) spreadOut(placed, size, beside);
  // Dots lie under what is in view.
  return [...byRow.values()].flat().sort((a, b) => Number(b.dot) - Number(a.dot));
}

/** @param {Mark} a @param {Mark} b */
const alike = (a, b) =>
  a.kind === b.kind &&
  a.slot === b.slot &&
  a.round === b.round &&
  a.about === b.about &&
  a.chip?.letter === b.chip?.letter;

/**
 * Marks of one step go side by side: along the lane where time is wide, across it where lanes are.
 * A mark that would cover its predecessor moves on by as little as it takes, and by no more than
 * its own size, so that it still stands at its time.
 * @param {Placed[]} placed
 * @param {number} size
 * @param {boolean} beside  there is room across the lane
 */
function spreadOut(placed, size, beside) {
  const full = placed.filter((p) => !p.dot);
  for (let i = 0; i < full.length; ) {
    let j = i + 1;
    while (j < full.length && full[j].mark.step === full[i].mark.step) j += 1;
    const before = full[i - 1];
    const gap = before ? before.along + size - full[i].along : 0;
    const shift = Math.max(0, Math.min(gap, size));
    for (let k = i; k < j; k++) {
      const p = full[k];
      p.along += shift;
      // The two values of a liar's round 0 overlap, so that they read as one act.
      const step = p.mark.kind === 'propose' ? size * 0.6 : size + 2;
      if (beside) p.cross -= (j - 1 - k) * step;
      else p.along += (k - i) * step;
    }
    i = j;
  }
}

/** @param {Placed} p @returns {SVGTemplateResult} */
export function drawMark({ mark, size, dot }) {
  if (dot) return svg`<circle class="t-${mark.chip?.tone ?? 'other'} fill" r="3.2"/>`;
  const tone = mark.chip;
  switch (mark.kind) {
    case 'propose':
    case 'vote':
      return tone ? chip(tone, { size }) : svg`<circle class="ink" r="4"/>`;
    case 'decide':
      return tone ? decided(tone, size * 1.3) : svg`<circle class="ink" r="4"/>`;
    case 'convict':
      return convicted(size * 1.1);
    case 'suspect':
      return clock(size);
    case 'trust':
      return glyph({ glyph: 'trust', round: mark.round }, { size: size * 0.92 });
    case 'refuse':
      return cross();
    case 'lock':
      return svg`<circle class="clear" r=${size * 0.56}/>${padlock(size)}`;
    case 'recover':
      return disk(size);
    default:
      return OWN[mark.kind]?.() ?? svg`<circle class="ink" r="4"/>`;
  }
}

/** Marks that only the diagram has. @type {Record<string, () => SVGTemplateResult>} */
const OWN = {
  crash: () => svg`<rect class="hollow" x="-7.5" y="-6" width="15" height="12" rx="3"
    stroke-dasharray="3.6 2.6"/>`,
  // Half ink, half paper: the two-faced disc of the stage.
  turn: () => svg`<circle class="hollow" r="7.6"/><path class="ink"
    d="M0 -7.6A7.6 7.6 0 0 0 0 7.6L2 3.4L-2.4 .6L2.2 -2.6Z"/>`,
  stop: () => svg`<rect class="ink" x="-7" y="-7" width="14" height="14" rx="3"/>
    <path class="paper" d="M-3.6 0H3.6"/>`,
  cut: () => svg`<path class="bare" d="M-7 -6h3v12h-3M7 -6h-3v12h3"/>`,
  fault: () => svg`<path class="hollow" d="M0 -6L6 0L0 6L-6 0Z"/>`,
};
