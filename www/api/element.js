/**
 * `<turncoat-lab>`, as a host page sees it: attributes (schema.js), verbs and events (events.js).
 *
 * Verbs throw an Error with one sentence when they are refused: before the run is there, by a
 * lock, or because of what they were given.
 */
import { TurncoatLab } from '../lab/lab.js';
import { FUTURES, isName, MODES, MOTIONS, NAMES, THEMES } from '../lab/names.js';
import words from '../words/en/api.js';
import { use } from '../words/language.js';
import { Events } from './events.js';

/** Verbs that may also be sent as messages; each is a method of the element. */
export const VERBS = [
  'play',
  'pause',
  'step',
  'seek',
  'inject',
  'getState',
  'setState',
  'set',
  'destroy',
];

/** A run's text is bounded here as in files and links, in characters. */
const MOST_STATE = 1024 * 1024;

/** Parameters that are properties of the lab itself, with what they may be. */
const CHOICES = { theme: THEMES, motion: MOTIONS, future: FUTURES, mode: MODES };

/** @typedef {Record<string, any>} State A scenario, as in files, with the step in view. */

export class TurncoatElement extends TurncoatLab {
  static get observedAttributes() {
    return [...new Set([...TurncoatLab.observedAttributes, ...NAMES])];
  }

  /** @type {{ resolve: () => void, reject: (why: Error) => void } | null} */ #settle = null;
  #events = new Events(this);
  #gone = false;
  /** Attributes changed since the last look. @type {Set<string>} */ #changed = new Set();
  /** @type {Promise<string[]> | null} */ #applying = null;

  constructor() {
    super();
    /** The run is in view. Rejects when there is no engine. @type {Promise<void>} */
    this.ready = new Promise((resolve, reject) => {
      this.#settle = { resolve, reject };
    });
    // Who does not ask is not bothered.
    this.ready.catch(() => {});
    /** Names in the address that mean nothing, and those that mean something to the page. */
    /** @type {string[]} */ this.strange = [];
    /** @type {string[]} */ this.others = [];
    /** What the first ones came to, as far as they mean something. @type {Record<string, any>} */
    this.given = {};
    /** What else the page found wrong, told with the rest. @type {string[]} */ this.warnings = [];
  }

  connectedCallback() {
    for (const name of NAMES) this.#adopt(name);
    super.connectedCallback();
  }

