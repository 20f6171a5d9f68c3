/**
 * "Break a rule": one rule is switched off, the search tries everything, and the shortest run that
 * breaks stands on the stage. What is off is what the run in view says; the view itself holds the
 * searches and their bounds, one per set of rules that are off.
 */
import { html, nothing } from 'lit';
import { Search } from '../../search/search.js';
import words from '../../words/en/break.js';
import { asked, usually } from './bounds.js';
import { broke } from './broke.js';
import { look } from './look.js';
import { result } from './search-panel.js';
import './switches.js';

const w = words.run;
/** Steps of a found run that are computed at once: far more than any has. */
const WHOLE = 5000;

/** @typedef {import('../../lab/lab.js').TurncoatLab} TurncoatLab */
/** @typedef {import('../../lab/page.js').Parts} Parts */
/** @typedef {import('./bounds.js').Bounds} Bounds */

export class View {
  /** @type {Map<string, Bounds>} */ #bounds = new Map();
  /** @type {Map<string, Search>} */ #searches = new Map();
  /** The run as it was before a rule was switched off. @type {{ text: string, entry: string, changed: boolean } | null} */
  #before = null;
  /** The text of the found run in view. */ #shown = '';
  /** What a found run comes to, as it says itself: the step that breaks, if any does, and how many
   * lie in it. @type {Map<string, { step: number | null, traitors: number }>} */
  #ends = new Map();
  #tick = 0;

  /** @param {TurncoatLab} lab */
  constructor(lab) {
    this.lab = lab;
    const { styleSheet } = look;
    const root = /** @type {ShadowRoot} */ (lab.renderRoot);
    if (styleSheet) root.adoptedStyleSheets.push(styleSheet);
  }

  /** Nothing is searched that nobody sees. */
  leave() {
    for (const search of this.#searches.values()) search.cancel();
  }

  get #without() {
    return this.lab.snapshot?.without ?? [];
  }

  get #key() {
    return [this.lab.card?.id, ...this.#without].join(' ');
  }

