/** `<tc-proof>`: signed promises, which of them force the value, and which part fails. */
import { css, html, LitElement, nothing } from 'lit';
import { chipInline } from '../glyphs/glyphs.js';
import menuWords from '../words/en/menus.js';
import words from '../words/en.js';
import { icon } from './icons.js';
import { base, controls, touch } from './look.js';
import { draw } from './told.js';

const w = menuWords.proof;
/** @param {import('../engine.d.ts').Chip} one @param {import('../engine.d.ts').Chip | null} other */
const alike = (one, other) => one.letter === other?.letter && one.author === other.author;
/** With more promises than this the conclusion comes first. */
const MANY = 5;

/** @typedef {import('../engine.d.ts').Proof} Proof */

export class TcProof extends LitElement {
  static properties = {
    proof: { attribute: false },
    card: { attribute: false },
    hideFuture: { type: Boolean, attribute: 'hide-future' },
    bare: { type: Boolean },
  };

  static styles = [
    base,
    controls,
    css`
    :host { display: block; container-type: inline-size; }
    header { display: flex; justify-content: space-between; gap: 12px; align-items: baseline;
      margin-bottom: 3px; }
    table { border-collapse: collapse; width: 100%; }
    th { font-size: var(--label); font-weight: 500; color: var(--ink2); text-align: start; }
    th, td { padding: var(--pad, 3px) 8px; border-bottom: 1px solid var(--line); height: var(--row, 28px);
      line-height: 1.3; }
    th:last-child, td:last-child { text-align: end; }
    td.mac { font-family: var(--mono); font-size: var(--label); }
    tr:is(.off, .late) td { color: var(--ink2); }
    tr.now td { font-weight: 650; }
    tr.force td:first-child { box-shadow: inset 3px 0 0 var(--ink); }
    .bad { display: inline-flex; align-items: center; gap: 4px; }
    td.wrong { color: var(--bad); text-align: start; }
    tr:has(+ tr > .wrong) td { border-bottom: 0; }
    .says { font-size: var(--section); line-height: 1.5; margin-top: 8px; }
    .fails { border: 1px solid var(--bad); border-radius: 8px; padding: 7px 10px; margin-top: 8px;
      background: var(--bad-tint); }
    .note { color: var(--ink2); line-height: 1.45; }
    td button { font: inherit; background: none; border: 0; padding: 0; min-height: 24px;
      cursor: pointer;
      text-decoration: underline dotted; text-underline-offset: 3px; color: inherit; }
    th, td:last-child, td:nth-child(2) { white-space: nowrap; }
    td[colspan] { white-space: normal; }
    @container (width < 30em) {
      table { font-size: var(--label); }
      th, td { padding: 3px 4px; }
      td:last-child { white-space: normal; }
    }
    @media ${touch} { td button { min-height: 44px; } }
    td .whole { display: block; max-width: 22ch; word-break: break-all; }
  `,
  ];

  constructor() {
    super();
    /** @type {Proof | null} */ this.proof = null;
    /** @type {import('../engine.d.ts').ProtocolCard | null} */ this.card = null;
    /** When a promise will arrive is not told. */ this.hideFuture = false;
    this.bare = false;
    /** @type {string} Server whose MAC is shown whole. */ this.whole = '';
  }

  /** What follows from the promises held. @param {Proof} proof */
  #so({ pick, owner, proposed }) {
    if (!pick) return nothing;
    if (!pick.chips.length) return html`<b>${w.free(owner)}</b>`;
    return html`<b>${proposed ? w.had(owner) : w.must(owner)} ${pick.chips.map(
      (chip, i) => html`${i ? ` ${w.or} ` : ''}${chipInline(chip)}`,
    )}.</b>`;
  }

  /** @param {Proof['promises'][number]} p */
  #state(p) {
    if (p.state === 'bad') return html`<span class="bad">${icon('cross')}${w.states.bad}</span>`;
    if (p.state === 'in-flight')
      return p.due === null || this.hideFuture ? w.travelling : w.arrives(p.due);
    if (p.forces) return `${w.states[p.state]}, ${w.forces}`;
    return w.states[p.state];
  }

  /** @param {Proof['promises'][number]} p */
  #mac(p) {
    if (!p.mac) return nothing;
    const open = this.whole === p.server;
    return html`<button aria-expanded=${open} title=${w.wholeMac} @click=${() => {
      this.whole = open ? '' : p.server;
      this.requestUpdate();
    }}>${open ? html`<span class="whole">${p.mac}</span>` : `${p.mac.slice(0, 8)}…`}</button>`;
  }

  /** @param {Proof['promises'][number]} p */
  #row(p) {
    const card = /** @type {import('../engine.d.ts').ProtocolCard} */ (this.card);
    const vote = p.vote
      ? html`${chipInline(p.vote.chip, { size: 18 })} ${w.inRound(p.vote.round)}`
      : w.noVote;
    const kind = `${p.fresh ? 'now' : ''} ${p.forces ? 'force' : ''} ${p.state}`;
    return html`<tr class=${kind}>
      <td><b>${p.server}</b></td><td>${vote}</td><td class="mac">${this.#mac(p)}</td>
      <td>${this.#state(p)}</td></tr>
      ${
        p.problem
          ? html`<tr><td></td><td colspan="3" class="wrong">${draw(p.problem, card)}</td>
        </tr>`
          : nothing
      }`;
  }

  render() {
    const { proof, card } = this;
    if (!proof || !card) return html`<p class="note">${words.shell.proof.none}</p>`;
    const title = w[proof.state](proof.owner);
    const held = proof.promises.filter((p) => p.state !== 'missing');
    const rest = proof.promises.filter((p) => p.state === 'missing');
    // Proposing what is forced needs no words of its own.
    const told = proof.proposed && !proof.pick?.chips.some((chip) => alike(chip, proof.proposed));
    const rows = html`<table><thead><tr><th scope="col">${w.promise}</th><th scope="col">${w.vote}</th>
        <th scope="col">${w.mac}</th><th scope="col">${w.state}</th></tr></thead>
        <tbody>${held.map((p) => this.#row(p))}${
          rest.length
            ? html`<tr class="off">
          <td colspan="3">${words.shell.list(rest.map((p) => p.server))}</td>
          <td>${w.states.missing}</td></tr>`
            : nothing
        }</tbody></table>`;
    const says = html`${
      proof.pick
        ? html`<p class="says">${draw(proof.pick.told, card)} ${this.#so(proof)}</p>`
        : nothing
    }
      ${
        told
          ? html`<p class="says">${w.proposed(proof.owner)}
        ${proof.proposed ? chipInline(proof.proposed) : nothing}.</p>`
          : nothing
      }`;
    // What follows from many promises must not wait below them.
    const long = held.length > MANY;
    return html`<section aria-label=${title}>
      ${
        this.bare
          ? nothing
          : html`<header><h3>${title}</h3>
        <span class="small">${w.needs(proof.round, proof.need, proof.of)}</span></header>`
      }
      ${long ? [says, rows] : [rows, says]}
      ${
        proof.fault && !proof.promises.some((p) => p.problem)
          ? html`<div class="fails"><b>${w.fails}:</b> ${draw(proof.fault, card)}</div>`
          : nothing
      }
    </section>`;
  }
}

customElements.get('tc-proof') || customElements.define('tc-proof', TcProof);
