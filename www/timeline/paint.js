/**
 * The drawn parts of the diagram as templates. Colours come from classes (style.js); a plane has
 * turned time and lanes into pixels already.
 */

/** @import { Layout } from './layout.js' */
/** @import { Batch } from './strokes.js' */

import { svg } from 'lit';
import words from '../words/en/timeline.js';
import { drawMark } from './marks.js';

/**
 * What does not scroll: court, lanes, wall.
 * @param {Layout} layout
 * @param {{ width: number, height: number }} size
 * @param {string | null} framed  key of the selected lane
 */
export function back({ paper: { lanes }, across, gutter }, size, framed) {
  const end = across ? size.width : size.height;
  const start = across ? 12 : 2;
  const box = (/** @type {number} */ from, /** @type {number} */ to, /** @type {number} */ pad) =>
    across
      ? { x: pad, y: from, width: Math.max(0, end - 2 * pad), height: to - from }
      : { x: from, y: pad, width: to - from, height: Math.max(0, end - 2 * pad) };
  const court = box(lanes.first, lanes.last, start);
  const frame = lanes.rows.find((r) => r.key === framed);
  const half = lanes.pitch / 2;
  const edge = frame && box(frame.at - half, frame.at + half, across ? 6 : 2);
  const rule = (/** @type {number} */ at, /** @type {number} */ from, /** @type {number} */ to) =>
    across ? `M${from} ${at}H${to}` : `M${at} ${from}V${to}`;
  const lead = across ? gutter + 8 : gutter - 2;
  return svg`
    <rect class="court" x=${court.x} y=${court.y} width=${court.width} height=${court.height}
      rx="8"/>
    <path class="lane" d=${lanes.rows.map((r) => rule(r.at, lead, end - 12)).join('')}/>
    <path class="wall" d=${rule(lanes.wall, start, end - start)}/>
    ${
      edge &&
      svg`<rect class="framed" x=${edge.x} y=${edge.y} width=${edge.width}
      height=${edge.height} rx="6"/>`
    }`;
}

/** Bands and ramps: drawn in the past and, fainter, in the future. @param {Layout} layout */
export const areas = ({ bands, ramps }) => svg`
  ${bands.map((b) => svg`<path class=${b.look} d=${b.d}/>`)}
  ${ramps.map(
    (r) => svg`${r.stacks.map((s) => svg`<path class="ramp t-${s.tone}" d=${s.d}/>`)}
    <path class="q" d=${r.quorum}/><path class="tick" d=${r.tick}/>`,
  )}`;

/** Pale grounds behind what is not drawn line by line. @param {Layout} layout */
export function hulls({ paper: { lanes, plane }, hulls: all }) {
  return all.map((h) => {
    const [x, y] = plane(h.from, lanes.first + 4);
    const [x2, y2] = plane(h.to, lanes.last - 1);
    return svg`<rect class="hull" x=${x} y=${y} width=${x2 - x} height=${y2 - y} rx="4"/>`;
  });
}

/** @param {Batch[]} batches @param {string} [extra] */
export const lines = (batches, extra = '') =>
  batches.map(
    (b) => svg`<path class="${b.look} ${extra}" d=${b.d}/>
      ${b.heads && svg`<path class="head ${b.look}" d=${b.heads}/>`}`,
  );

/** @param {Layout} layout */
export const downs = ({ downs: all }) =>
  all.map((d) => svg`<path class="gone" d=${d}/><path class="offline" d=${d}/>`);

/** @param {Layout} layout */
export function marks({ marks: all, paper: { plane } }) {
  return all.map((p) => {
    const [x, y] = plane(p.along, p.cross);
    const [x0, y0] = plane(p.since, p.cross);
    const reach = p.row.folded && p.along - p.since > p.size;
    return svg`<g class="mark">
      ${reach ? svg`<path class="reach" d="M${x0} ${y0}L${x} ${y}"/>` : ''}
      <g transform="translate(${round(x)} ${round(y)})">${drawMark(p)}</g></g>`;
  });
}

/** @param {Layout} layout */
export function texts(layout, /** @type {number} */ scale) {
  const { captions, notes, paper } = layout;
  const y = paper.lanes.last + 17 * scale;
  return svg`
    ${notes.map((n) => svg`<text class="note" x=${round(n.x)} y=${round(n.y)}>${n.text}</text>`)}
    ${captions.map((c) => svg`<text class="caption" x=${round(c.at)} y=${y}>${c.text}</text>`)}`;
}

/**
 * Dead time: a torn strip over all lanes, and how much is left out.
 * @param {Layout} layout
 */
export function breaks({ paper: { axis, lanes, plane }, across }, /** @type {number} */ scale) {
  let free = 0;
  const from = across ? 26 : lanes.rows[0].at - lanes.pitch / 2;
  return axis.breaks.map((b) => {
    const mid = b.at + b.length / 2;
    // Where time runs down, the words stand between the torn edges.
    const half = across ? 7 : 12;
    const left = zigzag(mid - half, from, lanes.last).map(([a, c]) => plane(a, c));
    const right = zigzag(mid + half, from, lanes.last).map(([a, c]) => plane(a, c));
    const [x, y] = across ? [mid, 18] : [lanes.breadth / 2, mid + 4];
    const strip = `M${[...left, ...right.toReversed()].join('L')}Z`;
    // Words that would run into the last ones are left out: the torn edges still say it.
    const fits = !across || b.at >= free;
    if (fits) free = b.at + 108 * scale;
    return svg`<g class="break"><path class="torn" d=${strip}/>
      <path class="tear" d="M${left.join('L')}M${right.join('L')}"/>
      <text class="skipped" text-anchor="middle" x=${x} y=${y}
        >${fits ? words.quiet(b.skipped) : ''}</text></g>`;
  });
}

/** @param {number} at @param {number} from @param {number} to @returns {[number, number][]} */
function zigzag(at, from, to) {
  /** @type {[number, number][]} */
  const points = [];
  const teeth = Math.max(2, Math.round((to - from) / 9));
  for (let i = 0; i <= teeth; i++) {
    points.push([round(at + (i % 2 ? 3 : -3)), round(from + ((to - from) * i) / teeth)]);
  }
  return points;
}

/** @param {number} n */
const round = (n) => Math.round(n * 10) / 10;
