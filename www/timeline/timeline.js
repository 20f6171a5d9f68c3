/**
 * <tc-timeline>: the space-time diagram (visual.md section 6). A view: it gets part of the run and
 * a snapshot, draws them, and says what people ask for in events:
 *
 * - `tc-seek` {step}, `tc-select` {agent} | {message}, `tc-menu` {agent | message, anchor: DOMRect}
 * - `tc-future` {}: hide or show what is after the line, so that a class may guess
 * - `tc-range` {from, to}: steps that the person wants to see beyond the window at hand
 *
 * What depends on the window alone is drawn once. A step changes what lies ahead of the line; a
 * frame (`moveTo`) moves two clip rectangles and the line.
 */

/** @import { Name, ProtocolCard, Snapshot, Window } from '../engine.d.ts' */
/** @import { Cone } from './cone.js' */
/** @import { View } from './drawing.js' */
/** @import { Layout } from './layout.js' */
/** @import { Row } from './lanes.js' */

import { html, LitElement } from 'lit';
import { guard } from 'lit/directives/guard.js';
import words from '../words/en/timeline.js';
import { drawing, shown } from './drawing.js';
import { Gestures } from './gestures.js';
import { heading, sliding } from './keys.js';
import { makeLayout } from './layout.js';
import { names } from './names.js';
import { back } from './paint.js';
import { fit, follow, look, middle, placeLine } from './sheet.js';
import { style } from './style.js';

/** @typedef {{ agents?: Name[], message?: number, by: 'hand' | 'key' }} Pointed */

/** One zoom step, bounds of a delay in pixels, and how long the view rests after scrolling. */
const ZOOM = 1.5;
const LEAST = 16;
const MOST = 600;
const REST = 1500;

export class TcTimeline extends LitElement {
  static styles = style;
  static properties = {
    window: { attribute: false },
    snapshot: { attribute: false },
    selected: { attribute: false },
    orientation: { type: String },
    hideFuture: { type: Boolean, attribute: 'hide-future' },
    catalog: { attribute: false },
    pointed: { state: true },
    open: { state: true },
    unit: { state: true },
    size: { state: true },
  };

