/** `<tc-verdicts>`: one chip per property; `<tc-claims>` says the same in full sentences. */
import { css, html, LitElement, nothing } from 'lit';
import words from '../words/en.js';
import { icon } from './icons.js';
import { base, controls, touch } from './look.js';
import { plain } from './told.js';

const w = words.shell.verdicts;

/** @typedef {import('../engine.d.ts').Verdict} Verdict */

export const signs = /** @type {const} */ ({
  holds: 'check',
  violated: 'cross',
  waiting: 'dots',
  unknown: 'dots',
  'not-asked': 'dash',
});

export const tones = css`
  .sign { display: inline-flex; align-items: center; gap: 5px; }
  .holds { background: var(--ok-tint); color: var(--ok); }
  .waiting, .unknown { background: var(--wait-tint); color: var(--wait); }
  .violated { background: var(--bad); color: var(--bad-letter); }
  .not-asked { background: transparent; color: var(--ink2); border-color: var(--line); }
`;

/** @param {Verdict} v */
export const stateWord = (v) =>
  v.state === 'violated' && v.step !== null ? w.violatedAt(v.step) : w.state[v.state];

export class TcVerdicts extends LitElement {
  static properties = {
    snapshot: { attribute: false },
    card: { attribute: false },
    form: { reflect: true },
    expanded: { type: Boolean },
  };

  static styles = [
    base,
    controls,
    tones,
    css`
    :host { display: flex; align-items: center; gap: 8px; min-height: 40px; padding: 4px 18px;
      background: var(--panel); }
    .label { flex: none; background: none; border: 0; padding: 4px 2px; font: inherit;
      cursor: pointer;
      font-size: var(--label); font-weight: 600; color: var(--ink2);
      text-decoration: underline; text-decoration-style: dotted; text-underline-offset: 3px; }
    ul { display: flex; gap: 6px 8px; flex-wrap: wrap; align-items: center; min-width: 0; }
    .end { margin-inline-start: auto; flex: none; padding: 4px 0; }
    :host([form='middle']) { gap: 12px; }
    :host([form='middle']) ul { gap: 6px; }
    :host([form='middle']) .chip { padding: 6px 8px; }
    /* What is not asked of this run gives way; "Holds?" lists it. */
    :host([form='middle']) .not-asked { display: none; }
    .chip { position: relative; display: inline-flex; align-items: center; gap: 5px; font: inherit;
      font-size: var(--label); line-height: 1; padding: 6px 10px; border: 1px solid transparent;
      border-radius: 14px; cursor: pointer; white-space: nowrap; }
    .chip b { font-weight: 650; }
    :host([tight]) :is(.holds, .not-asked) .word { position: absolute; width: 1px; height: 1px;
      overflow: hidden; clip-path: inset(50%); }
    .chip .icon { width: 13px; height: 13px; }
    .chip.left { border: 1px dashed currentColor; }
    :host([bare]) { padding: 4px 16px 8px; min-height: 0; }
    :host([bare]) .label { display: none; }
    :host([bare]) .chip { padding: 5px 8px; }
    .one { flex-wrap: nowrap; }
    .one li { min-width: 36px; }
    .one .chip { max-width: 100%; }
    .one b { overflow: hidden; text-overflow: ellipsis; line-height: 1.3; }
    @media ${touch} {
      :host, :host([bare]) { padding-block: 6px; }
      :host([form]) ul { row-gap: 12px; }
      .chip { min-width: 40px; min-height: 33px; justify-content: center; }
      /* A pill stays slim; a finger hits more than the pill. */
      .chip::before { content: ''; position: absolute; inset: -7px -3px; }
      .end::before { inset: -9px -4px; }
      .label { min-height: 44px; }
    }
    @media (forced-colors: active) {
      .chip { border-color: CanvasText; }
      .violated { forced-color-adjust: none; }
    }
  `,
  ];

  constructor() {
    super();
    /** @type {import('../engine.d.ts').Snapshot | null} */ this.snapshot = null;
    /** @type {import('../engine.d.ts').ProtocolCard | null} */ this.card = null;
    /** @type {'wide' | 'middle' | 'narrow'} */ this.form = 'wide';
    this.expanded = false;
  }

