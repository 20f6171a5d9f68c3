/**
 * The one file that knows WebAssembly. Everything else sees a `Lab`.
 *
 * A trap leaves wasm memory half-way through a change, so nothing that comes out of it afterwards
 * can be believed: after the first trap every call fails, for every run on the page.
 */
import load, { Engine, fresh_seed, catalog as readOffer } from '../generated/turncoat.js';
import { speak } from '../words/language.js';
import { inWords } from './catalog.js';

/** @typedef {import('../engine.d.ts').Lab} Lab */
/** @typedef {import('../engine.d.ts').Catalog} Catalog */
/** @typedef {import('../engine.d.ts').Offer} Offer */

/** The engine itself broke. Carries the last text of the run that is known to be whole. */
export class EngineFailure extends Error {
  /** @param {string} scenario @param {number} step @param {unknown} cause */
  constructor(scenario, step, cause) {
    super(cause instanceof Error ? cause.message : String(cause));
    this.name = 'EngineFailure';
    this.scenario = scenario;
    this.step = step;
  }
}

/** The engine could not be started at all. `reason` names the sentence that says why. */
export class EngineMissing extends Error {
  /** @param {'noWasm' | 'noPolicy' | 'failed'} reason @param {unknown} [cause] */
  constructor(reason, cause) {
    super(reason, { cause });
    this.name = 'EngineMissing';
    this.reason = reason;
  }
}

/** @type {Promise<Offer> | null} */
let started = null;
/** @type {unknown} The first trap, if there was one. */
let trap = null;

/**
 * Loads the engine, once for the page, and at the same time the words for what it offers.
 * @param {string} language From now on the page speaks it.
 * @returns {Promise<Catalog>}
 */
export async function start(language) {
  if (typeof WebAssembly !== 'object') throw new EngineMissing('noWasm');
  started ??= load().then(readOffer);
  try {
    const [words, offer] = await Promise.all([speak(language), started]);
    return inWords(offer, words);
  } catch (cause) {
    // Each browser says in its own words that a content policy forbids it.
    const forbidden = /unsafe-eval|\bCSP\b|content security policy/i.test(String(cause));
    throw new EngineMissing(forbidden ? 'noPolicy' : 'failed', cause);
  }
}

/** A seed that nobody chose. */
export const freshSeed = () => fresh_seed();

/** @param {unknown} error Did this come from the machine rather than from our own code? */
function isTrap(error) {
  if (error instanceof WebAssembly.RuntimeError || error instanceof RangeError) return true;
  const text = error instanceof Error ? error.message : String(error);
  return /unreachable|null pointer passed to rust|recursive use of an object/i.test(text);
}

/**
 * What JSON has no word for would end the engine in the middle of a call; as null it is refused in
 * one sentence.
 * @template T @param {T} what
 */
function written(what) {
  try {
    return JSON.stringify(what) === undefined ? /** @type {any} */ (null) : what;
  } catch {
    return what; // what cannot be written at all, the engine refuses itself
  }
}

/**
 * Opens a run. Throws an Error with one sentence when the text is not a scenario.
 * @param {string} text A scenario file.
 * @param {() => { check(...what: string[]): void } | null} [lock] The lock in force: what it
 *   holds is refused here, where it would be carried out.
 * @returns {Lab & { failed(): boolean }}
 */
export function open(text, lock = () => null) {
  /** The run as a plain string, kept outside wasm memory. */
  const kept = { scenario: text, step: 0 };
  const fail = () => new EngineFailure(kept.scenario, kept.step, trap);

  /** @template T @param {() => T} call @returns {T} */
  const guard = (call) => {
    if (trap) throw fail();
    try {
      return call();
    } catch (error) {
      if (!isTrap(error)) throw error instanceof Error ? error : new Error(String(error));
      trap = error;
      throw fail();
    }
  };

  /**
   * Large answers may come as JSON text: one string crosses the border faster than ten thousand.
   * @param {any} answer
   */
  const read = (answer) => (typeof answer === 'string' ? JSON.parse(answer) : answer);

  const engine = guard(() => new Engine(text));
  let alive = true;
  const keep = () => {
    kept.scenario = guard(() => engine.scenario());
  };
  keep();

  return {
    snapshot(slot) {
      const snapshot = read(guard(() => engine.snapshot(slot)));
      kept.step = snapshot.step;
      return snapshot;
    },
    seek: (step) => guard(() => engine.seek(step)),
    explore: (steps) => guard(() => engine.explore(steps)),
    window: (from, to) => read(guard(() => engine.window(from, to))),
    inject(fault) {
      lock()?.check('faults');
      guard(() => engine.inject(written(fault)));
      keep();
    },
    remove(index) {
      lock()?.check('faults');
      guard(() => engine.remove(index));
      keep();
    },
    inspect: (what, slot) => guard(() => engine.inspect(what, slot)),
    find: (what) => guard(() => engine.find(what)) ?? null,
    knowledge: (name, slot) => guard(() => engine.knowledge(name, slot)),
    forecast: (say) => guard(() => engine.forecast(written(say))),
    goals: () => guard(() => engine.goals()),
    scenario: () => (trap ? kept.scenario : guard(() => engine.scenario())),
    digest: () => guard(() => engine.digest()),
    destroy() {
      if (!alive || trap) return;
      alive = false;
      guard(() => engine.free());
    },
    failed: () => trap !== null,
  };
}
