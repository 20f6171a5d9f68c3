/**
 * Everything that depends on the window and the size, and not on the present step: made once, kept
 * until one of them changes. The split into past and future is a clip on top of it.
 */

/** @import { Mark, Snapshot, Window } from '../engine.d.ts' */
/** @import { Caption } from './captions.js' */
/** @import { Placed } from './marks.js' */
/** @import { Hull, Ramp } from './ramps.js' */
/** @import { Paper, Stroke } from './strokes.js' */

import { countsIds } from '../words/called.js';
import words from '../words/en/timeline.js';
import { makeAxis } from './axis.js';
import { place, wishes } from './captions.js';
import { foldsOf, makeLanes, planes } from './lanes.js';
import { layMarks } from './marks.js';
import { layStrokes } from './strokes.js';

/**
 * @typedef {object} Size
 * @property {number} width
 * @property {number} height
 * @property {number} scale  1, or 1.25 for the projector
 * @property {(text: string) => number} measure  width of a caption
 * @property {number} covered  pixels that something fixed covers at the screen's lower edge
 *
 * @typedef {object} Note
 * @property {string} text
 * @property {number} x
 * @property {number} y
 * @property {Mark} mark
 *
 * @typedef {object} Layout
 * @property {Paper} paper
 * @property {boolean} across
 * @property {number} gutter  pixels that lane names take before the plot
 * @property {number} view  pixels of the plot that show at once, along time
 * @property {Stroke[]} strokes
 * @property {Placed[]} marks
 * @property {Ramp[]} ramps
 * @property {Hull[]} hulls
 * @property {{ d: string, look: string }[]} bands
 * @property {string[]} downs  times when a server is down
 * @property {Caption[]} captions
 * @property {Note[]} notes  rounds beside proposals
 */

/** Pixels of one delay: never less without zoom, never more. */
const UNIT = { across: [64, 300], down: [50, 96] };

/**
 * @param {Window} window
 * @param {Snapshot} snapshot
 * @param {Size} size
 * @param {'across' | 'down'} orientation
 * @param {ReadonlySet<string>} open  folds opened by hand
 * @param {number | null} unit  pixels of one delay asked for by zooming
 * @param {typeof import('./ramps.js') | null} tallies  once they are here
 * @returns {Layout}
 */
export function makeLayout(window, snapshot, size, orientation, open, unit, tallies) {
  const across = orientation === 'across';
  const k = size.scale;
  const folds = foldsOf(window, snapshot);
  const folded = folds.some((names) => !open.has(names.join(' ')));
  const gutter = Math.round((across ? (folded ? 96 : 52) : 28) * k);
  const view = (across ? size.width : size.height) - gutter;
  const [least, most] = UNIT[orientation];
  const axis = makeAxis(window.times, {
    length: view,
    head: across ? 34 * k : 18,
    tail: across ? 44 : 24,
    minUnit: unit ?? least * k,
    maxUnit: Math.max(most * k, unit ?? 0),
    gap: across ? 64 : 46,
  });
  const bar = axis.length > view + 1 ? 10 : 0;
  const lanes = makeLanes({
    snapshot,
    folds,
    open,
    room: across ? size.height : size.width,
    minPitch: (across ? 17 : 27) * k,
    maxPitch: across ? 52 * k : 110,
    before: (across ? 30 : 44) * k,
    after: across ? 26 * k + bar : 4,
  });
  const paper = { axis, lanes, plane: planes[orientation] };
  const slot = snapshot.slot;
  const marks = layMarks(window, paper, slot, across);
  const hulls = (lanes.dense && tallies?.makeHulls(window, paper, slot)) || [];
  return {
    paper,
    across,
    gutter,
    view,
    strokes: layStrokes(window, paper, slot),
    marks,
    ramps: (lanes.dense && tallies?.makeRamps(window, paper, slot, snapshot.quorum)) || [],
    hulls,
    bands: bandsOf(marks, paper),
    downs: downsOf(window, paper),
    captions: across ? captionsOf(window, snapshot, paper, hulls, size) : [],
    notes: notesOf(marks, paper, across, size, countsIds(snapshot)),
  };
}

/**
 * A decision colours the lane from there on; a promise that bars lower rounds greys it.
 * @param {Placed[]} marks
 * @param {Paper} paper
 */
function bandsOf(marks, { axis, lanes, plane }) {
  return marks
    .filter((p) => !p.dot && (p.mark.kind === 'decide' || p.mark.kind === 'lock'))
    .filter((p) => p.mark.kind === 'lock' || !lanes.dense)
    .map((p) => ({
      d: path(plane(axis.toPx(p.mark.time), p.row.at), plane(axis.length - 4, p.row.at)),
      look: p.mark.kind === 'lock' ? 'band lock' : `band t-${p.mark.chip?.tone ?? 'other'}`,
    }));
}

/**
 * Lanes of servers that are down, from crash to recovery.
 * @param {Window} window
 * @param {Paper} paper
 */
function downsOf(window, { axis, lanes, plane }) {
  const downs = [];
  for (const crash of window.marks) {
    const row = crash.kind === 'crash' ? lanes.of.get(crash.agent) : undefined;
    if (!row || row.folded) continue;
    const back = window.marks.find(
      (m) => m.kind === 'recover' && m.agent === crash.agent && m.step > crash.step,
    );
    const end = back ? axis.toPx(back.time) : axis.length - 4;
    downs.push(path(plane(axis.toPx(crash.time), row.at), plane(end, row.at)));
  }
  return downs;
}

/** @param {[number, number]} a @param {[number, number]} b */
const path = (a, b) => `M${a[0]} ${a[1]}L${b[0]} ${b[1]}`;

/**
 * @param {Window} window
 * @param {Snapshot} snapshot
 * @param {Paper} paper
 * @param {Hull[]} hulls
 * @param {Size} size
 * @returns {Caption[]}
 */
function captionsOf(window, snapshot, { axis, lanes }, hulls, size) {
  const room = { width: size.measure, from: 8, to: axis.length - 8 };
  let all = wishes(window, snapshot.slot, axis, countsIds(snapshot));
  if (hulls.length) {
    // Hulls name the votes already, with their number.
    all = all.filter((w) => w.weight < 7);
    for (const h of hulls) {
      const [text, ...brief] = words.hull(h.counts, h.quorum, snapshot.quorum, lanes.servers);
      const slack = (h.to - h.from) / 2;
      all.push({ text, brief, step: h.step, at: h.from, weight: 2.5, slack });
    }
  }
  return place(all, room);
}

/**
 * Rounds beside proposals, where lanes leave room for words, and always where a round is enormous.
 * @param {Placed[]} marks
 * @param {Paper} paper
 * @param {boolean} across
 * @param {Size} size
 * @param {boolean} ids
 * @returns {Note[]}
 */
function notesOf(marks, { lanes }, across, size, ids) {
  /** @type {(Note & { width: number })[]} */
  const notes = [];
  if (!across) return notes;
  for (const p of marks) {
    const { kind, round } = p.mark;
    if (kind !== 'propose' || p.dot || !round) continue;
    if (lanes.pitch < 26 && round < 1000) continue;
    const text = words.round(round, ids);
    const note = { text, x: p.along + p.size * 0.7, y: p.cross - 8, mark: p.mark };
    const width = size.measure(text);
    const clash = notes.some(
      (n) => n.y === note.y && note.x < n.x + n.width + 8 && n.x < note.x + width + 8,
    );
    if (!clash) notes.push({ ...note, width });
  }
  return notes;
}
