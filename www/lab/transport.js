/** `<tc-transport>`: play, step, run until, speed. Emits intents, decides nothing. */
import { css, html, LitElement, nothing } from 'lit';
import words from '../words/en.js';
import { icon } from './icons.js';
import { base, controls, touch } from './look.js';

const w = words.shell.transport;

/**
 * What the main button says, in the room of all that it may say: what stands beside it keeps its
 * place under a pointer that presses again and again.
 * @param {string} said
 */
export const steady = (said) =>
  html`<span class="steady" data-room=${[w.play, w.lie, w.again, w.pause].join('\n')}>${said}</span>`;

export const steadyLook = css`
  .steady { display: inline-grid; min-width: 0; }
  .steady::after { content: attr(data-room); white-space: pre; height: 0; overflow: hidden;
    visibility: hidden; }
`;

export class TcTransport extends LitElement {
  static properties = {
    snapshot: { attribute: false },
    playing: { type: Boolean },
    play: {},
    speed: {},
    form: { reflect: true },
    expanded: {},
    fresh: { type: Boolean },
    begins: { type: Boolean },
    skipping: { attribute: false },
    off: { type: Boolean },
    hideFuture: { attribute: false },
  };

  static styles = [
    base,
    controls,
    steadyLook,
    css`
    :host { display: flex; flex-wrap: wrap; align-items: center; gap: 6px 8px; padding: 6px 18px;
      min-width: 0; background: var(--panel); }
    .btn { min-height: calc(40px * var(--scale, 1)); }
    :host([form='middle']) { column-gap: 6px; }
    :host([form='middle']) .btn { padding-inline: calc(10px * var(--scale, 1)); }
    .main { min-width: 82px; }
    :host([quiet]) .main { background: var(--court); color: var(--ink); border-color: var(--ctl); }
    .hint { margin-inline-start: auto; font-size: var(--small); color: var(--ink2);
      text-align: end; }
    .badge { font-size: var(--label); font-weight: 600; background: var(--wait-tint);
      color: var(--wait); border-radius: 14px; padding: 6px 10px; white-space: nowrap; }
    .count { font-size: var(--label); color: var(--ink2); white-space: nowrap;
      margin-inline-start: auto; font-variant-numeric: tabular-nums; }
    :host([form='narrow']) { padding: 10px 10px calc(10px + env(safe-area-inset-bottom));
      gap: 6px; }
    :host([form='narrow']) .btn { min-height: 48px; }
    :host([form='narrow']) .main { flex: 1 0 auto; max-width: 150px; padding: 0 8px;
      white-space: normal; line-height: 1.2; }
    :host([form='narrow']) .steady::after { white-space: pre-line; }
    :host([form='narrow']) [data-menu] { padding: 0 9px; gap: 4px; }
    :host([form='narrow']) .square { padding: 0; width: 46px; flex: none; }
    @media ${touch} { .btn { min-height: 44px; } }
    .breath { animation: breathe 1.6s ease-out 0.6s 1; }
    @keyframes breathe {
      50% { box-shadow: 0 0 0 6px var(--lane); }
    }
    @media (prefers-reduced-motion: reduce) { .breath { animation: none; } }
  `,
  ];

  constructor() {
    super();
    /** @type {import('../engine.d.ts').Snapshot | null} */ this.snapshot = null;
    this.playing = false;
    this.play = w.play;
    /** @type {'slow' | 'normal' | 'fast'} */ this.speed = 'slow';
    /** "roomy": as wide, without its hint.
     * @type {'wide' | 'roomy' | 'middle' | 'narrow'} */ this.form = 'wide';
    /** Name of the open menu. */ this.expanded = '';
    /** Nothing has happened yet. */ this.begins = true;
    /** Nothing has been played yet. */ this.fresh = true;
    /** @type {number | null} */ this.skipping = null;
    /** Time is locked. */ this.off = false;
    /** How long the run is is not told. */ this.hideFuture = false;
  }

  /** @param {string} name @param {object} [detail] */
  #say(name, detail = {}) {
    this.dispatchEvent(new CustomEvent(name, { detail, bubbles: true, composed: true }));
  }

  /** @param {string} name @param {unknown} label @param {boolean} [icons] */
  #menu(name, label, icons = true) {
    return html`<button class="btn" aria-haspopup="menu" data-menu=${name}
      aria-expanded=${String(this.expanded === name)}
      @click=${(/** @type {Event} */ e) => this.#say('tc-open', { name, anchor: e.currentTarget })}>
      ${label}${icons ? icon('down') : nothing}</button>`;
  }

  /** @param {string} verb @param {any} image @param {string} label @param {boolean} off */
  #plain(verb, image, label, off, narrow = this.form === 'narrow') {
    // At an end of the run it keeps the focus: a button that is disabled would lose it.
    return html`<button class="btn ${narrow ? 'square' : ''}" data-verb=${verb}
      ?disabled=${this.off} aria-disabled=${String(off)}
      aria-label=${narrow ? label : nothing} @click=${() => off || this.#say('tc-go', { verb })}>
      ${image}${narrow ? nothing : label}</button>`;
  }

  #main() {
    return html`<button class="btn main ${this.fresh ? 'breath' : ''}" data-verb="play"
      data-means=${this.playing ? 'pause' : 'play'} ?disabled=${this.off}
      @click=${() => this.#say('tc-go', { verb: 'play' })}>
      ${icon(this.playing ? 'pause' : 'play')}${steady(this.playing ? w.pause : this.play)}</button>`;
  }

  render() {
    const { snapshot: s } = this;
    if (!s) return nothing;
    const narrow = this.form === 'narrow';
    const first = this.begins;
    const last = s.end !== null && s.step >= s.steps;
    const badge =
      this.skipping === null
        ? nothing
        : html`<span class="badge" role="status">
          ${words.shell.story.skipping(this.skipping)}</span>`;
    const back = this.#plain('back', icon('back'), w.back, first);
    const step = this.#plain('step', icon('step'), w.step, last);
    if (narrow) {
      return html`${back}${this.#main()}${step}${this.#menu('speed', w.speed[this.speed])}
        <span class="count">${w.short(s.step, this.hideFuture ? 0 : s.steps)}</span>`;
    }
    return html`${this.#main()}${back}${step}
      ${s.slots > 1 ? this.#menu('slot', w.slotN(s.slot)) : nothing}
      ${this.off ? nothing : this.#menu('until', w.until)}${this.#menu('speed', w.speed[this.speed])}
      ${this.#plain('restart', icon('restart'), w.restart, first, this.form === 'middle')}
      ${badge}${this.form === 'wide' ? html`<span class="hint">${w.hint}</span>` : nothing}`;
  }
}

customElements.get('tc-transport') || customElements.define('tc-transport', TcTransport);
