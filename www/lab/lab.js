/**
 * One run on the page. It holds the session and the clock, hands snapshots to the views and turns
 * their intents into verbs of the session. It draws nothing of the protocol. What hosts see of it,
 * `<turncoat-lab>`, is in ../api/element.js.
 *
 * Reflected for hosts and tests: data-state, data-step, data-steps, data-digest (at rest),
 * data-form, data-plan, data-theme, data-mode.
 */
import { LitElement, nothing } from 'lit';
import { Player } from '../player.js';
import { tokens } from '../styles/tokens.js';
import { headOf, split } from '../text.js';
import words from '../words/en.js';
import { retold, use } from '../words/language.js';
import { FUTURES, MODES, MOTIONS, THEMES } from './names.js';
import { answerInOnesOwn } from './tongue.js';
import '../stage/stage.js';
import '../timeline/timeline.js';
import { EngineFailure, open, protocolOf, start } from './engine.js';
import { Keys } from './keys.js';
import { Later } from './later.js';
import { base, controls, own } from './look.js';
import { Order } from './order.js';
import { page } from './page.js';
import { plan } from './plan.js';
import { Runs, sentence } from './runs.js';
import { Session } from './session.js';
import { Surroundings } from './surroundings.js';

const w = words.shell;

/** @typedef {import('./hand.js').Hand} Hand */
/** @typedef {import('./menus.js').Menu} Menu */
/** @typedef {{ text: string, bad?: boolean, link?: string }} Note */
/** @typedef {'system' | 'light' | 'dark' | 'projector'} Theme */
/** @typedef {keyof typeof w.header.modes} Mode */

/** How long a plain note stays, in ms; one about a problem stays until it is closed. */
const NOTE = 6000;

/** A busy machine may never call a page idle: then it is done anyway, after so many ms. */
const PATIENCE = 300;

/** @param {(deadline?: unknown) => void} work */
const whenIdle = (work) =>
  'requestIdleCallback' in globalThis
    ? requestIdleCallback(work, { timeout: PATIENCE })
    : setTimeout(work);

export class TurncoatLab extends LitElement {
  /** The host has named the lab itself. */ #named = false;

  static properties = {
    theme: {},
    motion: {},
    future: {},
    layout: { state: true },
    guard: { state: true },
    mode: {},
    snapshot: { state: true },
    selected: { state: true },
    inspecting: { state: true },
    tab: { state: true },
    menu: { state: true },
    problem: { state: true },
    note: { state: true },
    failure: { state: true },
    missing: { state: true },
    dropping: { state: true },
    played: { state: true },
    crashLink: { state: true },
    tongue: { state: true },
  };

  static styles = [own, tokens, base, controls, plan];

