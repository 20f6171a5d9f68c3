/**
 * One glyph per kind of message (visual.md section 4). 24 box round (0, 0); colours are custom
 * properties of tokens.css. A message is what the chip is wrapped in: bare outline "I voted this",
 * on a tag "vote this", as the wax of an envelope "my last vote, signed".
 * @typedef {import('../engine.d.ts').Chip} Chip
 * @typedef {import('../engine.d.ts').Glyph} Glyph
 * @typedef {{ glyph: Glyph, chip?: Chip | null, seal?: 'none' | 'proof' | 'broken',
 *   evidence?: boolean, round?: number | null, copy?: boolean, held?: boolean,
 *   angle?: number }} Drawn what a glyph shows; `angle` in degrees points the tag (0 = right)
 */
import { html, svg } from 'lit';
import { chip, letter, shapeOf, toneOf } from './chip.js';
import { hourglass, seal, tick } from './marks.js';

export { chip, chipInline, letter, nameOf, shapeOf, slot, toneOf } from './chip.js';
export * from './marks.js';

const TAG = 'M-12 -8.5Q-12 -10 -10.5 -10H4.4L13.4 0L4.4 10H-10.5Q-12 10 -12 8.5Z';
const TRIANGLE = 'M0 -12L13.4 10.6H-13.4Z';
const BUBBLE = 'M-9 -10H9Q12 -10 12 -7V3Q12 6 9 6H0L-6 11.4V6H-9Q-12 6 -12 3V-7Q-12 -10 -9 -10Z';

/** A number that must fit a mark: digits shrink, they are repeated in words elsewhere. */
const digits = (/** @type {number | null | undefined} */ n) =>
  n == null ? '' : n > 999 ? '∞' : String(n);

/** @type {Record<Glyph, (t: Drawn) => import('lit').SVGTemplateResult>} */
const DRAW = {
  tag: (t) => tag(t, true),
  prepare: (t) => tag(t, false),
  chip: (t) => bare(t),
  trust(t) {
    const text = digits(t.round);
    return svg`<path d=${TRIANGLE} fill="var(--trust)" stroke="var(--court)" stroke-width="1.2"
        stroke-linejoin="round"/>
      ${t.evidence ? svg`<path d="M-13.4 11.2H13.4" stroke="var(--bad)" stroke-width="4"/>` : ''}
      ${letter(text, 'var(--trust-letter)', text.length > 2 ? 8 : text.length > 1 ? 11 : 13, 3.6)}`;
  },
  envelope: (t) => svg`<g stroke="var(--ink)" stroke-width="1.8" stroke-linejoin="round">
      <rect x="-14.5" y="-10.5" width="29" height="21" rx="2.5" fill="var(--court)"/>
      <path d="M-14 -9.5L0 1.5L14 -9.5" fill="none"/></g>
    ${
      t.chip
        ? svg`<g transform="translate(0 2.6)">${chip(t.chip, { size: 15 })}</g>`
        : svg`<circle cy="2.6" r="5.8" fill="var(--court)" stroke="var(--ink)" stroke-width="1.4"
          stroke-dasharray="2.4 2"/>`
    }`,
  decided: (t) => svg`${t.chip ? shell(t.chip) : ''}
    <g transform="translate(9 -9)">${tick(11)}</g>`,
  // A question to other agents ("how far are you?"), empty and in ink.
  ask: (t) => bubble(t, '?'),
  speech: (t) => bubble(t, ''),
  nack: () => svg`<path d="M12 -8.5V8.5Q12 10 10.5 10H-4.4L-13.4 0L-4.4 -10H10.5Q12 -10 12 -8.5Z"
      fill="var(--court)" stroke="var(--ink)" stroke-width="1.8" stroke-dasharray="3.4 2.4"/>
    <path d="M-2.6 -4L5.4 4M5.4 -4L-2.6 4" stroke="var(--ink)" stroke-width="2.4"
      stroke-linecap="round"/>`,
};

/** @param {Drawn} t */
function bare(t) {
  if (t.chip) return chip(t.chip, { outlined: true });
  return svg`<circle r="9.4" fill="var(--court)" stroke="var(--ink)" stroke-width="2.2"/>
    ${letter(digits(t.round), 'var(--ink)', 12)}`;
}

/**
 * The tag points to its receiver while what stands on it stays upright.
 * @param {Drawn} t @param {boolean} full
 */
function tag(t, full) {
  const tone = t.chip ? toneOf(t.chip) : null;
  const solid = full && tone && tone !== 'noop';
  const fill = solid ? `var(--${tone})` : full && tone ? 'var(--noop-tint)' : 'var(--court)';
  const edge = solid ? 'var(--court)' : full && tone ? 'var(--noop)' : 'var(--ink)';
  return svg`<path class="turn" d=${TAG} transform="rotate(${t.angle ?? 0})"
      fill=${fill} stroke=${edge}
      stroke-width=${solid ? 1 : 2} stroke-linejoin="round"
      stroke-dasharray=${tone === 'noop' ? '3.4 2.4' : 'none'}/>
    ${
      full && t.chip
        ? letter(t.chip.letter, `var(--${tone}-letter)`, t.chip.letter.length > 1 ? 10 : 14)
        : letter(digits(t.round), 'var(--ink)', 12)
    }`;
}

/** @param {Drawn} t @param {string} text */
const bubble = (t, text) => svg`<path d=${BUBBLE} fill="var(--court)" stroke="var(--ink)"
    stroke-width="1.8" stroke-linejoin="round"/>
  ${t.chip ? svg`<g transform="translate(0 -2)">${chip(t.chip, { size: 13 })}</g>` : ''}
  ${!t.chip && text ? letter(text, 'var(--ink)', 12, -2) : ''}`;

/** Decided: the chip in a second outline. @param {Chip} value */
function shell(value) {
  const tone = toneOf(value);
  return svg`<path d=${tone === 'noop' ? shapeOf('a') : shapeOf(tone)} transform="scale(1.02)"
      fill="var(--court)" stroke="var(--${tone})" stroke-width="1.8"/>${chip(value, { size: 17 })}`;
}

/** DECIDED as a mark on a card or a lane. @param {Chip} value @param {number} [size] */
export const decided = (value, size = 24) =>
  svg`<g transform="scale(${size / 24})">${DRAW.decided({ glyph: 'decided', chip: value })}</g>`;

/**
 * A message, with everything that rides on it and what was done to it.
 * @param {Drawn} t @param {{ size?: number }} [options]
 */
export function glyph(t, { size = 24 } = {}) {
  const draw = DRAW[t.glyph] ?? DRAW.speech;
  // The envelope carries a seal only when it is broken: its MAC is taken for granted until checked.
  const sealed = t.seal === 'broken' || (t.seal === 'proof' && t.glyph !== 'envelope');
  const copy = t.copy ? svg`<g transform="translate(4 4)" opacity=".5">${draw(t)}</g>` : '';
  return svg`<g transform="scale(${size / 24})">${copy}${draw(t)}
    ${
      sealed
        ? svg`<g transform="translate(${t.glyph === 'envelope' ? 13 : -9} -10)">
          ${seal(t.seal === 'broken')}</g>`
        : ''
    }
    ${t.held ? svg`<g transform="translate(19 0)">${hourglass(15)}</g>` : ''}</g>`;
}

/**
 * A message's glyph within a sentence, a list or the legend; words stand beside it.
 * @param {Drawn} t @param {number} [size]
 */
export const glyphInline = (t, size = 20) => html`<svg class="glyph-inline" aria-hidden="true"
  width=${size * 1.25} height=${size} viewBox="-16 -13 32 26">${glyph(t)}</svg>`;
