/**
 * Which language the page speaks. Views import the English words, which are there at first paint;
 * another language is laid over the same objects (lay.js), so that views hold on to what they
 * imported and only draw again. One page speaks one language.
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

/** Another language than English, while it is spoken. @type {import('./lay.js').Other | null} */
let other = null;

/**
 * What a scenario says of itself, in the language spoken; words of its own stay as they are.
 * @template {import('./en/scenarios.js').Said} T @param {T} said @returns {T}
 */
export const retold = (said) => other?.retell(said) ?? said;

/** What the engine refuses, in the language spoken. @param {string} sentence The engine's own. */
export const reworded = (sentence) => other?.reword(sentence) ?? sentence;

/**
 * Speaks a language from now on.
 * @param {string} language One of LANGUAGES.
 * @returns {Promise<Record<string, import('../engine.d.ts').RoomWords>>} The words for what the
 *   engine offers. Rejects when words cannot be fetched; then the language stays as it was.
 */
export async function speak(language) {
  if (language !== 'en' || other) {
    const { lay } = await import('./lay.js');
    other = await lay(language);
  }
  return collect(other?.protocols ?? english);
}
