/**
 * Which language is spoken. Views import the English words, which are there at first paint; another
 * language is laid over the same objects (lay.js), so that views hold on to what they imported and
 * only draw again. Each lab has a language of its own: it lies there while that lab draws or answers.
 */
import { LANGUAGES } from './languages.js';
import { collect } from './protocols.js';

/** @param {string | null | undefined} tag "de-AT" */
const known = (tag) => {
  const language = tag?.toLowerCase().split('-')[0] ?? '';
  return Object.hasOwn(LANGUAGES, language) ? language : undefined;
};

/**
 * The language asked for, else the first of the browser's that there is, else English.
 * @param {string | null} [asked]
 */
export const choose = (asked) =>
  known(asked) ?? navigator.languages.map(known).find(Boolean) ?? 'en';

const english = /** @type {Record<string, import('./protocols.js').Source>} */ (
  import.meta.glob('./en/protocols/*.json', { eager: true, query: '?url', import: 'default' })
);

/** It arrives with the first other language. @type {typeof import('./lay.js') | null} */
let room = null;

/** What is spoken now, where it is not English. @type {import('./lay.js').Learned | null | undefined} */
let voice = null;

/** @param {string} language From now on it lies over the words, if it has been learned. */
export function use(language) {
  if (room) voice = room.lay(language);
}

/**
 * What a scenario says of itself, in the language spoken; words of its own stay as they are.
 * @template {import('./en/scenarios.js').Said} T @param {T} said @returns {T}
 */
export const retold = (said) => voice?.retell(said) ?? said;

/** What the engine refuses, in the language spoken. @param {string} sentence The engine's own. */
export const reworded = (sentence) => voice?.reword(sentence) ?? sentence;

/**
 * Learns a language, and speaks it from now on.
 * @param {string} language One of LANGUAGES.
 * @returns {Promise<Record<string, import('../engine.d.ts').RoomWords>>} The words for what the
 *   engine offers. Rejects when words cannot be fetched; then the language stays as it was.
 */
export async function speak(language) {
  /** @type {Record<string, import('./protocols.js').Source> | undefined} */ let own;
  if (language !== 'en' || room) {
    const lay = await import('./lay.js');
    own = await lay.learn(language);
    // English that was on the page before must be there to come back to.
    await lay.learn('en');
    room = lay;
  }
  const words = await collect(own ?? english);
  use(language);
  return words;
}
