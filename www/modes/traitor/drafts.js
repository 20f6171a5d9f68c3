/**
 * What a person has written for each server, and how it becomes words that the engine takes: pure
 * functions over plain data.
 *
 * @typedef {import('../../engine.d.ts').Chip} Chip
 * @typedef {import('../../engine.d.ts').Fault} Fault
 * @typedef {import('../../engine.d.ts').Knowledge} Knowledge
 * @typedef {Knowledge['promises'][number]} Held a promise in hand
 * @typedef {{ kind: 'vote', mac: string, value: Chip | null }
 *   | { kind: 'twice', mac: string } | { kind: 'name', mac: string, server: string }
 *   | { kind: 'made', server: string } | { kind: 'round' }} Forge what is false in the proof
 * @typedef {{ value: Chip | null, round: number, macs: string[], forge: Forge | null,
 *   made: boolean, held: boolean }} Draft
 *   value: null asks without one (PREPARE); macs: the promises in the proof; made: every promise is
 *   made up; held: nothing is said to this server
 */

/** A no-op. @type {Chip} */
export const NOOP = { letter: '–', tone: 'noop', author: null, client: null };

/** Names a promise: all of it, since one MAC may seal several where a rule about MACs is off.
 * @param {Held} p */
export const idOf = ({ from, slot, round, vote, mac }) =>
  [from, slot, round, vote?.round, vote?.chip.letter, mac].join(' ');

/** The same value of the same author for the same client.
 * @param {Chip | null} [one] @param {Chip | null} [other] */
export const alike = (one, other) =>
  one?.letter === other?.letter && one?.author === other?.author && one?.client === other?.client;

/** Letters with colours of their own. */
const LETTERS = ['A', 'B', 'D', 'E', 'F'];

/** A command that nothing known has, of its own. @param {Knowledge} knows @returns {Chip | null} */
export function invented({ agent, values }) {
  const letter = LETTERS.find((one) => values.every((chip) => chip.letter !== one));
  if (!letter) return null;
  const tone = /** @type {Chip['tone']} */ (letter.toLowerCase());
  return { letter, tone, author: agent, client: null };
}

/** What it can say as its own beside what it has: where it proposes for clients, each client's request
 * with another command inside; else another command. @param {Knowledge} knows @returns {Chip[]} */
export function altered(knows) {
  const { agent, values } = knows;
  const fresh = invented(knows);
  if (!fresh) return [];
  const asked = values.filter((chip) => chip.client && chip.author === agent);
  const clients = [...new Set(asked.map((chip) => chip.client))];
  const own = clients.map((client) => ({ ...fresh, client }));
  return own.length || knows.key === 'proposer' ? own : [fresh];
}

/** Promises that can make a proof for a round. @param {Knowledge} knows @param {number} round */
export const fitting = (knows, round) =>
  knows.promises.filter((p) => p.slot === knows.slot && p.round === round);

/** The round to speak in: the latest one with promises, else the first. @param {Knowledge} knows */
export function usualRound(knows) {
  const held = knows.promises.filter((p) => p.slot === knows.slot).map((p) => p.round);
  const owned = held.filter((round) => knows.rounds.includes(round));
  return owned.length ? Math.max(...owned) : (knows.rounds[0] ?? 0);
}

/** @param {Chip} chip @param {string} me */
function word(chip, me) {
  if (chip.tone === 'noop') return { value: '-' };
  const { letter, author, client } = chip;
  return {
    value: letter,
    ...(author && author !== me ? { author } : {}),
    ...(client ? { request: { client } } : {}),
  };
}

/** @param {Draft} draft @param {Held} p @param {string} me */
function part(draft, p, me) {
  const { forge } = draft;
  /** @type {Record<string, unknown>} */
  const out = { promise: p.n };
  if (forge?.kind === 'round' && p.round !== draft.round) out.round = draft.round;
  if (!forge || !('mac' in forge) || forge.mac !== idOf(p)) return [out];
  if (forge.kind === 'twice') return [out, out];
  if (forge.kind === 'name') return [{ ...out, server: forge.server }];
  if (!forge.value) return [{ ...out, vote: false }];
  // It claims a vote in the round that would force it.
  const round = Math.max(0, draft.round - 1);
  return [{ ...out, vote: { ...word(forge.value, me), round } }];
}

/** @param {Draft} draft @param {Knowledge} knows @param {string[]} servers */
function proof(draft, knows, servers) {
  if (draft.made) return servers.map((server) => ({ server, vote: false }));
  const parts = knows.promises
    .filter((p) => draft.macs.includes(idOf(p)))
    .flatMap((p) => part(draft, p, knows.agent));
  if (draft.forge?.kind === 'made') parts.push({ server: draft.forge.server, vote: false });
  return parts;
}

/**
 * The words for one server.
 * @param {Draft} draft @param {Knowledge} knows @param {string[]} servers @param {string} to
 * @returns {Fault}
 */
export function say(draft, knows, servers, to) {
  const { agent, slot } = knows;
  const parts = proof(draft, knows, servers);
  return {
    [knows.key]: agent,
    does: 'say',
    to: [to],
    ...(slot ? { slot } : {}),
    round: draft.round,
    ...(draft.value ? word(draft.value, agent) : {}),
    ...(parts.length ? { proof: parts } : {}),
  };
}

/** Servers that hear the same are told by one message to all of them. @param {Fault[]} words */
export function together(words) {
  /** @type {Map<string, Fault>} */
  const groups = new Map();
  for (const fault of words) {
    const key = JSON.stringify({ ...fault, to: null });
    const group = groups.get(key);
    if (group) /** @type {string[]} */ (group.to).push(.../** @type {string[]} */ (fault.to));
    else groups.set(key, { ...fault, to: [.../** @type {string[]} */ (fault.to)] });
  }
  return [...groups.values()];
}
