/**
 * The value as people see it: colour, shape and letter (visual.md sections 1 and 2). Everything is
 * drawn round (0, 0) in a box of 24, so that a place is one translate and a size one scale.
 * @typedef {import('../engine.d.ts').Chip} Chip
 * @typedef {import('lit').SVGTemplateResult} Svg
 */
import { html, svg } from 'lit';
import words from '../words/en.js';

/** Outline of each tone's shape, in the 24 box; `r` is how much the figure fills it. */
const SHAPES = {
  a: 'M10.5 0A10.5 10.5 0 1 1 -10.5 0A10.5 10.5 0 1 1 10.5 0Z',
  b: 'M-8 -9.6H8Q9.6 -9.6 9.6 -8V8Q9.6 9.6 8 9.6H-8Q-9.6 9.6 -9.6 8V-8Q-9.6 -9.6 -8 -9.6Z',
  d: 'M0 -12L12 0L0 12L-12 0Z',
  e:
    'M-10.4 -9.6H10.4Q12 -9.6 11.6 -8.2L7.2 8.4Q6.9 9.6 5.6 9.6H-5.6Q-6.9 9.6 -7.2 8.4L-11.6 -8.2' +
    'Q-12 -9.6 -10.4 -9.6Z',
  f: 'M-6 -11H6V-6H11V6H6V11H-6V6H-11V-6H-6Z',
  other: 'M-5.8 -10.4H5.8L11.6 0L5.8 10.4H-5.8L-11.6 0Z',
};

/** @param {string} tone */
export const shapeOf = (tone) => SHAPES[/** @type {keyof typeof SHAPES} */ (tone)] ?? SHAPES.a;

/** Tones that shapes are known for; anything else is shown as `other`, with its letter. */
const TONES = new Set(['a', 'b', 'd', 'e', 'f', 'other', 'noop']);

/** What a value is called where it is said: a no-op has a dash, which nobody can say. @param {Chip} chip */
export const nameOf = (chip) => (chip.tone === 'noop' ? words.shell.noop : chip.letter);

/** @param {Chip} chip */
export const toneOf = (chip) => (TONES.has(chip.tone) ? chip.tone : 'other');

/**
 * A letter in the middle of a mark.
 * @param {string} text @param {string} fill @param {number} size @param {number} [dy]
 */
export const letter = (text, fill, size, dy = 0) => svg`<text class="letter" text-anchor="middle"
  y=${size * 0.36 + dy} font-size=${size} font-weight="750" fill=${fill}>${text}</text>`;

/**
 * @param {Chip} chip
 * @param {{ size?: number, outlined?: boolean }} [options] outlined: "I voted this" (LEARN)
 * @returns {Svg}
 */
export function chip(chip, { size = 24, outlined = false } = {}) {
  const tone = toneOf(chip);
  const k = size / 24;
  if (tone === 'noop') return noop(k, outlined);
  const text = letter(
    chip.letter,
    outlined ? `var(--${tone}-text)` : `var(--${tone}-letter)`,
    // "Q17", far along in a log, stays within its mark.
    [13, 13, 10, 8][chip.letter.length] ?? 6.5,
    tone === 'e' ? -0.8 : 0,
  );
  // The outline is drawn inside the figure's own edge, so both forms have one size.
  return outlined
    ? svg`<g transform="scale(${k})"><path d=${shapeOf(tone)} transform="scale(.9)"
        fill="var(--court)" stroke="var(--${tone})" stroke-width="2.6"
        stroke-linejoin="round"/>${text}</g>`
    : svg`<g transform="scale(${k})"><path d=${shapeOf(tone)} fill="var(--${tone})"/>${text}</g>`;
}

/** @param {number} k @param {boolean} outlined */
function noop(k, outlined) {
  return svg`<g transform="scale(${k})"><circle r="9.6" stroke="var(--noop)" stroke-width="2"
      stroke-dasharray="3.4 2.6" fill=${outlined ? 'var(--court)' : 'var(--noop-tint)'}/>
    <path d="M-4 0H4" stroke="var(--noop-letter)" stroke-width="2.4" stroke-linecap="round"/></g>`;
}

/**
 * A place where a vote is not known yet: dashed ring.
 * @param {number} [size]
 */
export const slot = (size = 24) => svg`<circle r=${size * 0.4} fill="none" stroke="var(--ctl)"
  stroke-width="1.2" stroke-dasharray="2 2"/>`;

/**
 * A chip within a sentence: it keeps to the line and has a spoken name.
 * @param {Chip} value @param {{ outlined?: boolean, size?: number }} [options]
 */
export const chipInline = (value, { outlined = false, size = 22 } = {}) => html`<svg
  class="chip-inline" role="img" aria-label=${nameOf(value)} width=${size} height=${size}
  viewBox="-12.5 -12.5 25 25">${chip(value, { outlined })}</svg>`;
