/** `<tc-header>`: name, protocol, scenario, sizes on the left; theme, share, help on the right. */
import { css, html, LitElement, nothing } from 'lit';
import words from '../words/en.js';
import { icon, logo } from './icons.js';
import { base, controls } from './look.js';

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
  };

  static styles = [
    base,
    controls,
    css`
    :host { display: flex; align-items: center; gap: 10px; padding: 7px 18px; min-width: 0;
      background: var(--panel); }
    .name { display: flex; align-items: center; gap: 9px; font-weight: 750; flex: none;
      font-size: calc(19px * var(--scale, 1)); margin-inline-end: 8px; letter-spacing: -0.01em; }
    .fill { flex: 1; }
    .clip { min-width: 0; overflow: hidden; text-overflow: ellipsis; }
    .shrink { min-width: 0; flex: 0 1 auto; }
    :host([form='narrow']) { padding: 6px 12px; gap: 8px; }
    :host([form='narrow']) .name { font-size: 18px; margin: 0; }
    :host([form='narrow']) .btn { min-height: 38px; }
    @media (pointer: coarse) {
      :host([form='narrow']) .btn { min-height: 44px; }
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

  render() {
    const { snapshot: s } = this;
    const named = html`<span class="clip">${this.scenario}${
      this.changed ? html` <span class="label">· ${w.changed}</span>` : nothing
    }</span>`;
    const name = html`<span class="name">${logo()}${words.shell.name}</span>`;
    if (this.form === 'narrow') {
      return html`${name}<span class="fill"></span>
        ${this.#button('scenario', named, { more: 'shrink' })}
        ${this.#button('main', icon('menu'), { label: w.menu, plain: true })}`;
    }
    const wide = this.form === 'wide';
    const makers = s ? (s.requesters.length ? s.requesters : s.proposers).length : 0;
    return html`${name}
      ${this.#button(
        'protocol',
        html`${wide ? html`<span class="label">${w.protocol}</span>` : nothing}${this.protocol}`,
      )}
      ${this.#button(
        'scenario',
        html`${wide ? html`<span class="label">${w.scenario}</span>` : nothing}${named}`,
        { more: 'shrink' },
      )}
      ${s ? this.#button('sizes', w.sizes(s.servers.length, makers), { kind: 'dialog' }) : nothing}
      <span class="fill"></span>
      ${this.#button('theme', html`${icon(this.theme)}${wide ? w.theme[this.theme] : nothing}`, {
        label: `${w.themeLabel}: ${w.theme[this.theme]}`,
        plain: true,
      })}
      ${this.#button('share', w.share, { plain: true })}
      ${this.#button('help', '?', { kind: 'dialog', plain: true, label: w.help })}`;
  }
}

customElements.get('tc-header') || customElements.define('tc-header', TcHeader);
