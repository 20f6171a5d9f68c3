/**
 * The small form: only the panels that a host has asked for, in the room of a slide or of a box
 * in a course page. It arrives with the first host that asks for it.
 */
import { css, html, nothing } from 'lit';
import words from '../words/en/small.js';
import shellWords from '../words/en.js';
import { logo } from './icons.js';
import './bar.js';

/** Above this width the story stands beside the stage. */
const BESIDE = 620;
/** Below it the stage draws its smallest shapes. */
const COMPACT = 480;
/** Signs that the legend explains at a time. */
const MOST_SIGNS = 3;

const look = css`
  :host([data-form='small']) { container: lab / inline-size; display: grid;
    grid-template: minmax(min-content, 1fr) / minmax(0, 1fr); }
  :host([data-form='small']) .page { grid-template: minmax(min-content, 1fr) / minmax(0, 1fr); }
  :host([data-form='small']) .note { left: 10px; right: 10px; bottom: 10px; width: auto;
    max-width: none; white-space: pre-line; justify-content: space-between; }
  .small { display: grid; grid-template-columns: minmax(0, 1fr);
    grid-template-rows: minmax(min-content, 1fr); }
  .small > * { min-width: 0; border: 0; }
  .small .upper { display: grid; grid-template-rows: minmax(min-content, 1fr) auto; }
  .small .stage { min-height: clamp(calc(250px * var(--scale)), 72cqw, 420px); }
  .small .side { background: var(--panel); padding: 12px 16px; display: flex;
    flex-direction: column; gap: 8px; }
  .small .top { display: flex; align-items: center; gap: 8px; font-weight: 700;
    font-size: var(--section); min-height: 28px; }
  .small .top .logo { width: 20px; height: 20px; }
  .small .top a { margin-inline-start: auto; font-weight: 400; font-size: var(--label); }
  .small .side > tc-legend { flex: none; padding: 0; min-height: 0; margin-top: auto; border: 0; }
  .small .time { height: 300px; border-top: 1px solid var(--line); }
  .small tc-bar, .small tc-verdicts { background: var(--panel); }
  .small tc-bar { border-top: 1px solid var(--line); }
  .small .sheet { padding-top: 4px; }
  @container lab (min-width: 620px) {
    .small .upper.two { grid-template-columns: minmax(0, 66fr) minmax(240px, 34fr);
      grid-template-rows: minmax(min-content, 1fr); }
    .small .upper .stage { min-height: clamp(calc(250px * var(--scale)), 40cqw, 520px); }
    .small .two .side { border-inline-start: 1px solid var(--line); overflow: auto;
      max-height: 100%; contain: size; padding-inline: 18px; }
  }
`;

/** @typedef {import('../api/element.js').TurncoatElement} TurncoatElement */
/** @typedef {import('./page.js').Parts} Parts */

export class Small {
  /** @param {TurncoatElement} lab @param {string[]} panels Some of those of ../api/schema.js. */
  constructor(lab, panels) {
    this.lab = lab;
    this.panels = new Set(panels);
    const root = /** @type {ShadowRoot} */ (lab.renderRoot);
    const sheet = /** @type {CSSStyleSheet} */ (look.styleSheet);
    if (!root.adoptedStyleSheets.includes(sheet)) root.adoptedStyleSheets.push(sheet);
  }

  /** @param {string} panel */
  has(panel) {
    return this.panels.has(panel);
  }

  /** The stage draws its smallest shapes. */
  get compact() {
    return this.lab.clientWidth < COMPACT;
  }

  /** @param {Parts} parts The page's own views. */
  draw(parts) {
    const { lab } = this;
    const two = this.has('stage') && (this.has('story') || this.has('details'));
    return html`<div class="small">
      <div class="upper ${two ? 'two' : ''}">
        ${this.has('stage') ? html`<div class="stage">${parts.stage(lab)}</div>` : nothing}
        ${this.#side(parts)}
      </div>
      ${parts.note(lab)}
      ${this.has('transport') ? this.#bar() : nothing}
      ${this.has('verdicts') ? parts.verdicts(lab, 'middle', true) : nothing}
      ${this.has('timeline') ? html`<div class="time">${parts.timeline(lab)}</div>` : nothing}
    </div>`;
  }

  /** @param {Parts} parts */
  #side(parts) {
    const { lab } = this;
    const shown = ['header', 'story', 'details', 'legend'].filter((panel) => this.has(panel));
    if (!shown.length) return nothing;
    return html`<div class="side scroll" @scroll=${() => lab.trim()}>
      ${this.#top(parts)}
      ${this.has('story') ? parts.story(lab) : nothing}
      ${lab.portrait !== null ? parts.inspector(lab) : nothing}
      ${this.has('details') && lab.portrait === null ? parts.details(lab) : nothing}
      ${this.has('legend') ? this.#legend() : nothing}
    </div>`;
  }

  /** @param {Parts} parts The name, and the way to the whole page. */
  #top(parts) {
    const { lab } = this;
    if (this.has('header') && lab.clientWidth < BESIDE === false) {
      return html`${parts.header(lab, 'narrow')}`;
    }
    return html`<div class="top">${logo()}<span>${shellWords.shell.name}</span>
      ${
        lab.home
          ? html`<a href=${lab.home} target="_blank" rel="noopener" @click=${this.#leave}
            >${words.whole}</a>`
          : nothing
      }</div>`;
  }

  /** The page opens on this very run: the link is made at the moment of the click. */
  #leave = (/** @type {MouseEvent} */ event) => {
    const { lab } = this;
    const { session } = lab;
    if (!session || event.defaultPrevented) return;
    event.preventDefault();
    // A window opened later than in the click itself counts as unwanted.
    const opened = window.open('', '_blank');
    lab.here().then(
      (address) => {
        if (opened) {
          opened.opener = null;
          opened.location.href = address;
        } else lab.say({ text: words.blocked, link: address });
      },
      (error) => {
        opened?.close();
        lab.fail(error);
      },
    );
  };

  #legend() {
    const { lab } = this;
    const kinds = [...new Set(lab.snapshot?.messages.map((m) => m.kind))].slice(0, MOST_SIGNS);
    return html`<tc-legend form="brief" .card=${lab.card} .only=${kinds}></tc-legend>`;
  }

  #bar() {
    const { lab } = this;
    return html`<tc-bar .snapshot=${lab.snapshot} ?playing=${lab.player.playing}
      .play=${lab.playWord} .from=${lab.session?.opening ?? 0} ?begins=${lab.begins && !lab.player.travels}
      ?off=${lab.guard?.has('time') ?? false}></tc-bar>`;
  }
}
