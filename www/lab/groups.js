/** Which scenarios stand together in the picker: a list of forty is not read from top to bottom. */

/** @typedef {import('./shelf.js').Entry} Entry */

/** In the order of the picker. What is not named here has a lie in it, or a rule less. */
const NAMED = {
  honest: ['fault-free', 'paxos', 'paxos-duel', 'paxos-backoff'],
  lies: [],
  world: ['crash', 'partition', 'lossy', 'lost-disk', 'below-the-bound'],
  large: ['log', 'log-traitor', 'dense', 'edge', 'edge-altered'],
  without: [],
};

/** @typedef {keyof typeof NAMED} Group */

const groups = /** @type {Group[]} */ (Object.keys(NAMED));

/** @param {string} id @returns {Group} */
const groupOf = (id) =>
  groups.find((group) => /** @type {string[]} */ (NAMED[group]).includes(id)) ??
  (/(^|-)without-/.test(id) ? 'without' : 'lies');

/** @param {Entry[]} entries @returns {{ group: Group, entries: Entry[] }[]} none is empty */
export const grouped = (entries) =>
  groups
    .map((group) => ({ group, entries: entries.filter(({ id }) => groupOf(id) === group) }))
    .filter(({ entries }) => entries.length > 0);
