/**
 * What hands do to the diagram: drag the line, click, point, open menus, scroll beyond the window.
 * Knows the element only through `Host`; turns pointer places into steps, agents and messages.
 */

/** @import { Layout } from './layout.js' */
/** @import { Snapshot, Window } from '../engine.d.ts' */
/** @import { Stroke } from './strokes.js' */

import { stepAt } from './axis.js';
import { nearest } from './strokes.js';

/**
 * @typedef {object} Host
 * @property {() => Layout | null} layout
 * @property {() => Window | null} window
 * @property {() => Snapshot | null} snapshot
 * @property {() => HTMLElement | null} scroller
 * @property {() => HTMLElement | null} sheet
 * @property {(s: Stroke) => boolean} shown
 * @property {(message: number | null) => void} point
 * @property {(name: string, detail: object) => void} tell
 */

/** Pixels: reach of a line for a pointer and for a finger, of a mark, of the time line. */
const REACH = { mouse: 8, touch: 16, mark: 11, line: 7 };
/** Whoever moves the pointer no further than this, in px, has not dragged. */
const SLIP = 3;
/** Milliseconds that a pointer rests before the cone shows, so that crossing does not flicker. */
const DWELL = 90;
const LONG = 500;

export class Gestures {
  /** @type {number | null} */ #drag = null;
  /** Where the pointer came down, on the screen and in the sheet, which may have moved since.
   * @type {{ screen: [number, number], sheet: [number, number] } | null} */
  #down = null;
  /** The finger has opened a menu by resting. */
  #rested = false;
  #asked = -1;
  #dwell = 0;
  #press = 0;
  #beyond = 0;
  /** When the person last scrolled; the line is not followed for a while. */
  scrolled = -Infinity;

  /** @param {Host} host */
  constructor(host) {
    this.host = host;
  }

  get dragging() {
    return this.#drag !== null;
  }

