/**
 * Lines of the stage: trust beams, the event of this step, what was lost, and the dotted ways of
 * messages (visual.md sections 5 and 7). Those that few runs have are in seldom.js.
 * @typedef {import('../engine.d.ts').Snapshot} Snapshot
 * @typedef {import('../engine.d.ts').Token} Token
 * @typedef {import('./places.js').Places} Places
 */
import { nothing, svg } from 'lit';
import { keyed } from 'lit/directives/keyed.js';
import { cross, glyph, toneOf } from '../glyphs/glyphs.js';
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
