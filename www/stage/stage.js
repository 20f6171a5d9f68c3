/**
 * <tc-stage>: the walled court of servers, the clients outside, trust between them and the messages
 * in flight. A pure picture of a Snapshot; what the person does leaves as `tc-select` and
 * `tc-menu`.
 * @typedef {import('../engine.d.ts').Snapshot} Snapshot
 * @typedef {import('../engine.d.ts').Client} Client
 * @typedef {import('../engine.d.ts').ProtocolCard} ProtocolCard
 * @typedef {import('./layout.js').Layout} Layout
 * @typedef {{ agent: Element | null, message: number | null }} Hit
 */

import { html, LitElement, nothing, svg } from 'lit';
import { countsIds } from '../words/called.js';
import words from '../words/en/stage.js';
import { disc, gateOf, says } from './clients.js';
import { court } from './court.js';
import { layout, opened } from './layout.js';
import { beams, event, lost, ways } from './links.js';
import { useFont } from './measure.js';
import { Places } from './places.js';
import { about, state } from './read.js';
import { card } from './servers.js';
import { ofClient, ofMessage, ofServer } from './spoken.js';
import { styles } from './stage.css.js';
import { DOTS_FROM, TokensLayer } from './tokens-layer.js';

/** Reach of a message's target in px: on open ground, and over an agent. */
const REACH = { mouse: [32, 16], touch: [44, 22] };
/** Whoever moves the pointer further than this, in px, takes the press back. */
const SLIP = 10;
/** The least height of an agent's target, in px. */
const FINGER = 44;

/** @typedef {typeof import('./seldom.js')} Seldom */
/** @type {Seldom | null} */
let seldom = null;

/** Whether a stage shows what is in seldom.js. @param {Snapshot} now @param {Layout} plan */
const rare = (now, { cards, gates }) =>
  now.split ||
  now.messages.length > DOTS_FROM ||
  cards[0]?.kind === 'small' ||
  gates.some(({ cell }) => !cell) ||
  now.servers.some(({ cut }) => cut.length);

export class Stage extends LitElement {
  static styles = styles;
  static properties = {
    snapshot: { attribute: false },
    previous: { attribute: false },
    selected: { attribute: false },
    motion: { attribute: false },
    catalog: { attribute: false },
    compact: { type: Boolean },
    hideFuture: { attribute: false },
    size: { state: true },
    inside: { state: true },
    reached: { state: true },
    listed: { state: true },
    seldom: { state: true },
  };

  constructor() {
    super();
    /** @type {Snapshot | null} */
    this.snapshot = null;
    /** The snapshot of the step before: what has changed in this one. @type {Snapshot | null} */
    this.previous = null;
    /** @type {string | number | null} */
    this.selected = null;
    /** @type {'full' | 'reduced'} */
    this.motion = 'full';
    /** @type {ProtocolCard | null} */
    this.catalog = null;
    this.compact = false;
    this.hideFuture = false;
    /** In px before `--scale`. */
    this.size = { w: 916, h: 456 };
    /** The agent that has the keyboard focus. @type {string | null} */
    this.inside = null;
    /** The message that the keyboard has reached. @type {number | null} */
    this.reached = null;
    /** The list of messages has the focus: only then are its options written. */
    this.listed = false;
    /** What the pointer has come down on. @type {Hit & { x: number, y: number } | null} */
    this.down = null;
    /** @type {Places | null} */
    this.places = null;
    /** What few stages show, once it is here. */
    this.seldom = seldom;
    this.planKey = '';
    /** The plan that the free column was fitted to. */
    this.fitted = '';
    this.watcher = new ResizeObserver(() => this.measure());
    this.calm = matchMedia('(prefers-reduced-motion: reduce)');
  }

  connectedCallback() {
    super.connectedCallback();
    useFont(getComputedStyle(this).fontFamily);
    this.watcher.observe(this);
    if (this.hasUpdated) this.watch();
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.watcher.disconnect();
  }

  /** The free column begins beside the wall: above it the last client's words run on.
   * @param {Layout} plan */
  fitFree(plan) {
    this.fitted = this.planKey;
    const free = /** @type {HTMLElement} */ (this.renderRoot.querySelector('.free'));
    const k = this.clientWidth / this.size.w;
    free.style.top = `${Math.round((plan.court.y - 20) * k)}px`;
  }

  watch() {
    const ground = this.renderRoot.querySelector('.still');
    if (ground) this.watcher.observe(ground);
  }

