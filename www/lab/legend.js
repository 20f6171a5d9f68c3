/** `<tc-legend>`: what the signs mean; one row, or a list in a sheet. */
import { css, html, LitElement, nothing, svg } from 'lit';
import { chipInline, convicted, glyph, hourglass, ring, trusts } from '../glyphs/glyphs.js';
import words from '../words/en.js';
import { base } from './look.js';

const w = words.shell.legend;

/** @typedef {import('../engine.d.ts').Chip} Chip */
/** @type {Chip[]} */
const chips = [
  { letter: 'A', tone: 'a', author: null, client: null },
  { letter: 'B', tone: 'b', author: null, client: null },
  { letter: 'D', tone: 'd', author: null, client: null },
];

/** A gate with one mark of each kind: trusts, convicted, suspects, neither. */
const gate = () => html`<svg width="84" height="22" viewBox="0 0 84 22" aria-hidden="true">
  <rect x="1" y="1" width="82" height="20" rx="6" fill="var(--court)" stroke="var(--wall)"
    stroke-width="2"/>
  ${[trusts(13, '1'), convicted(12), hourglass(13), ring(11)].map(
    (mark, i) => svg`<g transform="translate(${14 + i * 18.5} 11)">${mark}</g>`,
  )}</svg>`;

const beam = () => html`<svg width="40" height="20" viewBox="0 0 40 20" aria-hidden="true">
  <path d="M0 10h40" stroke="var(--trust)" stroke-width="12" opacity="0.2"/>
  <path d="M0 10h40" stroke="var(--trust)" stroke-width="2"/></svg>`;

export class TcLegend extends LitElement {
  static properties = {
    card: { attribute: false },
    form: { reflect: true },
    only: { attribute: false },
  };

  static styles = [
    base,
    css`
    :host { display: flex; align-items: center; min-height: 43px; padding: 3px 18px;
      background: var(--panel); overflow: hidden; }
    ul { display: flex; gap: 4px 18px; align-items: center; flex-wrap: wrap; }
    li { display: flex; gap: 8px; align-items: center; font-size: var(--small);
      line-height: 1.25; white-space: nowrap; }
    li b { display: block; font-weight: 650; }
    .what { color: var(--ink2); }
    svg { flex: none; overflow: visible; }
    :host([form='middle']) .what { display: none; }
    :host([form='middle']) ul { gap: 4px 16px; }
    :host([form='sheet']) { padding: 0; background: none; }
    :host([form='sheet']) ul { display: grid; gap: 12px; }
    :host([form='sheet']) li { white-space: normal; }
    :host([form='sheet']) .sign { width: 92px; text-align: center; flex: none; }
  `,
  ];

  constructor() {
    super();
    /** @type {import('../engine.d.ts').ProtocolCard | null} */ this.card = null;
    /** @type {'wide' | 'middle' | 'sheet' | 'brief'} */ this.form = 'wide';
    /** Kinds of messages to explain; null: all of them. @type {string[] | null} */
    this.only = null;
  }

  /** @param {unknown} sign @param {string} title @param {string} meaning */
  #row(sign, title, meaning) {
    return html`<li title=${this.form === 'middle' ? meaning : nothing}>
      <span class="sign">${sign}</span>
      <span><b>${title}</b><span class="what">${meaning}</span></span></li>`;
  }

  /** @param {import('../engine.d.ts').KindCard} kind */
  #sign(kind) {
    const chip = ['trust', 'ask', 'nack'].includes(kind.glyph) ? null : chips[0];
    const round = kind.glyph === 'trust' ? 1 : null;
    return html`<svg width="28" height="24" viewBox="-14 -12 28 24" aria-hidden="true">
      ${glyph({ glyph: kind.glyph, chip, round, seal: 'none' }, { size: 19 })}</svg>`;
  }

  render() {
    const { card } = this;
    if (!card) return nothing;
    // In one row only the kinds that carry the argument; the sheet has them all.
    const seen = new Set();
    const kinds = card.kinds.filter(
      (k) =>
        this.form === 'sheet' ||
        (k.glyph !== 'ask' && k.glyph !== 'speech' && !seen.has(k.glyph) && seen.add(k.glyph)),
    );
    const { only } = this;
    const trust = card.hasTrust ? this.#row(beam(), w.trust, w.trustMeaning) : nothing;
    const rows = kinds
      .filter((k) => !only || only.includes(k.kind))
      .map((k) => this.#row(this.#sign(k), k.title, k.meaning));
    if (only) return html`<ul aria-label=${w.label}>${rows}${trust}</ul>`;
    return html`<ul aria-label=${w.label}>${rows}${trust}
      ${this.#row(
        chips.map((c) => chipInline(c, { size: 18 })),
        w.values,
        w.valuesMeaning,
      )}
      ${
        card.hasTrust
          ? this.#row(gate(), this.form === 'middle' ? w.gateShort : w.gate, w.gateMeaning)
          : nothing
      }</ul>`;
  }
}

customElements.get('tc-legend') || customElements.define('tc-legend', TcLegend);
