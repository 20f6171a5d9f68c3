/** `<tc-slots>`: the slots of the log, what each holds, and which one the stage shows. */
import { css, html, LitElement, nothing } from 'lit';
import { chipInline } from '../glyphs/glyphs.js';
import words from '../words/en/menus.js';
import { base, controls, touch } from './look.js';

const w = words.slots;
/** Slots in the list; earlier ones are in the menu of the transport. */
const MOST = { list: 9, flat: 24 };

/** @typedef {import('../engine.d.ts').Chip} Chip */

export class TcSlots extends LitElement {
  static properties = {
    snapshot: { attribute: false },
    pinned: { type: Boolean },
    flat: { type: Boolean, reflect: true },
  };

  static styles = [
    base,
    controls,
    css`
    :host { display: block; padding: 0 0 0 6px; font-size: var(--label); }
    header { display: flex; justify-content: space-between; align-items: baseline; gap: 8px;
      padding: 0 8px 6px; min-height: 30px; }
    header .link { font-size: var(--small); padding: 2px 0; }
    ol { display: grid; gap: 1px; }
    .slot { display: grid; grid-template-columns: minmax(3.6em, max-content) 20px 1fr; gap: 8px; align-items: center;
      width: 100%; min-height: calc(30px * var(--scale, 1)); border: 1px solid transparent;
      border-radius: 8px; background: none; color: var(--ink); font: inherit; text-align: start;
      padding: 2px 8px; cursor: pointer; }
    .slot:hover { border-color: var(--ctl); }
    .slot[aria-current='true'] { background: var(--court); border-color: var(--ink); }
    .slot b { font-weight: 600; white-space: nowrap; }
    .empty { width: 16px; height: 16px; border: 1.5px dashed var(--ctl); border-radius: 50%; }
    @media ${touch} { .slot { min-height: 44px; } }
    .earlier { padding: 2px 9px 6px; }
    :host([flat]) { background: var(--panel); padding: 6px 12px; overflow-x: auto;
      border-bottom: 1px solid var(--line); }
    :host([flat]) header { display: none; }
    :host([flat]) ol { display: flex; gap: 4px; }
    :host([flat]) .slot { grid-template-columns: auto 20px; width: auto; white-space: nowrap;
      min-height: 44px; }
    :host([flat]) .slot .small { position: absolute; width: 1px; height: 1px; overflow: hidden;
      clip-path: inset(50%); }
  `,
  ];

  constructor() {
    super();
    /** @type {import('../engine.d.ts').Snapshot | null} */ this.snapshot = null;
    /** The person has chosen the slot. */ this.pinned = false;
    this.flat = false;
  }

  /** @param {number} [slot] */
  #pick(slot) {
    this.dispatchEvent(
      new CustomEvent('tc-slot', { detail: { slot }, bubbles: true, composed: true }),
    );
  }

  /** What the servers have in a slot. @param {number} k @returns {{ chip: Chip | null, by: number }} */
  #held(k) {
    const servers = this.snapshot?.servers ?? [];
    if (k === this.snapshot?.slot) {
      const done = servers.filter((s) => s.decided);
      return { chip: done[0]?.decided ?? null, by: done.length };
    }
    const done = servers.filter((s) => s.logLength > k);
    // A server shows the last commands of its log only.
    const chips = done.map((s) => s.log[k - (s.logLength - s.log.length)]);
    return { chip: chips.find(Boolean) ?? null, by: done.length };
  }

  /** @param {number} k */
  #row(k) {
    const { snapshot } = this;
    if (!snapshot) return nothing;
    const { chip, by } = this.#held(k);
    return html`<li><button class="slot num" aria-current=${String(k === snapshot.slot)}
      @click=${() => this.#pick(k)}><b>${w.slot(k)}</b>
      ${chip ? chipInline(chip, { size: 18 }) : html`<span class="empty"></span>`}
      <span class="small">${by ? w.by(by, snapshot.servers.length) : w.open}</span></button></li>`;
  }

  updated() {
    if (!this.flat) return;
    const on = /** @type {HTMLElement | null} */ (
      this.renderRoot.querySelector('[aria-current="true"]')
    );
    if (!on) return;
    const { offsetLeft: left, offsetWidth: width } = on;
    const at = left - this.scrollLeft;
    if (at < 0 || at + width > this.clientWidth) this.scrollTo(left - 60, 0);
  }

  render() {
    const { snapshot, flat } = this;
    if (!snapshot) return nothing;
    const most = flat ? MOST.flat : MOST.list;
    const last = Math.max(snapshot.slotsActive, snapshot.slot + 1);
    const first = Math.max(0, Math.min(last - most, snapshot.slot));
    const count = Math.min(most, last - first);
    return html`<header><h3>${w.label}</h3>${
      this.pinned
        ? html`<button class="link" @click=${() => this.#pick()}>${w.follow}</button>`
        : html`<span class="small">${w.following}</span>`
    }</header>
      ${first && !flat ? html`<p class="small earlier">${w.earlier(first)}</p>` : nothing}
      <ol aria-label=${w.label}>${Array.from({ length: count }, (_, i) => this.#row(first + i))}
      </ol>`;
  }
}

customElements.get('tc-slots') || customElements.define('tc-slots', TcSlots);
