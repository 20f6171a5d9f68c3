/**
 * `<tc-fault-form>`: the parameters of one fault: which servers, who is told what, a number,
 * other agents, sides of a partition. Emits `tc-done {…parameters}` and `tc-back`.
 */
import { css, html, LitElement, nothing } from 'lit';
import { chipInline } from '../glyphs/glyphs.js';
import words from '../words/en/menus.js';
import { base, controls, touch } from './look.js';

const w = words.menus;

/** @typedef {import('../engine.d.ts').Param} Param */
/** @typedef {import('../engine.d.ts').Chip} Chip */

/** What the engine takes where a number is left out; a test holds it against the engine. @type {Record<string, number>} */
const USUAL = { delay: 3, slow: 5, flood: 16 };
/** Letters of values, in order; the first five have a colour of their own. */
const LETTERS = ['A', 'B', 'D', 'E', 'F'];
const OFFERED = 3;

/** @param {string} letter @returns {Chip} */
const chipOf = (letter) => ({
  letter,
  tone: LETTERS.includes(letter) ? /** @type {Chip['tone']} */ (letter.toLowerCase()) : 'other',
  author: null,
  client: null,
});

export class TcFaultForm extends LitElement {
  static properties = {
    fault: { attribute: false },
    snapshot: { attribute: false },
    target: { attribute: false },
    values: { state: true },
  };

  static styles = [
    base,
    controls,
    css`
    :host { display: block; padding: 12px 14px; }
    form { display: grid; gap: 14px; }
    fieldset { border: 0; padding: 0; margin: 0; min-width: 0; }
    legend::first-letter, .first::first-letter { text-transform: uppercase; }
    .first { display: block; margin-bottom: 4px; }
    legend { padding: 0; font-weight: 600; margin-bottom: 6px; }
    .picks { display: flex; flex-wrap: wrap; gap: 6px; }
    .pick { display: inline-flex; align-items: center; justify-content: center; gap: 4px;
      min-width: 40px; min-height: 40px; padding: 0 9px; border: 1px solid var(--ctl);
      border-radius: 8px; background: var(--court); cursor: pointer; font: inherit;
      color: inherit; }
    .pick[aria-pressed='true'], .pick[aria-checked='true'] { border-color: var(--ink);
      box-shadow: inset 0 0 0 1.5px var(--ink); font-weight: 650; }
    .row { display: grid; grid-template-columns: 2.4em 1fr; align-items: center; gap: 6px;
      margin-bottom: 6px; }
    input { width: 7em; min-height: 38px; border: 1px solid var(--ctl); border-radius: 8px;
      padding: 0 10px; background: var(--court); }
    small { display: block; margin-top: 4px; color: var(--ink2); font-size: var(--small); }
    .ends { display: flex; gap: 8px; }
    @media ${touch} { .pick { min-width: 48px; min-height: 48px; } }
  `,
  ];

  constructor() {
    super();
    /** @type {import('../engine.d.ts').FaultCard | null} */ this.fault = null;
    /** @type {import('../engine.d.ts').Snapshot | null} */ this.snapshot = null;
    /** @type {import('./fault-menu.js').Target | null} */ this.target = null;
    /** @type {Record<string, any>} */ this.values = {};
  }

  /** @param {Map<string, unknown>} changed */
  willUpdate(changed) {
    if (!changed.has('fault') || !this.fault) return;
    this.values = {};
    for (const p of this.fault.params) this.values[p.name] = this.#first(p);
  }