  measure() {
    this.grow();
    const ground = this.renderRoot.querySelector('.still');
    if (!ground) return;
    useFont(getComputedStyle(this).fontFamily);
    const style = getComputedStyle(ground);
    const w = Math.round(parseFloat(style.width));
    const h = Math.round(parseFloat(style.height));
    if (w > 0 && h > 0 && (w !== this.size.w || h !== this.size.h)) this.size = { w, h };
  }

  /** The stage grows with a large screen; the sizes of section 5 are its least. */
  grow() {
    const grow = this.compact
      ? 1
      : Math.min(1.5, Math.max(1, Math.min(this.clientWidth / 1040, this.clientHeight / 560)));
    this.style.setProperty('--grow', grow.toFixed(3));
  }

  /** No travel: messages show at mid-way (section 7). */
  get still() {
    return this.motion === 'reduced' || this.calm.matches;
  }

  get narrow() {
    return this.compact || this.size.w < 480;
  }

  get hasTrust() {
    return this.catalog?.hasTrust ?? true;
  }

  /** Sets the virtual time in delays; moves what moves and nothing else. @param {number} time */
  moveTo(time) {
    this.layer?.moveTo(time);
  }

  /** @param {Map<string, unknown>} changed */
  willUpdate(changed) {
    if (changed.has('compact') && this.hasUpdated) this.grow();
    const now = this.snapshot;
    if (!now) return;
    const names = [now.servers, now.proposers, now.requesters]
      .map((all) => all.map((a) => a.name).join())
      .join(';');
    const key = `${names} ${this.size.w} ${this.size.h} ${this.narrow}`;
    if (key !== this.planKey) {
      this.planKey = key;
      this.places = new Places(
        layout({
          ...this.size,
          servers: now.servers.length,
          proposers: now.proposers.length,
          requesters: now.requesters.length,
          compact: this.narrow,
        }),
        now,
      );
    }
    if (!this.seldom && this.places && rare(now, this.places.plan)) this.fetch();
    if (
      changed.has('snapshot') &&
      this.reached != null &&
      !now.messages.some((m) => m.id === this.reached)
    )
      this.reached = null;
  }

  async fetch() {
    seldom = await import('./seldom.js');
    this.seldom = seldom;
  }

  render() {
    const now = this.snapshot;
    const places = this.places;
    return html`<svg class="still ${this.motion === 'reduced' ? 'reduced' : ''}" role="group"
        aria-label=${words.stage} @pointerdown=${this.pressed} @click=${this.clicked} @keydown=${this.keyed}
        @pointermove=${this.hovered}>
        ${now && places ? this.scene(now, places) : nothing}</svg>
      <svg class="moves" aria-hidden="true"></svg>
      <div class=${places?.plan.free ? 'free' : 'free none'}><slot name="free"></slot></div>
      ${now ? this.list(now) : nothing}`;
  }

  /** @param {Snapshot} now @param {Places} places */
  scene(now, places) {
    const plan = places.plan;
    const caption = !this.hasTrust
      ? words.insidePlain
      : plan.compact
        ? words.insideShort
        : words.inside;
    const before = this.previous;
    return svg`${court(plan, caption)}
      ${beams(now, before, places, !this.still)}
      ${ways(now.messages, places, this.still)}
      ${this.seldom?.cuts(now, places)}
      ${now.requesters.map((c, i) => this.client(c, i, now, plan, true))}
      ${now.proposers.map((c, i) => this.client(c, i, now, plan, false))}
      ${now.servers.map((s, i) => this.server(s, i, now, plan))}
      ${this.seldom?.split(now, places)}${lost(now, places)}${event(now, places)}
      ${this.openCard(now, plan)}`;
  }

  /** @param {Client} c @param {number} i @param {Snapshot} now @param {Layout} plan
   * @param {boolean} requester */
  client(c, i, now, plan, requester) {
    const at = requester ? plan.requesters[i] : plan.clients[i];
    const gate = requester ? null : plan.gates[i];
    const facts = about(c, now, this.catalog, this.narrow);
    const r = Math.max(FINGER / 2, at.r);
    const name = ofClient(c, now, facts);
    return svg`<g class="agent client ${this.selected === c.name ? 'selected' : ''}" role="button"
      tabindex="0" data-agent=${c.name} aria-label=${name}>
      ${gate ? gateOf(gate, c, now.servers, this.hasTrust, this.seldom) : ''}
      ${disc(c, at, facts)}${says(c, at, gate, facts)}
      <rect class="target" x=${at.x - r} y=${at.y - r} width=${2 * r + Math.max(0, Math.min(at.room, 96))}
        height=${2 * r}/>
      <circle class="ring" cx=${at.x} cy=${at.y} r=${at.r + 6}/></g>`;
  }

