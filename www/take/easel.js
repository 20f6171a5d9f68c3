/**
 * Where pictures are made: a place off the screen, in the colours that were asked for and at a size
 * of its own, so that a phone's picture is as good for slides as a large screen's.
 */
import { rare } from '../styles/rare.js';
import { tokens } from '../styles/tokens.js';

/** @typedef {'light' | 'dark' | 'projector'} Colours */

/**
 * Runs `work` with an easel of this size and takes it down again, whatever happens.
 * @template T
 * @param {ShadowRoot} root The lab's own tree: fonts and tokens are inherited from there.
 * @param {{ colours: Colours, width: number, height: number, looks?: CSSStyleSheet[] }} o in px
 * @param {(easel: ShadowRoot) => Promise<T> | T} work
 * @returns {Promise<T>}
 */
export async function withEasel(root, { colours, width, height, looks = [] }, work) {
  const host = document.createElement('div');
  host.dataset.theme = colours;
  // Nobody may reach it, by keyboard or by ear.
  host.inert = true;
  host.setAttribute('aria-hidden', 'true');
  // Through CSSOM: the page's policy allows no style attributes.
  Object.assign(host.style, {
    position: 'fixed',
    left: '0',
    top: '0',
    width: `${width}px`,
    height: `${height}px`,
    contain: 'strict',
    transform: 'translateX(-200vw)',
    pointerEvents: 'none',
  });
  const easel = host.attachShadow({ mode: 'open' });
  const themes = [tokens, rare].flatMap(({ styleSheet }) => styleSheet ?? []);
  easel.adoptedStyleSheets = [...themes, ...looks];
  root.append(host);
  try {
    return await work(easel);
  } finally {
    host.remove();
  }
}

/** @param {ShadowRoot} easel @param {string} token "--bg" */
export const colourOf = (easel, token) =>
  getComputedStyle(easel.host).getPropertyValue(token).trim();
