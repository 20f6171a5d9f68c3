/**
 * `<tc-popover>`: a menu or a dialog that floats into free space beside the thing it belongs to,
 * never over it; a sheet at the lower edge on narrow screens.
 *
 * It takes the focus when it opens and gives it back when it closes. Escape and a press outside
 * ask for closing (`tc-close`); arrow keys walk over `[role^=menuitem]` children.
 */
import { css, html, LitElement, nothing } from 'lit';
import { deep, drawn } from './drawn.js';
import { base } from './look.js';

const GAP = 8;
/** A box with less height than this is no use. */
const LEAST = 160;
const ITEMS = '[role^="menuitem"]:not([aria-disabled="true"])';
const STOPS = 'button, input, select, a[href], [tabindex="0"]';

/** @typedef {{ left: number, top: number, right: number, bottom: number }} Box */

/**
 * How tall a box may be: one that hangs from a button ends at the screen's edge and scrolls.
 * @param {Box} anchor @param {{ height: number }} screen @param {'below' | 'beside'} side
 */
function roomFor(anchor, screen, side) {
  const whole = screen.height - 2 * GAP;
  if (side === 'beside') return whole;
  const beside = Math.max(screen.height - anchor.bottom, anchor.top) - 2 * GAP;
  return beside >= LEAST ? Math.min(beside, whole) : whole;
}

/**
 * Where a box of this size goes: beside the anchor, inside the screen, not over the anchor.
 * @param {Box} anchor @param {{ width: number, height: number }} size
 * @param {{ width: number, height: number }} screen
 * @param {'below' | 'beside'} side
 */
export function place(anchor, size, screen, side) {
  const clampX = (/** @type {number} */ x) =>
    Math.max(GAP, Math.min(x, screen.width - size.width - GAP));
  const clampY = (/** @type {number} */ y) =>
    Math.max(GAP, Math.min(y, screen.height - size.height - GAP));
  const below = { x: clampX(anchor.left), y: anchor.bottom + GAP };
  const above = { x: clampX(anchor.left), y: anchor.top - GAP - size.height };
  const right = { x: anchor.right + GAP, y: clampY(anchor.top - GAP) };
  const left = { x: anchor.left - GAP - size.width, y: clampY(anchor.top - GAP) };
  const fits = (/** @type {{ x: number, y: number }} */ p) =>
    p.x >= 0 && p.y >= 0 && p.x + size.width <= screen.width && p.y + size.height <= screen.height;
  const clear = (/** @type {{ x: number, y: number }} */ p) =>
    p.x >= anchor.right ||
    p.x + size.width <= anchor.left ||
    p.y >= anchor.bottom ||
    p.y + size.height <= anchor.top;
  const order =
    side === 'below'
      ? [below, { x: clampX(anchor.right - size.width), y: below.y }, above, right, left]
      : [right, left, below, above];
  const free = order.find((p) => fits(p) && clear(p));
  if (free) return free;
  // Nothing fits whole: the roomier side of the anchor, cut to the screen.
  const roomy = anchor.left > screen.width - anchor.right ? left : right;
  return { x: clampX(roomy.x), y: clampY(roomy.y) };
}

export class TcPopover extends LitElement {
  #done = () => {};

  static properties = {
    anchor: { attribute: false },
    side: {},
    kind: {},
    label: {},
    sheet: { type: Boolean, reflect: true },
  };

  static styles = [
    base,
    css`
    :host { position: fixed; inset: auto; margin: 0; padding: 0; border: 1px solid var(--ctl);
      border-radius: 14px; background: var(--court); color: var(--ink); overflow: auto;
      box-shadow: var(--shadow); min-width: 200px; max-width: min(420px, calc(100vw - 16px));
      max-height: calc(100dvh - 16px); overscroll-behavior: contain; font-family: var(--font);
      line-height: 1.4; visibility: hidden; }
    :host([sheet]) { left: 0; right: 0; bottom: 0; top: auto; width: 100%; max-width: none;
      max-height: 78dvh; border-radius: 14px 14px 0 0; border-width: 1px 0 0;
      padding-bottom: env(safe-area-inset-bottom); }
    :host([placed]) { visibility: visible; }
    :host(:focus-visible) { outline: 3px solid var(--focus); outline-offset: -3px; }
    .panel:focus { outline: none; }
  `,
  ];

