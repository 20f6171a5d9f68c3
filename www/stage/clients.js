/**
 * Clients outside the wall and their gates in it (visual.md sections 1 and 5). Traitor is what we
 * know: a two-faced disc in ink. Convicted is what the servers know: crimson, on the gate and
 * between.
 * @typedef {import('../engine.d.ts').Client} Client
 * @typedef {import('../engine.d.ts').Server} Server
 * @typedef {import('./layout.js').Disc} Disc
 * @typedef {import('./layout.js').Gate} Gate
 * @typedef {{ trusts: number, convicted: number, suspected: number, n: number, hasTrust: boolean,
 *   acted: boolean, strategy: string, edge: boolean, compact: boolean }} About
 */
import { svg } from 'lit';
import { convicted, hourglass, ring, trusts } from '../glyphs/glyphs.js';
import words from '../words/en/stage.js';
import { fit, widthOf, wrap } from './measure.js';

/** Half of the disc, with a jagged inner edge, for r = 1. */
const FACE = 'M0 -1A1 1 0 0 0 0 1L-.13 .36L.24 .02L-.16 -.34Z';
const FACE6 =
  'M0 -.94H-.42Q-.54 -.94 -.6 -.84L-1.02 -.1Q-1.08 0 -1.02 .1L-.6 .84Q-.54 .94 -.42 .94H0' +
  'L-.13 .36L.24 .02L-.16 -.34Z';
/** An edge proposer: a rounded hexagon, for r = 1. */
const HEXAGON =
  'M-.42 -.94H.42Q.54 -.94 .6 -.84L1.02 -.1Q1.08 0 1.02 .1L.6 .84Q.54 .94 .42 .94H-.42' +
  'Q-.54 .94 -.6 .84L-1.02 .1Q-1.08 0 -1.02 -.1L-.6 -.84Q-.54 -.94 -.42 -.94Z';
const DISC = 'M1 0A1 1 0 1 1 -1 0A1 1 0 1 1 1 0Z';

/** @param {Client} c @param {Disc} at @param {About} about */
export function disc(c, at, about) {
  const shape = about.edge ? HEXAGON : DISC;
  const k = `scale(${at.r})`;
  return svg`<g transform="translate(${at.x} ${at.y})">
    ${about.acted ? svg`<path class="frame acted" d=${shape} transform="scale(${at.r + 5})"/>` : ''}
    <path class="disc ${c.up ? '' : 'down'}" d=${shape} transform=${k}/>
    ${
      c.traitor
        ? svg`<path class="face" d=${about.edge ? FACE6 : FACE}
      transform=${k}/>`
        : ''
    }
    ${names(c, at.r)}
  </g>`;
}

/** The traitor's name stands across both faces. @param {Client} c @param {number} r */
function names(c, r) {
  const size = Math.max(12, Math.min(18, r * 0.56 * (c.name.length > 2 && c.traitor ? 0.9 : 1)));
  if (!c.traitor) {
    return svg`<text class="who" text-anchor="middle" y=${size * 0.36} font-size=${size}>${
      c.name
    }</text>`;
  }
  const [first, rest] = [c.name.slice(0, 1), c.name.slice(1)];
  return svg`<text class="who two" text-anchor="middle" x=${-r * 0.47} y=${size * 0.36}
      font-size=${size}>${first}</text>
    <text class="who" text-anchor="middle" x=${r * 0.53} y=${size * 0.36}
      font-size=${size}>${rest}</text>`;
}

/** State in words beside the disc; the conviction tag between client and gate. */
export function says(
  /** @type {Client} */ c,
  /** @type {Disc} */ at,
  /** @type {Gate | null} */ gate,
  /** @type {About} */ about,
) {
  const room = at.room;
  const x = at.x + at.r + (about.compact ? 9 : 12);
  const guilt = about.convicted > 0 && gate;
  if (room < 46) return crowded(c, at, guilt ? gate : null, about);
  // Above a low stage's discs there is no room for what would stand over the edge.
  const lines = state(c, about, room, guilt && at.y < 40 ? 1 : 2);
  const height = lines.length * 16 + (guilt ? 22 : 0);
  const top = at.y - height / 2;
  return svg`${lines.map(
    (line, i) => svg`<text class=${i === 0 ? 'state' : 'label soft'} x=${x}
      y=${top + 13 + i * 16.5}>${line}</text>`,
  )}
    ${guilt ? tag(x - 3, top + lines.length * 16 + 4, tagText(about, room)) : ''}`;
}

/**
 * What fits whole: half a word says nothing.
 * @param {Client} c @param {About} about @param {number} room @param {number} most lines
 *   that what a traitor does may take @returns {string[]}
 */
