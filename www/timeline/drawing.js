/**
 * The plot, in layers: what depends on the window alone is behind `guard([layout])`, what a step
 * changes behind `guard([layout, step])`; past and future are the same drawing under two clips.
 */

/** @import { Name, Snapshot, Window } from '../engine.d.ts' */
/** @import { Cone } from './cone.js' */
/** @import { Layout } from './layout.js' */
/** @import { Stroke } from './strokes.js' */

import { nothing, svg } from 'lit';
import { guard } from 'lit/directives/guard.js';
import * as paint from './paint.js';
import { batch, cracks, crosses, grains } from './strokes.js';

/**
 * @typedef {object} View
 * @property {Layout} layout
 * @property {Window} run
 * @property {Snapshot} snapshot
 * @property {ReadonlySet<Name>} focus  lanes whose fine lines show in a dense diagram
 * @property {Cone | null} cone
 * @property {number} message  pointed at, -1 if none
 * @property {Name | number | null} selected
 * @property {boolean} hideFuture
 * @property {number} scale
 */

/** @param {View} view @param {Stroke} s */
export const shown = ({ layout, focus }, s) =>
  !s.fine || !layout.paper.lanes.dense || focus.has(s.line.to);

/** @param {View} view */
export function drawing(view) {
  const { layout, snapshot, cone, hideFuture, scale } = view;
  const { step } = snapshot;
  const focused = [...view.focus].join();
  const now = snapshot.beat.message?.id ?? -1;
  const only = (/** @type {number} */ id, /** @type {string} */ look) =>
    paint.lines(
      batch(layout.strokes, (s) => s.line.id === id),
      look,
    );
  const inside = (/** @type {Stroke} */ s) =>
    !!cone?.lines.has(s.line.id) && (s.line.id === view.message || shown(view, s));
  return svg`
    <clipPath id="past"><rect/></clipPath>
    <clipPath id="future"><rect/></clipPath>
    <g class="scene ${cone ? 'coned' : ''} ${hideFuture ? 'unseen' : ''}">
      <g class="base">
        <g clip-path="url(#past)">
          ${guard([layout], () => grounds(layout))}
          ${guard([layout, focused], () => lines(view, () => true))}
        </g>
        ${
          hideFuture
            ? nothing
            : svg`<g class="future" clip-path="url(#future)">
          ${guard([layout], () => grounds(layout))}
          ${guard([layout, focused, step], () => ahead(view))}</g>`
        }
        ${guard([layout, step], () => seeds(view, true))}
        ${only(now, 'now')}
      </g>
      ${typeof view.selected === 'number' ? only(view.selected, 'halo') : nothing}
      ${
        cone
          ? svg`<g class="cone" clip-path=${hideFuture ? 'url(#past)' : 'none'}>
        ${paint.lines(batch(layout.strokes, inside))}</g>`
          : nothing
      }
      ${guard([layout], () => paint.breaks(layout, scale))}
      <g class="marks">${guard([layout], () => paint.marks(layout))}</g>
      ${guard([layout], () => paint.texts(layout, scale))}
    </g>`;
}

/** @param {Layout} layout */
const grounds = (layout) => svg`${paint.hulls(layout)}${paint.areas(layout)}${paint.downs(layout)}`;

/** @param {View} view @param {(s: Stroke) => boolean} pick */
function lines(view, pick) {
  const { strokes } = view.layout;
  const both = (/** @type {Stroke} */ s) => pick(s) && shown(view, s);
  return svg`${paint.lines(batch(strokes, both))}
    <path class="lost" d=${crosses(strokes, both)}/>
    <path class="crack" d=${cracks(strokes, both)}/>`;
}

/** After the line: what will be sent, and dotted what is under way. @param {View} view */
function ahead(view) {
  const { step } = view.snapshot;
  const flying = (/** @type {Stroke} */ s) =>
    shown(view, s) && s.line.sentStep <= step && (s.line.step ?? Infinity) > step && !s.line.lost;
  return svg`${lines(view, (s) => s.line.sentStep > step)}
    ${paint.lines(batch(view.layout.strokes, flying), 'flight')}
    ${seeds(view, false)}`;
}

/** Votes heard, on the receivers' lanes; a dense diagram counts them in ramps instead. */
function seeds(/** @type {View} */ { layout, run, snapshot }, /** @type {boolean} */ past) {
  if (layout.paper.lanes.dense) return nothing;
  const pick = (/** @type {import('../engine.d.ts').Line} */ l) =>
    Number(l.step) <= snapshot.step === past;
  return grains(run, layout.paper, snapshot.slot, pick).map(
    (p) => svg`<path class="grain t-${p.tone}" d=${p.d}/>`,
  );
}