  /**
   * Pointer place in the sheet, in the sheet's own px: a host may show it scaled.
   * @param {MouseEvent} e @returns {[number, number]}
   */
  #place(e) {
    const sheet = this.host.sheet();
    if (!sheet) return [0, 0];
    const { left, top, width } = sheet.getBoundingClientRect();
    const k = sheet.offsetWidth / (width || 1);
    return [(e.clientX - left) * k, (e.clientY - top) * k];
  }

  /** @param {PointerEvent} e */
  down = (e) => {
    const layout = this.host.layout();
    const snapshot = this.host.snapshot();
    if (e.button !== 0 || !layout || !snapshot) return;
    const [x, y] = this.#place(e);
    this.#down = { screen: [e.clientX, e.clientY], sheet: [x, y] };
    this.#rested = false;
    const onPill = /** @type {HTMLElement} */ (e.target).closest('.pill') !== null;
    const { axis } = layout.paper;
    const near = Math.abs((layout.across ? x : y) - axis.toPx(snapshot.time)) <= REACH.line;
    clearTimeout(this.#press);
    if (onPill || (near && e.pointerType === 'mouse')) {
      this.#drag = e.pointerId;
      this.#asked = snapshot.step;
      this.host.sheet()?.setPointerCapture(e.pointerId);
      return;
    }
    if (e.pointerType !== 'mouse') {
      this.#press = window.setTimeout(() => {
        this.#rested = this.#menu(e, x, y);
      }, LONG);
    }
  };

  /** @param {PointerEvent} e */
  move = (e) => {
    const [x, y] = this.#place(e);
    if (this.#drag === e.pointerId) return this.#held(e) ? undefined : this.#seek(x, y);
    if (e.pointerType !== 'mouse') return undefined;
    clearTimeout(this.#dwell);
    const hit = this.#line(x, y, 'mouse');
    if (!hit) this.host.point(null);
    else {
      this.#dwell = window.setTimeout(() => this.host.point(hit.line.id), DWELL);
    }
    return undefined;
  };

  /** @param {PointerEvent} e */
  up = (e) => {
    clearTimeout(this.#press);
    if (this.#drag !== e.pointerId) return;
    // The click that follows belongs to the drag, if there was one.
    if (this.#held(e)) this.#drag = null;
    else setTimeout(() => (this.#drag = null));
  };

  /** The pointer is where it came down. @param {MouseEvent} e */
  #held(e) {
    if (!this.#down) return false;
    const [x, y] = this.#down.screen;
    if (Math.hypot(e.clientX - x, e.clientY - y) <= SLIP) return true;
    // Once it has been dragged, coming back is dragging too.
    this.#down = null;
    return false;
  }

  leave = () => {
    clearTimeout(this.#dwell);
    clearTimeout(this.#press);
    this.host.point(null);
  };

  /** @param {MouseEvent} e */
  click = (e) => {
    const layout = this.host.layout();
    const run = this.host.window();
    if (this.#drag !== null || this.#rested || !layout || !run) return;
    if (/** @type {HTMLElement} */ (e.target).closest('button, .pill')) return;
    const [x, y] = this.#down && this.#held(e) ? this.#down.sheet : this.#place(e);
    const { plane } = layout.paper;
    const mark = layout.marks.find((p) => {
      const [mx, my] = plane(p.along, p.cross);
      return Math.hypot(mx - x, my - y) <= REACH.mark;
    });
    if (mark && !this.#veiled(mark.mark.step)) {
      this.host.tell('tc-seek', { step: mark.mark.step });
      return;
    }
    const touch = /** @type {PointerEvent} */ (e).pointerType === 'touch';
    const line = this.#line(x, y, touch ? 'touch' : 'mouse');
    if (line) this.host.tell('tc-select', { message: line.line.id });
    else this.#seek(x, y);
  };

  /** @param {MouseEvent} e */
  context = (e) => {
    const [x, y] = this.#place(e);
    if (this.#menu(e, x, y)) e.preventDefault();
  };

  /** @param {MouseEvent} e @param {number} x @param {number} y */
  #menu(e, x, y) {
    const hit = this.#line(x, y, 'touch');
    if (!hit) return false;
    const anchor = new DOMRect(e.clientX - 8, e.clientY - 8, 16, 16);
    this.host.tell('tc-menu', { message: hit.line.id, anchor });
    return true;
  }

  /** @param {number} x @param {number} y @param {'mouse' | 'touch'} kind */
  #line(x, y, kind) {
    const layout = this.host.layout();
    const pick = (/** @type {Stroke} */ s) => this.host.shown(s) && !this.#veiled(s.line.sentStep);
    return layout ? nearest(layout.strokes, pick, x, y, REACH[kind]) : null;
  }

  /** A step that a prediction hides. @param {number} step */
  #veiled(step) {
    const limit = this.host.snapshot()?.step ?? 0;
    return step > limit && this.hidden;
  }

  /** The future may not be seen. */
  hidden = false;

  /** @param {number} x @param {number} y */
  #seek(x, y) {
    const layout = this.host.layout();
    const run = this.host.window();
    if (!layout || !run) return;
    const px = layout.across ? x : y;
    const step = run.from + stepAt(run.times, layout.paper.axis.toTime(px), true);
    if (this.#drag !== null && step === this.#asked) return;
    this.#asked = step;
    this.host.tell('tc-seek', { step });
    if (this.#drag === null) return;
    if (px > layout.paper.axis.end + 20) this.#ask(1);
    if (px < layout.paper.axis.start - 20) this.#ask(-1);
  }

  /** @param {WheelEvent} e @returns {number} zoom asked for: 1 in, -1 out, 0 none */
  wheel = (e) => {
    if (e.ctrlKey) {
      e.preventDefault();
      return -Math.sign(e.deltaY);
    }
    const layout = this.host.layout();
    const box = this.host.scroller();
    if (!layout || !box) return 0;
    const delta = layout.across ? e.deltaX || (e.shiftKey ? e.deltaY : 0) : e.deltaY;
    if (!delta) return 0;
    this.scrolled = performance.now();
    const at = layout.across ? box.scrollLeft : box.scrollTop;
    const most = layout.paper.axis.length - layout.view;
    if (delta > 0 && at >= most - 2) this.#ask(1);
    if (delta < 0 && at <= 2) this.#ask(-1);
    return 0;
  };

  /** Asks for a window further on, at most four times a second. @param {1 | -1} way */
  #ask(way) {
    const run = this.host.window();
    const steps = this.host.snapshot()?.steps ?? 0;
    const now = performance.now();
    if (!run || now - this.#beyond < 250) return;
    if (way > 0 ? run.to >= steps : run.from <= 0) return;
    this.#beyond = now;
    const length = run.to - run.from;
    const shift = Math.max(1, Math.round(length * 0.4)) * way;
    const from = Math.max(0, Math.min(run.from + shift, steps - length));
    this.host.tell('tc-range', { from, to: Math.min(steps, from + length) });
  }
}
