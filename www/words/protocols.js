/**
 * The words for what the engine offers by name: its rules, faults, claims and rows. They are data,
 * fetched at the same time as the engine, so that neither the engine nor the first script grows
 * with the number of languages.
 */

/** @typedef {import('../engine.d.ts').RoomWords} RoomWords */

/**
 * Addresses, by "./en/protocols/paxos.rules.json". In the npm package and in the one file they
 * are modules instead (build/words.js): a bundler would turn small assets into data: addresses,
 * which a strict policy does not let anybody fetch.
 * @type {Record<string, string | (() => Promise<any>)>}
 */
const addresses = import.meta.glob('./*/protocols/*.json', {
  eager: true,
  query: '?url',
  import: 'default',
});

/** @param {string | (() => Promise<any>)} address */
async function read(address) {
  if (typeof address === 'function') return address();
  const answer = await fetch(address);
  if (!answer.ok) throw new Error(`${answer.status} ${address}`);
  return answer.json();
}

/**
 * Every room has a file of cards, and one of rules beside it.
 * @param {string} language "en"
 * @returns {Promise<Record<string, RoomWords>>} By protocol; "world" is what they share.
 */
export async function protocolWords(language) {
  /** @type {Record<string, RoomWords>} */
  const rooms = {};
  const mine = Object.keys(addresses).filter((path) => path.startsWith(`./${language}/`));
  const parts = await Promise.all(mine.map((path) => read(addresses[path])));
  mine.forEach((path, i) => {
    const [, room, rules] = /** @type {string[]} */ (/([\w-]+)(\.rules)?\.json$/.exec(path));
    rooms[room] = { ...rooms[room], ...(rules ? { rules: parts[i] } : parts[i]) };
  });
  return rooms;
}