  constructor() {
    super();
    /** @type {Theme} */ this.theme = 'system';
    /** @type {'system' | 'full' | 'reduced'} */ this.motion = 'system';
    /** What comes after the line of the diagram. @type {'shown' | 'hidden'} */
    this.future = 'shown';
    /** Another arrangement of the views than the page's. @type {import('./page.js').Layout | null} */
    this.layout = null;
    /** The teacher's lock. @type {import('../api/lock.js').Lock | null} */ this.guard = null;
    /** Address of a page that opens links to runs; empty: there is none. */ this.home = '';
    /** @type {Mode} */ this.mode = 'watch';
    /** @type {import('../engine.d.ts').Catalog | null} */ this.catalog = null;
    /** @type {Session | null} */ this.session = null;
    /** @type {import('../engine.d.ts').Snapshot | null} */ this.snapshot = null;
    /** @type {{ agent?: string, message?: number }} */ this.selected = {};
    /** The inspector is open on what is selected. */ this.inspecting = false;
    /** Details asked for; empty: what suits the form. */ this.tab = '';
    /** @type {Menu | null} */ this.menu = null;
    /** Why the last change in the open menu was refused. */ this.problem = '';
    /** @type {Note | null} */ this.note = null;
    /** @type {EngineFailure | null} */ this.failure = null;
    /** Why there is no engine. */ this.missing = '';
    this.dropping = false;
    this.played = false;
    this.crashLink = '';
    /** Which scenario of the library is open, and whether it was changed. */
    this.entry = '';
    /** What the scenario says of itself. */ this.said = headOf('');
    /** The scenario as it was opened. */ this.source = '{}';
    this.changed = false;
    this.player = new Player({
      at: () => this.session?.at() ?? { step: 0, time: 0, next: null, fresh: false },
      timeOf: (step) => this.session?.timeOf(step),
      telling: (step) => this.session?.marks.has(step) ?? true,
      advance: (to) => this.attempt(() => this.session?.advance(to)) ?? false,
      frame: (time) => this.#frame(time),
      changed: () => this.#rest(),
    });
    this.order = new Order(() => this.#busy());
    this.keys = new Keys(this);
    this.later = new Later(this);
    /** @type {ReturnType<typeof setTimeout> | undefined} */ this.noteTimer = undefined;
    this.around = new Surroundings(this);
    this.runs = new Runs(this);
    /** @type {Hand | undefined} */ this.hand = undefined;
    this.idle = false;
    /** The language spoken; empty until its words are there. */ this.tongue = '';
    /** The form at the last update. */ this.wasForm = '';
    this.settling = false;
    answerInOnesOwn(this);
  }

  connectedCallback() {
    super.connectedCallback();
    if (!this.hasAttribute('tabindex')) this.tabIndex = -1;
    this.setAttribute('role', this.getAttribute('role') ?? 'region');
    this.#named ||= this.hasAttribute('aria-label');
    if (!this.session) this.begin();
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.player.halt();
  }

  // ---- opening runs ----

  begin() {
    return this.runs.begin(
      () => this.runs.pickFirst(),
      () => true,
    );
  }

  /**
   * Speaks a language from now on: everything is drawn anew in it.
   * @param {string} language One of LANGUAGES.
   * @param {string} [room] A protocol that is entered at the same time.
   */
  async speak(language, room) {
    // English is there at once; another is waited for, so that no words change under a reader.
    if (language === 'en' && !this.tongue) this.tongue = language;
    const catalog = await start(language, room);
    // Views keep what they have computed from words: in another language they are made anew.
    if (this.catalog) {
      this.tongue = '';
      await this.updateComplete;
    }
    this.catalog = catalog;
    this.tongue = language;
  }

  /**
   * Enters the room of a run that is going to be opened: its engine and its words arrive. Throws
   * EngineMissing.
   * @param {string} text A scenario.
   */
  async enter(text) {
    const room = protocolOf(text);
    if (this.catalog?.protocols.some((p) => p.id === room)) return;
    this.catalog = await start(this.tongue, room);
  }

  /** Says to the document which language is spoken here. */
  declare() {
    this.lang = this.tongue;
    this.dir = 'ltr';
    if (!this.#named) this.setAttribute('aria-label', w.region);
  }

  /** The engine, for tests. */
  get lab() {
    return this.session?.lab ?? null;
  }

  get card() {
    const id = this.snapshot?.protocol;
    return this.catalog?.protocols.find((p) => p.id === id) ?? null;
  }

  /** What the scenario says of itself, in the language spoken. */
  get head() {
    return retold(this.said);
  }

  get form() {
    return this.around.form;
  }

  /** The mode's own half of the page; null in Watch, and until it has arrived. */
  get view() {
    return this.later.view;
  }

  /**
   * Opens a scenario's text in a room that has been entered. Throws an Error with one sentence, and keeps the old run, when it is
   * wrong.
   * @param {string} text @param {{ entry?: string, changed?: boolean }} [how]
   */
  load(text, { entry = '', changed = false } = {}) {
    const { scenario, step } = split(text);
    const next = open(scenario, () => this.guard);
    this.#admit(next, entry !== '' && !changed);
    const session = new Session(next, step);
    this.player.halt();
    this.session?.lab.destroy();
    this.session = session;
    this.entry = entry;
    this.changed = changed;
    this.said = headOf(text);
    this.source = scenario;
    this.selected = {};
    this.inspecting = false;
    // A message of the old run is not one of the new one.
    if (this.menu?.target?.kind === 'message') this.closeMenu(true);
    this.played = step > 0;
    this.moved();
    this.explore();
  }

  /** The run ends, and its memory is free. */
  release() {
    this.player.halt();
    this.session?.lab.destroy();
    this.session = null;
  }

  /**
   * Throws when a lock keeps this run out.
   * @param {import('../engine.d.ts').Lab} next @param {boolean} shelved
   */
  #admit(next, shelved) {
    const { guard, session } = this;
    if (!guard || !session) return;
    try {
      guard.checkChange(session.lab.scenario(), next.scenario(), shelved);
      // With other faults, too, it would stand at another moment.
      guard.check('time');
    } catch (error) {
      next.destroy();
      throw error;
    }
  }

  // ---- moving through the run ----

  /** Does what needs the hand as soon as that is there. @param {(hand: Hand) => unknown} act */
  async byHand(act) {
    if (!this.hand) await this.later.fetch();
    if (this.hand) await act(this.hand);
    else this.say({ text: w.load.part, bad: true });
  }

  /** @param {string} verb */
  go(verb) {
    const { session, player } = this;
    if (!session || this.refuses('time')) return;
    if (verb === 'step') {
      this.played = true;
      player.step();
      return;
    }
    player.arrive();
    if (verb === 'play') return this.#play();
    player.pause();
    const { opening, snapshot } = session;
    const to = this.attempt(() => {
      if (verb === 'end') return session.last();
      return verb === 'back' ? Math.max(opening, snapshot.step - 1) : opening;
    });
    if (to !== undefined) this.seek(to);
    if (verb === 'restart') session.forget();
  }

  #play() {
    const { player, session } = this;
    if (player.playing) return player.pause();
    this.played = true;
    this.closeMenu(false);
    if (this.ended && session) {
      session.forget();
      this.seek(session.opening);
    }
    return player.play();
  }

