/** `<tc-story>`: what this step was, in one paragraph; the rule behind it one click away. */
import { css, html, LitElement, nothing } from 'lit';
import words from '../words/en.js';
import { base, controls } from './look.js';
import { draw, plain, why } from './told.js';

const w = words.shell.story;
/** While the run plays, a screen reader gets at most one sentence in this time, in ms. */
const SPOKEN = 2500;
/** Consequences told after the main one; more are in the log. */
const MOST = 4;

export class TcStory extends LitElement {
  static properties = {
    snapshot: { attribute: false },
    card: { attribute: false },
    about: {},
    first: {},
    playing: { type: Boolean },
    begins: { type: Boolean },
    short: { type: Boolean, reflect: true },
    hideFuture: { attribute: false },
    open: { state: true },
  };

  static styles = [
    base,
    controls,
    css`
    :host { display: block; }
    header { display: flex; align-items: baseline; justify-content: space-between; gap: 12px; }
    .tale { font-size: var(--story); line-height: 1.42; margin: 5px 0 4px; text-wrap: pretty; }
    .tale .chip-inline { width: 1.1em; height: 1.1em; vertical-align: -0.2em; }
    .tale b { font-weight: 680; }
    .tale .link { font-size: var(--body); padding: 0; vertical-align: 1px; }
    .more { color: var(--ink2); }
    .more b { font-weight: 650; color: var(--ink); }
    .why { border-inline-start: 3px solid var(--lane); padding: 2px 0 2px 12px; margin: 4px 0 8px;
      display: grid; gap: 6px; line-height: 1.45; }
    :host([short]) .tale { font-size: calc(17px * var(--scale, 1)); margin-top: 0; }
    :host([short]) header { display: none; }
    .broken { border-inline-start: 4px solid var(--bad); background: var(--bad-tint);
      padding: 6px 12px; border-radius: 4px; line-height: 1.45; margin: 4px 0; }
    .ended { color: var(--ink2); margin-top: 2px; }
  `,
  ];

  constructor() {
    super();
    /** @type {import('../engine.d.ts').Snapshot | null} */ this.snapshot = null;
    /** @type {import('../engine.d.ts').ProtocolCard | null} */ this.card = null;
    this.about = '';
    this.first = '';
    this.playing = false;
    /** Nothing has happened yet. */ this.begins = false;
    this.short = false;
    /** How long the run is is not told. */ this.hideFuture = false;
    this.open = false;
    this.spoken = '';
    this.when = 0;
    /** @type {ReturnType<typeof setTimeout> | undefined} */ this.later = undefined;
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    clearTimeout(this.later);
  }

  /** @param {Map<string, unknown>} changed */
  updated(changed) {
    if (!changed.has('snapshot') && !changed.has('playing')) return;
    clearTimeout(this.later);
    const wait = this.playing ? Math.max(0, this.when + SPOKEN - performance.now()) : 0;
    this.later = setTimeout(() => this.#speak(), wait);
  }

  #speak() {
    const { snapshot, card } = this;
    const live = this.renderRoot.querySelector('[aria-live]');
    if (!snapshot || !card || !live || this.begins) return;
    const text = snapshot.beat.told
      .slice(0, MOST)
      .map((t) => plain(t, card))
      .join(' ');
    if (text !== this.spoken) live.textContent = text;
    this.spoken = text;
    this.when = performance.now();
  }

  #end() {
    const { snapshot } = this;
    if (!snapshot?.end || snapshot.step < snapshot.steps) return nothing;
    return html`<p class="ended">${w[snapshot.end]}</p>`;
  }

  /** A property that this step has violated. */
  #broken() {
    const { snapshot, card } = this;
    if (!snapshot || !card) return nothing;
    return snapshot.verdicts
      .filter((v) => v.state === 'violated' && v.step === snapshot.step)
      .map(
        (v) =>
          html`<p class="broken" part="broken"><b>${w.violated(
            card.claims.find((c) => c.id === v.id)?.title ?? v.id,
          )}</b> ${draw(v.told, card)}</p>`,
      );
  }

  #tale() {
    const { snapshot, card } = this;
    if (!snapshot || !card) return nothing;
    const { beat } = snapshot;
    if (this.begins) {
      return html`<p class="tale">${this.about}</p>
        <p class="quiet">${w.first(this.first)}</p>`;
    }
    const [main, ...rest] = beat.told.slice(0, MOST);
    return html`<p class="tale">${main ? draw(main, card) : nothing}
        ${rest.map((told) => html`<span class="more">${draw(told, card)}</span> `)}
        ${main ? this.#ask() : nothing}</p>
      ${beat.lost.length ? html`<p class="quiet">${w.lost(beat.lost.length)}</p>` : nothing}
      ${this.#broken()}${this.#end()}`;
  }

  /** The button at the end of the paragraph. */
  #ask() {
    return html`<button class="link" aria-expanded=${String(this.open)} @click=${() => {
      this.open = !this.open;
    }}>${this.open ? w.hideWhy : w.why}</button>`;
  }

  #rules() {
    const { snapshot, card } = this;
    if (!this.open || !snapshot || !card || this.begins) return nothing;
    const seen = new Set();
    const told = snapshot.beat.told.filter((t) => !seen.has(t.rule) && seen.add(t.rule));
    return html`<div class="why">
      ${told.slice(0, MOST).map((t) => html`<p>${why(t, card)}</p>`)}</div>`;
  }

  render() {
    const { snapshot } = this;
    if (!snapshot) return nothing;
    return html`<section aria-label=${w.title}>
      <header><h2>${this.begins ? w.begin : w.title}</h2>
        <span class="small num">${w.step(snapshot.step, this.hideFuture ? 0 : snapshot.steps, snapshot.end === null)}
        </span></header>
      ${this.#tale()}
      ${this.#rules()}
      <div class="hide" aria-live="polite"></div>
    </section>`;
  }
}

customElements.get('tc-story') || customElements.define('tc-story', TcStory);