  get #search() {
    return this.#searches.get(this.#key) ?? null;
  }

  get #limits() {
    const bounds = this.#bounds.get(this.#key) ?? usually(this.lab.card?.id ?? '', this.#without);
    this.#bounds.set(this.#key, bounds);
    return bounds;
  }

  /** @param {string} text @param {{ entry?: string, changed?: boolean }} [how] */
  #load(text, how) {
    const done = this.lab.attempt(() => {
      this.lab.load(text, how);
      return true;
    });
    if (done) this.#shown = '';
    return Boolean(done);
  }

  /** @param {string} id Switches a rule off, alone, or on again. */
  #flip(id) {
    const { lab } = this;
    if (this.#without.includes(id)) return this.putBack();
    if (!this.#without.length) {
      const text = JSON.stringify(lab.hand?.written ?? {});
      this.#before = { text, entry: lab.entry, changed: lab.changed };
    }
    this.leave();
    const base = JSON.parse(this.#before?.text ?? JSON.stringify(lab.hand?.written ?? {}));
    const text = JSON.stringify({ ...base, without: [id] });
    if (!this.#load(text, { entry: lab.entry, changed: true })) return;
    if (this.#search?.scenario) this.#show();
    else this.#start();
  }

  /** Every rule is in force again, in the run as it was before. */
  putBack() {
    const { lab } = this;
    this.leave();
    const before = this.#before;
    this.#before = null;
    if (before) this.#load(before.text, before);
    else this.#load(JSON.stringify({ ...lab.hand?.written, without: undefined }));
  }

  /** The run in view again, with its rule on, or off. @param {string[]} without */
  #same(without) {
    const { lab } = this;
    const text = JSON.stringify({ ...lab.hand?.written, without });
    this.#load(text, { entry: lab.entry, changed: true });
  }

  #start() {
    const key = this.#key;
    this.leave();
    if (!this.lab.attempt(() => this.lab.guard?.check('search') ?? true)) return;
    const search = new Search(asked(this.#limits), () => this.#heard(key, search));
    this.#searches.set(key, search);
    this.lab.requestUpdate();
  }

  /** @param {string} key @param {Search} search */
  #heard(key, search) {
    this.#tick += 1;
    const { lab } = this;
    lab.requestUpdate();
    const mine = key === this.#key && lab.mode === 'break';
    if (search.state === 'finished' && search.scenario && mine) this.#show();
  }

  /** The run that was found, at the step where it breaks. */
  #show() {
    const { lab } = this;
    const search = this.#search;
    if (!search) return;
    const name = words.found.name;
    const off = lab.card?.switches.filter((rule) => this.#without.includes(rule.id)) ?? [];
    const rule = off.map(({ title }) => title).join(', ');
    const text = JSON.stringify({
      ...JSON.parse(search.scenario),
      name,
      about: words.found.about(rule),
    });
    if (!this.#load(text)) return;
    this.#shown = text;
    lab.attempt(() => {
      lab.session?.lab.explore(WHOLE);
      const at = lab.session?.lab.find('violated');
      lab.seek(at ?? WHOLE);
      const fallen = () => lab.snapshot?.verdicts.find((v) => v.id === search.progress?.violated);
      // That nothing will come any more is known from a step on, and told at the end as well.
      const since = fallen()?.step;
      if (since) lab.seek(since);
      const step = fallen()?.state === 'violated' ? (fallen()?.step ?? null) : null;
      const traitors = lab.snapshot?.proposers.filter((client) => client.traitor).length ?? 0;
      this.#ends.set(this.#key, { step, traitors });
    });
  }

  /** @param {string} verb */
  #act(verb) {
    if (verb === 'start') this.#start();
    else if (verb === 'partial') this.#search?.run();
    else if (verb === 'cancel') this.#search?.cancel();
    else if (verb === 'show') this.#show();
  }

  #broke() {
    const { snapshot } = this.lab;
    const last = Boolean(snapshot && snapshot.step >= snapshot.steps);
    const stuck = this.#search?.progress?.violated === 'termination';
    return broke(this.lab, stuck && last && this.#shown !== '');
  }

  #switches() {
    const { lab } = this;
    return html`<tc-switches .card=${lab.card} .without=${this.#without}
      ?long=${lab.form === 'narrow'}
      @tc-switch=${(/** @type {CustomEvent} */ e) => this.#flip(e.detail.id)}></tc-switches>`;
  }

  /** What has come of the search, for the panel and for a phone. */
  get #outcome() {
    const search = this.#search;
    const fallen = search?.progress?.violated;
    const claim = this.lab.card?.claims.find((c) => c.id === fallen)?.title ?? '';
    return { search, bounds: this.#limits, claim, end: this.#ends.get(this.#key) ?? null };
  }

  /** Under the thumb that has switched a rule off: what it did, and the way to the stage. */
  #below() {
    if (!this.#without.length || !this.#search) return nothing;
    const { search } = words;
    const see = () =>
      this.lab.renderRoot.querySelector('.stage')?.scrollIntoView({ block: 'start' });
    return html`<div class="below">${
      this.#search.over ? result(this.#outcome) : html`<p class="result">${search.title}…</p>`
    }${this.#shown ? html`<button class="btn" data-verb="see" @click=${see}>${search.show}</button>` : nothing}</div>`;
  }

  #panel() {
    const { lab } = this;
    const { search, bounds, claim, end } = this.#outcome;
    return html`<tc-search .bounds=${bounds} .search=${search} .tick=${this.#tick}
      .end=${end} .claim=${claim} ?shown=${this.#shown !== ''}
      ?edges=${Boolean(lab.snapshot?.requesters.length)}
      @tc-search=${(/** @type {CustomEvent} */ e) => this.#act(e.detail.verb)}
      @tc-bounds=${(/** @type {CustomEvent} */ e) => {
        this.#bounds.set(this.#key, e.detail.bounds);
        this.#searches.get(this.#key)?.cancel();
        this.#searches.delete(this.#key);
        lab.requestUpdate();
      }}></tc-search>`;
  }

  /** What can be done with the run in view. */
  #runs() {
    const { lab } = this;
    const off = this.#without;
    const share = (/** @type {'save' | 'link'} */ verb) => () => lab.hand?.share(verb);
    return html`<button class="btn" ?disabled=${!off.length}
        @click=${() => this.#same([])}>${w.withRule}</button>
      <button class="btn" @click=${share('save')}>${w.save}</button>
      <button class="btn" @click=${share('link')}>${w.link}</button>`;
  }

  /** @param {Parts} parts */
  draw(parts) {
    const { lab } = this;
    if (lab.form === 'narrow') return this.#narrow(parts);
    const open = lab.portrait !== null;
    const roomy = lab.form === 'wide' && !lab.terse && !lab.around.plan;
    return html`<div class="rules">${this.#switches()}</div>
      <div class="stage">${parts.stage(lab)}${parts.note(lab)}</div>
      <div class="panel"><div class="scroll">${parts.story(lab)}
        ${open ? parts.inspector(lab) : html`${this.#broke()}${this.#panel()}`}</div></div>
      <div class="go">${parts.transport(lab, roomy ? 'roomy' : 'middle')}<div class="runs">${this.#runs()}</div></div>
      <div class="time">${parts.timeline(lab)}</div>`;
  }

  /** @param {Parts} parts */
  #narrow(parts) {
    const { lab } = this;
    /** @type {[string, unknown][]} */
    const tabs = Object.entries(words.tabs);
    const shown = tabs.some(([id]) => id === lab.tab) ? lab.tab : 'rules';
    const sheet = {
      rules: () => this.#switches(),
      search: () => html`${this.#panel()}<div class="runs">${this.#runs()}</div>`,
      timeline: () => html`<div class="time">${parts.timeline(lab)}</div>`,
      log: () => html`${parts.faults(lab)}${parts.log(lab)}`,
    }[shown];
    return html`<div class="stage">${parts.stage(lab)}</div>${parts.story(lab)}
      <div class="hold">${parts.inspector(lab)}</div>${this.#broke()}
      ${parts.tabs(lab, tabs, shown)}
      <div class="sheet ${shown === 'timeline' ? 'flush' : ''}" id="sheet" role="tabpanel"
        aria-labelledby="tab-${shown}">${sheet?.()}</div>
      ${parts.note(lab)}<div class="foot">${shown === 'rules' ? this.#below() : nothing}${parts.transport(lab)}</div>`;
  }
}
