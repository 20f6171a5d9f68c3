/** The page of each protocol: the same file that its Rust documentation opens with. */

/** @type {Record<string, () => Promise<{ default: string }>>} By room. */
export const pages = {
  'bp-fast-paxos': () => import('../../src/protocols/bp_fast_paxos/protocol.md'),
  paxos: () => import('../../src/protocols/paxos/protocol.md'),
};
