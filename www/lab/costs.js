/** `<tc-costs>`: what the run has cost so far, in one line. */
import { css, html, LitElement, nothing } from 'lit';
import words from '../words/en.js';
import { base, controls } from './look.js';

const c = words.shell.costs;

export class TcCosts extends LitElement {
  static properties = { snapshot: { attribute: false }, trust: { type: Boolean } };

  static styles = [
    base,
    controls,
    css`
    :host { display: block; color: var(--ink2); font-size: var(--label); }
    dl { display: flex; flex-wrap: wrap; gap: 3px 14px; align-items: baseline; }
    dl > div { display: flex; gap: 5px; }
    dd, b { color: var(--ink); font-weight: 650; font-variant-numeric: tabular-nums; }
    .link { color: inherit; padding: 0; text-decoration-style: dotted; }
  `,
  ];

  constructor() {
    super();
    /** @type {import('../engine.d.ts').Snapshot | null} */ this.snapshot = null;
    this.trust = true;
  }

  /** @param {Event} event */
  #types = (event) =>
    this.dispatchEvent(
      new CustomEvent('tc-open', {
        detail: { name: 'costs', anchor: event.currentTarget },
        bubbles: true,
        composed: true,
      }),
    );

  render() {
    if (!this.snapshot) return nothing;
    const { costs, time } = this.snapshot;
    const { number } = words.shell;
    return html`<dl aria-label=${c.label}>
      ${
        costs.delays === null
          ? html`<div><dt>${c.time}</dt><dd>${c.delays(time)}</dd></div>`
          : html`<div><dt>${c.decidedIn}</dt><dd>${c.delays(costs.delays)}</dd></div>`
      }
      <div><dt><button class="link" aria-haspopup="dialog" @click=${this.#types}>${c.messages}
        </button></dt><dd>${number(costs.total)}</dd></div>
      <div><dt>${c.made}</dt><dd>${number(costs.macsMade)}</dd><dt>${c.checked}</dt>
        <dd>${number(costs.macsChecked)}</dd></div>
      <div><dt>${c.bytes}</dt><dd>${number(costs.proofBytes)}</dd></div>
      ${this.trust ? html`<div><dt>${c.trust}</dt><dd>${number(costs.trustChanges)}</dd></div>` : nothing}
    </dl>`;
  }
}

customElements.get('tc-costs') || customElements.define('tc-costs', TcCosts);
