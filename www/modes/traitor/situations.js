/** Runs to start from: small, and led to the moment at which the person has something to say. */

/** @typedef {import('../../lab/lab.js').TurncoatLab} TurncoatLab */
/** @typedef {{ me: string, promises: number, scenario: object }} Situation */

const base = { turncoat: 1, protocol: 'bp-fast-paxos', servers: 4, clients: 3, seed: 7 };
/** A moment is looked for in so many steps. */
const FAR = 200;

/** @type {Record<string, Situation>} */
export const situations = {
  first: {
    me: 'C1',
    promises: 0,
    scenario: { ...base, faults: [{ at: 0, client: 'C1', does: 'by-hand' }] },
  },
  promises: {
    me: 'C2',
    promises: 4,
    scenario: {
      ...base,
      faults: [
        {
          at: 0,
          client: 'C1',
          does: 'equivocate',
          split: { A: ['S1', 'S2'], B: ['S3', 'S4'] },
        },
        { at: 0, client: 'C2', does: 'by-hand', with: ['C1'] },
      ],
    },
  },
  late: {
    me: 'C2',
    promises: 4,
    scenario: {
      ...base,
      faults: [
        { at: 0, client: 'C1', does: 'silent' },
        { at: 0, client: 'C2', does: 'by-hand' },
      ],
    },
  },
};

/** Goes to the first step at which so much is known. @param {TurncoatLab} lab @param {Situation} to */
export function lead(lab, { me, promises }) {
  lab.attempt(() => {
    const engine = lab.session?.lab;
    if (!engine) return;
    engine.explore(FAR);
    for (let step = lab.session?.opening ?? 0; step <= FAR; step += 1) {
      engine.seek(step);
      if (engine.knowledge(me).promises.length >= promises) {
        lab.seek(step);
        return;
      }
    }
  });
}
