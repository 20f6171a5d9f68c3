/**
 * Lines of the stage: trust beams, the event of this step, what was lost, cut links, the pair that
 * violates agreement, and the dotted ways of messages (visual.md sections 5 and 7).
 * @typedef {import('../engine.d.ts').Snapshot} Snapshot
 * @typedef {import('../engine.d.ts').Token} Token
 * @typedef {import('./places.js').Places} Places
 */
import { nothing, svg } from 'lit';
import { keyed } from 'lit/directives/keyed.js';
import { chip, cross, glyph, toneOf } from '../glyphs/glyphs.js';
import words from '../words/en/stage.js';
import { widthOf } from './measure.js';
import { along } from './places.js';

/** Past this many, dotted ways would hide what they explain. */
const MOST_WAYS = 30;

/** Colour of a message's line. @param {Token} t */
export function inkOf(t) {
  if (t.glyph === 'trust') return 'var(--trust)';
  if (t.glyph === 'envelope' || !t.chip) return 'var(--ink)';
  return `var(--${toneOf(t.chip)})`;
}

/**
 * Servers that turned to another proposer in this step, with the old one.
 * @param {Snapshot} now @param {Snapshot | null} before
 */
export function swung(now, before) {
  /** @type {{ server: string, from: string | null, to: string | null }[]} */
  const out = [];
  if (!before || before.slot !== now.slot || before.step + 1 !== now.step) return out;
  now.servers.forEach((s, i) => {
    const old = before.servers[i];
    if (old && old.name === s.name && old.trusts !== s.trusts) {
      out.push({ server: s.name, from: old.trusts, to: s.trusts });
    }
  });
  return out;
}

/** @param {Snapshot} now @param {Snapshot | null} before @param {Places} places
 * @param {boolean} moving */
export function beams(now, before, places, moving) {
  const n = now.servers.length;
  const width = Math.max(3, Math.min(15, (15 * 4) / n));
  const turned = swung(now, before);
  const fresh = new Set(turned.filter((t) => t.to).map((t) => t.server));
  /** @type {Map<string, string>} */
  const steady = new Map();
  for (const s of now.servers) {
    if (!s.trusts || fresh.has(s.name)) continue;
    const way = places.beam(s.name, s.trusts);
    if (way) steady.set(s.trusts, (steady.get(s.trusts) ?? '') + way.d);
  }
  const core = n > 12 ? 1.2 : 2;
  return svg`
    ${[...steady.values()].map(
      (d) => svg`<path class="band" d=${d} stroke-width=${width}/>
      <path class="core" d=${d} stroke-width=${core}/>`,
    )}
    ${turned.map((t) => {
      const old = t.from ? places.beam(t.server, t.from) : null;
      const next = t.to ? places.beam(t.server, t.to) : null;
      return keyed(
        now.step,
        svg`<g class=${moving ? 'swing' : ''}>
        ${old ? svg`<path class="withdrawn" d=${old.d}/>` : ''}
        ${
          next
            ? svg`<path class="band new" d=${next.d} pathLength="1" stroke-width=${width * 1.35}/>
            <path class="core new" d=${next.d} pathLength="1" stroke-width=${core * 1.7}/>`
            : ''
        }</g>`,
      );
    })}`;
}

/** Dotted ways of messages that go straight. @param {Token[]} messages @param {Places} places
 * @param {boolean} still no travel: every message shows where from and where to */
export function ways(messages, places, still) {
  if (messages.length > MOST_WAYS) return '';
  return messages.map((t) => {
    const way = places.way(t);
    if (!way || t.from === t.to || (way.points && !way.bow && !still)) return '';
    return svg`<path class="way-of ${t.glyph}" d=${way.d} stroke=${inkOf(t)}/>`;
  });
}

/** The event of this step at full weight: its message's whole way, and the message at its receiver.
 * @param {Snapshot} now @param {Places} places */
export function event(now, places) {
  const t = now.beat.message;
  if (!t) return '';
  const way = places.way(t);
  if (!way) return '';
  const delivered = now.beat.kind === 'deliver';
  if (delivered) return svg`<path class="event" d=${way.d} stroke=${inkOf(t)}/>`;
  // A fault at a message: delayed and copied ones are still in flight and drawn there.
  if (now.messages.some((m) => m.id === t.id)) {
    return svg`<path class="event faint" d=${way.d} stroke=${inkOf(t)}/>`;
  }
  return stub(t, way, 0.5);
}

/** The delivered message itself, at its receiver; drawn over everything. @param {Snapshot} now
 * @param {Places} places */
export function told(now, places) {
  const t = now.beat.kind === 'deliver' ? now.beat.message : null;
  const way = t && places.way(t);
  if (!way) return nothing;
  const place = new Float32Array(4);
  along(way, 0.96, place);
  return svg`<g transform="translate(${place[0]} ${place[1]})">${glyph(
    { ...t, angle: angle(way) },
    { size: places.plan.token * 1.15 },
  )}</g>`;
}

/** What the network lost as it was sent, and what was dropped: a stub with a cross.
 * @param {Token} t @param {import('./places.js').Way} way @param {number} part */
function stub(t, way, part) {
  const place = new Float32Array(4);
  along(way, part, place);
  const d = `M${way.x0} ${way.y0}L${place[0]} ${place[1]}`;
  return svg`<g class="stub"><path d=${d} stroke=${inkOf(t)}/>
    <g transform="translate(${place[0]} ${place[1]})">${cross()}</g></g>`;
}

/** @param {Snapshot} now @param {Places} places */
export const lost = (now, places) =>
  now.beat.lost.slice(0, 40).map((t) => {
    const way = t.from === t.to ? null : places.way(t);
    return way ? stub(t, way, 0.26) : '';
  });

/** Which way a tag points: up or down a beam, or along its line.
 * @param {import('./places.js').Way} way */
export const angle = (way) => {
  const [dx, dy] = [way.x1 - way.x0, way.y1 - way.y0];
  if (way.points && !way.bow) return dy > 0 ? 90 : -90;
  return Math.round((Math.atan2(dy, dx) * 180) / Math.PI);
};

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
  const clear = (/** @type {number} */ v) =>
    v >= court.y + 24 + h &&
    v <= court.y + court.h - 8 - h &&
    cards.every((c) => at + w <= c.x || at - w >= c.x + c.w || v + h <= c.y || v - h >= c.y + c.h);
  for (let by = 0; by < court.h; by += 4) {
    if (clear(y - by)) return [at, y - by];
    if (clear(y + by)) return [at, y + by];
  }
  return [at, y];
}

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
