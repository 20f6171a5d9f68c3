/**
 * `<tc-goals>`: what a traitor may want, how near it is, and what came of what it said. Emits
 * `tc-send`, `tc-same`, `tc-hold` and `tc-watch`.
 */
import { css, html, LitElement, nothing } from 'lit';
import { icon } from '../../lab/icons.js';
import { base, controls } from '../../lab/look.js';
import { draw } from '../../lab/told.js';
import words from '../../words/en/traitor.js';

const w = words.goals;

/** @typedef {import('../../engine.d.ts').Goal} Goal */
/** @typedef {import('../../engine.d.ts').Beat} Beat */

const SIGNS = /** @type {const} */ ({ reached: 'check', open: 'dots', 'out-of-reach': 'cross' });

export class TcGoals extends LitElement {
  static properties = {
    goals: { attribute: false },
    tries: { attribute: false },
    card: { attribute: false },
    sends: { type: Number },
    held: { type: Boolean },
    problem: {},
    sent: { type: Boolean },
  };

  static styles = [
    base,
    controls,
    css`
    :host { display: block; padding: 12px 18px 14px; background: var(--panel); }
    .goals li { display: grid; grid-template-columns: auto 1fr; gap: 2px 11px; padding: 9px 0;
      border-bottom: 1px solid var(--line); line-height: 1.4; }
    .sign { grid-row: span 2; width: 26px; height: 26px; border-radius: 50%; display: grid;
      place-items: center; background: var(--bg); color: var(--ink2); }
    .open .sign { background: var(--wait-tint); color: var(--wait); }
    .reached .sign { background: var(--bad); color: var(--bad-letter); }
    /* However long the list of goals: what one does stays in sight. */
    .deed { position: var(--deed, static); bottom: -14px; margin: 0 -18px; padding: 12px 18px 14px;
      background: var(--panel); }
    .acts { display: grid; grid-template-columns: 1fr 1fr; gap: 8px; margin-bottom: 10px; }
    .acts :is(.main, .whole) { grid-column: 1 / -1; min-height: calc(44px * var(--scale, 1)); }
    .small { line-height: 1.45; }
    .tries { margin-top: 12px; display: grid; gap: 5px; line-height: 1.4; }
    .tries li { font-size: var(--label); }
    .problem { color: var(--bad); line-height: 1.4; margin-bottom: 8px; }
    @media (forced-colors: active) { .sign { border: 1px solid CanvasText; } }
  `,
  ];

  constructor() {
    super();
    /** @type {Goal[]} */ this.goals = [];
    /** Steps at which a server heard the traitor, latest first. @type {Beat[]} */ this.tries = [];
    /** @type {import('../../engine.d.ts').ProtocolCard | null} */ this.card = null;
    /** Servers that would hear something. */ this.sends = 0;
    /** The chosen server hears nothing. */ this.held = false;
    /** Why the words cannot be said. */ this.problem = '';
    /** They have just been sent. */ this.sent = false;
  }

  /** @param {string} name */
  #say(name) {
    this.dispatchEvent(new CustomEvent(name, { bubbles: true, composed: true }));
  }

  /** @param {Goal} goal */
  #goal(goal) {
    const { id, state, told } = goal;
    const number = (/** @type {string} */ name) => {
      const fact = told.facts[name];
      return fact && 'number' in fact ? fact.number : 0;
    };
    const said =
      id === 'cost'
        ? w.why.cost(number('checked'), number('quorum'))
        : state === 'reached'
          ? this.card && draw(told, this.card)
          : w.why[id][state];
    return html`<li class=${state}><span class="sign" title=${w.states[state]}>
      ${icon(SIGNS[state])}</span><b>${w.all[id]}</b><span class="small">
      <span class="hide">${w.states[state]}. </span>${said}</span></li>`;
  }

  #tries() {
    const { tries, card } = this;
    if (!tries.length || !card) return nothing;
    return html`<h2 class="tries">${w.tries}</h2><ul class="tries">${tries.map(
      (beat) => html`<li><b>${w.at(beat.time, beat.agent ?? '')}</b>
        ${beat.told[0] ? draw(beat.told[0], card) : nothing}</li>`,
    )}</ul>`;
  }

  render() {
    const { sends, problem } = this;
    return html`<h2>${w.title}</h2><ul class="goals">${this.goals.map((g) => this.#goal(g))}</ul>
      <div class="deed"><div class="acts">
        ${
          this.sent
            ? html`<button class="btn main" data-verb="watch"
          @click=${() => this.#say('tc-watch')}>${w.watch}</button>`
            : nothing
        }
        <button class="btn ${this.sent ? '' : 'main'} whole" data-verb="send"
          ?disabled=${!sends || problem !== ''} @click=${() => this.#say('tc-send')}>${sends === 1 ? w.sendOne : w.sendN(sends)}</button>
        <button class="btn" data-verb="same" @click=${() => this.#say('tc-same')}>${w.same}</button>
        <button class="btn" data-verb="hold" @click=${() => this.#say('tc-hold')}>${
          this.held ? w.unhold : w.hold
        }</button></div>
      ${problem ? html`<p class="problem" role="alert">${w.refused} ${problem}</p>` : nothing}
      <p class="small" role="status">${this.sent ? w.sent : words.forecast.explain}</p></div>
      ${this.#tries()}`;
  }
}

customElements.get('tc-goals') || customElements.define('tc-goals', TcGoals);
