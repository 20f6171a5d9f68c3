/** @typedef {import('../engine.d.ts').Snapshot} Snapshot */

/**
 * By which key a fault names an agent.
 * @param {Snapshot | null} snapshot @param {string} name
 */
export function keyOf(snapshot, name) {
  const { servers = [], proposers = [], requesters = [] } = snapshot ?? {};
  const all = [...servers, ...proposers, ...requesters];
  return all.find((agent) => agent.name === name)?.key ?? 'client';
}
