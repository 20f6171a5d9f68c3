/** `<tc-crash>`: the engine itself broke; the run up to there is not lost. */
import { css, html, LitElement, nothing } from 'lit';
import words from '../words/en/menus.js';
import { base, controls } from './look.js';

const w = words.crash;

export class TcCrash extends LitElement {
  static properties = { failure: { attribute: false }, link: {} };

  static styles = [
    base,
    controls,
    css`
    :host { display: grid; place-items: center; padding: 32px 16px; min-height: 420px; }
    section { max-width: 560px; background: var(--panel); border: 1px solid var(--ctl);
      border-top: 6px solid var(--ink); border-radius: 14px; padding: 22px 26px; display: grid;
      gap: 14px; line-height: 1.5; }
    h2 { font-size: var(--story); font-weight: 680; color: var(--ink); }
    .ends { display: flex; gap: 8px; flex-wrap: wrap; }
    code { font-family: var(--mono); font-size: var(--small); word-break: break-word; }
    summary { cursor: pointer; color: var(--ink2); }
  `,
  ];

  constructor() {
    super();
    /** @type {import('./engine.js').EngineFailure | null} */ this.failure = null;
    /** Address of the run; empty until it is known. */ this.link = '';
  }

  /** @param {string} verb */
  #say(verb) {
    this.dispatchEvent(
      new CustomEvent('tc-share', {
        detail: { verb },
        bubbles: true,
        composed: true,
      }),
    );
  }

  render() {
    const { failure } = this;
    if (!failure) return nothing;
    return html`<section role="alert">
      <h2>${w.title}</h2>
      <p>${w.body} ${w.at(failure.step)}</p>
      <p class="ends">
        <button class="btn main" @click=${() => this.#say('save')}>${w.file}</button>
        <button class="btn" @click=${() => this.#say('link')}>${w.link}</button>
        <button class="btn" @click=${() => location.reload()}>${w.reload}</button></p>
      ${this.link ? html`<p><a href=${this.link}>${w.here}</a></p>` : nothing}
      <details><summary>${w.detail}</summary><code>${failure.message}</code></details>
    </section>`;
  }
}

customElements.get('tc-crash') || customElements.define('tc-crash', TcCrash);
