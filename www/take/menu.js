/**
 * `<tc-take>`: what can be taken away, and in which form. What a lecturer wants for slides stands
 * first. One file is made at a time; what takes long shows how far it is and can be stopped.
 */
import { css, html, LitElement, nothing } from 'lit';
import { EngineFailure } from '../lab/engine.js';
import { base, controls, touch } from '../lab/look.js';
import { saveFile } from '../lab/share.js';
import words from '../words/en/take.js';
import { makers } from './make.js';
import { typeOf } from './video.js';

/** @typedef {import('../lab/lab.js').TurncoatLab} TurncoatLab */
/** @typedef {import('./easel.js').Colours} Colours */
/** @typedef {{ kind: string, stop: AbortController, cancel: AbortController,
 *   done: number, all: number }} Job */

/** @param {unknown} error */
const cancelled = (error) => error instanceof DOMException && error.name === 'AbortError';

export class TcTake extends LitElement {
  static properties = {
    lab: { attribute: false },
    colours: { state: true },
    job: { state: true },
    said: { state: true },
    bad: { state: true },
  };

  static styles = [
    base,
    controls,
    css`
    :host { display: block; padding: 14px 18px 16px; width: 400px; max-width: 100%; }
    h2 { font-size: var(--section); color: var(--ink); }
    h3 { margin: 14px 0 2px; }
    .row { display: flex; align-items: center; gap: 12px; padding: 7px 0;
      border-top: 1px solid var(--line); }
    h3 + .row { border-top: 0; }
    .what { flex: 1; min-width: 0; line-height: 1.3; }
    .what .small { display: block; line-height: 1.35; }
    .forms { display: flex; flex-wrap: wrap; justify-content: flex-end; gap: 6px; flex: none; }
    .btn { min-height: calc(34px * var(--scale, 1)); min-width: 52px;
      padding: 0 calc(10px * var(--scale, 1)); }
    select { min-height: calc(34px * var(--scale, 1)); border: 1px solid var(--ctl);
      border-radius: 8px; background: var(--court); padding: 0 9px; }
    footer { margin-top: 10px; border-top: 1px solid var(--line); padding-top: 10px;
      display: grid; gap: 8px; }
    footer:not(:has(p:not(:empty))) { display: none; }
    .ends { display: flex; flex-wrap: wrap; gap: 8px; }
    progress { width: 100%; height: 8px; accent-color: var(--ink); }
    @media ${touch} { .btn, select { min-height: 48px; } }
  `,
  ];

  constructor() {
    super();
    /** @type {TurncoatLab | null} */ this.lab = null;
    /** @type {Colours | 'page'} */ this.colours = 'page';
    /** @type {Job | null} */ this.job = null;
    /** What came of the last file. */ this.said = '';
    this.bad = false;
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.job?.cancel.abort();
  }

  /** @param {string} kind "stage.png" */
  async #make(kind) {
    const { lab } = this;
    if (!lab || this.job) return;
    lab.player.pause();
    const job = {
      kind,
      stop: new AbortController(),
      cancel: new AbortController(),
      done: 0,
      all: 0,
    };
    this.job = job;
    this.said = '';
    this.bad = false;
    const colours =
      this.colours === 'page' ? /** @type {Colours} */ (lab.dataset.theme) : this.colours;
    try {
      const { blob, name, seconds } = await makers[kind](lab, {
        colours,
        stop: job.stop.signal,
        cancel: job.cancel.signal,
        progress: (done, all) => {
          this.job = { ...job, done, all };
        },
      });
      saveFile(blob, name);
      this.said = seconds === undefined ? words.saved(name) : words.cut(name, seconds);
    } catch (error) {
      this.#failed(error);
    }
    await this.#over(kind);
  }

  /** @param {unknown} error */
  #failed(error) {
    if (cancelled(error)) return;
    if (error instanceof EngineFailure) this.lab?.fail(error);
    else {
      this.said = words.failed;
      this.bad = true;
    }
  }

  /** The buttons are back; so is the focus, if it was on one that has gone. @param {string} kind */
  async #over(kind) {
    const lost = /** @type {ShadowRoot} */ (this.renderRoot).activeElement?.closest('footer');
    this.job = null;
    await this.updateComplete;
    if (!lost) return;
    /** @type {HTMLElement | null} */ (
      this.renderRoot.querySelector(`[data-take="${kind}"]`)
    )?.focus();
  }

  /** @param {string} what @param {string} title @param {string} about @param {string[]} forms */
  #row(what, title, about, forms) {
    return html`<div class="row" role="group" aria-label=${title}>
      <span class="what">${title}<span class="small">${about}</span></span>
      <span class="forms">${forms.map((form) => {
        const name = words.formats[/** @type {keyof typeof words.formats} */ (form)];
        const kind = `${what}.${form}`;
        return html`<button class="btn" data-take=${kind} aria-label=${`${name}: ${title}`}
          aria-disabled=${String(this.job !== null)}
          @click=${() => this.#make(kind)}>${name}</button>`;
      })}</span></div>`;
  }

  #progress() {
    const { job } = this;
    if (!job) return nothing;
    const filming = job.kind.startsWith('film');
    const text = !job.all
      ? words.working
      : filming
        ? words.filming(job.done / 1000, job.all / 1000)
        : words.part(job.done / job.all);
    return html`<p>${text}</p>
      <progress max="1" .value=${job.all ? job.done / job.all : 0}
        aria-label=${words.working}></progress>
      <span class="ends">
      ${
        filming && job.all
          ? html`<button class="btn" @click=${() => job.stop.abort()}>${words.stop}</button>`
          : nothing
      }
      <button class="btn" @click=${() => job.cancel.abort()}>${words.cancel}</button></span>`;
  }

  render() {
    const { lab } = this;
    if (!lab?.snapshot) return nothing;
    const hidden = lab.future === 'hidden';
    const videos = /** @type {const} */ (['webm', 'mp4']).filter((video) => typeOf(video));
    const whole = lab.begins || lab.ended;
    const { step } = lab.snapshot;
    return html`<h2>${words.title}</h2>
      <h3>${words.slides}</h3>
      ${this.#row('stage', words.stage, words.stageNow(step), ['png', 'svg'])}
      ${this.#row('diagram', words.diagram, hidden ? words.diagramPast : words.diagramWhole, [
        'png',
        'svg',
      ])}
      ${this.#row('film', words.film, whole ? words.filmWhole : words.filmFrom(step), [
        ...videos,
        'gif',
      ])}
      <div class="row"><label class="what" for="colours">${words.colours}</label>
        <select id="colours" @change=${(/** @type {Event} */ e) => {
          this.colours = /** @type {any} */ (e.target).value;
        }}>${Object.entries(words.coloursOf).map(
          ([value, text]) =>
            html`<option value=${value} ?selected=${value === this.colours}>${text}</option>`,
        )}</select></div>
      <h3>${words.papers}</h3>
      ${this.#row('text', words.diagramText, words.diagramTextAbout, ['tikz', 'mermaid'])}
      <h3>${words.tools}</h3>
      ${this.#row('run', words.run, words.runAbout, ['run'])}
      ${this.#row('trace', words.trace, words.traceAbout, ['jsonl', 'shiviz'])}
      <footer>${this.#progress()}
        <p role="status" class=${this.bad ? 'bad' : ''}>${this.said}</p></footer>`;
  }
}

customElements.get('tc-take') || customElements.define('tc-take', TcTake);
