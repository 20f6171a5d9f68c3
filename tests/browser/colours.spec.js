// The contrast of every colour of the palette, computed from the style sheet itself.
import { readFileSync } from 'node:fs';
import { expect, test } from '@playwright/test';

const sheet = ['tokens', 'rare']
  .map((name) => readFileSync(`www/styles/${name}.css`, 'utf8'))
  .join('\n')
  .replace(/\/\*[\s\S]*?\*\//g, '');

/** @typedef {Record<string, string>} Palette */

/** @param {string} text Declarations of custom properties. @returns {Palette} */
const read = (text) =>
  Object.fromEntries([...text.matchAll(/--([\w-]+):\s*([^;]+);/g)].map((m) => [m[1], m[2].trim()]));

/** Every block that holds colours, by its selector. */
const blocks = [...sheet.matchAll(/([^{}]+)\{([^{}]*--bg:[^{}]*)\}/g)].map(
  ([, selector, text]) => ({
    selector: selector.trim(),
    palette: read(text),
  }),
);

/** @param {(selector: string) => boolean} is */
const find = (is) => blocks.filter(({ selector }) => is(selector)).map(({ palette }) => palette);

const light = find((s) => s.includes(':root') && !s.includes('data-theme'))[0];
const darks = find((s) => s.includes('dark') || s.includes(':not([data-theme])'));
const projector = { ...light, ...find((s) => s.includes('projector'))[0] };
/** @type {Record<string, Palette>} */
const palettes = { light, dark: { ...light, ...darks[0] }, projector };

/** @param {string} hex @returns {number} relative luminance */
function luminance(hex) {
  const parts = hex.match(/^#(..)(..)(..)$/);
  if (!parts) throw new Error(`not a colour: ${hex}`);
  const [r, g, b] = parts.slice(1).map((part) => {
    const c = Number.parseInt(part, 16) / 255;
    return c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

/** @param {string} one @param {string} other */
function contrast(one, other) {
  const [low, high] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (high + 0.05) / (low + 0.05);
}

/**
 * What stands on what, and its least contrast in light, dark and projector. Marks count on the
 * worse of the ground and the court.
 * @type {[string, string[], [number, number, number]][]}
 */
const table = [
  ['ink', ['panel'], [16.6, 15.0, 21]],
  ['ink2', ['bg'], [6.7, 8.7, 11.4]],
  // Controls stand on the court; where one stands on the ground, the general rule holds.
  ['ctl', ['court'], [3.5, 3.9, 4.5]],
  ['ctl', ['bg'], [3, 3, 3]],
  ['wall', ['bg', 'court'], [3.9, 5.3, 6.6]],
  ['a', ['bg', 'court'], [5.2, 5.7, 7.3]],
  ['a-text', ['a-tint'], [6.2, 7.1, 7.0]],
  ['a-letter', ['a'], [6.0, 6.7, 7.3]],
  ['b', ['bg', 'court'], [3.1, 9.5, 3.9]],
  ['b-text', ['b-tint'], [5.9, 7.2, 6.7]],
  ['b-letter', ['b'], [4.7, 10.9, 5.4]],
  ['d', ['bg', 'court'], [7.4, 6.0, 9.9]],
  ['d-text', ['d-tint'], [6.8, 7.7, 7.6]],
  ['d-letter', ['d'], [8.4, 7.3, 9.9]],
  ['trust', ['bg', 'court'], [4.4, 7.8, 6.4]],
  ['trust-letter', ['trust'], [5.0, 8.3, 6.4]],
  ['bad', ['bg', 'court'], [6.1, 6.2, 8.0]],
  ['bad-letter', ['bad'], [6.9, 7.4, 8.0]],
  ['ok', ['ok-tint'], [5.6, 7.2, 7.1]],
  ['wait', ['wait-tint'], [6.2, 8.2, 7.5]],
  ['focus', ['bg', 'court'], [5.9, 7.0, 8.2]],
  // Not in the table of the design, so by the general rule: marks 3, words 4.5.
  ...['e', 'f', 'other', 'noop'].flatMap((value) => [
    /** @type {any} */ ([value, ['bg', 'court'], [3, 3, 3]]),
    /** @type {any} */ ([`${value}-text`, [`${value}-tint`], [4.5, 4.5, 4.5]]),
  ]),
  ...['e', 'f', 'other'].map(
    (value) => /** @type {any} */ ([`${value}-letter`, [value], [4.5, 4.5, 4.5]]),
  ),
  ['ink-letter', ['ink'], [4.5, 4.5, 4.5]],
  ['bad', ['bad-tint'], [4.5, 4.5, 4.5]],
];

/** The figures of the table are rounded. */
const ROUNDED = 0.1;

for (const [place, theme] of ['light', 'dark', 'projector'].entries()) {
  test(`the contrasts of the ${theme} theme are what the design promises`, () => {
    const palette = palettes[theme];
    const short = table.flatMap(([token, grounds, least]) => {
      const found = Math.min(...grounds.map((on) => contrast(palette[token], palette[on])));
      const wanted = least[place];
      return found >= wanted - ROUNDED
        ? []
        : [`--${token} on ${grounds.join(', ')}: ${found.toFixed(2)}, promised ${wanted}`];
    });
    expect(short).toEqual([]);
  });
}

test('the dark theme is one palette, however it was chosen', () => {
  expect(darks.length).toBeGreaterThan(0);
  for (const other of darks) expect(other).toEqual(darks[0]);
});

test('every theme names every colour', () => {
  const colours = Object.keys(light).filter((name) => light[name].startsWith('#'));
  expect(colours.length).toBeGreaterThan(35);
  const forced = find((s) => s.includes(':root[data-theme]'));
  for (const palette of [...darks, find((s) => s.includes('projector'))[0], ...forced]) {
    expect(colours.filter((name) => !(name in palette))).toEqual([]);
  }
});
