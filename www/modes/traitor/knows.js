/**
 * `<tc-knows>`: what a traitor knows, what it cannot know, and the lies it could start from. Emits
 * `tc-lie {id}` and `tc-leave`.
 */
import { css, html, LitElement, nothing } from 'lit';
import { chipInline, glyphInline } from '../../glyphs/glyphs.js';
import { base, controls, touch } from '../../lab/look.js';
import words from '../../words/en/traitor.js';
import { fitting, idOf, usualRound } from './drafts.js';

const w = words.knows;
/** Promises listed. */
const MOST = 16;

/** @typedef {import('../../engine.d.ts').Knowledge} Knowledge */

export class TcKnows extends LitElement {
  static properties = {
    knows: { attribute: false },
    lies: { attribute: false },
    card: { attribute: false },
    slots: { type: Number },
  };

  static styles = [
    base,
    controls,
    css`
    :host { display: block; padding: 12px 18px 14px; background: var(--panel); }
    h3 { color: var(--ink); font-size: var(--body); font-weight: 650; margin-top: 14px; }
    .says { line-height: 1.45; margin: 5px 0 4px; font-size: var(--section); }
    .promises li { display: grid; grid-template-columns: auto 1fr; gap: 0 14px;
      align-items: center; padding: 5px 0; border-bottom: 1px solid var(--line); }
    .promises .mac { font-family: var(--mono); font-size: var(--small); color: var(--ink2); }
    .values li { display: flex; gap: 6px; align-items: center; padding: 2px 0; }
    .cannot { color: var(--ink2); line-height: 1.45; }
    .lies { display: flex; flex-wrap: wrap; gap: 6px; margin-top: 7px; }
    .lies .btn { min-height: calc(30px * var(--scale, 1)); padding: 0 10px;
      font-size: var(--label); }
    .change { margin-top: 12px; }
    @media ${touch} { .lies .btn { min-height: 44px; } .change { margin-top: 20px; } }
  `,
  ];

  constructor() {
    super();
    /** @type {Knowledge | null} */ this.knows = null;
    /** Lies that can be told now. @type {string[]} */ this.lies = [];
    /** @type {import('../../engine.d.ts').ProtocolCard | null} */ this.card = null;
    this.slots = 1;
  }

  /** @param {string} name @param {object} [detail] */
  #say(name, detail = {}) {
    this.dispatchEvent(new CustomEvent(name, { detail, bubbles: true, composed: true }));
  }

  /** @param {Knowledge['promises'][number]} p @param {Knowledge} knows @param {number} round */
  #promise(p, knows, round) {
    const elsewhere = p.slot !== knows.slot;
    const more = [
      elsewhere ? w.slot(p.slot, p.round) : p.round === round ? '' : w.round(p.round),
      p.via === knows.agent ? '' : w.via(p.via),
    ].filter(Boolean);
    return html`<li>${glyphInline({ glyph: 'envelope', chip: p.vote?.chip ?? null }, 28)}
      <span><b>${p.from}</b> ${
        p.vote
          ? html`${w.votedWord} ${chipInline(p.vote.chip, { size: 18 })} ${w.voted(p.vote.round)}`
          : w.noVote
      }${more.length ? html`<span class="small">, ${more.join(', ')}</span>` : nothing}
      ${p.mac ? html`<br><span class="mac">${p.mac.slice(0, 8)}…</span>` : nothing}</span></li>`;
  }

  #promises() {
    const { knows, card } = this;
    if (!knows) return nothing;
    if (!knows.promises.length) {
      return html`<p class="says">${card?.hasTrust ? w.none : w.noneEver}</p>`;
    }
    const round = usualRound(knows);
    const first = fitting(knows, round);
    const rest = knows.promises.filter((p) => !first.some((one) => idOf(one) === idOf(p)));
    const { agent, slot, promises } = knows;
    const says = !card?.hasTrust
      ? w.every(promises.length)
      : first.length
        ? w.promises(first.length, slot, this.slots, round, agent)
        : w.others(promises.length, slot, this.slots, agent);
    return html`<p class="says">${says}</p><ul class="promises">${[...first, ...rest]
      .slice(0, MOST)
      .map((p) => this.#promise(p, knows, card?.hasTrust ? round : -1))}</ul>`;
  }

  #values() {
    const { knows } = this;
    return knows?.values.map((chip) => {
      const { author } = chip;
      const own = !author || author === knows.agent;
      return html`<li>${chipInline(chip)} <span>${
        own ? w.own : w.from(author, knows.with.includes(author))
      }</span></li>`;
    });
  }

  render() {
    const { knows, lies } = this;
    if (!knows) return nothing;
    return html`<h2>${w.title(knows.agent)}</h2>${this.#promises()}
      <h3>${w.values}</h3><ul class="values">${this.#values()}</ul>
      ${this.card?.hasTrust ? html`<h3>${w.cannot}</h3><p class="cannot">${w.secret}</p>` : nothing}
      ${
        lies.length
          ? html`<h3>${w.presets}</h3><div class="lies">${lies.map(
              (id) => html`<button class="btn" data-lie=${id}
        @click=${() => this.#say('tc-lie', { id })}>${
          w.all[/** @type {keyof typeof w.all} */ (id)]
        }</button>`,
            )}</div>`
          : nothing
      }
      <button class="link change" @click=${() => this.#say('tc-leave')}>${w.change}</button>`;
  }
}

customElements.get('tc-knows') || customElements.define('tc-knows', TcKnows);
