/**
 * The teacher's lock. It stands where commands are carried out: in the engine's handle
 * (engine.js) and in the lab's own verbs. What the page hides or greys out is only a courtesy.
 *
 * A lock keeps a class on the path of a lesson. It is no secret, and no protection from the page's
 * own scripts: who may write `set({ lock: null })`, opens it.
 */
import words from '../words/en/parameters.js';
import { LOCKS } from './schema.js';

/** A command that a lock has refused. */
export class Locked extends Error {
  /** @param {string} what */
  constructor(what) {
    super(words.locks[what]);
    this.name = 'Locked';
    this.what = what;
  }
}

/** Parts of a scenario, by the lock that guards them. What is not listed is the scenario's own. */
const GUARDED = {
  none: ['turncoat', 'step'],
  protocol: ['protocol'],
  faults: ['faults', 'without'],
  sizes: [
    'servers',
    'clients',
    'f',
    'mapping',
    'proposers',
    'slots',
    'commands',
    'timeout',
    'seed',
    'network',
  ],
};

/** Another run would stand at another moment: who holds the time holds these too. */
const MOVING = ['scenario', 'sizes', 'protocol', 'search'];

export class Lock {
  /** @type {Set<string>} */ #held;

  /** @param {string[]} held Some of LOCKS. */
  constructor(held) {
    this.#held = new Set(held);
  }

  /** In the order of the schema. */
  get held() {
    return LOCKS.filter((what) => this.#held.has(what));
  }

  /** @param {string} what */
  has(what) {
    return this.#held.has(what) || (this.#held.has('time') && MOVING.includes(what));
  }

  /** Throws Locked for the first that is held. @param {string[]} whats */
  check(...whats) {
    for (const what of whats) if (this.has(what)) throw new Locked(what);
  }

  /**
   * Another run may take the place of this one only where everything that differs is unlocked:
   * a file or a link is no way round a lock. Both texts come from the engine, with nothing left
   * open. What is on the page's own shelf needs only the choice of scenarios. Throws Locked.
   * @param {string} from @param {string} to @param {boolean} shelved
   */
  checkChange(from, to, shelved) {
    const [before, after] = [JSON.parse(from), JSON.parse(to)];
    const differs = (/** @type {string} */ key) =>
      JSON.stringify(before[key]) !== JSON.stringify(after[key]);
    if (shelved) this.check('scenario', ...(differs('protocol') ? ['protocol'] : []));
    if (shelved) return;
    for (const key of new Set([...Object.keys(before), ...Object.keys(after)])) {
      if (differs(key)) this.check(guardOf(key));
    }
  }
}

/** @param {string} key @returns {string} */
function guardOf(key) {
  const found = Object.entries(GUARDED).find(([, guarded]) => guarded.includes(key));
  return found?.[0] ?? 'scenario';
}
