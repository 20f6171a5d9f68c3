/** What is spoken now: which of the languages that have been learned lies over the words. */

/** It arrives with the first other language. @type {typeof import('./lay.js') | null} */
let room = null;

/** What is spoken now, where it is not English. @type {import('./lay.js').Learned | null | undefined} */
let voice = null;

/** @param {typeof import('./lay.js')} lay Languages are learned there. */
export function lays(lay) {
  room = lay;
}

/** Another language than English has been learned. */
export const others = () => room !== null;

/** @param {string} language From now on it lies over the words, if it has been learned. */
export function use(language) {
  if (room) voice = room.lay(language);
}

/**
 * What a scenario says of itself, in the language spoken; words of its own stay as they are.
 * @template {import('./en/scenarios.js').Said} T @param {T} said @returns {T}
 */
export const retold = (said) => voice?.retell(said) ?? said;

/** A rule of refusal without facts, in the language spoken. @param {string} rule Its English sentence. */
export const reworded = (rule) => voice?.reword({ rule }) ?? rule;

/**
 * What the engine refuses, in the language spoken; what else went wrong says so itself.
 * @param {{ message: string, refusal?: import('../engine.d.ts').Refusal }} error
 */
export const refused = ({ message, refusal }) =>
  (refusal ? voice?.reword(refusal) : undefined) ?? reworded(message);
