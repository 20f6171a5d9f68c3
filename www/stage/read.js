/**
 * What the picture needs to know of an agent, counted from a snapshot.
 * @typedef {import('../engine.d.ts').Snapshot} Snapshot
 * @typedef {import('../engine.d.ts').ProtocolCard} ProtocolCard
 */

import { countsIds } from '../words/called.js';

/** What a traitor's strategy is called. @param {ProtocolCard | null} card @param {string} does */
export function strategy(card, does) {
  const cards = [...(card?.clientFaults ?? []), ...(card?.edgeFaults ?? [])];
  return cards.find((fault) => fault.does === does)?.title ?? card?.words[does] ?? does;
}

/**
 * What the servers hold of a client.
 * @param {import('../engine.d.ts').Client} c @param {Snapshot} now
 * @param {ProtocolCard | null} catalog @param {boolean} compact
 * @returns {import('./clients.js').About}
 */
export function about(c, now, catalog, compact) {
  const all = now.servers;
  return {
    n: all.length,
    trusts: all.filter((s) => s.trusts === c.name).length,
    convicted: all.filter((s) => s.convicted.some((k) => k.client === c.name)).length,
    suspected: all.filter((s) => s.suspected.includes(c.name)).length,
    hasTrust: catalog?.hasTrust ?? true,
    acted: now.beat.agent === c.name,
    strategy: c.does ? strategy(catalog, c.does) : '',
    edge: now.requesters.length > 0 && c.role === 'proposer',
    compact,
  };
}

/**
 * @param {number} i @param {Snapshot} now @param {Snapshot | null} before
 * @returns {import('./servers.js').State}
 */
export function state(i, now, before) {
  const s = now.servers[i];
  return {
    acted: now.beat.agent === s.name,
    split: now.split?.servers.includes(s.name) ?? false,
    ids: countsIds(now),
    back: s.up && before?.servers[i]?.up === false,
  };
}