  /** @param {string} name @param {Event} event */
  #open(name, event) {
    this.dispatchEvent(
      new CustomEvent('tc-open', {
        detail: { name, anchor: event.currentTarget },
        bubbles: true,
        composed: true,
      }),
    );
  }

  /** @param {Event} event */
  #all = (event) => this.#open('claims', event);

  /** @param {Verdict} v @param {Event} event */
  #press(v, event) {
    if (v.state !== 'violated' || v.step === null) return this.#all(event);
    return this.dispatchEvent(
      new CustomEvent('tc-seek', {
        detail: { step: v.step },
        bubbles: true,
        composed: true,
      }),
    );
  }

  /** @param {Verdict} v */
  #chip(v) {
    const card = this.card;
    const title = card?.claims.find((c) => c.id === v.id)?.title ?? v.id;
    const told = card ? plain(v.told, card) : '';
    const word = stateWord(v);
    // Past the theorem the banner says it, once.
    const all = Boolean(this.snapshot?.left.length);
    const left = v.promised || v.state === 'not-asked' ? '' : 'left';
    return html`<li><button class="chip ${v.state} ${left}"
      data-claim=${v.id} data-state=${v.state} title=${told}
      @click=${(/** @type {Event} */ e) => this.#press(v, e)}>
      ${icon(signs[v.state])}<b>${title}</b>
      ${
        this.form === 'narrow' && v.state === 'violated'
          ? html`<span aria-hidden="true">${w.state.violated}</span>`
          : nothing
      }
      <span class=${
        this.form === 'wide' || (v.state === 'violated' && this.form === 'middle') ? 'word' : 'hide'
      }>${word}</span>
      ${
        v.promised || v.state === 'not-asked'
          ? nothing
          : html`<span class=${all ? 'hide' : ''}>· ${w.unpromised}</span>`
      }</button></li>`;
  }

  /** On a phone, in one row: what is broken, how many hold, what is waited for. */
  #summary() {
    const all = this.snapshot?.verdicts ?? [];
    const of = (/** @type {Verdict['state']} */ state) => all.filter((v) => v.state === state);
    const [broken, holding, waiting] = [
      of('violated'),
      of('holds').length,
      [...of('waiting'), ...of('unknown')],
    ];
    const hold = w.hold(holding);
    const wait = `${waiting.length} ${w.state[waiting[0]?.state]}`;
    return html`<ul class=${broken.length === 1 ? 'one' : ''}>${broken.map((v) => this.#chip(v))}
      <li><button class="chip holds" aria-label=${hold} @click=${this.#all}>${icon('check')}
        <b>${broken.length ? holding : hold}</b></button></li>
      ${
        broken.length && waiting.length
          ? html`<li><button class="chip waiting" aria-label=${wait} @click=${this.#all}>
            ${icon('dots')}<b>${waiting.length}</b></button></li>`
          : waiting.map((v) => this.#chip(v))
      }</ul>
      <button class="link end" aria-haspopup="dialog" @click=${(/** @type {Event} */ e) =>
        this.#open('legend', e)}>${w.legend}</button>`;
  }

  willUpdate() {
    // What is broken needs the room: what holds is then said by its tick alone.
    const { verdicts = [], left = [] } = this.snapshot ?? {};
    const broken = verdicts.some(
      (v) => v.state === 'violated' || !(v.promised || left.length || v.state === 'not-asked'),
    );
    this.toggleAttribute('tight', Boolean(broken));
  }

  render() {
    if (!this.snapshot) return nothing;
    if (this.form === 'narrow') return this.#summary();
    return html`<button class="label" aria-haspopup="dialog" aria-expanded=${this.expanded}
        @click=${this.#all}>${w.label}</button>
      <ul aria-label=${w.all}>${this.snapshot.verdicts.map((v) => this.#chip(v))}</ul>`;
  }
}

customElements.get('tc-verdicts') || customElements.define('tc-verdicts', TcVerdicts);