  /** A property that was set before the element was defined hides the class's own. @param {string} name */
  #adopt(name) {
    if (!Object.hasOwn(this, name)) return;
    /** @type {any} */ const value = Reflect.get(this, name);
    Reflect.deleteProperty(this, name);
    Reflect.set(this, name, value);
  }

  /** A host has given parameters. */
  get #given() {
    return (
      this.strange.length + this.warnings.length > 0 ||
      NAMES.some((name) => this.hasAttribute(name))
    );
  }

  async begin() {
    if (this.#gone) return;
    // On its way while the engine is.
    if (this.#given) import('./parameters.js');
    await this.runs.begin(
      async () => {
        if (!this.#given) return this.runs.pickFirst();
        const { apply } = await import('./parameters.js');
        this.#changed.clear();
        await apply(this);
      },
      () => !this.#given,
    );
  }

  /** @param {string} name @param {string | null} old @param {string | null} value */
  attributeChangedCallback(name, old, value) {
    super.attributeChangedCallback(name, old, value);
    if (old === value || !isName(name) || !this.session) return;
    // The lab's own word on what it speaks.
    if (name === 'lang' && value === this.tongue) return;
    this.#changed.add(name);
    this.#apply();
  }

  /** Several attributes that change at once are looked at once. */
  #apply() {
    this.#applying ??= import('./parameters.js').then(({ apply }) => {
      const changed = new Set(this.#changed);
      this.#changed.clear();
      this.#applying = null;
      return this.#gone ? [] : apply(this, changed);
    });
    return this.#applying;
  }

  /**
   * A choice that there is not, set as a property, is told as if it had been given as an attribute.
   * @param {Map<string, unknown>} changed
   */
  willUpdate(changed) {
    for (const [name, choices] of Object.entries(CHOICES)) {
      /** @type {any} */ const value = Reflect.get(this, name);
      if (changed.has(name) && !choices.includes(value)) reflect(this, name, value);
    }
    super.willUpdate(changed);
  }

  /** @param {Map<string, unknown>} changed */
  updated(changed) {
    super.updated(changed);
    if (this.missing) this.#settle?.reject(new Error(this.missing));
    if (!changed.has('snapshot') || !this.session || this.failure) return;
    const { session } = this;
    this.attempt(() => this.#events.tell(session));
    this.#settle?.resolve();
  }

  // ---- verbs ----

  /** @param {string[]} locks Those that forbid the verb. */
  #running(...locks) {
    use(this.tongue);
    if (this.#gone) throw new Error(words.gone);
    if (!this.session) throw new Error(words.notReady);
    if (this.failure) throw this.failure;
    this.guard?.check(...locks);
    return this.session;
  }

  /** Plays on; a run at its end plays again from its start. */
  play() {
    this.#running('time');
    if (!this.player.playing) this.go('play');
  }

  pause() {
    this.#running();
    this.player.pause();
  }

  /** Goes on at once, without travel. @param {number} [by] @returns the step reached */
  step(by = 1) {
    const session = this.#running('time');
    const more = whole('step', by);
    this.player.pause();
    return this.seek(session.snapshot.step + more);
  }

  /** @param {number} step A later one than the run has is its last one. @returns the step reached */
  seek(step) {
    const session = this.#running('time');
    const to = whole('seek', step);
    this.player.pause();
    super.seek(to);
    this.played = true;
    return session.snapshot.step;
  }

  /**
   * Makes a fault at the present step, which is the next step.
   * @param {import('../engine.d.ts').Fault} fault As in scenario files, without `at` and `step`.
   * @returns the step that the fault is
   */
  inject(fault) {
    const session = this.#running('faults');
    this.player.pause();
    session.inject(made(fault));
    this.changed = true;
    this.played = true;
    this.moved();
    this.explore();
    return session.snapshot.step;
  }

  /** @returns {State} */
  getState() {
    const { lab, snapshot } = this.#running();
    return { ...JSON.parse(lab.scenario()), step: snapshot.step };
  }

  /** @param {State | string} state As from getState, as text, or a link's `#v1:…`. */
  async setState(state) {
    this.#running();
    const text = await textOf(state);
    await this.enter(text);
    this.#running();
    this.load(text);
    await this.updateComplete;
  }

  /**
   * Changes attributes.
   * @param {Record<string, string | number | boolean | null>} parameters null: without it
   * @returns {Promise<string[]>} what is wrong with them
   */
  async set(parameters) {
    if (this.#gone) throw new Error(words.gone);
    const { strange } = await import('./schema.js');
    const warnings = strange(Object.keys(parameters ?? {}), [], true);
    for (const [name, value] of Object.entries(parameters ?? {})) {
      if (isName(name)) reflect(this, name, value);
    }
    return [...warnings, ...((await this.#applying) ?? [])];
  }

  /** Stops the run, frees its memory and takes the element off the page, for good. */
  destroy() {
    if (this.#gone) return;
    this.#gone = true;
    this.release();
    this.#settle?.reject(new Error(words.gone));
    this.remove();
  }
}

/**
 * Brings a value into an attribute: nothing and no take it away.
 * @param {Element} element @param {string} name @param {unknown} value
 */
function reflect(element, name, value) {
  if (value === null || value === undefined || value === false) element.removeAttribute(name);
  else element.setAttribute(name, value === true ? '' : String(value));
}

/**
 * Frameworks set a property where they find one, else the attribute: both must mean the same, also
 * for `step`, which is a verb besides.
 */
for (const name of NAMES) {
  if (name === 'lang' || name in CHOICES) continue;
  const { step } = TurncoatElement.prototype;
  Object.defineProperty(TurncoatElement.prototype, name, {
    configurable: true,
    /** @this {Element} */
    get() {
      return name === 'step' ? step : this.getAttribute(name);
    },
    /** @this {Element} @param {unknown} value */
    set(value) {
      reflect(this, name, value);
    },
  });
}

/** @param {string} name @param {unknown} number */
function whole(name, number) {
  if (!Number.isSafeInteger(number) || Number(number) < 0) throw new Error(words.wholeNumber(name));
  return Number(number);
}

/**
 * A fault as the engine takes it: made at the step in view, so that it has no time of its own.
 * @param {any} fault
 */
function made(fault) {
  if (fault === null || typeof fault !== 'object') throw new Error(words.fault);
  for (const name of ['at', 'step']) if (name in fault) throw new Error(words.when(name));
  return structuredClone(finite('inject', fault));
}

/**
 * Numbers that JSON has no word for would silently become none.
 * @template T @param {string} place @param {T} what @returns {T}
 */
function finite(place, what) {
  if (typeof what === 'number' && !Number.isFinite(what)) throw new Error(words.number(place));
  if (what !== null && typeof what === 'object') {
    for (const [name, part] of Object.entries(what)) finite(`${place}.${name}`, part);
  }
  return what;
}

/** @param {State | string} state @returns {Promise<string>} a scenario's text */
async function textOf(state) {
  const text = typeof state === 'string' ? state : JSON.stringify(finite('setState', state));
  if (typeof text !== 'string' || text.length > MOST_STATE) throw new Error(words.state);
  if (!/^#?v\d+:/.test(text)) return text;
  const { unpack } = await import('../link.js');
  return unpack(`#${text.replace(/^#/, '')}`);
}

customElements.get('turncoat-lab') || customElements.define('turncoat-lab', TurncoatElement);
