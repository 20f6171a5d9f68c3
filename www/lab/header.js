/** `<tc-header>`: name, mode, protocol, scenario, sizes; theme, share, help on the right. */
import { css, html, LitElement, nothing } from 'lit';
import words from '../words/en.js';
import { LANGUAGES } from '../words/languages.js';
import { icon, logo } from './icons.js';
import { base, controls, touch } from './look.js';

const w = words.shell.header;

export class TcHeader extends LitElement {
  static properties = {
    form: { reflect: true },
    protocol: {},
    scenario: {},
    changed: { type: Boolean },
    snapshot: { attribute: false },
    theme: {},
    guard: { attribute: false },
    expanded: {},
    mode: {},
    terse: { type: Boolean, reflect: true },
    folded: { type: Boolean },
  };

  static styles = [
    base,
    controls,
    css`
    :host { display: flex; align-items: center; gap: 9px; padding: 7px 18px; min-width: 0;
      background: var(--panel); }
    .name { display: flex; align-items: center; gap: 9px; font-weight: 750; flex: none;
      font-size: calc(19px * var(--scale, 1)); margin-inline-end: 8px; letter-spacing: -0.01em; }
    .fill { flex: 1; }
    .clip { min-width: 0; overflow: hidden; text-overflow: ellipsis; }
    /* A row too short for both loses the label, which wraps out of sight, before the name. */
    .pair { display: flex; flex-wrap: wrap; align-content: flex-end; gap: 0 7px; min-width: 0;
      height: 1.3em; line-height: 1.3em; overflow: hidden; }
    .shrink { min-width: 0; flex: 0 1 auto; }
    :host([form='wide']) .first { flex-shrink: 99; }
    .modes { display: flex; flex: none; border: 1px solid var(--ctl); border-radius: 8px; }
    .modes .btn { border: 0; border-radius: 0; background: none; min-height:
      calc(36px * var(--scale, 1)); padding: 0 13px; }
    .modes .btn + .btn { border-inline-start: 1px solid var(--line); }
    .modes .btn:first-child { border-radius: 7px 0 0 7px; }
    .modes .btn:last-child { border-radius: 0 7px 7px 0; }
    .modes .btn[aria-pressed='true'] { background: var(--ink); color: var(--ink-letter);
      font-weight: 650; }
    :host([terse]) .btn .label { display: none; }
    :host([form='narrow']) { padding: 6px 12px; gap: 8px; }
    :host([form='narrow']) .name { font-size: 18px; margin: 0; }
    :host([form='narrow']) .btn { min-height: 38px; }
    :host([form='middle']) { container-type: inline-size; }
    :host([form='middle']) .first { flex-shrink: 0.2; }
    .few { display: none; }
    @container (width < 1040px) { .word { display: none; } .few { display: inline; } }
    @media ${touch} {
      .modes .btn, :host([form='narrow']) .btn { min-height: 44px; }
      :host([form='narrow']) { padding: 3px 12px; }
    }
  `,
  ];

  constructor() {
    super();
    /** @type {'wide' | 'middle' | 'narrow'} */ this.form = 'wide';
    this.protocol = '';
    this.scenario = '';
    this.changed = false;
    /** @type {import('../engine.d.ts').Snapshot | null} */ this.snapshot = null;
    /** @type {'system' | 'light' | 'dark' | 'projector'} */ this.theme = 'system';
    /** @type {import('../api/lock.js').Lock | null} */ this.guard = null;
    /** Name of the open menu. */ this.expanded = '';
    /** @type {keyof typeof w.modes} */ this.mode = 'watch';
    /** No room for labels. */ this.terse = false;
    /** No room for a row of modes. */ this.folded = false;
  }

  /**
   * @param {string} name @param {unknown} inner
   * @param {{ label?: string, kind?: 'menu' | 'dialog', plain?: boolean, more?: string }} [options]
   */
  #button(name, inner, { label, kind = 'menu', plain = false, more = '' } = {}) {
    return html`<button class="btn ${more}" data-menu=${name} aria-haspopup=${kind}
      aria-expanded=${String(this.expanded === name)} aria-label=${label ?? nothing}
      ?disabled=${this.guard?.has(name) ?? false}
      @click=${(/** @type {Event} */ e) =>
        this.dispatchEvent(
          new CustomEvent('tc-open', {
            detail: { name, anchor: e.currentTarget },
            bubbles: true,
            composed: true,
          }),
        )}>${inner}${plain ? nothing : icon('down')}</button>`;
  }

  /** @param {string} mode */
  #enter(mode) {
    this.dispatchEvent(
      new CustomEvent('tc-mode', { detail: { mode }, bubbles: true, composed: true }),
    );
  }

  #modes() {
    if (this.folded || this.form !== 'wide') return this.#button('mode', w.modes[this.mode]);
    return html`<div class="modes" role="group" aria-label=${w.modesLabel}>${Object.entries(
      w.modes,
    ).map(
      ([id, title]) => html`<button class="btn" data-mode=${id}
      aria-pressed=${String(id === this.mode)} @click=${() => this.#enter(id)}>${title}</button>`,
    )}</div>`;
  }

  render() {
    const { snapshot: s } = this;
    const named = html`<span class="clip">${this.scenario}${
      this.changed ? html` <span class="label">· ${w.changed}</span>` : nothing
    }</span>`;
    const name = html`<span class="name">${logo()}<span class="word">${words.shell.name}</span></span>`;
    if (this.form === 'narrow') {
      return html`${name}<span class="fill"></span>
        ${this.#button('scenario', named, { more: 'shrink' })}
        ${this.#button('main', icon('menu'), { label: w.menu, plain: true })}`;
    }
    const wide = this.form === 'wide';
    const servers = s?.servers.length ?? 0;
    const makers = s ? (s.requesters.length ? s.requesters : s.proposers).length : 0;
    return html`${name}${this.#modes()}
      ${this.#button(
        'protocol',
        html`<span class="pair">${wide ? html`<span class="label">${w.protocol}</span>` : nothing}<span
          class="clip">${this.protocol}</span></span>`,
        { more: 'first' },
      )}
      ${this.#button(
        'scenario',
        html`<span class="pair">${wide ? html`<span class="label">${w.scenario}</span>` : nothing}${named}</span>`,
        { more: 'shrink' },
      )}
      ${
        s
          ? this.#button(
              'sizes',
              html`<span class="word">${w.sizes(servers, makers)}</span>
                <span class="few">${servers} · ${makers}</span>`,
              { kind: 'dialog', label: w.sizes(servers, makers) },
            )
          : nothing
      }
      <span class="fill"></span>
      ${this.#button(
        'theme',
        html`${icon(this.theme)}${wide && !this.terse ? w.theme[this.theme] : nothing}`,
        {
          label: `${w.themeLabel}: ${w.theme[this.theme]}`,
          plain: true,
        },
      )}
      ${this.#button('language', this.lang.toUpperCase(), {
        label: `${w.languageLabel}: ${LANGUAGES[this.lang]}`,
        plain: true,
      })}
      ${this.#button('share', w.share, { plain: true })}
      ${this.#button('help', '?', { kind: 'dialog', plain: true, label: w.help })}`;
  }
}

customElements.get('tc-header') || customElements.define('tc-header', TcHeader);
