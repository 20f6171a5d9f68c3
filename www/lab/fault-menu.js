/**
 * `<tc-fault-menu>`: what can be done to a client, a server, a message or the network. A list
 * first; a fault with parameters opens its form in the same place. Emits `tc-fault {fault}`,
 * `tc-honest {client}` and `tc-read`.
 */
import { css, html, LitElement, nothing } from 'lit';
import menuWords from '../words/en/menus.js';
import { base, controls, touch } from './look.js';
import { menuLook } from './menu-look.js';
import './fault-form.js';

const w = menuWords.menus;

/** @typedef {import('../engine.d.ts').FaultCard} FaultCard */
/** @typedef {import('../engine.d.ts').Fault} Fault */
/** @typedef {{ kind: 'client' | 'server' | 'message' | 'network', name?: string, id?: number }}
 *   Target */

/** So many faults stand in the first list, which must fit beside the court; the others follow. A lie
 * comes with a line of its own. */
const FIRST = 7;
const LIES = 4;

/**
 * Which of a server's faults make sense now.
 * @param {FaultCard} card @param {import('../engine.d.ts').Server | undefined} server
 */
function fitting(card, server) {
  if (card.does === 'mend') return Boolean(server?.cut.length);
  return card.does.startsWith('recover') !== (server?.up ?? true);
}

export class TcFaultMenu extends LitElement {
  static properties = {
    target: { attribute: false },
    snapshot: { attribute: false },
    card: { attribute: false },
    problem: {},
    picked: { state: true },
    more: { state: true },
    sheet: { type: Boolean },
  };

  static styles = [
    base,
    controls,
    menuLook,
    css`
    :host { display: block; width: calc(340px * var(--scale, 1)); max-width: 100%; }
    :host([sheet]) { width: auto; }
    .head { padding: 8px 14px 7px; }
    .head p { font-weight: 700; margin-top: 1px; font-size: var(--label); }
    .item { min-height: calc(28px * var(--scale, 1)); padding: 3px 8px; }
    @media ${touch} { .item { min-height: 44px; } }
    .item .two > span { color: var(--ink2); font-size: var(--small); line-height: 1.35; }
    .menu { padding: 5px 6px; }
    .turn { padding-inline-start: 32px; color: var(--ink2); }
    .item b, .item i { font: inherit; }
    .problem { margin: 0 14px 12px; color: var(--bad); line-height: 1.4; }
  `,
  ];

  constructor() {
    super();
    /** @type {Target | null} */ this.target = null;
    /** @type {import('../engine.d.ts').Snapshot | null} */ this.snapshot = null;
    /** @type {import('../engine.d.ts').ProtocolCard | null} */ this.card = null;
    this.problem = '';
    /** @type {FaultCard | null} */ this.picked = null;
    /** The second list of lies is shown. */ this.more = false;
    this.sheet = false;
  }

