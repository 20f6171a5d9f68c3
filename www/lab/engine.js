/**
 * The one file that knows WebAssembly. Everything else sees a `Lab`.
 *
 * Each protocol is a module of its own, with its own memory: a room that is entered when the first run
 * of it opens. A trap leaves wasm memory half-way through a change, so nothing that comes out of it
 * afterwards can be believed: after the first trap every call fails, for every run in that room.
 */
import load, { catalog, Engine, fresh_seed } from '../generated/bp-fast-paxos.js';
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

/** The engine could not be started at all. */
export class EngineMissing extends Error {}

/** The room of the run that opens unasked. */
export const FIRST = 'bp-fast-paxos';

/** @typedef {{ default: () => Promise<unknown>, catalog: () => Offer, fresh_seed: () => number,
 *   Engine: typeof Engine }} Module */
/** @typedef {{ module: Module, offer: Offer, trap: unknown }} Room trap: the first one, if there was one */

const others = /** @type {Record<string, () => Promise<Module>>} */ (
  import.meta.glob(['../generated/*.js', '!../generated/{bp-fast-paxos,search}.js'])
);

/** @type {Record<string, () => Module | Promise<Module>>} */
const modules = {
  [FIRST]: () => ({ default: load, catalog, fresh_seed, Engine }),
  ...Object.fromEntries(
    Object.entries(others).map(([path, fetch]) => [path.slice('../generated/'.length, -3), fetch]),
  ),
};

/** Every protocol, in the order in which pickers show them. */
export const protocols = Object.keys(modules);

/** Those that have been entered. @type {Map<string, Room>} */
const rooms = new Map();
/** @type {Record<string, Promise<void>>} */
const coming = {};

/** @param {string} id */
async function fetchRoom(id) {
  const module = await modules[id]();
  await module.default();
  rooms.set(id, { module, offer: module.catalog(), trap: null });
}

/** @param {string} id A protocol. Throws EngineMissing. */
async function enter(id) {
  try {
    coming[id] ??= fetchRoom(id);
    await coming[id];
  } catch (cause) {
    delete coming[id];
    throw new EngineMissing('', { cause });
  }
}

/**
 * The protocol of a scenario's text, among those that there are: whatever else it says, any room
 * refuses it in the same words.
 * @param {string} text
 */
export function protocolOf(text) {
  const found = /"protocol"\s*:\s*"([^"]*)"/.exec(text)?.[1] ?? '';
  return protocols.includes(found) ? found : (rooms.keys().next().value ?? FIRST);
}

/**
 * Enters a room, if one is named, and at the same time fetches the words for what it offers.
 * @param {string} language From now on the page speaks it.
 * @param {string} [id] A protocol.
 * @returns {Promise<Catalog>} What the rooms offer that have been entered.
 */
export async function start(language, id) {
  const wordsOf = await speak(language);
  const ids = id ? [...rooms.keys(), id] : [...rooms.keys()];
  const [words] = await Promise.all([wordsOf(ids), id && enter(id)]);
  const protocols = [...rooms.values()].flatMap(({ offer }) => offer.protocols);
  // One that somebody else has entered in the meantime has no words yet.
  return inWords({ protocols: protocols.filter((one) => words[one.id]) }, words);
}

/** A seed that nobody chose. */
export const freshSeed = () => [...rooms.values()][0].module.fresh_seed();

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
 * Opens a run in a room that has been entered. Throws an Error with one sentence when the text is not
 * a scenario.
 * @param {string} text A scenario file.
 * @param {() => { check(...what: string[]): void } | null} [lock] The lock in force: what it
 *   holds is refused here, where it would be carried out.
 * @returns {Lab & { failed(): boolean }}
 */
export function open(text, lock = () => null) {
  const room = /** @type {Room} */ (rooms.get(protocolOf(text)));
  /** The run as a plain string, kept outside wasm memory. */
  const kept = { scenario: text, step: 0 };
  const fail = () => new EngineFailure(kept.scenario, kept.step, room.trap);

  /** @template T @param {() => T} call @returns {T} */
  const guard = (call) => {
    if (room.trap) throw fail();
    try {
      return call();
    } catch (error) {
      if (!isTrap(error)) throw error instanceof Error ? error : new Error(String(error));
      room.trap = error;
      throw fail();
    }
  };

  /**
   * Large answers may come as JSON text: one string crosses the border faster than ten thousand.
   * @param {any} answer
   */
  const read = (answer) => (typeof answer === 'string' ? JSON.parse(answer) : answer);

  const engine = guard(() => new room.module.Engine(text));
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
    scenario: () => (room.trap ? kept.scenario : guard(() => engine.scenario())),
    digest: () => guard(() => engine.digest()),
    destroy() {
      if (!alive || room.trap) return;
      alive = false;
      guard(() => engine.free());
    },
    failed: () => room.trap !== null,
  };
}
