/**
 * `<tc-search>`: the exhaustive search: its bounds, how far it is, what it has found. Emits
 * `tc-search {verb}` ("start", "partial", "cancel", "show") and `tc-bounds {bounds}`.
 */
import { css, html, LitElement, nothing } from 'lit';
import { base, controls, touch } from '../../lab/look.js';
import words from '../../words/en/break.js';
import { refused } from '../../words/language.js';
import { changed, chosen, LIMITS } from './bounds.js';
import { chart } from './chart.js';

const w = words.search;

/** @typedef {import('./bounds.js').Bounds} Bounds */
/** @typedef {import('../../search/search.js').Search} Search */

/**
 * What has come of a search, in one box.
 * @param {{ search: Search | null, bounds: Bounds | null, claim: string,
 *   end: { step: number | null, traitors: number } | null }} of  claim: the property that fell;
 *   end: what the run found says of itself, once it has been shown
 */
export function result({ search, bounds, claim, end }) {
  if (!search || !bounds) return nothing;
  const { state, estimate, progress, why } = search;
  const box = (/** @type {string} */ kind, /** @type {unknown} */ text) =>
    html`<p class="result ${kind}" role="status">${text}</p>`;
  if (state === 'waiting')
    return box('part', html`${w.needs(estimate?.states ?? 0, estimate?.bytes ?? 0)} ${w.tooLarge}`);
  if (state === 'refused') return box('part', refused(why));
  if (state === 'failed') return box('part', w.failed(refused(why) || w.crashed));
  if (state === 'cancelled') return box('part', w.cancelled);
  if (state !== 'finished' || !progress) return nothing;
  if (progress.violated) {
    if (end && end.step === null) return box('broke', html`<b>${claim}:</b> ${words.broke.stuck}`);
    return box('broke', w.violated(claim, end?.step ?? null));
  }
  if (progress.stopped) return box('part', w.stopped(progress.stopped, progress.depth));
  return box(
    'holds',
    html`<b>${w.nothing}:</b> ${w.within(bounds.rounds)}.
    ${progress.bounds.length ? w.hit(progress.bounds) : nothing}`,
  );
}

export class TcSearch extends LitElement {
  static properties = {
    bounds: { attribute: false },
    search: { attribute: false },
    tick: { attribute: false },
    end: { attribute: false },
    claim: {},
    shown: { type: Boolean },
    edges: { type: Boolean },
    wrong: { state: true },
  };

  static styles = [
    base,
    controls,
    css`
    :host { display: block; }
    section { display: grid; gap: 9px; }
    header { display: flex; justify-content: space-between; align-items: baseline; gap: 12px; }
    .chart { margin: 0; }
    .chart svg { display: block; }
    .bar { fill: var(--ctl); }
    .broken { fill: var(--bad); }
    figcaption { display: flex; justify-content: space-between; font-size: var(--small);
      color: var(--ink2); margin-top: 3px; }
    dl { display: grid; grid-template-columns: repeat(3, 1fr); gap: 8px 12px; }
    dt { font-size: var(--small); color: var(--ink2); }
    dd { margin: 0; font-weight: 700; font-size: calc(16px * var(--scale, 1));
      font-variant-numeric: tabular-nums; }
    .says { line-height: 1.45; }
    .result { border-radius: 8px; padding: 7px 11px; line-height: 1.45; }
    .result.holds { background: var(--ok-tint); color: var(--ok); }
    .result.part { background: var(--wait-tint); color: var(--wait); }
    .result.broke { background: var(--bad-tint); color: var(--bad); }
    .acts { display: flex; gap: 8px; flex-wrap: wrap; }
    summary { cursor: pointer; color: var(--a-text); text-decoration: underline;
      text-underline-offset: 2px; font-size: var(--label); padding: 4px 0; }
    .grid { display: grid; grid-template-columns: repeat(2, 1fr auto); gap: 6px 10px;
      align-items: center; padding-top: 8px; }
    label { font-size: var(--label); line-height: 1.25; }
    input { width: 4.6em; min-height: 32px; border: 1px solid var(--ctl); border-radius: 8px;
      background: var(--court); padding: 0 8px; text-align: end;
      font-variant-numeric: tabular-nums; }
    .tick { display: flex; gap: 8px; align-items: center; padding-top: 8px; }
    .tick input { width: auto; min-height: 0; }
    @media ${touch} { input, summary, .tick { min-height: 44px; } summary { padding: 12px 0; } }
    @media (forced-colors: active) { .bar { fill: GrayText; } .broken { fill: CanvasText; } }
  `,
  ];

  constructor() {
    super();
    /** @type {Bounds | null} */ this.bounds = null;
    /** @type {Search | null} */ this.search = null;
    /** Changes with every news of the search. */ this.tick = 0;
    /** What the run found says of itself, once it has been shown.
     * @type {{ step: number | null, traitors: number } | null} */ this.end = null;
    /** The name of the property that fell. */ this.claim = '';
    /** The run that was found is the one in view. */ this.shown = false;
    /** The run in view has edge proposers, which are not searched. */ this.edges = false;
    /** Fields with a number that cannot be: least and most that can.
     * @type {Map<import('./bounds.js').Key, [number, number]>} */ this.wrong = new Map();
  }

