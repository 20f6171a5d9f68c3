/** Two lists: `<tc-log>` and `<tc-faults>`. */
import { css, html, LitElement, nothing } from 'lit';
import menuWords from '../words/en/menus.js';
import words from '../words/en.js';
import { reworded } from '../words/language.js';
import { icon } from './icons.js';
import { base, controls, touch } from './look.js';
import { draw, plain } from './told.js';

const w = words.shell;

/** @typedef {import('../engine.d.ts').Told} Told */

/** @param {Element} from @param {string} name @param {object} detail */
const say = (from, name, detail) =>
  from.dispatchEvent(new CustomEvent(name, { detail, bubbles: true, composed: true }));

export class TcLog extends LitElement {
  static properties = {
    beats: { attribute: false },
    card: { attribute: false },
    step: { type: Number },
  };

  static styles = [
    base,
    css`
    :host { display: block; }
    button { display: grid; grid-template-columns: 3.6em 1fr; gap: 8px; width: 100%; border: 0;
      background: none; font: inherit; color: inherit; text-align: start; padding: 5px 6px;
      cursor: pointer; border-radius: 6px; line-height: 1.4; min-height: 28px; }
    button:hover { background: var(--bg); }
    button:focus-visible { outline-offset: -3px; }
    li b { font-weight: 600; }
    li.now button { background: var(--bg); box-shadow: inset 3px 0 0 var(--ink); }
    time { color: var(--ink2); font-size: var(--small); font-variant-numeric: tabular-nums;
      line-height: 1.65; font-weight: 400; }
    .rest { padding: 6px; color: var(--ink2); }
    @media ${touch} { button { min-height: 44px; align-items: center; } }
  `,
  ];

  constructor() {
    super();
    /** @type {import('../engine.d.ts').Beat[]} */ this.beats = [];
    /** @type {import('../engine.d.ts').ProtocolCard | null} */ this.card = null;
    this.step = 0;
  }

  /** @param {import('../engine.d.ts').Beat} beat */
  #line(beat) {
    const card = /** @type {import('../engine.d.ts').ProtocolCard} */ (this.card);
    return html`<li class=${beat.step === this.step ? 'now' : ''}>
      <button aria-current=${beat.step === this.step ? 'step' : nothing}
        @click=${() => say(this, 'tc-seek', { step: beat.step })}>
        <time>${w.log.t(beat.time)}</time>
        <span>${beat.told[0] ? draw(beat.told[0], card) : nothing}</span></button></li>`;
  }

  render() {
    if (!this.card) return nothing;
    const rest = this.step + 1 - this.beats.length;
    return html`<ol aria-label=${w.log.label} reversed>
      ${this.beats.map((beat) => this.#line(beat))}</ol>
      ${rest > 0 ? html`<p class="rest small">${w.log.more(rest)}</p>` : nothing}`;
  }
}

export class TcFaults extends LitElement {
  static properties = {
    snapshot: { attribute: false },
    card: { attribute: false },
    lines: { attribute: false },
    fixed: { type: Boolean },
  };

  static styles = [
    base,
    controls,
    css`
    :host { display: block; }
    li { display: flex; gap: 10px; align-items: center; padding: 6px 0;
      border-bottom: 1px solid var(--line); line-height: 1.4; }
    li > div { flex: 1; }
    .btn { min-height: 32px; padding: 0 9px; }
    .foot { margin-top: 10px; }
    @media ${touch} { .btn { min-height: 44px; } }
  `,
  ];

  constructor() {
    super();
    /** @type {import('../engine.d.ts').Snapshot | null} */ this.snapshot = null;
    /** @type {import('../engine.d.ts').ProtocolCard | null} */ this.card = null;
    /** Messages of the part of the run in view. @type {import('../engine.d.ts').Line[]} */
    this.lines = [];
    /** Faults are locked. */ this.fixed = false;
  }

  /** A fault, told with the message that it touches where that is in view. @param {Told} told */
  #about(told) {
    const { message } = told.facts;
    const line = message && 'number' in message && this.lines.find((l) => l.id === message.number);
    return line ? { ...told, facts: { ...told.facts, message: { message: line } } } : told;
  }

  render() {
    const { snapshot, card, fixed } = this;
    if (!snapshot || !card) return nothing;
    const f = menuWords.faults;
    return html`${
      snapshot.faults.length
        ? html`<ul aria-label=${w.faults.title}>
      ${snapshot.faults
        .map((fault) => ({ ...fault, told: this.#about(fault.told) }))
        .map(
          (fault) => html`<li><div>${draw(fault.told, card)}
        <div class="small">${fault.step === null ? f.scenario : f.byHand(fault.step)}</div>
        ${fault.refused ? html`<div class="refused">${f.refused(reworded(fault.refused))}</div>` : nothing}</div>
        ${
          fixed
            ? nothing
            : html`<button class="btn" aria-label=${f.removeLabel(plain(fault.told, card))}
          @click=${() => say(this, 'tc-remove', { index: fault.index })}>
          ${icon('cross')}${f.remove}</button>`
        }</li>`,
        )}</ul>`
        : html`<p class="quiet">${f.none}</p>`
    }
      ${
        card.networkFaults.length && !fixed
          ? html`<p class="foot"><button class="btn" aria-haspopup="menu"
        @click=${(/** @type {Event} */ e) =>
          say(this, 'tc-open', { name: 'network', anchor: e.currentTarget })}>
        ${f.networkTitle}${icon('down')}</button></p>`
          : nothing
      }`;
  }
}

customElements.get('tc-log') || customElements.define('tc-log', TcLog);
customElements.get('tc-faults') || customElements.define('tc-faults', TcFaults);
