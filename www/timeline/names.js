/** Lane names: buttons that select an agent, show its cone, unfold a folded lane. */

/** @import { Snapshot } from '../engine.d.ts' */
/** @import { Layout } from './layout.js' */
/** @import { Row } from './lanes.js' */

import { html, nothing } from 'lit';
import words from '../words/en/timeline.js';
import { laneName, laneState } from './alt.js';
import { spans } from './lanes.js';
import { put } from './put.js';

/**
 * @typedef {object} Hands  what the names ask of the diagram
 * @property {(row: Row | null, by: 'hand' | 'key') => void} point
 * @property {(row: Row) => void} pick
 * @property {(row: Row, anchor: DOMRect) => void} menu
 * @property {(e: KeyboardEvent, row: Row) => void} key
 * @property {(group: string) => void} fold  folds or unfolds
 */

/**
 * @param {Layout} layout
 * @param {Snapshot} snapshot
 * @param {string} stop  key of the lane that Tab reaches; arrows go to the others
 * @param {Hands} hands
 */
export function names(layout, snapshot, stop, hands) {
  const { rows } = layout.paper.lanes;
  return html`<div class="names">
    ${rows.map((row) => name(row, layout, snapshot, row.key === stop, hands))}
    ${brackets(layout, hands)}</div>`;
}

/**
 * @param {Row} row
 * @param {Layout} layout
 * @param {Snapshot} snapshot
 * @param {boolean} stop
 * @param {Hands} hands
 */
function name(row, { across, gutter, paper }, snapshot, stop, hands) {
  const { pitch } = paper.lanes;
  const tall = row.folded ? pitch * 1.6 : pitch;
  const box = across
    ? { top: `${row.at}px`, width: `${gutter - 14}px`, height: `${tall}px` }
    : { left: `${row.at}px`, width: `${tall}px`, height: `${gutter}px` };
  const menu = (/** @type {MouseEvent} */ e) => {
    e.preventDefault();
    hands.menu(row, /** @type {HTMLElement} */ (e.currentTarget).getBoundingClientRect());
  };
  return html`<button class=${row.folded ? 'folded' : ''} ${put(box)}
    data-key=${row.key} tabindex=${stop ? 0 : -1} aria-label=${laneName(row, snapshot)}
    aria-expanded=${row.folded ? 'false' : nothing}
    title=${row.folded ? words.lane.unfold : nothing}
    @pointerenter=${() => hands.point(row, 'hand')} @pointerleave=${() => hands.point(null, 'hand')}
    @focus=${() => hands.point(row, 'key')} @blur=${() => hands.point(null, 'key')}
    @keydown=${(/** @type {KeyboardEvent} */ e) => hands.key(e, row)}
    @click=${() => hands.pick(row)} @contextmenu=${menu}
    >${spans(row.names, words.span)}${
      row.folded ? html`<small>${laneState(row, snapshot)}</small>` : nothing
    }</button>`;
}

/** A bracket beside lanes that were unfolded folds them again. */
function brackets(/** @type {Layout} */ { across, paper }, /** @type {Hands} */ hands) {
  const { rows, pitch } = paper.lanes;
  const groups = new Set(rows.flatMap((r) => (r.group && !r.folded ? [r.group] : [])));
  return [...groups].map((group) => {
    const mine = rows.filter((r) => r.group === group);
    const from = mine[0].at - pitch / 2 + 3;
    const length = mine[mine.length - 1].at + pitch / 2 - 3 - from;
    const box = across
      ? { top: `${from}px`, height: `${length}px` }
      : { left: `${from}px`, width: `${length}px` };
    return html`<button class="fold" ${put(box)} aria-label=${words.lane.fold}
      title=${words.lane.fold} @click=${() => hands.fold(group)}></button>`;
  });
}
