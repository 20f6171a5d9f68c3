/**
 * From a drawing on the page to one that stands alone: what style sheets and custom properties say
 * becomes attributes of each element, fonts become generic families, and what serves the page
 * only (targets, names for listeners, classes) is left out. It opens in a plain <img>, in slides
 * and in drawing programs.
 */

const NS = 'http://www.w3.org/2000/svg';

/** What is drawn; anything else is of the page. */
const DRAWN = new Set(['g', 'path', 'rect', 'circle', 'line', 'text', 'tspan']);
/** Attributes that are geometry; those that are looks come from the computed style. */
const GEOMETRY = [
  ...['d', 'x', 'y', 'width', 'height', 'rx', 'ry', 'cx', 'cy', 'r', 'x1', 'y1', 'x2', 'y2'],
  ...['dx', 'dy', 'transform', 'pathLength'],
];
/** Looks that children inherit, and where an SVG file starts. */
const INHERITED = {
  fill: '#000000',
  stroke: 'none',
  'stroke-width': '1',
  'stroke-dasharray': 'none',
  'stroke-dashoffset': '0',
  'stroke-linecap': 'butt',
  'stroke-linejoin': 'miter',
  'font-family': '',
  'font-size': '',
  'font-weight': '400',
  'text-anchor': 'start',
  'paint-order': 'normal',
};

/** @typedef {keyof typeof INHERITED} Inherited */
/** @typedef {Record<Inherited, string>} Looks */

/** @param {string} value "rgb(11, 102, 174)" -> "#0b66ae", as every program reads it */
export function hex(value) {
  const parts = value.match(/^rgba?\(([\d.]+),? ([\d.]+),? ([\d.]+)(?:[,/ ]+([\d.]+))?\)$/);
  if (!parts) return value;
  if (Number(parts[4]) === 0) return 'none';
  const two = (/** @type {string} */ n) => Math.round(Number(n)).toString(16).padStart(2, '0');
  return `#${parts.slice(1, 4).map(two).join('')}`;
}

/** Lengths without their unit, which is the drawing's own. @param {string} value */
const bare = (value) => value.replace(/(\d)px/g, '$1');

/** @param {string} family Fonts that every machine has. */
const generic = (family) =>
  /mono/i.test(family) ? 'ui-monospace, monospace' : 'system-ui, sans-serif';

/** @param {CSSStyleDeclaration} style @returns {Looks} */
function looksOf(style) {
  /** @type {any} */
  const looks = {};
  for (const name of Object.keys(INHERITED)) {
    const value = style.getPropertyValue(name);
    if (name === 'fill' || name === 'stroke') looks[name] = hex(value);
    else if (name === 'font-family') looks[name] = generic(value);
    else looks[name] = bare(value);
  }
  return looks;
}

/** @param {Looks} looks Nothing of such a shape is to be seen. */
const unseen = (looks) => looks.fill === 'none' && looks.stroke === 'none';

/** @param {SVGGraphicsElement} element How much larger it is drawn than it is written. */
function scaleOf(element) {
  const m = element.getCTM();
  return m ? Math.sqrt(Math.abs(m.a * m.d - m.b * m.c)) || 1 : 1;
}

/**
 * @param {Element} from
 * @param {Looks} around what is inherited at this place of the copy
 * @returns {SVGElement | null}
 */
function copy(from, around) {
  const name = from.localName;
  if (!DRAWN.has(name)) return null;
  const style = getComputedStyle(from);
  if (style.display === 'none' || style.visibility === 'hidden' || style.opacity === '0') {
    return null;
  }
  const looks = looksOf(style);
  const holds = name === 'g' || name === 'text' || name === 'tspan';
  if (!holds && unseen(looks)) return null;

  const to = document.createElementNS(NS, name);
  for (const at of GEOMETRY) {
    const value = from.getAttribute(at);
    if (value !== null) to.setAttribute(at, value);
  }
  for (const [at, value] of Object.entries(looks)) {
    if (value !== around[/** @type {Inherited} */ (at)]) to.setAttribute(at, value);
  }
  if (style.opacity !== '1') to.setAttribute('opacity', style.opacity);
  // A line whose width the page keeps from scaling would stay thin however large the picture is.
  if (style.getPropertyValue('vector-effect') === 'non-scaling-stroke') {
    const width = Number(looks['stroke-width']) / scaleOf(/** @type {SVGGElement} */ (from));
    to.setAttribute('stroke-width', width.toFixed(2));
  }
  for (const child of from.childNodes) {
    if (child.nodeType === Node.TEXT_NODE) {
      if (name !== 'g') to.append(String(child.textContent));
    } else if (child instanceof Element) {
      const drawn = copy(child, looks);
      if (drawn) to.append(drawn);
    }
  }
  return holds && !to.hasChildNodes() ? null : to;
}

/** Characters that an XML file cannot hold, and halves of others. */
const UNFIT =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what must go
  /[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]|[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/g;

/** @param {string} text As much of it as a file of text can hold. */
export const fit = (text) => text.replace(UNFIT, '\uFFFD');

/**
 * @typedef {object} Sheet
 * @property {SVGElement[]} drawings  as they stand on the easel, from the lowest to the highest
 * @property {{ x: number, y: number, width: number, height: number }} box  in the drawings' units
 * @property {number} scale  px of the file for one of these
 * @property {string | null} ground  colour behind all; null leaves it clear
 * @property {string} title
 * @property {string} desc
 */

/** @param {string} name @param {Record<string, string | number>} attributes */
function made(name, attributes) {
  const element = document.createElementNS(NS, name);
  for (const [at, value] of Object.entries(attributes)) element.setAttribute(at, String(value));
  return element;
}

/** @param {Sheet} sheet @returns {string} an SVG file */
export function flatten({ drawings, box, scale, ground, title, desc }) {
  const root = made('svg', {
    width: Math.round(box.width * scale),
    height: Math.round(box.height * scale),
    viewBox: [box.x, box.y, box.width, box.height].join(' '),
    role: 'img',
    'aria-labelledby': 'title desc',
  });
  for (const [name, text] of Object.entries({ title, desc })) {
    const element = made(name, { id: name });
    element.textContent = fit(text);
    root.append(element);
  }
  if (ground) root.append(made('rect', { ...box, fill: ground }));
  for (const drawing of drawings) {
    const all = made('g', {});
    for (const child of drawing.children) {
      const drawn = copy(child, { ...INHERITED });
      if (drawn) all.append(drawn);
    }
    root.append(all);
  }
  return `${new XMLSerializer().serializeToString(root)}\n`;
}