  /** Says so when a lock holds this. @param {string} what */
  refuses(what) {
    if (!this.guard?.has(what)) return false;
    this.attempt(() => this.guard?.check(what));
    return true;
  }

  /** @param {number} step */
  seek(step) {
    if (
      this.attempt(() => {
        this.guard?.check('time');
        this.session?.goTo(step);
        return true;
      })
    )
      this.moved();
  }

  get ended() {
    const s = this.snapshot;
    return Boolean(s && s.end !== null && s.step >= s.steps);
  }

  /** Nothing has happened yet. */
  get begins() {
    return (this.snapshot?.step ?? 0) <= (this.session?.opening ?? 0);
  }

  /** What the one filled button says. */
  get playWord() {
    if (this.ended) return w.transport.again;
    return this.begins && this.session?.lies ? w.transport.lie : w.transport.play;
  }

  /** The address of this very moment; empty where no page opens links. */
  async here() {
    if (!this.home || !this.session || !this.snapshot) return '';
    const { addressOf, momentOf } = await import('../embedding/moment.js');
    return addressOf(this.home, await momentOf(this));
  }

  /** Scrolls a part of the panel into view, once it is there. @param {string} query */
  async reveal(query) {
    await this.later.fetch();
    await this.updateComplete;
    this.renderRoot.querySelector(query)?.scrollIntoView({ block: 'nearest' });
  }

  /** @param {number} [slot] None: the one where something happens. */
  pickSlot(slot) {
    this.attempt(() => this.session?.show(slot));
    this.moved();
  }

  /** @param {string} tab */
  pickTab(tab) {
    this.tab = tab;
    if (tab === 'log') this.explore();
  }

  // ---- menus, notes, failures ----

  /** @param {Menu} menu */
  openMenu(menu) {
    this.problem = '';
    const again = this.menu?.name === menu.name && menu.name !== 'fault';
    // One menu that opens another hands on where the focus goes back to.
    const from = this.menu?.from ?? this.#popover?.cameFrom;
    this.menu = again ? null : { ...menu, from };
    if (this.menu) this.keys.until(this.later.fetch().then(() => this.#entered()));
    if (menu.name !== 'fault') return;
    // A message is caught where it is, instead of arriving at the end of the step.
    if (menu.target?.kind === 'message') this.player.halt();
    else this.player.pause();
  }

  /** The open menu has the focus. */
  async #entered() {
    await this.updateComplete;
    await this.#popover?.entered;
  }

  /** @returns {import('./popover.js').TcPopover | null} */
  get #popover() {
    return this.renderRoot.querySelector('tc-popover');
  }

  /** @param {CustomEvent} event */
  onClose = (event) => this.closeMenu(event.detail.back, event.detail.before);

  /** @param {boolean} back Give the focus back. @param {Element | null} [before] */
  closeMenu(back, before) {
    if (!this.menu) return;
    const home = /** @type {HTMLElement | null} */ (
      this.menu.from ?? before ?? this.#popover?.cameFrom ?? null
    );
    this.menu = null;
    this.problem = '';
    if (!back) return;
    const target = home?.isConnected ? home : this;
    this.updateComplete.then(() => target.focus({ preventScroll: true }));
  }

  /** @param {Note} note */
  say(note) {
    this.note = note;
    clearTimeout(this.noteTimer);
    if (note.bad || note.link) return;
    this.noteTimer = setTimeout(() => {
      this.note = null;
    }, NOTE);
  }

  /** @param {unknown} error */
  fail(error) {
    use(this.tongue);
    if (error instanceof EngineFailure) {
      this.player.halt();
      this.menu = null;
      this.failure = error;
      this.later.fetch();
      this.here().then(
        (address) => {
          this.crashLink = address;
        },
        () => {},
      );
    } else {
      this.say({ text: sentence(error), bad: true });
    }
  }

  /** @template T @param {() => T} call @returns {T | undefined} */
  attempt(call) {
    try {
      return call();
    } catch (error) {
      this.fail(error);
      return undefined;
    }
  }

  // ---- keeping views and clock together ----

  /** The run is somewhere else, or another run. */
  moved() {
    if (!this.session) return;
    this.snapshot = this.session.snapshot;
    this.player.moved();
    this.#rest();
  }

