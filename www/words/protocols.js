/**
 * The words for what the engine offers by name: its rules, faults, claims and rows. They are data,
 * fetched at the same time as the engine, so that neither the engine nor the first script grows
 * with the number of languages.
 */

/** @typedef {import('../engine.d.ts').RoomWords} RoomWords */

/**
 * The address of a file of words. In the npm package and in the one file it is a module instead
 * (build/words.js): a bundler would turn small assets into data: addresses, which a strict policy
 * does not let anybody fetch.
 * @typedef {string | (() => Promise<any>)} Source
 */

/** @param {Source} address */
async function read(address) {
  if (typeof address === 'function') return address();
  const answer = await fetch(address);
  if (!answer.ok) throw new Error(`${answer.status} ${address}`);
  return answer.json();
}

/**
 * Every room has a file of cards, and one of rules beside it.
 * @param {Record<string, Source>} addresses By name: "./en/protocols/paxos.rules.json"
 * @param {string[]} rooms Protocols.
 * @returns {Promise<Record<string, RoomWords>>} By protocol; "world" is what they share.
 */
export async function collect(addresses, rooms) {
  /** @type {Record<string, RoomWords>} */
  const words = {};
  await Promise.all(
    Object.entries(addresses).map(async ([name, address]) => {
      const [, room, rules] = /** @type {string[]} */ (/([\w-]+)(\.rules)?\.json$/.exec(name));
      if (room !== 'world' && !rooms.includes(room)) return;
      const part = await read(address);
      words[room] = { ...words[room], ...(rules ? { rules: part } : part) };
    }),
  );
  return words;
}
