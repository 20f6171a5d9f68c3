/**
 * A lab in an iframe and the page around it. Events go out to whoever embeds it; commands come in
 * only from origins that the embedding page lists, none unless it does.
 *
 *     out  { turncoat: 1, event: 'step', detail: { ... } }
 *     in   { turncoat: 1, id: 7, verb: 'seek', args: [12] }
 *     out  { turncoat: 1, id: 7, result: 12 }  or  { turncoat: 1, id: 7, error: 'one sentence' }
 *
 * Verbs, parameters and events are those of the element; `ready` as a verb answers when there is a
 * run. Whatever a message holds, it ends in one reply.
 */
import { plain } from '../text.js';
import words from '../words/en/parameters.js';
import { VERBS } from './element.js';
import { EVENTS } from './events.js';

/** The version of this format. */
const FORMAT = 1;
const MOST_ARGS = 2;

/** @typedef {import('./element.js').TurncoatElement} TurncoatElement */

/**
 * The origins of a list in a query. `null` and `*` are no origins: anybody can be them.
 * @param {string | null} text @returns {{ origins: string[], warnings: string[] }}
 */
export function originsOf(text) {
  /** @type {string[]} */ const origins = [];
  /** @type {string[]} */ const warnings = [];
  for (const part of (text ?? '').split(/[\s,]+/).filter(Boolean)) {
    const url = URL.canParse(part) ? new URL(part) : null;
    if (url && /^https?:$/.test(url.protocol)) origins.push(url.origin);
    else warnings.push(words.bad('origins', part.slice(0, 40), words.origins));
  }
  return { origins, warnings };
}

export class Messages {
  #lab;
  #host;
  #origins;

  /**
   * @param {TurncoatElement} lab
   * @param {{ host: Window, origins: string[] }} where The window around, and who may command.
   */
  constructor(lab, { host, origins }) {
    this.#lab = lab;
    this.#host = host;
    this.#origins = new Set(origins);
    for (const name of EVENTS) {
      lab.addEventListener(name, (event) => {
        const { detail } = /** @type {CustomEvent} */ (event);
        // A run holds no secrets: whoever shows it may know where it stands.
        host.postMessage({ turncoat: FORMAT, event: name, detail }, '*');
      });
    }
    addEventListener('message', (event) => this.#take(event));
  }

  /** @param {MessageEvent} event */
  async #take({ data, origin, source }) {
    if (source !== this.#host || !isObject(data) || data.turncoat !== FORMAT) return;
    if (!('verb' in data)) return;
    const id = ['string', 'number'].includes(typeof data.id) ? data.id : null;
    const reply = await this.#answer(data, origin);
    // Sandboxed and local pages have no origin that could be named; they get no results either,
    // only the refusal.
    const to = this.#origins.has(origin) ? origin : '*';
    this.#host.postMessage({ turncoat: FORMAT, id, ...reply }, to);
  }

  /** @param {Record<string, any>} data @param {string} origin */
  async #answer({ verb, args = [] }, origin) {
    if (!this.#origins.has(origin)) return { error: words.origin(origin) };
    try {
      return { result: plain(await this.#call(verb, args)) };
    } catch (error) {
      return { error: error instanceof Error ? error.message : String(error) };
    }
  }

  /** @param {unknown} verb @param {unknown} args */
  async #call(verb, args) {
    const lab = /** @type {any} */ (this.#lab);
    if (verb === 'ready') return lab.ready;
    if (typeof verb !== 'string' || !VERBS.includes(verb)) {
      throw new Error(words.verb(String(verb).slice(0, 40), ['ready', ...VERBS]));
    }
    if (!Array.isArray(args) || args.length > MOST_ARGS) throw new Error(words.args);
    return lab[verb](...args);
  }
}

/** @param {unknown} what @returns {what is Record<string, any>} */
const isObject = (what) => typeof what === 'object' && what !== null;