  /** @param {number} time */
  #frame(time) {
    use(this.tongue);
    if (this.session && this.session.snapshot !== this.snapshot) {
      this.snapshot = this.session.snapshot;
    }
    const views = /** @type {NodeListOf<any>} */ (
      this.renderRoot.querySelectorAll('tc-stage, tc-timeline')
    );
    for (const view of views) view.moveTo?.(time);
  }

  /** A run is on its way, or has come. */
  #busy() {
    if (this.order.busy) this.setAttribute('aria-busy', 'true');
    else this.removeAttribute('aria-busy');
  }

  /** Play state for hosts and tests; the digest only at rest. */
  #rest() {
    const { playing } = this.player;
    this.dataset.state = playing ? 'playing' : 'paused';
    if (!playing && this.shown === 'log') this.explore();
    this.requestUpdate();
  }

  /** @param {boolean} visible Nothing runs out of sight. */
  see(visible) {
    this.player.see(visible);
    if (visible) this.explore();
  }

  /** Computes ahead in idle time, so that the number of steps is known. */
  explore() {
    if (this.idle || !this.session) return;
    this.idle = true;
    whenIdle(() => {
      this.idle = false;
      const { session } = this;
      if (!session || this.failure || !this.isConnected) return;
      let more = this.attempt(() => session.explore()) ?? false;
      if (this.shown === 'log') more = (this.attempt(() => session.recall()) ?? false) || more;
      if (!this.player.playing) this.snapshot = session.snapshot;
      this.requestUpdate();
      if (more) this.explore();
    });
  }

  /** On a projector a row of modes has no room. */
  get folded() {
    return this.theme === 'projector' && this.form !== 'narrow';
  }

  /** Rows of labels keep to their titles. */
  get terse() {
    return this.folded || this.around.brief;
  }

  /** Which details are in view. */
  get shown() {
    const { form, tab } = this;
    if (form === 'narrow') return ['proof', 'holds', 'log'].includes(tab) ? tab : 'timeline';
    return ['faults', 'log'].includes(tab) ? tab : 'proof';
  }

  get portrait() {
    const { selected, session } = this;
    const what = selected.agent ?? selected.message;
    if (!this.inspecting || what === undefined || !session) return null;
    try {
      return session.lab.inspect(what, session.slot);
    } catch (error) {
      if (error instanceof EngineFailure) throw error;
      return sentence(error);
    }
  }

  /** @param {Map<string, unknown>} changed */
  willUpdate(changed) {
    // What is wrong with a bad one is told by ../api/parameters.js, in the words for all of them.
    if (!THEMES.includes(this.theme)) this.theme = 'system';
    if (!MOTIONS.includes(this.motion)) this.motion = 'system';
    if (!FUTURES.includes(this.future)) this.future = 'shown';
    if (!MODES.includes(this.mode)) this.mode = 'watch';
    this.dataset.mode = this.mode;
    const { around, theme } = this;
    const worn = (theme !== 'projector' && !around.forced) || this.later.wear();
    // Until a rare theme is here, the system's stands in.
    const plain = theme === 'system' || (theme === 'projector' && !worn);
    this.dataset.theme = plain ? (around.dark ? 'dark' : 'light') : theme;
    if (changed.has('layout') || changed.has('theme')) around.again();
    this.player.still = this.motion === 'system' ? this.around.still : this.motion === 'reduced';
  }

  /** @param {Map<string, unknown>} changed */
  updated(changed) {
    const { snapshot, session } = this;
    if (changed.has('mode')) this.later.enter(String(changed.get('mode')));
    if (!snapshot || !session || this.failure) return;
    this.#settle();
    this.dataset.step = String(snapshot.step);
    this.dataset.steps = String(snapshot.steps);
    if (!this.player.playing) this.dataset.digest = this.attempt(() => session.lab.digest()) ?? '';
    const same = !['snapshot', 'tab', 'mode', 'view'].some((name) => changed.has(name));
    if (same && this.form === this.wasForm) return;
    this.wasForm = this.form;
    // A view that has just taken a snapshot stands at its start: bring it to this moment.
    const views = /** @type {NodeListOf<any>} */ (
      this.renderRoot.querySelectorAll('tc-stage, tc-timeline')
    );
    for (const view of views) {
      view.updateComplete?.then(() => view.moveTo?.(this.player.time));
    }
  }

  /** Once the views have drawn; a run at play is not stopped for it in every step. */
  #settle() {
    if (this.settling) return;
    this.settling = true;
    setTimeout(
      async () => {
        await this.trim();
        this.settling = false;
      },
      this.player.playing ? 400 : 30,
    );
  }

  /** Cuts what scrolls after a whole row; where that cannot be fetched, it is not cut. */
  async trim() {
    const scroller = /** @type {HTMLElement | null} */ (this.renderRoot.querySelector('.scroll'));
    if (scroller) await import('./trim.js').then(({ trim }) => trim(scroller)).catch(() => {});
  }

  render() {
    return this.tongue ? page(this) : nothing;
  }
}
