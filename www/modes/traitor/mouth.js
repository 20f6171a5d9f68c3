/**
 * `<tc-mouth>`: what one server is told, and what its own code would do with it. Emits
 * `tc-draft {server, draft}` and `tc-chosen {server}`.
 */
import { css, html, LitElement, nothing, unsafeCSS } from 'lit';
import { chipInline, glyphInline } from '../../glyphs/glyphs.js';
import { icon } from '../../lab/icons.js';
import { base, controls, touch } from '../../lab/look.js';
import { draw } from '../../lab/told.js';
import words from '../../words/en/traitor.js';
import { alike, altered, fitting, idOf, NOOP } from './drafts.js';

const w = words.mouth;
/** What is told of an outcome; the rest is in the log. */
const MOST_TOLD = 2;
const MOST_ROUND = 2 ** 31 - 1;

/** A vote stands on its value's tint. */
const tints = unsafeCSS(
  ['a', 'b', 'd', 'e', 'f', 'other', 'noop']
    .map((t) => `.does.tone-${t}{background:var(--${t}-tint);color:var(--${t}-text)}`)
    .join(''),
);

/** @typedef {import('./drafts.js').Draft} Draft */
/** @typedef {import('./drafts.js').Forge} Forge */

export class TcMouth extends LitElement {
  static properties = {
    server: { attribute: false },
    servers: { attribute: false },
    knows: { attribute: false },
    draft: { attribute: false },
    forecast: { attribute: false },
    card: { attribute: false },
    chosen: { type: Boolean, reflect: true },
  };

  static styles = [
    base,
    controls,
    css`
    :host { display: grid; grid-row: span 3; grid-template-rows: subgrid; min-width: 0; }
    .card { background: var(--panel); border: 1px solid var(--ctl); border-radius: 11px;
      padding: 12px; display: grid; grid-template-columns: minmax(0, 1fr); gap: 4px;
      align-content: start; min-width: 0; }
    :host([chosen]) .card { outline: 3px solid var(--focus); outline-offset: 2px; }
    .held { border-style: dashed; }
    header { display: flex; flex-wrap: wrap; justify-content: space-between; align-items: center;
      min-height: 28px; gap: 4px; }
    .glyph-inline { overflow: visible; margin-inline-start: auto; }
    .at { display: flex; gap: 4px; align-items: center; margin: 0 0 0 auto; min-width: 0; }
    h3 { font-size: var(--section); color: var(--ink); font-weight: 700; white-space: nowrap; }
    .label { font-size: var(--label); color: var(--ink2); margin-top: 5px; }
    .row { display: flex; flex-wrap: wrap; gap: 5px; }
    .pick { border: 1px solid var(--ctl); border-radius: 8px; background: var(--court);
      min-width: calc(34px * var(--scale, 1)); min-height: calc(34px * var(--scale, 1)); padding: 2px;
      cursor: pointer; display: grid; place-items: center; font-size: var(--small); line-height: 1.2; }
    .pick svg { opacity: 0.62; }
    .pick[aria-pressed='true'] { border-color: var(--ink); box-shadow: inset 0 0 0 1.5px var(--ink);
      font-weight: 650; }
    .pick[aria-pressed='true'] svg { opacity: 1; }
    .pick.false { border-color: var(--bad); box-shadow: inset 0 0 0 1.5px var(--bad);
      color: var(--bad); }
    .promise { min-height: calc(38px * var(--scale, 1)); align-content: center; }
    .round { width: 3em; padding: 0 2px 0 6px; }
    .at .round { width: 2.6em; }
    input, select { min-height: calc(34px * var(--scale, 1)); border: 1px solid var(--ctl);
      border-radius: 8px; background: var(--court); padding: 0 6px; min-width: 0; }
    select { width: 100%; }
    .round { min-height: 28px; }
    select.false { color: var(--bad); border-color: var(--bad); font-weight: 650; }
    .wall { height: 32px; display: grid; place-items: center; color: var(--ink);
      background: repeating-linear-gradient(90deg, var(--wall) 0 19px, transparent 19px 22px)
      center / 100% 11px no-repeat; }
    .gate { display: grid; place-items: center; width: calc(52px * var(--scale, 1)); height: 26px;
      border: 2px solid var(--wall); border-radius: 7px; background: var(--court); font-weight: 700; }
    .gate.false { color: var(--bad); }
    .server { background: var(--court); border: 1.5px solid var(--ink); border-radius: 11px;
      padding: 8px 10px 9px; display: grid; gap: 6px; align-content: start;
      min-height: calc(134px * var(--scale, 1)); line-height: 1.4; }
    .server header { margin: 0; min-height: 0; }
    .server p { font-size: var(--label); }
    .does { display: flex; align-items: center; gap: 6px; padding: 3px 9px; border-radius: 5px;
      font-weight: 650; font-size: var(--label); min-height: 26px; background: var(--bg); }
    .does.guilt { background: var(--bad); color: var(--bad-letter); }
    .chip-inline { width: 1.35em; height: 1.35em; }
    .pick:not(.promise) .chip-inline { width: 22px; height: 22px; }
    .does .chip-inline { width: 18px; height: 18px; }
    .plain { display: grid; place-content: center; text-align: center; gap: 8px; flex: 1;
      min-height: 130px; color: var(--ink2); }
    @media ${touch} { .pick, .round, input, select { min-height: 44px; }
      .pick { min-width: 44px; } }
    @media (max-width: 759px) { .card header { flex-wrap: wrap; }
      .card .at { order: 1; flex-basis: 100%; } }
    @media (forced-colors: active) { .wall { background: none; }
      .does.guilt { forced-color-adjust: none; } }
  `,
    tints,
  ];

