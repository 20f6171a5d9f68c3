/** `<tc-bar>`: the transport of the small form: play, back, step, and a line to drag. */
import { css, html, LitElement, nothing } from 'lit';
import { sliding } from '../timeline/keys.js';
import words from '../words/en/small.js';
import shellWords from '../words/en.js';
import { icon } from './icons.js';
import { base, controls } from './look.js';
import { steady, steadyLook } from './transport.js';

const w = shellWords.shell.transport;

export class TcBar extends LitElement {
  static properties = {
    snapshot: { attribute: false },
    playing: { type: Boolean },
    play: {},
    from: { type: Number },
    begins: { type: Boolean },
    off: { type: Boolean },
  };

  static styles = [
    base,
    controls,
    steadyLook,
    css`
    :host { display: flex; align-items: center; gap: 8px; padding: 8px 16px 4px; }
    .btn { min-height: calc(40px * var(--scale, 1)); flex: none; }
    .main { min-width: 96px; }
    .square { padding: 0; width: calc(40px * var(--scale, 1)); }
    input { flex: 1; min-width: 40px; margin: 0 6px; accent-color: var(--ink); cursor: pointer;
      min-height: 24px; }
    input:disabled { cursor: default; }
    .t { min-width: 3.6em; text-align: end; }
    @media (pointer: coarse) {
      .btn { min-height: 48px; }
      input { min-height: 44px; }
    }
  `,
  ];

  constructor() {
    super();
    /** @type {import('../engine.d.ts').Snapshot | null} */ this.snapshot = null;
    this.playing = false;
    this.play = w.play;
    /** Where the run opens. */ this.from = 0;
    this.begins = true;
    /** Time is locked. */ this.off = false;
  }

  /** @param {string} name @param {object} detail */
  #say(name, detail) {
    this.dispatchEvent(new CustomEvent(name, { detail, bubbles: true, composed: true }));
  }

  /** @param {string} verb @param {any} image @param {string} label @param {boolean} off */
  #square(verb, image, label, off) {
    return html`<button class="btn square" data-verb=${verb} aria-label=${label}
      ?disabled=${this.off} aria-disabled=${String(off)}
      @click=${() => off || this.#say('tc-go', { verb })}>${image}</button>`;
  }

  /** By itself a slider goes no further than the run has been computed. */
  #slide = (/** @type {KeyboardEvent} */ event) => {
    const asked = this.snapshot && sliding(event.key, this.snapshot, true);
    if (!asked || event.altKey || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    this.#say(...asked);
  };

  render() {
    const { snapshot: s, from } = this;
    if (!s) return nothing;
    const { step, steps, time } = s;
    const last = s.end !== null && step >= steps;
    return html`<button class="btn main" data-verb="play" ?disabled=${this.off}
        data-means=${this.playing ? 'pause' : 'play'}
        @click=${() => this.#say('tc-go', { verb: 'play' })}>
        ${icon(this.playing ? 'pause' : 'play')}${steady(this.playing ? w.pause : this.play)}</button>
      ${this.#square('back', icon('back'), w.back, this.begins)}
      ${this.#square('step', icon('step'), w.step, last)}
      <input type="range" aria-label=${words.line} min=${Math.min(from, step)} max=${steps}
        step="1" .value=${String(step)} aria-valuetext=${words.at(step, steps)}
        ?disabled=${this.off} @keydown=${this.#slide} @input=${(/** @type {any} */ e) =>
          this.#say('tc-seek', { step: Number(e.target.value) })}>
      <span class="small num t">${words.t(time)}</span>`;
  }
}

customElements.get('tc-bar') || customElements.define('tc-bar', TcBar);
