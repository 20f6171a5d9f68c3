/** `<tc-claims>`: what must hold and whether it does, in full sentences. */
import { css, html, LitElement, nothing } from 'lit';
import menuWords from '../words/en/menus.js';
import words from '../words/en.js';
import { icon } from './icons.js';
import { base, controls } from './look.js';
import { draw } from './told.js';
import { signs, stateWord, tones } from './verdicts.js';

const w = words.shell.verdicts;
const { claims } = menuWords;

/** @typedef {import('../engine.d.ts').Verdict} Verdict */

export class TcClaims extends LitElement {
  static properties = {
    snapshot: { attribute: false },
    card: { attribute: false },
    only: {},
    all: { state: true },
  };

  static styles = [
    base,
    controls,
    tones,
    css`
    :host { display: block; }
    li { display: grid; grid-template-columns: auto 1fr; gap: 2px 10px; padding: 9px 0;
      border-bottom: 1px solid var(--line); line-height: 1.4; }
    li:last-child { border-bottom: 0; }
    .mark { grid-row: span 4; display: grid; place-items: center; width: 24px; height: 24px;
      border-radius: 50%; border: 1px solid transparent; }
    .mark .icon { width: 13px; height: 13px; }
    .title { display: flex; gap: 8px; justify-content: space-between; flex-wrap: wrap; }
    p { grid-column: 2; }
  `,
  ];

  constructor() {
    super();
    /** @type {import('../engine.d.ts').Snapshot | null} */ this.snapshot = null;
    /** @type {import('../engine.d.ts').ProtocolCard | null} */ this.card = null;
    /** The one property that is asked for; empty: all. */ this.only = '';
    /** The others are asked for, too. */ this.all = false;
  }

  /** @param {Verdict} v */
  #row(v) {
    const card = /** @type {import('../engine.d.ts').ProtocolCard} */ (this.card);
    const claim = card.claims.find((c) => c.id === v.id);
    const go = () =>
      this.dispatchEvent(
        new CustomEvent('tc-seek', {
          detail: { step: v.step },
          bubbles: true,
          composed: true,
        }),
      );
    const further = () =>
      this.dispatchEvent(new CustomEvent('tc-further', { bubbles: true, composed: true }));
    return html`<li>
      <span class="mark ${v.state}">${icon(signs[v.state])}</span>
      <div class="title"><b>${claim?.title ?? v.id}</b><span>${stateWord(v)}</span></div>
      <p>${claim?.statement}</p>
      <p class="small">${claims.when}: ${claim?.when}${
        / f /.test(claim?.when ?? '') ? claims.f(this.snapshot?.f ?? 0) : nothing
      }${
        v.promised
          ? ''
          : html`.
        <b>${claims.unpromised}</b>`
      }</p>
      <p class=${v.state === 'violated' ? 'bad' : 'quiet'}>${draw(v.told, card)}
        ${
          v.step === null || v.state !== 'violated'
            ? nothing
            : html`<button class="link" @click=${go}>${claims.goto(v.step)}</button>`
        }${
          v.state !== 'unknown' || !this.#canGoOn
            ? nothing
            : html`<button class="link" @click=${further}>${claims.goOn}</button>`
        }</p>
    </li>`;
  }

  #every = async () => {
    this.all = true;
    await this.updateComplete;
    /** @type {any} */ (this.closest('tc-popover'))?.renew();
  };

  /** A limit of messages in flight stays what it is. */
  get #canGoOn() {
    const { end } = this.snapshot ?? {};
    return end === 'time' || end === 'steps';
  }

  render() {
    if (!this.snapshot || !this.card) return nothing;
    const { verdicts } = this.snapshot;
    const rows = verdicts.filter((v) => this.all || !this.only || v.id === this.only);
    return html`<ul aria-label=${w.all}>${rows.map((v) => this.#row(v))}</ul>
      ${
        rows.length < verdicts.length
          ? html`<button class="link" data-verb="all" @click=${this.#every}>${claims.every}</button>`
          : nothing
      }`;
  }
}

customElements.get('tc-claims') || customElements.define('tc-claims', TcClaims);
