/** The sheet on screen: its size, the time line on it, and which part of it shows. */

/** @import { Layout, Size } from './layout.js' */

import words from '../words/en/timeline.js';

/** With less than this in view, in px, the line may as well be below it. */
const LEAST_OPEN = 80;

/** @param {ParentNode} root @param {string} query @returns {HTMLElement | null} */
const part = (root, query) => root.querySelector(query);

/**
 * Sizes of the parts; through CSSOM, for the page's policy allows no style attributes.
 * @param {ParentNode} root
 * @param {Layout} layout
 * @param {Size} size
 */
export function fit(root, { across, gutter, paper: { axis, lanes } }, { width, height }) {
  const px = (/** @type {number} */ n) => `${Math.round(n)}px`;
  const box = across ? [width, lanes.breadth] : [lanes.breadth, height];
  const sheet = across ? [axis.length, lanes.breadth] : [lanes.breadth, axis.length];
  const set = (/** @type {string} */ query, /** @type {Partial<CSSStyleDeclaration>} */ style) => {
    const el = part(root, query);
    if (el) Object.assign(el.style, style);
  };
  for (const query of ['.frame', '.backing']) set(query, { width: px(box[0]), height: px(box[1]) });
  for (const query of ['.sheet', '.plot']) {
    set(query, { width: px(sheet[0]), height: px(sheet[1]) });
  }
  // What the screen's end covers can be scrolled out from under it.
  set('.sheet', { marginBottom: across ? '' : px(0.7 * height) });
  set('.scroller', across ? { left: px(gutter), top: '0' } : { left: '0', top: px(gutter) });
  set(
    '.line',
    across ? { height: px(lanes.last + 3), width: '' } : { width: px(lanes.breadth), height: '' },
  );
}

/**
 * The line, its pill and the two clips: all that a frame moves.
 * @param {ParentNode} root
 * @param {Layout} layout
 * @param {number} time
 */
export function placeLine(root, { across, paper }, time) {
  const line = part(root, '.line');
  const pill = part(root, '.pill');
  if (!line || !pill) return;
  const px = paper.axis.toPx(time);
  const move = across ? `translateX(${px}px)` : `translateY(${px}px)`;
  line.style.transform = move;
  pill.style.transform = move;
  const text = across ? words.pill(time) : words.pillShort(time);
  const label = /** @type {HTMLElement} */ (pill.firstElementChild);
  if (label.textContent !== text) label.textContent = text;
  const [past, future] = root.querySelectorAll('clipPath > rect');
  const { breadth } = paper.lanes;
  /** @type {(rect: Element, from: number, to: number) => void} */
  const clip = (rect, from, to) => {
    const length = Math.max(0, to - from);
    const box = across ? [from, 0, length, breadth] : [0, from, breadth, length];
    ['x', 'y', 'width', 'height'].forEach((name, i) => {
      rect.setAttribute(name, String(box[i]));
    });
  };
  clip(past, 0, px);
  clip(future, px, paper.axis.length);
}

/** @param {HTMLElement} scroller @param {boolean} across */
const seen = (scroller, across) => (across ? scroller.clientWidth : scroller.clientHeight);

/** @param {HTMLElement} scroller @param {boolean} across */
const scrolled = (scroller, across) => (across ? scroller.scrollLeft : scroller.scrollTop);

/** @param {Layout} layout */
const whole = ({ paper: { axis }, view }) => axis.length <= view + 1;

/**
 * Shows this time, at a part of the view.
 * @param {ParentNode} root
 * @param {Layout} layout
 * @param {number} time
 * @param {number} [at]
 */
export function look(root, { across, paper: { axis } }, time, at = 0.5) {
  const scroller = part(root, '.scroller');
  if (!scroller) return;
  const to = axis.toPx(time) - at * seen(scroller, across);
  if (across) scroller.scrollLeft = to;
  else scroller.scrollTop = to;
}

/**
 * Keeps the line in view.
 * @param {ParentNode} root
 * @param {Layout} layout
 * @param {number} time
 * @param {number} covered  pixels at the screen's lower edge that something fixed covers
 */
export function follow(root, layout, time, covered) {
  const scroller = part(root, '.scroller');
  const { across, paper } = layout;
  if (!scroller || (across && whole(layout))) return;
  const view = seen(scroller, across);
  const at = paper.axis.toPx(time) - scrolled(scroller, across);
  if (across) {
    if (at < 0.1 * view || at > 0.86 * view) look(root, layout, time, 0.3);
    return;
  }
  // Where time runs down, the screen ends before the view does.
  const { top, width } = scroller.getBoundingClientRect();
  const free = ((innerHeight - top) * scroller.offsetWidth) / (width || 1) - covered;
  const open = Math.min(view, Math.max(LEAST_OPEN, free));
  if (at < 0.1 * open || at > 0.9 * open) look(root, layout, time, (0.62 * open) / view);
}

/**
 * The time in the middle of the view, kept while the scale changes; null where all is in view.
 * @param {ParentNode} root
 * @param {Layout} layout
 */
export function middle(root, layout) {
  const scroller = part(root, '.scroller');
  if (!scroller || whole(layout)) return null;
  const { across, paper } = layout;
  return paper.axis.toTime(scrolled(scroller, across) + seen(scroller, across) / 2);
}