function state(c, about, room, most) {
  const size = 12.5;
  const main = !c.up ? words.crashed : c.traitor ? words.traitor : words.honest;
  if (about.compact) {
    if (c.traitor || !c.up) return [fit([main], room, 13, true)];
    if (about.trusts === 0) return [];
    return [
      fit([words.trusted], room, 13, true),
      fit([words.byOf(about.trusts, about.n), words.by(about.trusts)], room, 12),
    ];
  }
  /** @type {string[]} */
  const more = [];
  if (about.strategy) more.push(...wrap(about.strategy, room, size, most));
  else if (about.suspected > 0) more.push(fit([words.maybeSlow], room, size));
  if (!c.traitor && about.hasTrust && about.trusts > 0 && more.length < 2) {
    more.push(
      fit([words.trustedBy(about.trusts, about.n), words.byOf(about.trusts, about.n)], room, size),
    );
  }
  return [fit([main], room, 14, true), ...more].filter((line) => !line.endsWith('…'));
}

/** @param {About} about @param {number} room */
function tagText(about, room) {
  const all = about.convicted === about.n;
  const k = about.convicted;
  return fit(
    [
      all ? words.convictedByAll : words.convictedBy(k, about.n),
      `${words.kOfN(k, about.n)} ×`,
      `${k}/${about.n} ×`,
      '×',
    ],
    room - 10,
    12.5,
    true,
  );
}

/** @param {number} x @param {number} y @param {string} text */
const tag = (x, y, text) => svg`<g transform="translate(${x} ${y})">
  <rect class="guilt" width=${widthOf(text, 12.5, true) + 16} height="21" rx="4"/>
  <text class="label onbad" x="8" y="15">${text}</text></g>`;

/** No room beside the disc: only what must be said, above and below it. @param {Client} c
 * @param {Disc} at @param {Gate | null} gate @param {About} about */
function crowded(c, at, gate, about) {
  const text = !c.up ? words.crashed : c.traitor ? words.traitor : '';
  return svg`${
    text && at.r > 20
      ? svg`<text class="tiny strong" text-anchor="middle" x=${at.x} y=${at.y - at.r - 8}>${
          text
        }</text>`
      : ''
  }
    ${gate ? underTag(at, gate, about) : ''}`;
}

/** Many clients: the tag stands on the beam's way, shortened. @param {Disc} at @param {Gate} gate
 * @param {About} about */
function underTag(at, gate, about) {
  const text = fit(
    [words.kOfN(about.convicted, about.n), `${about.convicted}`],
    Math.max(22, gate.w),
    12,
    true,
  );
  const w = widthOf(text, 12, true) + 8;
  const y = (at.y + at.r + gate.y - gate.h / 2) / 2;
  return svg`<g transform="translate(${at.x - w / 2} ${y - 9})">
    <rect class="guilt" width=${w} height="18" rx="4"/>
    <text class="tiny onbad" x="4" y="13.2">${text}</text></g>`;
}

/** One mark per server, in server order. @param {Gate} gate @param {Client} c
 * @param {Server[]} servers @param {boolean} hasTrust @param {typeof import('./seldom.js') | null}
 *   seldom */
export function gateOf(gate, c, servers, hasTrust, seldom) {
  const all =
    servers.length > 0 && servers.every((s) => s.convicted.some((k) => k.client === c.name));
  const x = gate.x - gate.w / 2;
  const y = gate.y - gate.h / 2;
  const rows = Math.ceil(servers.length / gate.columns);
  return svg`<rect class="gate ${all ? 'shut' : ''}" x=${x} y=${y} width=${gate.w} height=${gate.h}
      rx="6"/>
    ${all ? bars(gate) : ''}
    ${
      hasTrust && gate.cell === 0
        ? seldom?.counts(gate, c, servers)
        : hasTrust
          ? servers.map((s, i) => {
              const row = Math.floor(i / gate.columns);
              const inRow = Math.min(gate.columns, servers.length - row * gate.columns);
              const mx = gate.x + ((i % gate.columns) - (inRow - 1) / 2) * gate.cell;
              const my = gate.y + (row - (rows - 1) / 2) * gate.cell;
              return svg`<g transform="translate(${mx} ${my})">${mark(s, c, gate.cell, i)}</g>`;
            })
          : svg`<path class="way" d="M${gate.x - gate.w / 2 + 10} ${gate.y}h${gate.w - 20}"/>`
    }`;
}

/** Filled disc = trusts, crossed square = convicted, hourglass = suspected, ring = neither. */
function mark(
  /** @type {Server} */ s,
  /** @type {Client} */ c,
  /** @type {number} */ cell,
  /** @type {number} */ i,
) {
  const size = Math.min(15, cell - 1.5);
  if (s.convicted.some((k) => k.client === c.name)) return convicted(size);
  // Trust is never a small round mark (section 2): below 9 px it is a triangle.
  if (s.trusts === c.name) {
    return size >= 9
      ? trusts(size, size >= 12 ? String(i + 1) : '')
      : svg`<path fill="var(--trust)" transform="scale(${size / 24})" d="M0 -12L13 11H-13Z"/>`;
  }
  if (s.suspected.includes(c.name)) return hourglass(size + 1);
  return ring(size * 0.82);
}

/** Bars close the gate of a client that all have convicted. @param {Gate} gate */
const bars = (gate) => {
  let d = '';
  for (let i = 1; i < 6; i++) {
    d += `M${gate.x - gate.w / 2 + (gate.w * i) / 6} ${gate.y - gate.h / 2 - 5}v${gate.h + 10}`;
  }
  return svg`<path class="bars" d=${d}/>`;
};