  constructor() {
    super();
    /** @type {DOMRect | Element | null} */ this.anchor = null;
    /** @type {'below' | 'beside'} */ this.side = 'below';
    /** @type {'menu' | 'dialog'} */ this.kind = 'dialog';
    this.label = '';
    this.sheet = false;
    this.popover = 'manual';
    /** @type {Element | null} */ this.cameFrom = null;
    /** It has the focus, or has closed before. @type {Promise<void>} */
    this.entered = new Promise((done) => {
      this.#done = done;
    });
    this.resize = new ResizeObserver(() => this.#place());
    this.addEventListener('keydown', (event) => this.#key(event));
  }

  connectedCallback() {
    super.connectedCallback();
    const root = /** @type {Document | ShadowRoot} */ (this.getRootNode());
    this.cameFrom = root.activeElement;
    while (this.cameFrom?.shadowRoot?.activeElement) {
      this.cameFrom = this.cameFrom.shadowRoot.activeElement;
    }
    addEventListener('pointerdown', this.#outside, true);
    addEventListener('resize', this.#place);
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    removeEventListener('pointerdown', this.#outside, true);
    removeEventListener('resize', this.#place);
    this.resize.disconnect();
    this.#done();
  }

  async firstUpdated() {
    this.showPopover?.();
    this.resize.observe(this);
    this.#place();
    await this.renew();
    // What stands in it may still be on its way.
    const coming = deep(this, ':not(:defined)').map((el) => el.localName);
    if (coming.length) {
      await Promise.all(coming.map((name) => customElements.whenDefined(name)));
      await this.renew();
    }
    this.#done();
  }

  updated() {
    // What scrolls and holds nothing to stop at is a stop itself.
    this.tabIndex = this.kind === 'dialog' && !deep(this, STOPS).length ? 0 : -1;
    this.#place();
  }

  /** Puts the focus on the checked item, else on the first thing that takes it. */
  #enter() {
    const all = deep(this, ITEMS);
    const checked = all.find((item) => item.getAttribute('aria-checked') === 'true');
    const stop = deep(this, STOPS)[0];
    const panel = /** @type {HTMLElement} */ (this.renderRoot.querySelector('.panel'));
    const to = checked ?? all[0] ?? stop ?? (this.tabIndex === 0 ? this : panel);
    to.focus({ preventScroll: true });
    // In a long list what is chosen may be far down.
    checked?.scrollIntoView({ block: 'nearest' });
  }

  /** The content is new: start at its top. */
  async renew() {
    await drawn(this);
    if (!this.isConnected) return;
    this.scrollTop = 0;
    this.#place();
    this.#enter();
  }

  #place = () => {
    if (!this.isConnected) return;
    if (!this.sheet && this.anchor) {
      const anchor =
        this.anchor instanceof Element ? this.anchor.getBoundingClientRect() : this.anchor;
      const screen = { width: document.documentElement.clientWidth, height: innerHeight };
      // The screen's px for one of its own: a host may be zoomed.
      const k = this.getBoundingClientRect().width / this.offsetWidth || 1;
      this.style.maxHeight = `${roomFor(anchor, screen, this.side) / k}px`;
      const size = { width: k * this.offsetWidth, height: k * this.offsetHeight };
      const at = place(anchor, size, screen, this.side);
      this.style.left = `${at.x / k}px`;
      this.style.top = `${at.y / k}px`;
    } else {
      for (const name of ['left', 'top', 'max-height']) this.style.removeProperty(name);
    }
    this.toggleAttribute('placed', true);
  };

  /** @param {PointerEvent} event */
  #outside = (event) => {
    const path = event.composedPath();
    // The button that opened it closes it again by itself.
    if (path.includes(this) || (this.anchor instanceof Element && path.includes(this.anchor))) {
      return;
    }
    this.#close(false);
  };

  /** @param {boolean} back */
  #close(back) {
    this.dispatchEvent(new CustomEvent('tc-close', { detail: { back, before: this.cameFrom } }));
  }

  /** @param {KeyboardEvent} event */
  #key(event) {
    if (event.key === 'Escape') {
      event.preventDefault();
      event.stopPropagation();
      this.#close(true);
      return;
    }
    if (event.key === 'Tab') {
      if (this.kind === 'menu') {
        event.preventDefault();
        this.#close(true);
      } else {
        this.#wrap(event);
      }
      return;
    }
    const move = { ArrowDown: 1, ArrowUp: -1, Home: -Infinity, End: Infinity }[event.key];
    if (move === undefined || this.kind !== 'menu') return;
    const all = deep(this, ITEMS);
    const now = all.findIndex((item) => item.matches(':focus'));
    const to = Number.isFinite(move)
      ? (now + move + all.length) % all.length
      : move < 0
        ? 0
        : all.length - 1;
    all[to]?.focus();
    event.preventDefault();
  }

  /** Tab stays inside a dialog. @param {KeyboardEvent} event */
  #wrap(event) {
    const all = deep(this, STOPS).filter(
      (stop) => !stop.hasAttribute('disabled') && stop.offsetParent !== null,
    );
    const now = all.findIndex((stop) => stop.matches(':focus'));
    const edge = event.shiftKey ? now <= 0 : now === all.length - 1;
    if (!edge || !all.length) return;
    event.preventDefault();
    (event.shiftKey ? all[all.length - 1] : all[0]).focus();
  }

  render() {
    return html`<div class="panel" role=${this.kind} tabindex="-1"
      aria-label=${this.label || nothing}><slot></slot></div>`;
  }
}

customElements.get('tc-popover') || customElements.define('tc-popover', TcPopover);