  /** @param {string} name @param {object} detail */
  #say(name, detail) {
    this.dispatchEvent(new CustomEvent(name, { detail, bubbles: true, composed: true }));
  }

  /** @param {string} verb @param {string} label @param {boolean} [main] */
  #act(verb, label, main = false) {
    return html`<button class="btn ${main ? 'main' : ''}" data-verb=${verb} data-means=${verb}
      ?disabled=${verb === 'start' && this.wrong.size > 0}
      @click=${() => this.#say('tc-search', { verb })}>${label}</button>`;
  }

  #acts() {
    const { search } = this;
    const shows = search?.over && search.scenario && !this.shown;
    // One button, so that a press on it is not lost where it comes to say something else.
    const [verb, label] = !search
      ? ['start', w.start]
      : search.state === 'waiting'
        ? ['partial', w.partial]
        : search.over
          ? ['start', w.again]
          : ['cancel', w.cancel];
    return html`${shows ? this.#act('show', w.show) : nothing}${this.#act(verb, label)}`;
  }

  #figures() {
    const { search } = this;
    const progress = search?.progress;
    if (!search || !progress) return nothing;
    const found = progress.violated !== null;
    const speed = search.seconds > 0.05 ? w.large(progress.states / search.seconds) : '–';
    const rows = [
      [w.figures.states, w.large(progress.states)],
      found
        ? this.end?.step && [w.figures.steps, w.steps(this.end.step)]
        : [w.figures.depth, String(progress.depth)],
      found && this.end && [w.figures.traitors, String(this.end.traitors)],
      [w.figures.speed, speed],
      [w.figures.memory, w.mega(progress.bytes)],
    ];
    return html`${chart(progress.perDepth, found)}
      <dl>${rows.map((row) => row && html`<div><dt>${row[0]}</dt><dd>${row[1]}</dd></div>`)}</dl>`;
  }

  /** @param {import('./bounds.js').Key} key */
  #field(key) {
    const bounds = /** @type {Bounds} */ (this.bounds);
    const [min, limit] = LIMITS[key];
    const max = key === 'honest' ? bounds.clients : limit;
    const value = chosen(bounds, key);
    const free = key === 'f' || key === 'timeOuts';
    return html`<label for=${key}>${w.fields[key]}</label>
      <input id=${key} type="number" min=${min} max=${max} step="1" ?required=${!free}
        .value=${value === undefined ? '' : String(value)}
        placeholder=${free ? w.hints[key] : nothing}
        @change=${(/** @type {Event} */ e) => {
          const input = /** @type {HTMLInputElement} */ (e.currentTarget);
          // What stands in the form is what is searched, or nothing is.
          const wrong = new Map(this.wrong);
          if (input.checkValidity()) wrong.delete(key);
          else wrong.set(key, [min, max]);
          this.wrong = wrong;
          if (wrong.has(key)) return;
          const n = input.value === '' ? undefined : Number(input.value);
          this.#say('tc-bounds', { bounds: changed(bounds, key, n) });
        }}>`;
  }

  #when() {
    const { search } = this;
    if (!search) return nothing;
    if (search.state === 'starting') return w.starting;
    if (search.state === 'running') return w.running(search.seconds);
    return search.state === 'finished' ? w.finished(search.seconds) : nothing;
  }

  render() {
    const { bounds, search } = this;
    if (!bounds) return nothing;
    const keys = /** @type {import('./bounds.js').Key[]} */ (Object.keys(LIMITS));
    return html`<section aria-label=${w.title}>
      <header><h2>${w.title}</h2><span class="small num">${this.#when()}</span></header>
      ${search ? nothing : html`<p class="says">${bounds.without.length ? w.ready : w.idle}</p>`}
      ${
        search?.estimate && !search.over && search.state !== 'waiting'
          ? html`<p class="small">${w.needs(search.estimate.states, search.estimate.bytes)}</p>`
          : nothing
      }
      ${this.#figures()}${result(this)}
      <p class="small">${w.model(bounds)}${this.edges ? ` ${w.edges}` : nothing}</p>
      <div class="acts">${this.#acts()}</div>
      <details><summary>${w.change}</summary>
        <div class="grid">${keys.map((key) => this.#field(key))}</div>
        ${[...this.wrong].map(
          ([key, [min, max]]) =>
            html`<p class="result part" role="alert">${w.range(w.fields[key], min, max)}</p>`,
        )}
        <label class="tick"><input type="checkbox" .checked=${bounds.termination}
          @change=${(/** @type {any} */ e) =>
            this.#say('tc-bounds', { bounds: { ...bounds, termination: e.target.checked } })}>
          ${w.fields.termination}</label></details>
    </section>`;
  }
}

customElements.get('tc-search') || customElements.define('tc-search', TcSearch);