  constructor() {
    super();
    /** @type {import('../../engine.d.ts').Server | null} */ this.server = null;
    /** Names of all. @type {string[]} */ this.servers = [];
    /** @type {import('./drafts.js').Knowledge | null} */ this.knows = null;
    /** @type {Draft | null} */ this.draft = null;
    /** @type {import('../../engine.d.ts').Forecast | null} */ this.forecast = null;
    /** @type {import('../../engine.d.ts').ProtocolCard | null} */ this.card = null;
    /** What is copied to all, or held back. */ this.chosen = false;
  }

  /** @param {string} name @param {object} [detail] */
  #say(name, detail = {}) {
    const server = this.server?.name;
    this.dispatchEvent(
      new CustomEvent(name, { detail: { server, ...detail }, bubbles: true, composed: true }),
    );
  }

  /** @param {Partial<Draft>} part */
  #change(part) {
    const draft = { .../** @type {Draft} */ (this.draft), ...part };
    this.#say('tc-draft', { draft });
  }

  #values() {
    const draft = /** @type {Draft} */ (this.draft);
    const { knows } = this;
    const values = knows ? [...knows.values, ...altered(knows), NOOP] : [NOOP];
    return html`<div class="row" role="group" aria-label=${w.value}>
      ${values.map(
        (chip) => html`<button class="pick" aria-pressed=${String(alike(chip, draft.value))}
        aria-label=${w.chip(chip)} title=${w.chip(chip)}
        @click=${() => this.#change({ value: chip })}>${chipInline(chip)}</button>`,
      )}
      ${
        this.card?.hasTrust
          ? nothing
          : html`<button class="pick" aria-pressed=${String(draft.value === null)}
        aria-label=${w.ask} title=${w.ask} @click=${() => this.#change({ value: null })}>?</button>`
      }</div>`;
  }

  #promises() {
    const draft = /** @type {Draft} */ (this.draft);
    const knows = /** @type {import('./drafts.js').Knowledge} */ (this.knows);
    const fit = fitting(knows, draft.round);
    // Promises of other rounds can be shown too; nobody will take them.
    const stray = knows.promises.filter((p) => draft.macs.includes(idOf(p)) && !fit.includes(p));
    const all = [...fit, ...stray];
    if (!all.length) return html`<p class="small">${w.noPromises}</p>`;
    return html`<div class="row" role="group" aria-label=${w.promises}>${all.map((p) => {
      const on = draft.macs.includes(idOf(p)) && !draft.made;
      const { forge } = draft;
      const lied = on && forge && 'mac' in forge && forge.mac === idOf(p);
      const changed = lied && forge.kind === 'vote' ? forge.value : p.vote?.chip;
      return html`<button class="pick promise ${lied ? 'false' : ''}" aria-pressed=${String(on)}
        aria-label="${p.from}: ${p.vote ? w.chip(p.vote.chip) : words.knows.noVote}"
        @click=${() =>
          this.#change({
            made: false,
            macs: on ? draft.macs.filter((m) => m !== idOf(p)) : [...draft.macs, idOf(p)],
          })}><span>${p.from}</span>${
          changed ? chipInline(changed, { size: 18 }) : html`<span>–</span>`
        }</button>`;
    })}</div>`;
  }

  /** What can be false in this proof, with its words. @returns {[Forge, string][]} */
  #forges() {
    const draft = /** @type {Draft} */ (this.draft);
    const knows = /** @type {import('./drafts.js').Knowledge} */ (this.knows);
    const inside = knows.promises.filter((p) => draft.macs.includes(idOf(p)));
    const absent = this.servers.filter((name) => !inside.some((p) => p.from === name));
    const { value } = draft;
    /** @type {[Forge, string][]} */
    const all = inside.flatMap((p) => {
      const mac = idOf(p);
      /** @type {[Forge, string][]} */
      const ways = [[{ kind: 'twice', mac }, w.forges.twice(p.from)]];
      if (p.vote) ways.unshift([{ kind: 'vote', mac, value: null }, w.forges.none(p.from)]);
      if (value && !alike(value, p.vote?.chip ?? null)) {
        ways.unshift([{ kind: 'vote', mac, value }, w.forges.vote(p.from, value.letter)]);
      }
      if (absent[0]) {
        const server = absent[0];
        ways.push([{ kind: 'name', mac, server }, w.forges.name(p.from, server)]);
      }
      return ways;
    });
    for (const server of absent) all.push([{ kind: 'made', server }, w.forges.made(server)]);
    if (inside.some((p) => p.round !== draft.round)) {
      all.push([{ kind: 'round' }, w.forges.round(draft.round)]);
    }
    return all;
  }

  #forge() {
    const draft = /** @type {Draft} */ (this.draft);
    const all = this.#forges();
    const now = draft.forge ? JSON.stringify(draft.forge) : '';
    return html`<label class="label" for="forge">${w.forge}</label>
      <select id="forge" class=${now ? 'false' : ''} @change=${(/** @type {any} */ e) =>
        this.#change({ forge: e.target.value ? JSON.parse(e.target.value) : null, made: false })}>
        <option value="" ?selected=${!now}>${w.nothing}</option>
        ${all.map(([forge, title]) => {
          const value = JSON.stringify(forge);
          return html`<option value=${value} ?selected=${value === now}>${title}</option>`;
        })}</select>`;
  }

  #letter() {
    const draft = /** @type {Draft} */ (this.draft);
    const name = this.server?.name ?? '';
    if (draft.held) {
      return html`<header><h3>${w.to(name)}</h3></header><div class="plain"><p>${w.silent(name)}</p>
        <button class="btn" @click=${() => this.#change({ held: false })}>${w.tellIt}</button></div>`;
    }
    const proved = draft.macs.length || draft.made || draft.forge;
    const seal = draft.forge || draft.made ? 'broken' : proved ? 'proof' : 'none';
    const glyph = draft.value ? 'tag' : 'prepare';
    return html`<header><h3>${w.to(name)}</h3>
        <label class="label at">${w.round} <input class="round num" type="number" min="0"
          max=${MOST_ROUND} required .value=${String(draft.round)}
          @change=${(/** @type {any} */ e) => {
            if (e.target.reportValidity()) this.#change({ round: Number(e.target.value) });
          }}></label>
        ${glyphInline({ glyph, chip: draft.value, seal, round: draft.round }, 28)}</header>
      <span class="label">${w.value}</span>${this.#values()}
      ${
        this.card?.hasTrust
          ? html`<span class="label">${w.promises}</span>${this.#promises()}${this.#forge()}`
          : nothing
      }`;
  }

  #outcome() {
    const { server, forecast, card, knows } = this;
    const f = words.forecast;
    if (!server || !card) return nothing;
    if (!server.up) return html`<div class="does">${f.down}</div>`;
    if (!forecast) {
      return html`<div class="does">${
        server.decided ? html`${f.decided} ${chipInline(server.decided)}` : f.nothing
      }</div>`;
    }
    const told = forecast.told.slice(0, MOST_TOLD).map((one) => html`<p>${draw(one, card)}</p>`);
    const macs = card.hasTrust
      ? html`<p class="quiet">${f.macs(forecast.macs, forecast.convicts !== null)}</p>`
      : nothing;
    if (forecast.convicts) {
      return html`<div class="does guilt">${icon('cross')}${f.convict(forecast.convicts)}</div>
        ${told[0]}${macs}`;
    }
    if (forecast.vote) {
      const tone = forecast.vote.tone;
      return html`<div class="does vote tone-${tone}">${f.will} ${chipInline(forecast.vote)}</div>
        ${told[0]}${macs}`;
    }
    return html`<div class="does">${f.ignore}</div>${told}${knows ? macs : nothing}`;
  }

  render() {
    const { server, draft, knows, forecast } = this;
    if (!server || !draft || !knows) return nothing;
    const guilty = Boolean(forecast?.convicts);
    return html`<section class="card ${draft.held ? 'held' : ''}" aria-label=${w.to(server.name)}
        @focusin=${() => this.#say('tc-chosen')} @click=${() => this.#say('tc-chosen')}>
        ${this.#letter()}</section>
      <div class="wall" aria-hidden="true"><span class="gate ${guilty ? 'false' : ''}">${
        draft.held ? '' : '↓'
      }</span></div>
      <section class="server" aria-label="${words.forecast.title}, ${server.name}">
        <header><h3>${server.name}</h3><span class="small">${
          server.round === null ? nothing : html`${w.round} ${server.round}`
        }${server.trusts ? html` → <b>${server.trusts}</b>` : nothing}</span></header>
        ${this.#outcome()}</section>`;
  }
}

customElements.get('tc-mouth') || customElements.define('tc-mouth', TcMouth);
