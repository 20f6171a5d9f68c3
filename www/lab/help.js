/// <reference types="vite/client" />
/** `<tc-help>`: what this is, the keys, the signs. */
import { css, html, LitElement } from 'lit';
import menuWords from '../words/en/menus.js';
import words from '../words/en.js';
import { icon } from './icons.js';
import { base, controls, touch } from './look.js';
import './legend.js';

const w = menuWords.help;

/** What the build was told: ../../build/about.js. */
const [source, version] = [import.meta.env.SOURCE, import.meta.env.VERSION];

/** What is published keeps its language. */
const PAPERS = {
  protocol: {
    href: 'https://doi.org/10.1007/978-3-642-24100-0_11',
    title: 'When You Don’t Trust Clients: Byzantine Proposer Fast Paxos',
    of: 'Keith Marzullo, Hein Meling, Alessandro Mei, DISC 2011, LNCS 6950',
  },
  paxos: {
    href: 'https://lamport.azurewebsites.net/pubs/paxos-simple.pdf',
    title: 'Paxos Made Simple',
    of: 'Leslie Lamport, ACM SIGACT News 32(4), 2001',
  },
};

/** @param {keyof typeof PAPERS} name */
function paper(name) {
  const { href, title, of } = PAPERS[name];
  return html`<p>${w[name]} <a href=${href} target="_blank" rel="noreferrer" lang="en">${title}</a>
    ${of}.</p>`;
}

export class TcHelp extends LitElement {
  static properties = { card: { attribute: false } };

  static styles = [
    base,
    controls,
    css`
    :host { display: grid; gap: 12px; padding: 14px 18px 18px; line-height: 1.5; max-width: 420px; }
    .top { display: flex; justify-content: space-between; align-items: center; }
    .top h2 { font-size: var(--section); color: var(--ink); }
    .top .btn { min-height: 34px; padding: 0 9px; }
    dl { display: grid; grid-template-columns: auto 1fr; gap: 5px 14px; }
    kbd { font: inherit; font-size: var(--label); font-weight: 650; border: 1px solid var(--ctl);
      border-radius: 4px; padding: 1px 6px; white-space: nowrap; }
    h3 { margin-top: 4px; }
    a { display: flex; align-items: center; min-height: 28px; }
    @media ${touch} { .top .btn, a { min-height: 44px; } }
  `,
  ];

  constructor() {
    super();
    /** @type {import('../engine.d.ts').ProtocolCard | null} */ this.card = null;
  }

  /** Opens the page of the protocol at its beginning. */
  #precise = () => {
    this.#say('tc-shut');
    this.#say('tc-cite', '1');
  };

  /** @param {string} name @param {string} [detail] */
  #say(name, detail) {
    this.dispatchEvent(new CustomEvent(name, { detail, bubbles: true, composed: true }));
  }

  render() {
    return html`<div class="top"><h2>${w.title}</h2>
        <button class="btn" aria-label=${words.shell.close} @click=${() => this.#say('tc-shut')}>
          ${icon('cross')}</button></div>
      ${w.about.map((text) => html`<p>${text}</p>`)}
      <h3>${w.rests}</h3>
      ${paper('protocol')}${paper('paxos')}
      <p><button class="link" @click=${this.#precise}>${w.precise}</button></p>
      <p><b>${w.cite}:</b> ${w.citing}</p>
      <p><b>${w.source}:</b> ${
        source
          ? html`<a href=${source} target="_blank" rel="noreferrer">${source}</a>`
          : w.version(version)
      }</p>
      <p><b>${w.licence}:</b> ${w.licences}</p>
      <h3>${w.keys}</h3>
      <dl>${w.keyList.map(([key, what]) => html`<dt><kbd>${key}</kbd></dt><dd>${what}</dd>`)}</dl>
      <h3>${w.legend}</h3>
      <tc-legend form="sheet" .card=${this.card}></tc-legend>`;
  }
}

customElements.get('tc-help') || customElements.define('tc-help', TcHelp);