  get #agent() {
    const { snapshot, target } = this;
    return [...(snapshot?.proposers ?? []), ...(snapshot?.requesters ?? [])].find(
      (a) => a.name === target?.name,
    );
  }

  get #server() {
    return this.snapshot?.servers.find((s) => s.name === this.target?.name);
  }

  /** @returns {FaultCard[]} */
  #choices() {
    const { card, target } = this;
    if (!card || !target) return [];
    if (target.kind === 'message') return card.messageFaults;
    if (target.kind === 'network') return card.networkFaults;
    if (target.kind === 'server') {
      return card.serverFaults.filter((f) => fitting(f, this.#server));
    }
    if (this.#agent?.key === 'proposer') return [...card.edgeFaults, ...card.clientFaults];
    // A client behind edge proposers proposes nothing: all it can do wrong is to say nothing.
    const requester = this.#agent?.role === 'requester';
    return card.clientFaults.filter((f) => !requester || f.does === 'silent');
  }

  /** @param {string} name @param {object} [detail] */
  #say(name, detail = {}) {
    this.dispatchEvent(new CustomEvent(name, { detail, bubbles: true, composed: true }));
  }

  /** @param {FaultCard} card @param {Record<string, unknown>} [parameters] */
  #apply(card, parameters = {}) {
    const target = /** @type {Target} */ (this.target);
    const { kind, name, id } = target;
    const whom =
      kind === 'message'
        ? { message: id }
        : kind === 'network'
          ? { network: true }
          : { [(this.#server ?? this.#agent)?.key ?? kind]: name };
    this.#say('tc-fault', { fault: { ...whom, does: card.does, ...parameters } });
  }

  /** @param {FaultCard} card */
  #pick(card) {
    if (!card.params.length) return this.#apply(card);
    this.picked = card;
    return this.#renew();
  }

  #back = () => {
    this.picked = null;
    this.#say('tc-clear');
    this.#renew();
  };

  #turn = () => {
    this.more = !this.more;
    this.#renew();
  };

  /** The person speaks for this client from now on. */
  #write() {
    const { target, snapshot } = this;
    const name = target?.name ?? '';
    const friends = snapshot?.proposers.filter((c) => c.traitor && c.name !== name) ?? [];
    const whom = { [this.#agent?.key ?? 'client']: name };
    const others = friends.length ? { with: friends.map((c) => c.name) } : {};
    if (this.#agent?.does !== 'by-hand') {
      this.#say('tc-fault', { fault: { ...whom, does: 'by-hand', ...others } });
    }
    this.#say('tc-mode', { mode: 'traitor' });
  }

  #renew() {
    const around = /** @type {any} */ (this.closest('tc-popover'));
    // A list has arrow keys, a form has Tab.
    if (around) around.kind = this.picked ? 'dialog' : 'menu';
    around?.renew();
  }

  #head() {
    const { target } = this;
    if (!target) return nothing;
    if (target.kind === 'network') return html`<p>${menuWords.faults.networkTitle}</p>`;
    if (target.kind === 'message') {
      const token = this.snapshot?.messages.find((m) => m.id === target.id);
      return html`<span class="quiet">${
        token
          ? html`<b>${token.kind}</b> ${token.from} →
        ${token.to}`
          : menuWords.inspector.gone
      }</span><p>${w.message}</p>`;
    }
    if (target.kind === 'server') {
      return html`<b>${target.name}</b> <span class="quiet">${this.#server?.up ? w.up : w.down}
        </span><p>${w.server(target.name ?? '')}</p>`;
    }
    return html`<b>${target.name}</b> <span class="quiet">${
      this.#agent?.traitor ? w.traitor : w.isHonest
    }</span><p>${w.client(target.name ?? '')}</p>`;
  }

  /** @param {FaultCard} card */
  #item(card) {
    const radio = this.target?.kind === 'client';
    const on = radio && this.#agent?.does === card.does;
    return html`<button class="item" role=${radio ? 'menuitemradio' : 'menuitem'}
      aria-label=${radio ? card.title : nothing} aria-description=${radio ? card.blurb : nothing}
      aria-checked=${radio ? String(on) : nothing} data-does=${card.does}
      @click=${() => this.#pick(card)}>
      ${radio ? html`<span class="ring"></span>` : nothing}
      <span class="two"><b>${card.title}${
        card.params.length ? html`<i aria-hidden="true">…</i>` : nothing
      }</b><span>${card.blurb}</span></span>
    </button>`;
  }

  /** The lies of one list: a sheet scrolls, a menu beside the court has two. */
  #lies() {
    const all = this.#choices();
    const many = this.target?.kind === 'client' ? LIES : FIRST;
    if (this.sheet || all.length <= many + 1) return { shown: all, paged: false };
    const now = (/** @type {FaultCard} */ card) => card.does === this.#agent?.does;
    const first = all.filter((card, i) => i < many || now(card));
    return { shown: this.more ? all.filter((c) => !first.includes(c)) : first, paged: true };
  }

  #list() {
    const { target } = this;
    const radio = target?.kind === 'client';
    const { shown, paged } = this.#lies();
    return html`<div class="menu" role="none">
      ${
        radio && !this.more
          ? html`<button class="item" role="menuitemradio" data-does="honest"
        aria-checked=${String(!this.#agent?.does)}
        @click=${() => this.#say('tc-honest', { name: target?.name })}>
        <span class="ring"></span>${w.honest}</button>`
          : nothing
      }
      ${shown.map((card) => this.#item(card))}
      ${
        paged
          ? html`<button class="item turn" role="menuitem" @click=${this.#turn}>
        ${this.more ? w.fewer : w.more}</button>`
          : nothing
      }
      ${
        target?.kind === 'network'
          ? nothing
          : html`<div class="rule" role="separator"></div>${
              radio && this.#agent?.role !== 'requester'
                ? html`<button class="item" role="menuitem" data-does="by-hand"
          @click=${this.#write}>${w.write}</button>`
                : nothing
            }
        <button class="item" role="menuitem" @click=${() => this.#say('tc-read')}>
          ${target?.kind === 'message' ? w.read : w.look}</button>`
      }
    </div>`;
  }

  render() {
    const { picked, snapshot, target } = this;
    if (!snapshot || !target) return nothing;
    return html`<div class="head">${this.#head()}</div>
      ${
        picked
          ? html`<tc-fault-form .fault=${picked} .snapshot=${snapshot} .target=${target}
        @tc-back=${this.#back} @tc-done=${(/** @type {CustomEvent} */ e) =>
          this.#apply(picked, e.detail)}></tc-fault-form>`
          : this.#list()
      }
      ${this.problem ? html`<p class="problem" role="alert">${this.problem}</p>` : nothing}`;
  }
}

customElements.get('tc-fault-menu') || customElements.define('tc-fault-menu', TcFaultMenu);