  /** @param {import('../engine.d.ts').Server} s @param {number} i @param {Snapshot} now
   * @param {Layout} plan */
  server(s, i, now, plan) {
    const at = plan.cards[i];
    if (!at) return nothing;
    const more = Math.max(0, FINGER - at.h) / 2;
    return svg`<g class="agent server ${this.selected === s.name ? 'selected' : ''}" role="button"
      tabindex="0" data-agent=${s.name} aria-label=${ofServer(s, now)}>
      ${card(s, at, state(i, now, this.previous), this.seldom?.small ?? null)}
      <rect class="target" x=${at.x} y=${at.y - more} width=${at.w} height=${at.h + 2 * more}/>
      <rect class="ring" x=${at.x - 6} y=${at.y - 6} width=${at.w + 12} height=${at.h + 12}
        rx=${at.kind === 'full' ? 16 : 12}/></g>`;
  }

  /** Of many small cards, the chosen one opens fully. @param {Snapshot} now @param {Layout} plan */
  openCard(now, plan) {
    const i = this.openIndex(now, plan);
    if (i < 0) return nothing;
    const at = opened(plan.cards[i], plan.court);
    const s = now.servers[i];
    return svg`<g class="agent server selected" data-agent=${s.name} aria-hidden="true">
      ${card(s, at, state(i, now, this.previous), null)}
      <rect class="ring" x=${at.x - 6} y=${at.y - 6} width=${at.w + 12} height=${at.h + 12}
        rx="16"/></g>`;
  }

  /** @param {Snapshot} now @param {Layout} plan */
  openIndex(now, plan) {
    if (plan.cards[0]?.kind !== 'small') return -1;
    const at = (/** @type {unknown} */ name) => now.servers.findIndex((s) => s.name === name);
    return this.inside != null && at(this.inside) >= 0 ? at(this.inside) : at(this.selected);
  }

  /** Messages by age, for the keyboard: one stop, arrow keys inside. @param {Snapshot} now */
  list(now) {
    const chosen = this.reached ?? now.messages[0]?.id;
    return html`<div class="list" role="listbox" tabindex="0"
        aria-label=${`${words.spoken.messages(now.messages.length)}. ${words.spoken.messagesHelp}`}
        aria-activedescendant=${this.listed && chosen != null ? `m${chosen}` : nothing}
        @focus=${() => {
          this.listed = true;
        }} @blur=${() => {
          this.listed = false;
        }}
        @keydown=${this.listKeyed}>${
          this.listed
            ? now.messages.map(
                (t) => html`<div role="option" id="m${t.id}"
              aria-selected=${t.id === chosen ? 'true' : 'false'}>${ofMessage(t, countsIds(now), this.hideFuture)}</div>`,
              )
            : nothing
        }</div>
      <div class="listring"></div>`;
  }

  firstUpdated() {
    this.layer = new TokensLayer(/** @type {any} */ (this.renderRoot.querySelector('.moves')));
    this.watch();
    // Not on the SVG: an SVG element that listens for focus becomes a stop of its own.
    this.renderRoot.addEventListener('focusin', (e) => this.entered(e));
    this.renderRoot.addEventListener('focusout', () => this.left());
  }

  /** @param {Map<string, unknown>} changed */
  updated(changed) {
    const now = this.snapshot;
    if (!now || !this.places || !this.layer) return;
    if (this.planKey !== this.fitted) this.fitFree(this.places.plan);
    const fresh = changed.has('snapshot');
    const time = fresh ? now.time : this.layer.time;
    const open = this.openIndex(now, this.places.plan);
    if (
      ['snapshot', 'size', 'motion', 'compact', 'inside', 'selected', 'seldom'].some((k) =>
        changed.has(k),
      )
    ) {
      const cards =
        open < 0
          ? this.places.plan.cards
          : this.places.plan.cards.map((c, i) =>
              i === open ? opened(c, /** @type {Places} */ (this.places).plan.court) : c,
            );
      const { places, still, marked, seldom } = this;
      this.layer.show(now, places, { still, marked, cards, seldom });
      this.layer.moveTo(time);
    } else this.layer.mark(this.marked);
  }

  /** The message that is ringed. @returns {number | null} */
  get marked() {
    if (this.listed) return this.reached ?? this.snapshot?.messages[0]?.id ?? null;
    return typeof this.selected === 'number' ? this.selected : null;
  }

