/**
 * Text that must fit a box of the stage. Measured on a canvas in the page's own font and kept:
 * reading widths back from the picture would cost a reflow.
 */

/** @type {Map<string, number>} */
const known = new Map();
/** @type {CanvasRenderingContext2D | null | undefined} */
let pen;
let family = 'system-ui, sans-serif';

/** The font that the stage inherits. @param {string} name */
export function useFont(name) {
  if (name && name !== family) {
    family = name;
    known.clear();
  }
}

/** @param {string} text @param {number} size @param {boolean} [bold] */
export function widthOf(text, size, bold = false) {
  const key = `${size} ${bold} ${text}`;
  let w = known.get(key);
  if (w === undefined) {
    if (known.size > 4000) known.clear();
    pen ??= document.createElement('canvas').getContext('2d');
    // Without a canvas, a cautious guess.
    if (pen) pen.font = `${bold ? 750 : 600} ${size}px ${family}`;
    w = pen ? pen.measureText(text).width : text.length * size * 0.62;
    known.set(key, w);
  }
  return w;
}

/** The first wording that fits, else the last one cut short. @param {string[]} wordings
 * @param {number} room @param {number} size @param {boolean} [bold] */
export function fit(wordings, room, size, bold = false) {
  for (const text of wordings) if (widthOf(text, size, bold) <= room) return text;
  let text = wordings[wordings.length - 1] ?? '';
  if (room < size * 1.5) return '';
  while (text.length > 1 && widthOf(`${text}…`, size, bold) > room) text = text.slice(0, -1);
  return `${text.trimEnd()}…`;
}

/** Breaks a title in at most `lines` lines. @param {string} text @param {number} room
 * @param {number} size @param {number} lines */
export function wrap(text, room, size, lines) {
  /** @type {string[]} */
  const out = [];
  let line = '';
  for (const word of text.split(' ')) {
    const longer = line ? `${line} ${word}` : word;
    if (line && widthOf(longer, size) > room) {
      out.push(line);
      line = word;
    } else line = longer;
  }
  out.push(line);
  if (out.length <= lines) return out;
  const rest = fit([out.slice(lines - 1).join(' ')], room, size);
  return [...out.slice(0, lines - 1), rest];
}
