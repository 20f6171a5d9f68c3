/**
 * Known lies as drafts, and an honest draft to start from. What a proof forces is asked of the
 * servers' own code, never worked out here.
 *
 * @typedef {import('./drafts.js').Draft} Draft
 * @typedef {import('./drafts.js').Chip} Chip
 * @typedef {import('./drafts.js').Held} Held
 * @typedef {{ knows: import('./drafts.js').Knowledge, servers: string[], quorum: number,
 *   votes: (draft: Draft, server: string) => boolean }} Scene
 *   votes: would this server vote on this draft?
 */
import { alike, altered, fitting, idOf, NOOP, usualRound } from './drafts.js';

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

/** One promise of each server: after a lost disk one may have made two. @param {Held[]} all */
const apart = (all) => all.filter((p, k) => all.findIndex(({ from }) => from === p.from) === k);

/** What an honest client might say now. @param {Scene} scene */
export function honest(scene) {
  const round = usualRound(scene.knows);
  const macs = apart(fitting(scene.knows, round)).slice(0, scene.quorum).map(idOf);
  return voted(scene, draft({ round, macs }));
}

/** @param {Scene} scene @param {(server: string, k: number) => Draft} of */
const each = ({ servers }, of) => Object.fromEntries(servers.map((name, k) => [name, of(name, k)]));

/** What it may say as its own: nobody convicts it of these alone. @param {Scene} scene @returns {Chip[]} */
const own = ({ knows }) => [
  ...knows.values.filter(({ author }) => !author || author === knows.agent),
  ...altered(knows),
  NOOP,
];

/** Another value than this. @param {Scene} scene @param {Chip | null} [but] */
const other = (scene, but) =>
  [...scene.knows.values, ...own(scene)].find((v) => v.letter !== but?.letter) ?? null;

/** The value that it has come to know last. @param {Scene} scene */
const last = ({ knows }) => knows.values.at(-1) ?? NOOP;

/** Whether any server votes on it. @param {Scene} scene @param {Draft} like */
const votesSomewhere = ({ servers, votes }, like) => servers.some((name) => votes(like, name));

/** @type {Record<string, (scene: Scene) => Record<string, Draft> | null>} */
const lies = {
  'two-things'(scene) {
    const [a, b] = own(scene);
    if (!scene.knows.rounds.includes(0) || !b || scene.servers.length < 2) return null;
    const half = scene.servers.length / 2;
    return each(scene, (_, k) => draft({ value: k < half ? a : b }));
  },

  request(scene) {
    const value = altered(scene.knows).find(({ client }) => client);
    if (!scene.knows.rounds.includes(0) || !value) return null;
    return each(scene, () => draft({ value }));
  },

  'two-proofs'(scene) {
    const round = usualRound(scene.knows);
    const all = apart(fitting(scene.knows, round));
    const { servers, quorum } = scene;
    if (all.length <= quorum || servers.length < 2) return null;
    const values = [...scene.knows.values, ...own(scene)];
    // Good proofs, each for another server's vote as far as that goes, and a value that it allows.
    const sets = all.map((favoured) => {
      const like = (/** @type {Held} */ p) => alike(p.vote?.chip, favoured.vote?.chip);
      const first = [...all.filter(like), ...all.filter((p) => !like(p))];
      return first.slice(0, quorum).map(idOf);
    });
    /** @type {Draft | null} */
    let one = null;
    for (const macs of sets) {
      for (const value of values) {
        const like = draft({ round, macs, value });
        if (one && (alike(one.value, value) || one.macs === macs)) continue;
        if (!votesSomewhere(scene, like)) continue;
        if (!one) {
          one = like;
          break;
        }
        const [first, half] = [one, servers.length / 2];
        return each(scene, (_, k) => (k < half ? first : like));
      }
    }
    return null;
  },

  alter(scene) {
    const like = honest(scene);
    const value = other(scene, like.value);
    // One that does not say so already.
    const mac = apart(scene.knows.promises.filter((p) => like.macs.includes(idOf(p))))
      .filter((p) => !alike(p.vote?.chip, value))
      .map(idOf)[0];
    if (like.macs.length < scene.quorum || !mac || !value) return null;
    return each(scene, () => ({ ...like, value, forge: { kind: 'vote', mac, value } }));
  },

  repeat(scene) {
    const like = honest(scene);
    const macs = like.macs.slice(0, Math.max(1, scene.quorum - 1));
    if (!macs.length || macs.length < scene.quorum - 1) return null;
    return each(scene, () => ({ ...like, macs, forge: { kind: 'twice', mac: macs[0] } }));
  },

  replay(scene) {
    const { knows } = scene;
    const round = knows.rounds.find((r) => r > usualRound(knows));
    const macs = apart(knows.promises).slice(0, scene.quorum).map(idOf);
    if (round === undefined || macs.length < scene.quorum) return null;
    const like = draft({ round, macs, value: last(scene) });
    return each(scene, () => ({ ...like, forge: { kind: 'round' } }));
  },

  against(scene) {
    const like = honest(scene);
    const value = other(scene, like.value);
    if (like.macs.length < scene.quorum || !value) return null;
    // Nothing goes against a proof that leaves the choice.
    const free = own(scene).filter((one) => votesSomewhere(scene, { ...like, value: one }));
    if (free.length > 1) return null;
    return each(scene, () => ({ ...like, value }));
  },

  'made-up'(scene) {
    const round = scene.knows.rounds.find((r) => r > 0);
    if (round === undefined) return null;
    return each(scene, () => draft({ round, value: last(scene), made: true }));
  },

  jump(scene) {
    const free = [...Array(9).keys()].find((r) => r > 0 && !scene.knows.rounds.includes(r));
    if (free === undefined) return null;
    return each(scene, () => draft({ round: free, value: last(scene) }));
  },

  runaway: (scene) => each(scene, () => draft({ round: 2 ** 31 - 1, value: last(scene) })),
};

/** Lies that can be written now. @param {Scene} scene @param {boolean} proofs Rounds need proofs. */
export const known = (scene, proofs) =>
  Object.keys(lies).filter((id) => (proofs || id === 'runaway') && lies[id](scene));

/** @param {string} id @param {Scene} scene */
export const lie = (id, scene) => lies[id]?.(scene) ?? null;