  get #servers() {
    return (this.snapshot?.servers ?? []).map((s) => s.name);
  }

  get #agents() {
    const { snapshot, target } = this;
    const all = [
      ...(snapshot?.proposers ?? []),
      ...(snapshot?.requesters ?? []),
      ...(snapshot?.servers ?? []),
    ].map((a) => a.name);
    const others = all.filter((name) => name !== target?.name);
    // A client's accomplices are of its own kind.
    return target?.kind === 'client'
      ? others.filter((name) => name[0] === target.name?.[0])
      : others;
  }

  /** Values that the splitter offers: the client's own first. */
  get #letters() {
    const own = this.snapshot?.proposers.find((c) => c.name === this.target?.name);
    const mine = [own?.command?.letter, ...(own?.proposed ?? []).map((p) => p.chip.letter)];
    const all = [...mine, ...LETTERS].filter((l) => l && l !== '–');
    return /** @type {string[]} */ ([...new Set(all)]).slice(0, OFFERED);
  }

  /** @param {Param} p A sensible start, so that the form can be sent as it is. */
  #first(p) {
    const servers = this.#servers;
    const half = Math.ceil(servers.length / 2);
    if (p.kind === 'servers') return p.optional ? [] : servers.slice(0, half);
    if (p.kind === 'agents') return p.optional ? [] : this.#agents.slice(0, 1);
    if (p.kind === 'number') return '';
    if (p.kind === 'split') {
      return Object.fromEntries(servers.map((s, i) => [s, this.#letters[i < half ? 0 : 1]]));
    }
    const side = (/** @type {string} */ a) => (servers.indexOf(a) >= half ? 1 : 0);
    return Object.fromEntries(servers.map((a) => [a, side(a)]));
  }

  /** @param {Param} p What the scenario file wants; undefined: leave it out. */
  #value(p) {
    const v = this.values[p.name];
    if (p.kind === 'number') return v === '' ? undefined : Number(v);
    if (p.kind === 'servers' || p.kind === 'agents') return v.length || !p.optional ? v : undefined;
    /** @type {Map<string | number, string[]>} */
    const groups = new Map();
    for (const [name, group] of Object.entries(v)) {
      groups.set(group, [...(groups.get(group) ?? []), name]);
    }
    return p.kind === 'split' ? Object.fromEntries(groups) : [...groups.values()];
  }

  /** @param {Event} event */
  #done(event) {
    event.preventDefault();
    const detail = /** @type {Record<string, unknown>} */ ({});
    for (const p of this.fault?.params ?? []) {
      const value = this.#value(p);
      if (value !== undefined) detail[p.name] = value;
    }
    this.dispatchEvent(new CustomEvent('tc-done', { detail }));
  }

  /** @param {string} name @param {unknown} value */
  #set(name, value) {
    this.values = { ...this.values, [name]: value };
  }

  /** @param {Param} p @param {string[]} names */
  #many(p, names) {
    const on = /** @type {string[]} */ (this.values[p.name]);
    return html`<div class="picks">${names.map(
      (name) => html`<button type="button" class="pick"
      aria-pressed=${String(on.includes(name))} @click=${() =>
        this.#set(
          p.name,
          names.filter((n) => (n === name ? !on.includes(n) : on.includes(n))),
        )}
      >${name}</button>`,
    )}</div>`;
  }

  /** @param {Param} p @param {string[]} names @param {(string | number)[]} options */
  #each(p, names, options) {
    const now = this.values[p.name];
    return names.map(
      (name) => html`<div class="row"><b>${name}</b>
      <div class="picks" role="radiogroup" aria-label=${w.tell(name)}>
      ${options.map(
        (o) => html`<button type="button" class="pick" role="radio"
        aria-checked=${String(now[name] === o)} aria-label=${
          typeof o === 'number' ? w.group(o + 1) : o
        } @click=${() => this.#set(p.name, { ...now, [name]: o })}>
        ${typeof o === 'number' ? w.group(o + 1) : chipInline(chipOf(o))}</button>`,
      )}</div></div>`,
    );
  }

  /** @param {Param} p */
  #field(p) {
    const title = html`${p.title}${
      p.optional ? html` <span class="small">${w.optional}</span>` : nothing
    }`;
    if (p.kind === 'number') {
      const usual = USUAL[this.fault?.does ?? ''];
      return html`<label><b class="first">${title}</b><input type="number" step="any" min="0"
        .value=${String(this.values[p.name])} ?required=${!p.optional}
        placeholder=${usual ?? nothing} @input=${(/** @type {any} */ e) => this.#set(p.name, e.target.value)}>
        ${p.optional ? html`<small>${w.left(usual)}</small>` : nothing}</label>`;
    }
    const inner =
      p.kind === 'servers'
        ? this.#many(p, this.#servers)
        : p.kind === 'agents'
          ? this.#many(p, this.#agents)
          : p.kind === 'split'
            ? this.#each(p, this.#servers, this.#letters)
            : this.#each(p, this.#servers, [0, 1]);
    return html`<fieldset><legend>${title}</legend>${inner}</fieldset>`;
  }

  render() {
    const { fault } = this;
    if (!fault) return nothing;
    return html`<form @submit=${this.#done}>
      <div><b>${fault.title}</b><p class="quiet">${fault.blurb}</p></div>
      ${fault.params.map((p) => this.#field(p))}
      <div class="ends"><button class="btn" type="submit">${w.apply}</button>
        <button class="btn" type="button" @click=${() =>
          this.dispatchEvent(new CustomEvent('tc-back'))}>${w.back}</button></div>
    </form>`;
  }
}

customElements.get('tc-fault-form') || customElements.define('tc-fault-form', TcFaultForm);
