/**
 * The focus is never lost: when what had it goes away, or can no longer be used, what stands
 * nearest to it takes over, else the lab, which answers to the same keys.
 */
import { deep, drawn } from './drawn.js';

const STOPS = 'button, input, select, textarea, summary, a[href], [tabindex="0"]';

/** @returns {HTMLElement | null} What has the focus, within shadow trees too. */
export function active() {
  let at = document.activeElement;
  while (at?.shadowRoot?.activeElement) at = at.shadowRoot.activeElement;
  return /** @type {HTMLElement | null} */ (at);
}

/** @param {HTMLElement} el */
const usable = (el) => el.isConnected && el.checkVisibility() && !el.matches(':disabled');

/**
 * Where Tab stops within something, in order.
 * @param {ParentNode} root
 */
export const stops = (root) => deep(root, STOPS).filter((el) => el.tabIndex >= 0 && usable(el));

/** What a container's width changes is known in the frame after. */
const framed = () =>
  new Promise((done) => {
    requestAnimationFrame(() => setTimeout(done));
  });

export class FocusKeeper {
  /** What had the focus last, and what it stood in. @type {Node[]} */ #path = [];

  /** @param {import('./lab.js').TurncoatLab} lab */
  constructor(lab) {
    this.lab = lab;
  }

  hostUpdate() {
    /** @type {Node[]} */ const path = [];
    const { lab } = this;
    for (let node = /** @type {Node | null} */ (active()); node && node !== lab; ) {
      path.push(node);
      node = node instanceof ShadowRoot ? node.host : node.parentNode;
      // The focus is outside of the lab, or on the lab itself.
      if (!node) return;
    }
    this.#path = path;
  }

  async hostUpdated() {
    const path = this.#path;
    if (!path.length) return;
    // At once, for the next key may be on its way; and again when the page has been laid out.
    await drawn(this.lab.renderRoot);
    this.#handOn(path);
    await framed();
    this.#handOn(path);
  }

  /** @param {Node[]} path */
  #handOn(path) {
    const had = /** @type {HTMLElement} */ (path[0]);
    const now = active();
    if (usable(had) || (now !== had && now !== document.body)) return;
    this.#nearest(path.slice(1)).focus({ preventScroll: true });
  }

  /** @param {Node[]} around From the inside to the outside. @returns {HTMLElement} */
  #nearest(around) {
    for (const node of around) {
      // What stands on the same page only is not near.
      if (node === this.lab.renderRoot) break;
      if (node instanceof Element && node.matches('.page')) break;
      if (!node.isConnected) continue;
      const [stop] = stops(/** @type {Element | ShadowRoot} */ (node));
      if (stop) return stop;
    }
    return this.lab;
  }
}
