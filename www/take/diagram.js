/** The space-time diagram as a picture: the page's own layout and strokes, on a sheet of its own. */

/** @import { Snapshot, Window } from '../engine.d.ts' */
/** @import { Layout } from '../timeline/layout.js' */
/** @import { Stroke } from '../timeline/strokes.js' */

import { nothing, render, svg } from 'lit';
import { laneName } from '../timeline/alt.js';
import { shown } from '../timeline/drawing.js';
import { makeLayout } from '../timeline/layout.js';
import * as paint from '../timeline/paint.js';
import * as tallies from '../timeline/ramps.js';
import { summary } from '../timeline/spoken.js';
import { batch, cracks, crosses, grains } from '../timeline/strokes.js';
import { style } from '../timeline/style.js';
import words from '../words/en/timeline.js';
import { colourOf, withEasel } from './easel.js';
import { flatten } from './flatten.js';

/** A slide's width; a run that is longer than it gets less room for a delay, then more paper. */
const WIDTH = 1280;
const TIGHT = 40;
/** Across the lanes: what one takes, and the margins with their words. */
const LANE = 36;
const MARGINS = 64;
/** How much of what is still to come is covered: the page shows the rest of it. */
const VEIL = 0.7;
/** A folded lane takes so many lanes' room, and the wall this part of one. */
const FOLDED = 1.7;
const WALL = 0.4;

/**
 * @typedef {object} Run  what the diagram shows
 * @property {Window} window
 * @property {Snapshot} snapshot
 * @property {string | null} selected  an agent whose fine lines show in a dense diagram
 * @property {boolean} hideFuture
 */

/**
 * The part of a window up to a step: what came later is not told, not even that it arrived.
 * @param {Window} window @param {number} step @returns {Window}
 */
export function past(window, step) {
  const arrived = (/** @type {number | null | undefined} */ at) => Number(at ?? Infinity) <= step;
  return {
    ...window,
    to: Math.min(window.to, step),
    times: window.times.slice(0, step - window.from + 1),
    marks: window.marks.filter((mark) => mark.step <= step),
    lines: window.lines
      .filter((line) => line.sentStep <= step)
      .map((line) =>
        arrived(line.lost?.step ?? line.step)
          ? line
          : { ...line, at: null, step: null, lost: null },
      ),
  };
}

/** @param {Run} run What may be told of it. */
export const told = ({ window, snapshot, hideFuture }) =>
  hideFuture ? past(window, snapshot.step) : window;

/**
 * @param {Window} window @param {Snapshot} snapshot
 * @param {{ scale: number, measure: (text: string) => number, unfold?: boolean, width?: number, lane?: number }} o
 * @returns {Layout}
 */
export function lay(
  window,
  snapshot,
  { scale, measure, unfold = false, width = WIDTH, lane = LANE },
) {
  /** @type {Layout} */
  let layout;
  const lanes = (/** @type {number} */ units) => Math.round((units * lane + MARGINS) * scale);
  let height = lanes(WALL + snapshot.proposers.length + snapshot.servers.length);
  const make = (/** @type {number | null} */ unit, open = new Set()) => {
    const size = { width: width * scale, height, scale, measure, covered: 0 };
    return makeLayout(window, snapshot, size, 'across', open, unit, unfold ? null : tallies);
  };
  layout = make(null);
  const open = new Set(unfold ? layout.paper.lanes.rows.map((row) => row.group ?? '') : []);
  const tight = layout.paper.axis.length > layout.view + 1 ? TIGHT * scale : null;
  layout = make(tight, open);
  const units = layout.paper.lanes.rows.reduce((n, row) => n + (row.folded ? FOLDED : 1), WALL);
  height = lanes(units);
  return make(tight, open);
}

/** @param {Run} run @param {Layout} layout @param {Window} window @param {number} scale */
function sheet({ snapshot, selected, hideFuture }, layout, window, scale) {
  const { paper, gutter, strokes } = layout;
  const { axis, lanes } = paper;
  const view = /** @type {any} */ ({ layout, focus: new Set(selected ? [selected] : []) });
  const seen = (/** @type {Stroke} */ s) => shown(view, s);
  const landed = (/** @type {Stroke} */ s) =>
    seen(s) && (s.line.lost !== null || s.line.at !== null);
  const flying = (/** @type {Stroke} */ s) => seen(s) && !landed(s);
  const seeds = lanes.dense ? [] : grains(window, paper, snapshot.slot, () => true);
  const size = { width: gutter + axis.length, height: lanes.breadth };
  const line = hideFuture ? null : present(layout, snapshot);
  return svg`<g>${paint.back(layout, size, null)}</g>
    <g>${lanes.rows.map((row) => name(row, layout, snapshot, scale))}</g>
    <g transform="translate(${gutter} 0)" class=${lanes.dense ? 'dense' : ''}>
      ${paint.hulls(layout)}${paint.areas(layout)}${paint.downs(layout)}
      ${paint.lines(batch(strokes, landed))}
      ${paint.lines(batch(strokes, flying), 'flight')}
      <path class="lost" d=${crosses(strokes, seen)}/>
      <path class="crack" d=${cracks(strokes, seen)}/>
      ${seeds.map((p) => svg`<path class="grain t-${p.tone}" d=${p.d}/>`)}
      ${line === null ? nothing : veil(layout, line)}
      ${paint.breaks(layout, scale)}${paint.marks(layout)}${paint.texts(layout, scale)}
      ${line === null ? nothing : now(layout, line, snapshot, scale)}
    </g>`;
}

