/**
 * Known lies as drafts, and an honest draft to start from. What a proof forces is asked of the
 * servers' own code, never worked out here.
 *
 * @typedef {import('./drafts.js').Draft} Draft
 * @typedef {import('./drafts.js').Chip} Chip
 * @typedef {{ knows: import('./drafts.js').Knowledge, servers: string[], quorum: number,
 *   votes: (draft: Draft, server: string) => boolean }} Scene
 *   votes: would this server vote on this draft?
 */
import { altered, fitting, idOf, NOOP, usualRound } from './drafts.js';

/** @param {Partial<Draft>} part @returns {Draft} */
const draft = (part) => ({
  value: null,
  round: 0,
  macs: [],
  forge: null,
  made: false,
  held: false,
  ...part,
});

/** @param {Scene} scene @param {Draft} like @returns {Draft} with a value that is voted for, if any */
function voted({ knows, servers, votes }, like) {
  const all = knows.values.map((value) => ({ ...like, value }));
  return all.find((one) => votes(one, servers[0])) ?? all[0] ?? like;
}

/** What an honest client might say now. @param {Scene} scene */
export function honest(scene) {
  const round = usualRound(scene.knows);
  const macs = fitting(scene.knows, round).slice(0, scene.quorum).map(idOf);
  return voted(scene, draft({ round, macs }));
}

/** @param {Scene} scene @param {(server: string, k: number) => Draft} of */
const each = ({ servers }, of) => Object.fromEntries(servers.map((name, k) => [name, of(name, k)]));

/** The values, own first. @param {Scene} scene @param {Chip | null} [but] */
const other = ({ knows }, but) => knows.values.find((v) => v.letter !== but?.letter) ?? null;

/** @type {Record<string, (scene: Scene) => Record<string, Draft> | null>} */
const lies = {
  'two-things'(scene) {
    const [a, b] = scene.knows.values;
    if (!scene.knows.rounds.includes(0) || !a) return null;
    const half = scene.servers.length / 2;
    const value = b ?? NOOP;
    return each(scene, (_, k) => draft({ value: k < half ? a : value }));
  },

  request(scene) {
    const [value] = altered(scene.knows);
    if (!scene.knows.rounds.includes(0) || !value) return null;
    return each(scene, () => draft({ value }));
  },

  'two-proofs'(scene) {
    const round = usualRound(scene.knows);
    const all = fitting(scene.knows, round).map(idOf);
    if (all.length <= scene.quorum) return null;
    const one = voted(scene, draft({ round, macs: all.slice(0, scene.quorum) }));
    const two = voted(scene, draft({ round, macs: all.slice(-scene.quorum) }));
    const half = scene.servers.length / 2;
    return each(scene, (_, k) => (k < half ? one : two));
  },

  alter(scene) {
    const like = honest(scene);
    const [mac] = like.macs;
    const value = other(scene, like.value);
    if (!mac || !value) return null;
    return each(scene, () => ({ ...like, value, forge: { kind: 'vote', mac, value } }));
  },

  repeat(scene) {
    const like = honest(scene);
    if (!like.macs.length) return null;
    const macs = like.macs.slice(0, Math.max(1, scene.quorum - 1));
    return each(scene, () => ({ ...like, macs, forge: { kind: 'twice', mac: macs[0] } }));
  },

  replay(scene) {
    const { knows } = scene;
    const round = knows.rounds.find((r) => r > usualRound(knows));
    const macs = knows.promises.slice(0, scene.quorum).map(idOf);
    if (round === undefined || macs.length < scene.quorum) return null;
    const like = draft({ round, macs, value: knows.values.at(-1) ?? null });
    return each(scene, () => ({ ...like, forge: { kind: 'round' } }));
  },

  against(scene) {
    const like = honest(scene);
    const value = other(scene, like.value);
    if (!like.macs.length || !value) return null;
    return each(scene, () => ({ ...like, value }));
  },

  'made-up'(scene) {
    const round = scene.knows.rounds.find((r) => r > 0);
    if (round === undefined) return null;
    const value = scene.knows.values.at(-1) ?? null;
    return each(scene, () => draft({ round, value, made: true }));
  },

  jump(scene) {
    const free = [...Array(9).keys()].find((r) => r > 0 && !scene.knows.rounds.includes(r));
    if (free === undefined) return null;
    const value = scene.knows.values.at(-1) ?? null;
    return each(scene, () => draft({ round: free, value }));
  },

  runaway: (scene) =>
    each(scene, () => draft({ round: 2 ** 31 - 1, value: scene.knows.values.at(-1) ?? null })),
};

/** Lies that can be written now. @param {Scene} scene @param {boolean} proofs Rounds need proofs. */
export const known = (scene, proofs) =>
  Object.keys(lies).filter((id) => (proofs || id === 'runaway') && lies[id](scene));

/** @param {string} id @param {Scene} scene */
export const lie = (id, scene) => lies[id]?.(scene) ?? null;
