/**
 * The moment on paper: stage, story, proof and diagram on one sheet, light, with nothing to press.
 * It is drawn when the browser is about to print and gone afterwards; the lab itself is not
 * printed. A small lab in somebody's page is printed as it stands there.
 *
 * A browser that is about to print waits for no file and no frame: everything here has been
 * fetched before, and follows from one promise to the next.
 */
import { html, nothing, render } from 'lit';
import { icon } from '../lab/icons.js';
import '../lab/proof.js';
import { draw } from '../lab/told.js';
import { signs, stateWord } from '../lab/verdicts.js';
import { tokens } from '../styles/tokens.js';
import { diagramPicture } from '../take/diagram.js';
import { facts, run, stageOf } from '../take/moment.js';
import words from '../words/en/take.js';
import { use } from '../words/language.js';
import { around, sheet } from './look.js';

/** @import { TurncoatLab } from '../lab/lab.js' */

/** A diagram's width in px: its words can be read on A4. */
const WIDTH = 880;
/** A lane's height in px: with many lanes less, so that all of them fit beside the rest. */
const laneOf = (/** @type {number} */ lanes) => Math.min(36, Math.max(20, 320 / lanes));
/** More promises than this take less room each. */
const MANY = 7;
/** An address that nobody would type, in characters. */
const LONG = 120;

/** Labs draw one after the other: each in its own language. */
let before = Promise.resolve();

class Paper {
  /** @type {HTMLElement | null} */ #host = null;

  /** @param {TurncoatLab} lab */
  constructor(lab) {
    this.lab = lab;
  }

  hostConnected() {
    addEventListener('beforeprint', this.#lay);
    addEventListener('afterprint', this.#clear);
  }

  hostDisconnected() {
    removeEventListener('beforeprint', this.#lay);
    removeEventListener('afterprint', this.#clear);
    this.#clear();
  }

  #lay = () => {
    before = before.then(() => this.#draw()).catch(() => this.#clear());
  };

  async #draw() {
    const { lab } = this;
    this.#clear();
    if (!lab.session || !lab.snapshot || lab.failure || lab.layout) return;
    use(lab.tongue);
    const stage = picture(await stageOf(lab, 'light'));
    use(lab.tongue);
    const title = words.diagramTitle(facts(lab).name);
    const time = picture(
      await diagramPicture(/** @type {ShadowRoot} */ (lab.renderRoot), run(lab), {
        colours: 'light',
        title,
        width: WIDTH,
        lane: laneOf(lab.snapshot.proposers.length + lab.snapshot.servers.length),
      }),
    );
    use(lab.tongue);
    const host = document.createElement('div');
    host.className = 'paper';
    host.dataset.theme = 'light';
    const root = host.attachShadow({ mode: 'open' });
    root.adoptedStyleSheets = [tokens, sheet].flatMap(({ styleSheet }) => styleSheet ?? []);
    render(page(lab, stage, time), root);
    const home = /** @type {ShadowRoot} */ (lab.renderRoot);
    home.append(host);
    if (around.styleSheet) home.adoptedStyleSheets.push(around.styleSheet);
    this.#host = host;
  }

  #clear = () => {
    this.#host?.remove();
    this.#host = null;
    const home = /** @type {ShadowRoot} */ (this.lab.renderRoot);
    home.adoptedStyleSheets = home.adoptedStyleSheets.filter((one) => one !== around.styleSheet);
  };
}

/** @param {string} svg A file. */
function picture(svg) {
  const { documentElement } = new DOMParser().parseFromString(svg, 'image/svg+xml');
  documentElement.setAttribute('class', 'picture');
  return document.importNode(documentElement, true);
}

/** @param {TurncoatLab} lab @param {Node} stage @param {Node} time */
function page(lab, stage, time) {
  const { snapshot: now, card, name } = facts(lab);
  const address = lab.home && location.href.length <= LONG ? location.href : lab.home;
  return html`<div class="sheet" lang=${lab.tongue}>
    <header><h1>${name}</h1>
      <p class="quiet">${card?.title ?? nothing} · ${words.moment(now.step, now.steps, now.time)}</p>
      <ul>${now.verdicts.map((v) => verdict(v, card))}</ul></header>
    <div class="stage">${stage}</div>
    <div class="told ${now.proof ? '' : 'alone'} ${now.servers.length > MANY ? 'many' : ''}">
      <div class="story">${story(lab)}</div>
      ${now.proof ? html`<tc-proof .proof=${now.proof} .card=${card}></tc-proof>` : nothing}</div>
    <div class="time">${time}</div>
    <footer><span>Turncoat</span><span>${address}</span></footer></div>`;
}

/** @param {import('../engine.d.ts').Verdict} v @param {TurncoatLab['card']} card */
const verdict = (v, card) => html`<li class=${v.state}>${icon(signs[v.state])}
  <b>${card?.claims.find((claim) => claim.id === v.id)?.title ?? v.id}</b>
  <span>${stateWord(v)}</span></li>`;

/** @param {TurncoatLab} lab What this step was; before the first one, what the run is about. */
function story({ snapshot, card, head, begins }) {
  if (begins) return html`<p class="main">${head.about || card?.blurb || ''}</p>`;
  const told = card ? (snapshot?.beat.told ?? []).map((one) => draw(one, card)) : [];
  return told.map((one, i) => html`<p class=${i ? 'quiet' : 'main'}>${one}</p>`);
}

/** @param {TurncoatLab} lab From now on it is printed as a sheet. */
export const adopt = (lab) => lab.addController(new Paper(lab));
