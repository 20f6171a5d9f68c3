/**
 * Small cards, of many servers or a narrow stage: fetched when the first of them stands on one.
 * @typedef {import('../engine.d.ts').Server} Server
 * @typedef {import('./layout.js').Card} Card
 */
import { svg } from 'lit';
import { chip, convicted, decided, padlock, slot, toneOf } from '../glyphs/glyphs.js';
import words from '../words/en/stage.js';
import { dot } from './dots.js';
import { fit, widthOf } from './measure.js';

/** A card of less width than this holds a name and a chip, no more. */
const LEAST = 50;

/** The smallest cards: name, value, guilt; there is no room to count. @param {Server} s
 * @param {Card} c */
function least(s, c) {
  const value = s.decided ?? s.vote?.chip ?? null;
  return svg`<text class="mininame" x=${c.w / 2} y="11.5" font-size="11"
      text-anchor="middle">${s.name}</text>
    <g transform="translate(${c.w / 2} ${c.h - 8})">${
      !s.up
        ? slot(12)
        : s.decided
          ? decided(s.decided, 13)
          : value
            ? chip(value, { size: 13 })
            : slot(12)
    }</g>
    ${
      s.convicted.length && s.up
        ? svg`<g transform="translate(${c.w - 1} ${c.h - 8})">${convicted(11)}</g>`
        : ''
    }`;
}

/** Past eight servers: name, chip and a tally in small shapes. @param {Server} s @param {Card} c */
export function small(s, c) {
  if (c.w < LEAST) return least(s, c);
  const value = s.decided ?? s.vote?.chip ?? null;
  const line = c.h >= 38 ? 15 : 12;
  const size = c.h >= 38 ? 13 : 12;
  const mark = Math.min(17, c.h * 0.46);
  const nameWidth = widthOf(s.name, size, true);
  const room = c.w - nameWidth - mark - 20;
  const extra = fit(
    [s.round == null ? '' : `${words.roundShort(s.round)}→${s.trusts ?? ''}`, ''],
    room,
    12,
  );
  const guilty = s.convicted.length > 0;
  // On the smallest cards the mark of guilt straddles the edge: the tally needs the width.
  const tiny = c.w < 70;
  const low = c.h - (c.h >= 38 ? 12 : 9);
  const seen = s.trusts && !extra.endsWith('…') ? extra : '';
  return svg`<text class="mininame" x="6" y=${line + 1} font-size=${size}>${s.name}</text>
    ${seen ? svg`<text class="tiny soft" x=${11 + nameWidth} y=${line + 1}>${seen}</text>` : ''}
    ${
      value
        ? svg`<g transform="translate(${c.w - mark / 2 - 5} ${line - 3})">${
            s.decided ? decided(s.decided, mark) : chip(value, { size: mark })
          }</g>`
        : svg`<g transform="translate(${c.w - mark / 2 - 5} ${line - 3})">${slot(mark)}</g>`
    }
    <g transform="translate(6 ${low})">${
      s.up ? ticks(s, c.w - 12 - (guilty && !tiny ? 13 : 0)) : down(c)
    }</g>
    ${
      guilty && s.up
        ? svg`<g transform="translate(${c.w - (tiny ? 1 : 11)} ${low})">${convicted(12)}</g>`
        : ''
    }
    ${
      s.locked
        ? svg`<g transform="translate(${10 + nameWidth} ${line - 4})">${padlock(11)}</g>`
        : ''
    }`;
}

/** @param {Card} c */
const down = (c) =>
  svg`<text class="tiny soft" y="4">${fit([words.down, words.downShort], c.w - 10, 12)}</text>`;

/** n places: one small shape per LEARN, one path per tone. @param {Server} s @param {number} w */
function ticks(s, w) {
  const cell = Math.min(9, w / Math.max(1, s.tally.length));
  const r = Math.min(3.4, cell * 0.46);
  if (r < 1.5) return counted(s);
  /** @type {Map<string, string>} */
  const paths = new Map();
  let empty = '';
  s.tally.forEach((heard, i) => {
    const x = i * cell + cell / 2;
    if (heard) {
      const tone = toneOf(heard);
      paths.set(tone, (paths.get(tone) ?? '') + dot(tone, x, 0, r));
    } else empty += `M${x} 0h0`;
  });
  return svg`<path class="unheard" d=${empty}/>${[...paths].map(
    ([tone, d]) => svg`<path d=${d} fill="var(--${tone})"/>`,
  )}`;
}

/** Too many for shapes of their own: each value's shape once, with its votes. @param {Server} s */
function counted(s) {
  /** @type {Map<string, number>} */
  const votes = new Map();
  for (const heard of s.tally) {
    if (heard) votes.set(toneOf(heard), (votes.get(toneOf(heard)) ?? 0) + 1);
  }
  const most = [...votes].sort((a, b) => b[1] - a[1]).slice(0, 2);
  let x = 3;
  return most.map(([tone, k]) => {
    const at = x;
    x += 8 + widthOf(String(k), 9, true);
    return svg`<path d=${dot(tone, at, 0, 3)} fill="var(--${tone})"/>
      <text class="count few" x=${at + 4} y="3.3">${k}</text>`;
  });
}
