/**
 * What is searched: bounds small enough to finish here, and large enough for what follows from the
 * absence of a rule.
 *
 * @typedef {{ protocol: string, servers: number, f?: number, clients: number, honest: string[],
 *   rounds: number, values: number, slots: number, crashes: number, recoveries: number,
 *   lostDisks: number, timeOuts?: number, duplicates: number, termination: boolean,
 *   without: string[], mostBytes: number }} Bounds
 * @typedef {keyof typeof LIMITS} Key a number of the form
 */

const MB = 1e6;

/** @type {Omit<Bounds, 'protocol' | 'without'>} */
const usual = {
  servers: 4,
  clients: 2,
  honest: [],
  rounds: 2,
  values: 2,
  slots: 1,
  crashes: 0,
  recoveries: 0,
  lostDisks: 0,
  duplicates: 0,
  termination: false,
  mostBytes: 1000 * MB,
};

const honest = { servers: 3, values: 1, honest: ['C1', 'C2'] };

/** By protocol and by the rule that is off; "" is for every rule in force.
 * @type {Record<string, Record<string, Partial<Bounds>>>} */
const special = {
  'bp-fast-paxos': {
    '': { rounds: 3 },
    'mac-round': { rounds: 3 },
    'mac-slot': { slots: 2, clients: 1 },
    'lone-vote': { rounds: 3 },
    quorum: { servers: 5 },
    bound: { servers: 3 },
    disk: { crashes: 1, lostDisks: 1 },
    'time-out': { honest: ['C2'], termination: true },
    'keep-answering': { clients: 1, honest: ['C1'], values: 1, crashes: 1, termination: true },
    suspicion: { honest: ['C1', 'C2'] },
    'same-bytes': { honest: ['C2'], duplicates: 1 },
  },
  paxos: {
    '': honest,
    quorum: { ...honest, servers: 4 },
    promise: honest,
    adopt: honest,
    disk: { ...honest, crashes: 1, lostDisks: 1 },
  },
};

/**
 * @param {string} protocol @param {string[]} without The rules that are off.
 * @returns {Bounds}
 */
export function usually(protocol, without) {
  const own = without.map((id) => special[protocol]?.[id] ?? {});
  if (!own.length) own.push(special[protocol]?.[''] ?? {});
  return Object.assign({ protocol, without }, usual, ...own);
}

/** What a person may choose, in the order of the form: least, most. */
export const LIMITS = /** @type {const} */ ({
  servers: [1, 13],
  f: [0, 12],
  clients: [1, 4],
  honest: [0, 4],
  rounds: [1, 8],
  values: [1, 3],
  slots: [1, 2],
  timeOuts: [0, 15],
  crashes: [0, 15],
  recoveries: [0, 15],
  lostDisks: [0, 15],
  duplicates: [0, 15],
  mostBytes: [10, 3000],
});

/** @param {Bounds} bounds What the engine's search takes. */
export const asked = (bounds) => JSON.stringify(bounds);

/**
 * @param {Bounds} bounds @param {Key} key
 * @param {number | undefined} n None: whatever is usual, or without end.
 * @returns {Bounds}
 */
export function changed(bounds, key, n) {
  const next = { ...bounds };
  if (key === 'mostBytes') next.mostBytes = (n ?? usual.mostBytes / MB) * MB;
  else if (key === 'honest') next.honest = last(bounds.clients, n ?? 0);
  else if (n === undefined) delete next[/** @type {'f' | 'timeOuts'} */ (key)];
  else next[key] = n;
  // Fewer clients: those that are left keep their honesty.
  if (key === 'clients') next.honest = last(next.clients, bounds.honest.length);
  return next;
}

/** The honest ones come last: the lie comes first. @param {number} clients @param {number} n */
const last = (clients, n) =>
  Array.from({ length: Math.min(n, clients) }, (_, k) => `C${clients - k}`).reverse();

/** @param {Bounds} bounds @param {Key} key @returns {number | undefined} */
export function chosen(bounds, key) {
  if (key === 'mostBytes') return bounds.mostBytes / MB;
  if (key === 'honest') return bounds.honest.length;
  return bounds[key];
}