  /** A place on the stage from a pointer event. @param {MouseEvent} e */
  point(e) {
    const box = /** @type {Element} */ (
      this.renderRoot.querySelector('.still')
    ).getBoundingClientRect();
    const k = this.size.w / (box.width || 1);
    return { x: (e.clientX - box.left) * k, y: (e.clientY - box.top) * k };
  }

  /** @param {MouseEvent} e @param {Element | null} agent */
  messageAt(e, agent) {
    const finger = /** @type {PointerEvent} */ (e).pointerType === 'touch';
    const [far, near] = finger ? REACH.touch : REACH.mouse;
    const { x, y } = this.point(e);
    return this.layer?.nearest(x, y, agent ? near : far) ?? null;
  }

  /** @param {Event} e @returns {Element | null} */
  agentOf(e) {
    return /** @type {Element} */ (e.target).closest?.('[data-agent]') ?? null;
  }

  /** @param {MouseEvent} e @returns {Hit} */
  hit(e) {
    const agent = this.agentOf(e);
    // A screen reader and a script click on an agent by name, in the middle of what they find.
    const named = agent && e.detail === 0 && e.type === 'click';
    return { agent, message: named ? null : (this.messageAt(e, agent)?.token.id ?? null) };
  }

  /** What moves may be gone when the pointer is up. @param {PointerEvent} e */
  pressed(e) {
    this.down = { ...this.hit(e), x: e.clientX, y: e.clientY };
  }

  /** @param {MouseEvent} e */
  clicked(e) {
    const { down } = this;
    this.down = null;
    const still = down && Math.hypot(e.clientX - down.x, e.clientY - down.y) <= SLIP;
    const { agent, message } = still && e.detail > 0 ? down : this.hit(e);
    if (message !== null) this.openMessage(message);
    else if (agent) this.openAgent(agent);
    else this.tell('tc-select', {});
  }

  /** @param {PointerEvent} e */
  hovered(e) {
    if (e.pointerType === 'touch') return;
    const hit = this.messageAt(e, this.agentOf(e)) != null;
    /** @type {Element} */ (e.currentTarget).classList.toggle('hit', hit);
  }

  /** @param {KeyboardEvent} e */
  keyed(e) {
    const agent = this.agentOf(e);
    if (!agent || (e.key !== 'Enter' && e.key !== ' ')) return;
    e.preventDefault();
    this.openAgent(agent);
  }

  /** @param {Event} e */
  entered(e) {
    const agent = this.agentOf(e);
    this.inside = agent?.matches(':focus-visible') ? agent.getAttribute('data-agent') : null;
  }

  left() {
    this.inside = null;
  }

  /** @param {KeyboardEvent} e */
  listKeyed(e) {
    const all = this.snapshot?.messages ?? [];
    if (all.length === 0) return;
    const i = Math.max(
      0,
      all.findIndex((m) => m.id === this.reached),
    );
    const to = {
      ArrowDown: i + 1,
      ArrowRight: i + 1,
      ArrowUp: i - 1,
      ArrowLeft: i - 1,
      Home: 0,
      End: all.length - 1,
    }[e.key];
    if (to !== undefined) {
      this.reached = all[(to + all.length) % all.length].id;
      this.tell('tc-select', { message: this.reached });
    } else if (e.key === 'Enter' || e.key === ' ') this.openMessage(this.reached ?? all[0].id);
    else return;
    e.preventDefault();
  }

  /** @param {Element} agent */
  openAgent(agent) {
    const name = agent.getAttribute('data-agent');
    const part = agent.querySelector('.ring') ?? agent;
    this.tell('tc-select', { agent: name });
    this.tell('tc-menu', { agent: name, anchor: part.getBoundingClientRect() });
  }

  /** @param {number} id */
  openMessage(id) {
    const at = this.layer?.moving.find((m) => m.token.id === id);
    const box = /** @type {Element} */ (
      this.renderRoot.querySelector('.still')
    ).getBoundingClientRect();
    const k = (box.width || 1) / this.size.w;
    const r = 16 * k;
    const anchor = at
      ? new DOMRect(box.left + at.x * k - r, box.top + at.y * k - r, 2 * r, 2 * r)
      : box;
    this.tell('tc-select', { message: id });
    this.tell('tc-menu', { message: id, anchor });
  }

  /** @param {string} type @param {object} detail */
  tell(type, detail) {
    this.dispatchEvent(new CustomEvent(type, { detail, bubbles: true, composed: true }));
  }
}

customElements.get('tc-stage') || customElements.define('tc-stage', Stage);
