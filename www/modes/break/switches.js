/**
 * `<tc-switches>`: the rules of the protocol, grouped by what falls without them. "On" is the rule
 * in force. Emits `tc-switch {id}`.
 */
import { css, html, LitElement, nothing } from 'lit';
import { base, controls, touch } from '../../lab/look.js';
import words from '../../words/en/break.js';

/** @typedef {import('../../engine.d.ts').SwitchCard} SwitchCard */

export class TcSwitches extends LitElement {
  static properties = {
    card: { attribute: false },
    without: { attribute: false },
    long: { type: Boolean, reflect: true },
    near: { state: true },
  };

  static styles = [
    base,
    controls,
    css`
    :host { display: flex; flex-direction: column; min-height: 0; background: var(--panel); }
    .list { flex: 1; min-height: 0; overflow: auto; padding: 10px 10px 6px 14px;
      overscroll-behavior: contain; }
    h2 { padding: 2px 10px 0; }
    h3 { padding: 10px 10px 3px; }
    .row { display: grid; grid-template-columns: auto 1fr auto; gap: 2px 11px; width: 100%;
      align-items: center; text-align: start; background: none; border: 0; border-radius: 6px;
      padding: 2px 10px; min-height: calc(27px * var(--scale, 1)); cursor: pointer; }
    .row:hover { background: var(--bg); }
    .row:focus-visible { outline-offset: -2px; }
    .knob { width: calc(31px * var(--scale, 1)); height: calc(17px * var(--scale, 1));
      border: 2px solid var(--ink); border-radius: 999px; background: var(--ink);
      display: flex; justify-content: flex-end; padding: 2px; }
    .knob::before { content: ''; height: 100%; aspect-ratio: 1; border-radius: 50%;
      background: var(--panel); }
    [aria-checked='false'] { color: var(--bad); background: var(--bad-tint); font-weight: 650; }
    [aria-checked='false']:hover { background: var(--bad-tint); }
    [aria-checked='false'] .knob { border-color: var(--bad); background: none;
      justify-content: flex-start; }
    [aria-checked='false'] .knob::before { background: var(--bad); }
    .for { display: none; grid-column: 2 / -1; font-weight: 400; line-height: 1.4;
      color: var(--ink2); font-size: var(--label); padding-bottom: 4px; }
    [aria-checked='false'] .for { color: var(--ink); }
    :host([long]) .for { display: block; }
    :host([long]) .list { overflow: visible; }
    .about { padding: 9px 24px 12px; border-top: 1px solid var(--line); line-height: 1.45;
      min-height: calc(84px * var(--scale, 1)); box-sizing: border-box; }
    .about b { display: block; font-weight: 650; }
    @media ${touch} { .row { min-height: 44px; } }
    @media (forced-colors: active) {
      .knob::before, [aria-checked='false'] .knob::before { background: ButtonFace; }
      [aria-checked='false'] .knob::before { background: ButtonText; }
    }
  `,
  ];

  constructor() {
    super();
    /** @type {import('../../engine.d.ts').ProtocolCard | null} */ this.card = null;
    /** Rules that are off. @type {string[]} */ this.without = [];
    /** Every sentence stands under its rule. */ this.long = false;
    /** The rule under the pointer or the focus. */ this.near = '';
  }

  /** @param {SwitchCard} one */
  #row({ id, title, purpose }) {
    const on = !this.without.includes(id);
    const near = () => {
      this.near = id;
    };
    return html`<button class="row" role="switch" aria-checked=${String(on)} data-rule=${id}
      aria-label=${title} aria-describedby="for-${id}" @pointerenter=${near} @focus=${near}
      @pointerleave=${() => {
        this.near = '';
      }} @click=${() =>
        this.dispatchEvent(
          new CustomEvent('tc-switch', { detail: { id }, bubbles: true, composed: true }),
        )}>
      <span class="knob"></span><span>${title}</span>${on ? nothing : html`<span>${words.off}</span>`}
      <span class="for" id="for-${id}">${purpose}</span></button>`;
  }

  /** What the rule in hand is for. */
  #about() {
    const id = this.near || this.without[0];
    if (!id) return html`<p class="quiet">${words.pick}</p>`;
    const { title, purpose } = this.card?.switches.find((one) => one.id === id) ?? {};
    return html`<b>${title}</b>${purpose}`;
  }

  render() {
    const all = this.card?.switches ?? [];
    return html`<div class="list"><h2>${words.title}</h2>${Object.entries(words.groups).map(
      ([breaks, title]) => {
        const group = all.filter((one) => one.breaks === breaks);
        if (!group.length) return nothing;
        return html`<div role="group" aria-label=${title}><h3>${title}</h3>
          ${group.map((one) => this.#row(one))}</div>`;
      },
    )}</div>
    ${this.long ? nothing : html`<div class="about" aria-hidden="true">${this.#about()}</div>`}`;
  }
}

customElements.get('tc-switches') || customElements.define('tc-switches', TcSwitches);
