/**
 * `<tc-sizes>`: servers, clients, the protocol's own parameters, who proposes, slots, seed and network
 * of the run. Works on the scenario itself; each change asks for a new run (`tc-scenario {scenario}`).
 */
import { css, html, LitElement, nothing } from 'lit';
import words from '../words/en/menus.js';
import { base, controls, touch } from './look.js';
import { draw } from './told.js';

const w = words.sizes;

/** @typedef {Record<string, any>} Scenario */

/**
 * Who proposes carries the lie: C1's becomes P1's, and back.
 * @param {Scenario[]} faults @param {boolean} edge
 */
const moved = (faults, edge) =>
  faults.map(({ client, proposer, ...rest }) => {
    const name = client ?? proposer;
    if (name === undefined) return rest;
    return edge
      ? { ...rest, proposer: name.replace('C', 'P') }
      : { ...rest, client: name.replace('P', 'C') };
  });

/** Network figures of a scenario, with their steps. */
const NETWORK = /** @type {const} */ ([
  ['delay', 0.1],
  ['jitter', 0.1],
  ['loss', 0.01],
  ['duplicate', 0.01],
  ['reorder', 0.01],
]);

export class TcSizes extends LitElement {
  static properties = {
    scenario: { attribute: false },
    snapshot: { attribute: false },
    card: { attribute: false },
    problem: {},
  };

  static styles = [
    base,
    controls,
    css`
    :host { display: block; padding: 14px 18px 16px; width: 380px; max-width: 100%; }
    h2 { font-size: var(--section); color: var(--ink); }
    .grid { display: grid; grid-template-columns: minmax(min-content, 1fr) fit-content(64%); gap: 7px 14px; align-items: center;
      margin-top: 10px; }
    .grid > label { line-height: 1.3; }
    .grid > :nth-child(even) { justify-self: end; }
    .grid small { display: block; color: var(--ink2); font-size: var(--small); }
    input, select { min-height: 34px; width: 6.4em; border: 1px solid var(--ctl);
      border-radius: 8px; background: var(--court); padding: 0 9px; text-align: end;
      font-variant-numeric: tabular-nums; }
    select { width: auto; text-align: start; }
    input.seed { width: 8.6em; }
    .seed-row { display: flex; flex-wrap: wrap; justify-content: flex-end; gap: 6px; }
    .seed-row .btn { min-height: 34px; }
    h3 { margin-top: 16px; }
    .sum { margin-top: 10px; }
    .problem { color: var(--bad); margin-top: 12px; line-height: 1.4; }
    @media ${touch} { input, select, .seed-row .btn { min-height: 44px; } }
  `,
  ];

  constructor() {
    super();
    /** @type {Scenario} */ this.scenario = {};
    /** @type {import('../engine.d.ts').Snapshot | null} */ this.snapshot = null;
    /** @type {import('../engine.d.ts').ProtocolCard | null} */ this.card = null;
    this.problem = '';
  }

