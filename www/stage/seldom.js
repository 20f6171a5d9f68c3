/**
 * What few stages show: fetched when the first of them does. Cut links, the pair that violates
 * agreement, counts at gates that have no room for a mark of each server, small cards, and dots.
 * @typedef {import('../engine.d.ts').Snapshot} Snapshot
 * @typedef {import('../engine.d.ts').Server} Server
 * @typedef {import('../engine.d.ts').Client} Client
 * @typedef {import('./layout.js').Gate} Gate
 * @typedef {import('./places.js').Places} Places
 */
import { nothing, svg } from 'lit';
import { chip, convicted, hourglass, ring } from '../glyphs/glyphs.js';
import words from '../words/en/stage.js';
import { widthOf } from './measure.js';
import { along } from './places.js';

export { piece } from './dots.js';
export { small } from './small.js';

/** A gate of less width has no room for a number beside its mark. */
const SLIM = 34;

/** Too many servers for marks of their own: which marks, and how many. @param {Gate} gate
 * @param {Client} c @param {Server[]} servers */
export function counts(gate, c, servers) {
  const guilty = servers.filter((s) => s.convicted.some((k) => k.client === c.name)).length;
  const trusting = servers.filter((s) => s.trusts === c.name).length;
  const doubting = servers.filter((s) => s.suspected.includes(c.name)).length;
  const rows = [
    { k: trusting, m: svg`<path fill="var(--trust)" d="M0 -5L5.5 4.5H-5.5Z"/>` },
    { k: guilty, m: convicted(11) },
    { k: doubting, m: hourglass(11) },
  ]
    .filter((row) => row.k > 0)
    .slice(0, 3);
  if (rows.length === 0) return svg`<g transform="translate(${gate.x} ${gate.y})">${ring(11)}</g>`;
  if (gate.w < SLIM) {
    const [{ k, m }] = rows;
    return svg`<g transform="translate(${gate.x} ${gate.y - 8})">${m}</g>
      <text class="count" x=${gate.x} y=${gate.y + 13} text-anchor="middle">${k}</text>`;
  }
  const step = Math.min(13, 34 / rows.length);
  return rows.map(({ k, m }, i) => {
    const y = gate.y + (i - (rows.length - 1) / 2) * step;
    return svg`<g transform="translate(${gate.x - 7} ${y})">${m}</g>
      <text class="count" x=${gate.x + 1} y=${y + 3.6}>${k}</text>`;
  });
}

/** Cut links: a gap with two end caps. @param {Snapshot} now @param {Places} places */
export function cuts(now, places) {
  const done = new Set();
  const out = [];
  for (const s of now.servers) {
    if (s.cut.length >= 3) continue; // the card itself wears the caps
    for (const other of s.cut) {
      const key = [s.name, other].sort().join(' ');
      if (done.has(key)) continue;
      done.add(key);
      const way = places.way({ from: s.name, to: other, glyph: 'cut' });
      if (way) out.push(svg`<path class="cutline" d=${way.d}/>${gap(way)}`);
    }
  }
  return out;
}

/** @param {import('./places.js').Way} way */
function gap(way) {
  const p = new Float32Array(4);
  along(way, 0.46, p);
  const [ax, ay] = p;
  along(way, 0.54, p);
  const turn = (Math.atan2(p[1] - ay, p[0] - ax) * 180) / Math.PI;
  return svg`<g transform="translate(${(ax + p[0]) / 2} ${(ay + p[1]) / 2}) rotate(${turn})">
    <path class="hole" d="M-6 0h12"/><path class="cap" d="M-6 -8v16M6 -8v16"/></g>
    <text class="tiny strong" text-anchor="middle" x=${(ax + p[0]) / 2}
      y=${(ay + p[1]) / 2 - 13}>${words.cutLink}</text>`;
}

/**
 * The place nearest to a point where a badge of this half size covers no card.
 * @param {number} x @param {number} y @param {number} w @param {number} h
 * @param {import('./layout.js').Layout} plan
 */
function free(x, y, w, h, { cards, court, w: width }) {
  const at = Math.min(Math.max(x, w), width - w);
  const clear = (/** @type {number} */ u, /** @type {number} */ v) =>
    v >= court.y + 24 + h &&
    v <= court.y + court.h - 8 - h &&
    u >= w &&
    u <= width - w &&
    cards.every((c) => u + w <= c.x || u - w >= c.x + c.w || v + h <= c.y || v - h >= c.y + c.h);
  // Up and down first: there it stands between the two that it is about.
  for (let far = 0; far < court.w; far += 4) {
    for (let near = 0; near <= far; near += 4) {
      for (const [dx, dy] of around(near, far)) {
        if (clear(at + dx, y + dy)) return [at + dx, y + dy];
      }
    }
  }
  return [at, y];
}

/** @param {number} near @param {number} far */
const around = (near, far) => [
  ...[-near, near].flatMap((dx) => [-far, far].map((dy) => [dx, dy])),
  ...[-far, far].flatMap((dx) => [-near, near].map((dy) => [dx, dy])),
];

/** Two servers that decided differently: a dotted line between them. @param {Snapshot} now
 * @param {Places} places */
export function split(now, places) {
  const way = torn(now, places);
  return way ? svg`<path class="splitline" d=${way.d}/>` : '';
}

/** @param {Snapshot} now @param {Places} places */
function torn(now, places) {
  if (!now.split) return null;
  const [from, to] = now.split.servers;
  return places.way({ from, to, glyph: 'split' });
}

/** What they decided, in one badge, over everything that travels. @param {Snapshot} now
 * @param {Places} places */
export function badge(now, places) {
  const way = torn(now, places);
  if (!now.split || !way) return nothing;
  const [said, and] = words.decidedBoth;
  const w1 = widthOf(said, 14, true) + 14;
  const w2 = widthOf(and, 14, true);
  const w = w1 + w2 + 76;
  const [x, y] = free((way.x0 + way.x1) / 2, (way.y0 + way.y1) / 2, w / 2 + 4, 22, places.plan);
  const [one, two] = now.split.chips;
  const on = (/** @type {import('../engine.d.ts').Chip} */ c) =>
    svg`<circle r="13.5" fill="var(--court)"/>${chip(c, { size: 19 })}`;
  return svg`<g class="verdict" transform="translate(${x - w / 2} ${y - 18})">
      <rect class="badge" width=${w} height="36"
      rx="6"/><text class="onbad badge-text" x="12" y="23">${said}</text>
      <g transform="translate(${w1 + 18} 18)">${on(one)}</g>
      <text class="onbad badge-text" x=${w1 + 38} y="23">${and}</text>
      <g transform="translate(${w1 + w2 + 58} 18)">${on(two)}</g></g>`;
}
