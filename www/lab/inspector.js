/** `<tc-inspector>`: the agent or message in hand, row by row, disk fields marked. */
import { css, html, LitElement, nothing } from 'lit';
import menuWords from '../words/en/menus.js';
import words from '../words/en.js';
import { icon } from './icons.js';
import { base, controls, touch } from './look.js';
import { draw, drawFact } from './told.js';
import './proof.js';

const w = menuWords.inspector;

export class TcInspector extends LitElement {
  static properties = {
    portrait: { attribute: false },
    card: { attribute: false },
    hideFuture: { type: Boolean, attribute: 'hide-future' },
    problem: {},
  };

  static styles = [
    base,
    controls,
    css`
    :host { display: block; border: 1px solid var(--ctl); border-radius: 11px;
      background: var(--court); padding: 10px 12px; }
    header { display: flex; align-items: center; gap: 10px; }
    header h3 { font-size: var(--section); color: var(--ink); font-weight: 700; flex: 1; }
    header .btn { min-height: 30px; padding: 0 10px; }
    .told { margin: 4px 0 6px; line-height: 1.45; }
    dl > div { display: grid; grid-template-columns: minmax(9em, 50%) 1fr auto; gap: 0 12px;
      align-items: baseline; padding: 5px 0; border-top: 1px solid var(--line); }
    dt { font-weight: 600; }
    dt span { font-weight: 400; font-size: var(--small); color: var(--ink2);
      margin-inline-start: 6px; }
    .disk { color: var(--ink2); display: inline-flex; gap: 4px; font-size: var(--small);
      align-items: center; }
    tc-proof { margin: 8px 0; }
    @media ${touch} { header .btn { min-height: 44px; } }
  `,
  ];

  constructor() {
    super();
    /** @type {import('../engine.d.ts').Portrait | null} */ this.portrait = null;
    /** @type {import('../engine.d.ts').ProtocolCard | null} */ this.card = null;
    /** When a message will arrive is not told. */ this.hideFuture = false;
    this.problem = '';
  }

  /** @param {string} name @param {Event} event */
  #say(name, event) {
    const anchor = /** @type {Element} */ (event.currentTarget).getBoundingClientRect();
    this.dispatchEvent(
      new CustomEvent(name, { detail: { anchor }, bubbles: true, composed: true }),
    );
  }

  /** @param {import('../engine.d.ts').Row} row @param {import('../engine.d.ts').ProtocolCard} card */
  #row(row, card) {
    const { label, hint } = card.rows[row.id] ?? { label: row.id, hint: '' };
    return html`<div><dt>${label}<span>${hint}</span></dt>
      <dd>${
        row.value.length
          ? row.value.map((fact, i) => html`${i ? ' ' : ''}${drawFact(fact, card)}`)
          : html`<span class="quiet">${words.shell.none}</span>`
      }</dd>
      <dd class="disk" title=${row.disk ? w.disk : nothing}>
        ${row.disk ? html`${icon('disk')}${w.diskShort}` : nothing}</dd></div>`;
  }

  render() {
    const { portrait, card } = this;
    const token = portrait?.token;
    return html`<section aria-label=${w.label}>
      <header><h3>${portrait?.title ?? w.label}</h3>
        ${
          portrait
            ? html`<button class="btn" @click=${(/** @type {Event} */ e) =>
                this.#say('tc-change', e)}>${w.actions}</button>`
            : nothing
        }
        <button class="btn" aria-label=${w.close} @click=${(/** @type {Event} */ e) =>
          this.#say('tc-drop', e)}>${icon('cross')}</button></header>
      ${this.problem ? html`<p class="told quiet">${this.problem}</p>` : nothing}
      ${
        portrait && card
          ? html`
        <p class="told">${draw(portrait.told, card)}</p>
        ${token ? html`<p class="small">${w.flight(token.sent, this.hideFuture ? null : token.due)}</p>` : nothing}
        ${
          portrait.proof
            ? html`<tc-proof .proof=${portrait.proof} .card=${card}
              .hideFuture=${this.hideFuture}></tc-proof>`
            : nothing
        }
        ${
          portrait.rows.length
            ? html`<dl>${portrait.rows.map((row) => this.#row(row, card))}</dl>`
            : nothing
        }
`
          : nothing
      }
    </section>`;
  }
}

customElements.get('tc-inspector') || customElements.define('tc-inspector', TcInspector);