  #time = 0;
  #agents = '';
  /** Lane that Tab reaches, and the lane whose messages the arrow keys walk. */
  #stop = '';
  /** @type {Window | null} */ #laid = null;
  /** @type {Layout | null} */ #layout = null;
  /** @type {Cone | null} */ #cone = null;
  /** @type {typeof import('./ramps.js') | null} */ #tallies = null;
  /** The diagram in words; fetched when it has been drawn. @type {typeof import('./spoken.js') | null} */
  #spoken = null;
  /** Fetched when somebody first points at something. @type {typeof import('./cone.js') | null} */
  #cones = null;
  /** @type {number | null} time at the middle of the view, kept while the scale changes */
  #middle = null;
  #watch = new ResizeObserver(() => this.#measure());
  /** What stands above the diagram grows and shrinks, and moves it under what is fixed. */
  #shift = new ResizeObserver(() => this.#place());
  /** The line is followed again when the person's scrolling is over. */
  #again = 0;
  #gestures = new Gestures({
    layout: () => this.#layout,
    window: () => this.window,
    snapshot: () => this.snapshot,
    scroller: () => this.#part('.scroller'),
    sheet: () => this.#part('.sheet'),
    shown: (s) => this.#layout !== null && shown(this.#view(this.#layout), s),
    point: (message) => this.#point(message === null ? null : { message, by: 'hand' }),
    tell: (name, detail) => this.#tell(name, detail),
  });

  constructor() {
    super();
    /** @type {Window | null} */ this.window = null;
    /** @type {Snapshot | null} */ this.snapshot = null;
    /** @type {Name | number | null} */ this.selected = null;
    /** @type {'across' | 'down'} */ this.orientation = 'across';
    this.hideFuture = false;
    /** @type {ProtocolCard | null} */ this.catalog = null;
    /** @type {Pointed | null} */ this.pointed = null;
    /** @type {ReadonlySet<string>} folds opened by hand */ this.open = new Set();
    /** @type {number | null} pixels of one delay, once zoomed */ this.unit = null;
    this.size = {
      width: 0,
      height: 0,
      scale: 1,
      covered: 0,
      measure: (/** @type {string} */ t) => t.length,
    };
  }

  connectedCallback() {
    super.connectedCallback();
    this.#watch.observe(this);
    this.#shift.observe(document.body);
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.#watch.disconnect();
    this.#shift.disconnect();
    clearTimeout(this.#again);
  }

  /** Moves the time line, also between steps: cheap, for each animation frame. */
  moveTo(/** @type {number} */ time) {
    this.#time = time;
    this.#place();
  }

  /** The diagram in a few sentences. */
  describe() {
    if (!this.window || !this.snapshot) return words.empty;
    return this.#spoken?.summary(this.window, this.snapshot, this.hideFuture) ?? '';
  }

  #tell(/** @type {string} */ name, /** @type {object} */ detail) {
    this.dispatchEvent(new CustomEvent(name, { detail, bubbles: true, composed: true }));
  }

  /** @param {string} query @returns {HTMLElement | null} */
  #part(query) {
    return this.renderRoot?.querySelector(query) ?? null;
  }

  #measure() {
    const css = getComputedStyle(this);
    const scale = Number(css.getPropertyValue('--scale')) || 1;
    const covered = parseFloat(css.getPropertyValue('--covered')) || 0;
    const { clientWidth: width } = this;
    // For fingers the buttons stand below the diagram.
    const height = this.clientHeight - (parseFloat(css.getPropertyValue('--foot')) || 0);
    const { size } = this;
    if (width === size.width && height === size.height && scale === size.scale) return;
    const pen = document.createElement('canvas').getContext('2d');
    if (pen) pen.font = `${12.5 * scale}px ${css.fontFamily}`;
    const measure = (/** @type {string} */ text) =>
      pen ? pen.measureText(text).width : text.length * 7;
    this.size = { width, height, scale, measure, covered };
  }

  /** @param {Map<string, unknown>} changed */
  willUpdate(changed) {
    const { window: run, snapshot, size, pointed } = this;
    if (changed.has('snapshot') && snapshot) this.#time = snapshot.time;
    if (!run || !snapshot || size.width < 60 || size.height < 60) {
      this.#layout = null;
      return;
    }
    const all = [...snapshot.requesters, ...snapshot.proposers, ...snapshot.servers];
    // What will be lost later is under way as long as that may not be known.
    const lost = (/** @type {import('../engine.d.ts').Line} */ { lost }) =>
      lost && (!this.hideFuture || lost.step <= snapshot.step);
    const known = run.lines.filter(lost).length;
    const agents = `${snapshot.slot} ${snapshot.quorum} ${known} ${all.map((a) => a.name)}`;
    const stale = ['orientation', 'open', 'unit', 'size'].some((p) => changed.has(p));
    if (run !== this.#laid || agents !== this.#agents || stale || !this.#layout) {
      if (this.#layout) this.#middle = middle(this.renderRoot, this.#layout);
      const { orientation, open, unit } = this;
      const lines = run.lines.map((l) => (!l.lost || lost(l) ? l : { ...l, lost: null }));
      const seen = { ...run, lines };
      const layout = makeLayout(seen, snapshot, size, orientation, open, unit, this.#tallies);
      // A dense diagram waits for its tallies, so that nothing appears in it afterwards.
      this.#layout = layout.paper.lanes.dense && !this.#tallies ? null : layout;
      if (!this.#layout) this.#fetch();
      this.#laid = run;
      this.#agents = agents;
    }
    this.#gestures.hidden = this.hideFuture;
    if (pointed && !this.#cones) this.#fetchCones();
    this.#cone = this.#cones?.coneOf(run.lines, pointed, snapshot.step) ?? null;
  }

  async firstUpdated() {
    this.#spoken = await import('./spoken.js').catch(() => null);
    this.requestUpdate();
  }

  async #fetchCones() {
    this.#cones = await import('./cone.js');
    this.requestUpdate();
  }

  async #fetch() {
    this.#tallies = await import('./ramps.js');
    this.requestUpdate();
  }

  /** @param {Layout} layout @returns {View} */
  #view(layout) {
    const run = /** @type {Window} */ (this.window);
    const snapshot = /** @type {Snapshot} */ (this.snapshot);
    const focus = new Set(this.pointed?.agents);
    if (typeof this.selected === 'string') focus.add(this.selected);
    return {
      layout,
      run,
      snapshot,
      focus,
      cone: this.#cone,
      message: this.pointed?.message ?? -1,
      selected: this.selected,
      hideFuture: this.hideFuture,
      scale: this.size.scale,
    };
  }

  render() {
    const layout = this.#layout;
    if (!layout) return html`<p class="vh">${this.describe()}</p>`;
    const { run, snapshot } = this.#view(layout);
    const { lanes } = layout.paper;
    const { size } = this;
    const framed = lanes.of.get(String(this.selected))?.key ?? null;
    const stop = lanes.rows.some((r) => r.key === this.#stop) ? this.#stop : lanes.rows[0]?.key;
    const g = this.#gestures;
    return html`<div class="root ${this.orientation} ${lanes.dense ? 'dense' : ''}" role="group"
      aria-label=${words.region} aria-describedby="told">
      <p class="vh" id="told">${this.describe()}</p>
      <div class="outer"><div class="frame">
        <svg class="backing" aria-hidden="true">
          ${guard([layout, framed], () => back(layout, size, framed))}</svg>
        ${names(layout, snapshot, stop ?? '', this.#hands)}
        <div class="scroller" @wheel=${this.#wheel}>
          <div class="sheet" @pointerdown=${g.down} @pointermove=${g.move} @pointerup=${g.up}
            @pointercancel=${g.up} @pointerleave=${g.leave} @click=${g.click}
            @contextmenu=${g.context}>
            <svg class="plot" aria-hidden="true">${drawing(this.#view(layout))}</svg>
            <div class="line"></div>
            ${this.#cones?.walker(layout, snapshot, this.#reached, this.#feet)}
            <div class="pill" role="slider" tabindex="0" aria-label=${words.slider}
              aria-orientation=${layout.across ? 'horizontal' : 'vertical'}
              aria-valuemin="0" aria-valuemax=${snapshot.steps} aria-valuenow=${snapshot.step}
              aria-valuetext=${words.moment(snapshot.step, snapshot.steps, snapshot.time)}
              @keydown=${this.#slide}><span></span></div>
          </div></div>
        <div class="zoom">
          <button aria-label=${words.longer} title=${words.longer} @click=${this.#out}>−</button>
          <button aria-label=${words.shorter} title=${words.shorter} @click=${this.#in}>+</button>
          <button class="veil" aria-pressed=${String(this.hideFuture)} aria-label=${words.veil}
            title=${words.veil} @click=${() => this.#tell('tc-future', {})}></button>
        </div>
      </div></div>
      ${guard([run, snapshot.step, this.#spoken], () => this.#spoken?.table(run, snapshot))}
    </div>`;
  }

  updated() {
    const layout = this.#layout;
    if (!layout) return;
    fit(this.renderRoot, layout, this.size);
    if (this.#middle !== null) look(this.renderRoot, layout, this.#middle);
    this.#middle = null;
    this.#tone(layout);
    this.#place();
  }

  /** Marks and words before and after the present step, and the marks of the cone. */
  #tone(/** @type {Layout} */ { marks, captions, notes, paper }) {
    const { step = 0, time = 0 } = this.snapshot ?? {};
    const cone = this.#cone;
    /** @type {(query: string, look: string, is: (i: number) => boolean) => void} */
    const each = (query, look, is) =>
      this.renderRoot.querySelectorAll(query).forEach((el, i) => {
        el.classList.toggle(look, is(i));
      });
    each('.mark', 'later', (i) => marks[i]?.mark.step > step);
    each('.mark', 'in', (i) => {
      const { agent, step } = marks[i].mark;
      return !!cone && !!this.#cones?.inCone(cone, agent, step);
    });
    each('.caption', 'to-come', (i) => captions[i]?.step > step);
    each('.note', 'to-come', (i) => notes[i]?.mark.step > step);
    each('.break', 'to-come', (i) => paper.axis.breaks[i]?.to > time);
  }

  /** The line, its pill and the clips, at the present time; and the view after it. */
  #place() {
    if (!this.#layout) return;
    placeLine(this.renderRoot, this.#layout, this.#time);
    const rest = this.#gestures.scrolled + REST - performance.now();
    clearTimeout(this.#again);
    if (rest > 0) this.#again = window.setTimeout(() => this.#place(), rest);
    else if (!this.#gestures.dragging) {
      follow(this.renderRoot, this.#layout, this.#time, this.size.covered);
    }
  }

  #point(/** @type {Pointed | null} */ what) {
    const now = this.pointed;
    if (what?.message === now?.message && what?.agents === now?.agents) return;
    // A pointer that leaves does not take the cone from what the keyboard is on.
    if (!what && now?.by === 'key') return;
    this.pointed = what;
  }

  #in = () => this.#zoom(1);
  #out = () => this.#zoom(-1);

  #zoom(/** @type {number} */ way) {
    const layout = this.#layout;
    const { window: run, snapshot } = this;
    if (!layout || !run || !snapshot || !way) return;
    const { axis } = layout.paper;
    if (way < 0 && axis.length <= layout.view + 1) {
      const more = Math.round((run.to - run.from) / 2) + 1;
      const from = Math.max(0, run.from - more);
      const to = Math.min(snapshot.steps, run.to + more);
      if (from < run.from || to > run.to) this.#tell('tc-range', { from, to });
      return;
    }
    this.unit = Math.min(MOST, Math.max(LEAST, axis.unit * ZOOM ** way));
  }

  #wheel = (/** @type {WheelEvent} */ e) => this.#zoom(this.#gestures.wheel(e));

  #slide = (/** @type {KeyboardEvent} */ e) => {
    const asked = this.snapshot && sliding(e.key, this.snapshot, this.orientation === 'across');
    if (!asked || e.altKey || e.ctrlKey || e.metaKey) return;
    e.preventDefault();
    e.stopPropagation();
    this.#tell(...asked);
  };

  /** @type {import('./names.js').Hands} */
  #hands = {
    point: (row, by) => {
      // Walking on to a message takes the focus from the name, not the cone.
      if (!row && by === 'key' && this.pointed?.agents) this.pointed = null;
      else this.#point(row && { agents: row.names, by });
    },
    pick: (row) => {
      this.#stop = row.key;
      if (row.folded) this.#hands.fold(row.group ?? '');
      else this.#tell('tc-select', { agent: row.names[0] });
    },
    menu: (row, anchor) => {
      if (!row.folded) this.#tell('tc-menu', { agent: row.names[0], anchor });
    },
    key: (e, row) => this.#onLane(e, row),
    fold: (group) => {
      const open = new Set(this.open);
      if (!open.delete(group)) open.add(group);
      this.open = open;
    },
  };

  /** Arrow keys on a lane's name: other lanes, or the lane's messages. */
  #onLane(/** @type {KeyboardEvent} */ e, /** @type {Row} */ row) {
    const rows = this.#layout?.paper.lanes.rows ?? [];
    const { lane, time } = heading(e.key, this.orientation === 'across');
    if (!lane && !time) return;
    e.preventDefault();
    e.stopPropagation();
    if (time) {
      this.#stop = row.key;
      this.#walk(row.names, time);
      return;
    }
    const next = rows[rows.indexOf(row) + lane];
    if (!next) return;
    this.#stop = next.key;
    this.#name(next.key)?.focus();
    this.requestUpdate();
  }

  #name(/** @type {string} */ key) {
    return this.#part(`.names [data-key="${key}"]`);
  }

  /** The message that the arrow keys have reached, if they have. */
  get #reached() {
    return this.pointed?.by === 'key' ? this.pointed.message : undefined;
  }

  /** @type {import('./walker.js').Feet} */
  #feet = {
    step: (way) => {
      const row = this.#layout?.paper.lanes.rows.find((r) => r.key === this.#stop);
      if (row) this.#walk(row.names, way);
    },
    home: () => this.#name(this.#stop)?.focus(),
    left: (id) => {
      if (this.pointed?.message === id) this.pointed = null;
    },
    pick: (message) => this.#tell('tc-select', { message }),
    menu: (message, anchor) => this.#tell('tc-menu', { message, anchor }),
  };

  /** The last walk that was asked for. */
  #walked = Promise.resolve();

  /** One key after the other, each from where the one before has led. */
  #walk(/** @type {Name[]} */ agents, /** @type {number} */ way) {
    this.#walked = this.#walked.then(() => this.#goOn(agents, way));
  }

  async #goOn(/** @type {Name[]} */ agents, /** @type {number} */ way) {
    await this.#fetchCones();
    const { window: run, snapshot } = this;
    if (!run || !snapshot) return;
    const lines = run.lines.filter((l) => !this.hideFuture || l.sentStep <= snapshot.step);
    const next = this.#cones?.nextMessage(lines, agents, this.#reached ?? -1, way, snapshot.step);
    if (!next) return;
    this.pointed = { message: next.id, by: 'key' };
    await this.updateComplete;
    this.#part('.walker')?.focus();
  }
}

customElements.get('tc-timeline') || customElements.define('tc-timeline', TcTimeline);
