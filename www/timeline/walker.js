/** A walk along the messages of a lane: a button stands on the one that the arrow keys reach. */

/** @import { Line, Name, Snapshot } from '../engine.d.ts' */
/** @import { Layout } from './layout.js' */

import { html, nothing } from 'lit';
import { heading } from './keys.js';
import { put } from './put.js';
import { messageName } from './spoken.js';

/**
 * @typedef {object} Feet
 * @property {(way: number) => void} step  to the next message of the lane
 * @property {() => void} home  back to the lane's name
 * @property {(id: number) => void} left  the focus has gone elsewhere
 * @property {(id: number) => void} pick
 * @property {(id: number, anchor: DOMRect) => void} menu
 */

/**
 * @param {Layout} layout
 * @param {Snapshot} snapshot
 * @param {number | undefined} id
 * @param {Feet} feet
 */
export function walker(layout, snapshot, id, feet) {
  const stroke = layout.strokes.find((s) => s.line.id === id);
  if (!stroke || id === undefined) return nothing;
  const { a, b, line } = stroke;
  const place = { left: `${(a[0] + b[0]) / 2}px`, top: `${(a[1] + b[1]) / 2}px` };
  const key = (/** @type {KeyboardEvent} */ e) => {
    const { lane, time } = heading(e.key, layout.across);
    if (time) feet.step(time);
    else if (lane || e.key === 'Escape') feet.home();
    else return;
    e.preventDefault();
    e.stopPropagation();
  };
  const menu = (/** @type {MouseEvent} */ e) => {
    e.preventDefault();
    e.stopPropagation();
    feet.menu(id, /** @type {Element} */ (e.currentTarget).getBoundingClientRect());
  };
  return html`<button class="walker" ${put(place)}
    aria-label=${messageName(line, snapshot.step)} @keydown=${key} @contextmenu=${menu}
    @blur=${() => feet.left(id)} @click=${() => feet.pick(id)}></button>`;
}

/**
 * The next message that leaves or reaches these agents, in the order of their lane.
 * @param {readonly Line[]} lines
 * @param {readonly Name[]} agents
 * @param {number} current  id, or -1 to start at `step`
 * @param {number} way  1 or -1
 * @param {number} step
 * @returns {Line | null}
 */
export function nextMessage(lines, agents, current, way, step) {
  const when = (/** @type {Line} */ l) =>
    agents.includes(l.to) && l.step !== null ? l.step : l.sentStep;
  const mine = lines
    .filter((l) => l.from !== l.to && (agents.includes(l.from) || agents.includes(l.to)))
    .sort((a, b) => when(a) - when(b) || a.id - b.id);
  const at = mine.findIndex((l) => l.id === current);
  if (at >= 0) return mine[at + way] ?? null;
  if (way > 0) return mine.find((l) => when(l) >= step) ?? mine.at(-1) ?? null;
  return mine.findLast((l) => when(l) <= step) ?? mine[0] ?? null;
}