/**
 * Where the present moment is, if there is something on both sides of it.
 * @param {Layout} layout @param {Snapshot} snapshot @returns {number | null}
 */
const present = ({ paper: { axis } }, { time, step, steps, beat }) =>
  step >= steps || (beat.kind !== 'deliver' && time === 0) ? null : axis.toPx(time);

/**
 * What is still to come is pale, as on the page: the ground lies thinly over it, and the lanes over
 * that. Clips would do the same, but not every drawing program reads them.
 * @param {Layout} layout @param {number} x
 */
function veil({ paper: { axis, lanes } }, x) {
  const end = axis.length - 12;
  return svg`<rect x=${x} y="0" width=${axis.length - x} height=${lanes.breadth}
      fill="var(--panel)" opacity=${VEIL}/>
    <path class="lane" d=${lanes.rows.map(({ at }) => `M${x} ${at}H${end}`).join('')}/>
    <path class="wall" d="M${x} ${lanes.wall}H${end}"/>`;
}

/**
 * @param {import('../timeline/lanes.js').Row} row @param {Layout} layout
 * @param {Snapshot} snapshot @param {number} scale
 */
function name(row, { gutter }, snapshot, scale) {
  const [first] = row.names;
  const text = row.folded ? words.span(first, row.names[row.names.length - 1]) : first;
  const state = row.folded ? laneName(row, snapshot).split(', ')[2] : '';
  const x = gutter - 8;
  const line = (/** @type {number} */ dy) => row.at + dy * scale;
  return svg`<text x=${x} y=${line(state ? -2 : 5)} text-anchor="end" font-weight="700"
      font-size=${(state ? 12.5 : 14) * scale} fill="var(--ink)">${text}</text>
    ${
      state
        ? svg`<text x=${x} y=${line(13)} text-anchor="end" font-size=${12 * scale}
      fill="var(--ink2)">${state}</text>`
        : nothing
    }`;
}

/**
 * The line of the present moment.
 * @param {Layout} layout @param {number} x @param {Snapshot} snapshot @param {number} scale
 */
function now({ paper: { lanes } }, x, { time }, scale) {
  const half = 31 * scale;
  return svg`<path d="M${x} ${12 * scale}V${lanes.last + 3}" fill="none" stroke="var(--ink)"
      stroke-width=${2 * scale}/>
    <rect x=${x - half} y="2" width=${2 * half} height=${22 * scale} rx=${11 * scale}
      fill="var(--ink)"/>
    <text x=${x} y=${2 + 15.4 * scale} text-anchor="middle" font-weight="700"
      font-size=${12.5 * scale} fill="var(--ink-letter)">${words.pill(time)}</text>`;
}

/** @param {ShadowRoot} easel @param {number} scale Widths of captions in the easel's font. */
function ruler(easel, scale) {
  const pen = document.createElement('canvas').getContext('2d');
  if (pen) pen.font = `${12.5 * scale}px ${getComputedStyle(easel.host).fontFamily}`;
  return (/** @type {string} */ text) => (pen ? pen.measureText(text).width : text.length * 7);
}

/**
 * @param {ShadowRoot} root @param {Run} run
 * @param {{ colours: import('./easel.js').Colours, title: string, width?: number, lane?: number }} o
 * @returns {Promise<string>} an SVG file
 */
export function diagramPicture(root, run, { colours, title, width = WIDTH, lane }) {
  const looks = style.styleSheet ? [style.styleSheet] : [];
  return withEasel(root, { colours, width, height: 720, looks }, (easel) => {
    const scale = Number(colourOf(easel, '--scale')) || 1;
    const window = told(run);
    const layout = lay(window, run.snapshot, { scale, measure: ruler(easel, scale), width, lane });
    const holder = document.createElement('div');
    easel.append(holder);
    render(svg`${sheet(run, layout, window, scale)}`, drawingIn(holder));
    const { axis, lanes } = layout.paper;
    if (!run.hideFuture && present(layout, run.snapshot) !== null) {
      holder.querySelectorAll('.mark').forEach((el, i) => {
        el.classList.toggle('later', layout.marks[i].mark.step > run.snapshot.step);
      });
    }
    return flatten({
      drawings: [/** @type {SVGElement} */ (holder.firstElementChild)],
      box: { x: 0, y: 0, width: layout.gutter + axis.length, height: lanes.breadth },
      scale: 1,
      ground: colourOf(easel, '--panel'),
      title,
      desc: summary(window, run.snapshot, run.hideFuture),
    });
  });
}

/** @param {HTMLElement} holder @returns {any} a drawing to render into */
function drawingIn(holder) {
  const root = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
  holder.append(root);
  return root;
}