  /** @param {Scenario} part */
  #change(part) {
    const scenario = { ...this.scenario, ...part };
    for (const [key, value] of Object.entries(part)) if (value === undefined) delete scenario[key];
    this.dispatchEvent(
      new CustomEvent('tc-scenario', {
        detail: { scenario },
        bubbles: true,
        composed: true,
      }),
    );
  }

  /** @param {Event} event @param {(n: number | undefined) => void} then */
  #read(event, then) {
    const input = /** @type {HTMLInputElement} */ (event.currentTarget);
    if (!input.reportValidity()) return;
    then(input.value === '' ? undefined : Number(input.value));
  }

  /**
   * @param {string} id @param {string} label @param {number | string} value
   * @param {{ min: number, max: number, step?: number, hint?: string, empty?: string }} bounds
   * @param {(n: number | undefined) => void} then
   */
  #number(id, label, value, { min, max, step = 1, hint, empty }, then) {
    return html`<label for=${id}>${label}${hint ? html`<small>${hint}</small>` : nothing}</label>
      <input id=${id} type="number" min=${min} max=${max} step=${step} .value=${String(value)}
        ?required=${!empty} placeholder=${empty ?? nothing}
        @change=${(/** @type {Event} */ e) => this.#read(e, then)}>`;
  }

  /**
   * A parameter of the protocol's own.
   * @param {import('../engine.d.ts').Parameter} one @param {Record<string, number>} most
   */
  #own({ name, title = name, words: said = {}, takes: { whole, word } }, most) {
    const given = this.scenario[name];
    if (word)
      return html`<label for=${name}>${title}</label>
        <select id=${name} @change=${(/** @type {any} */ e) =>
          this.#change({ [name]: e.target.value })}>
        ${word.map(
          (id) =>
            html`<option value=${id} ?selected=${id === (given ?? word[0])}>${
              said[id] ?? id
            }</option>`,
        )}</select>`;
    if (!whole) return nothing;
    const limit = typeof whole.most === 'string' ? most[whole.most] : whole.most.just;
    // What follows from the other sizes is shown where nothing is given.
    const usual = whole.usual ?? this.snapshot?.f ?? '';
    return this.#number(
      name,
      title,
      given ?? '',
      { min: whole.least, max: limit, empty: String(usual) },
      (v) => this.#change({ [name]: v }),
    );
  }

  render() {
    const { scenario: s, snapshot, card } = this;
    if (!snapshot || !card) return nothing;
    const { limits } = card;
    const n = snapshot.servers.length;
    const edge = snapshot.requesters.length > 0;
    const clients = edge ? snapshot.requesters.length : snapshot.proposers.length;
    return html`<h2>${w.title}</h2><p class="small">${w.note}</p>
      <div class="grid">
        ${this.#number(
          'servers',
          w.servers,
          n,
          { min: limits.servers[0], max: limits.servers[1] },
          (v) => this.#change({ servers: v }),
        )}
        ${this.#number(
          'clients',
          w.clients,
          clients,
          { min: limits.clients[0], max: limits.clients[1] },
          (v) => this.#change({ clients: v }),
        )}
        ${card.parameters.map((one) => this.#own(one, { others: n - 1, clients }))}
        ${
          limits.proposers
            ? html`<label for="mapping">${w.mapping}</label>
          <select id="mapping" @change=${(/** @type {any} */ e) =>
            this.#change({
              mapping: e.target.value === 'edge' ? 'edge' : undefined,
              proposers: undefined,
              faults: moved(s.faults ?? [], e.target.value === 'edge'),
            })}>
            ${Object.entries(w.mappings).map(
              ([id, title]) => html`<option value=${id}
              ?selected=${(id === 'edge') === edge}>${title}</option>`,
            )}</select>`
            : nothing
        }
        ${
          edge && limits.proposers
            ? this.#number(
                'proposers',
                w.proposers,
                snapshot.proposers.length,
                { min: limits.proposers[0], max: limits.proposers[1] },
                (v) => this.#change({ proposers: v }),
              )
            : nothing
        }
        ${
          limits.slots[1] > 1
            ? this.#number(
                'slots',
                w.slots,
                snapshot.slots,
                { min: limits.slots[0], max: limits.slots[1] },
                (v) => this.#change({ slots: v }),
              )
            : nothing
        }
        ${
          typeof s.commands === 'object'
            ? nothing
            : this.#number(
                'commands',
                w.commands,
                s.commands ?? '',
                { min: 0, max: 1000, empty: w.auto },
                (v) => this.#change({ commands: v }),
              )
        }
        ${this.#number(
          'timeout',
          w.timeout,
          s.timeout ?? '',
          { min: 1, max: 1000, step: 1, empty: '20', hint: w.hints.timeout },
          (v) => this.#change({ timeout: v }),
        )}
        <label for="seed">${w.seed}</label>
        <span class="seed-row"><input id="seed" class="seed" type="number" min="0" step="1"
          .value=${String(s.seed ?? 0)} @change=${(/** @type {Event} */ e) =>
            this.#read(e, (v) => this.#change({ seed: v ?? 0 }))}>
          <button class="btn" @click=${() =>
            this.dispatchEvent(
              new CustomEvent('tc-new-seed', {
                bubbles: true,
                composed: true,
              }),
            )}>${w.newSeed}</button></span>
      </div>
      <p class="sum small">${w.sum(n, snapshot.f, snapshot.quorum)}.
        ${snapshot.left.map((told) => html`${draw(told, card)} `)}
        ${edge ? w.edgeNote : nothing}</p>
      <h3>${w.network}</h3>
      <div class="grid">${NETWORK.map(([key, step]) =>
        this.#number(
          key,
          w[key],
          s.network?.[key] ?? (key === 'delay' ? 1 : 0),
          { min: 0, max: step < 0.1 ? 1 : 50, step, hint: w.hints[key] },
          (v) => this.#change({ network: { ...s.network, [key]: v } }),
        ),
      )}</div>
      ${this.problem ? html`<p class="problem" role="alert">${this.problem}</p>` : nothing}`;
  }
}

customElements.get('tc-sizes') || customElements.define('tc-sizes', TcSizes);
