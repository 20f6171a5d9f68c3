/**
 * Which language is spoken. Views import the English words, which are there at first paint; another
 * language is laid over the same objects (lay.js), so that views hold on to what they imported and
 * only draw again. Each lab has a language of its own: it lies there while that lab draws or answers.
 */
import { LANGUAGES } from './languages.js';
import { collect } from './protocols.js';
import { lays, others, use } from './voice.js';

export { refused, retold, reworded, use } from './voice.js';

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

/**
 * Learns a language, and speaks it from now on.
 * @param {string} language One of LANGUAGES.
 * @returns {Promise<(rooms: string[]) => Promise<Record<string, import('../engine.d.ts').RoomWords>>>}
 *   What fetches the words for what these protocols offer. Rejects when words of the page cannot be
 *   fetched; then the language stays as it was.
 */
export async function speak(language) {
  /** @type {Record<string, import('./protocols.js').Source> | undefined} */ let own;
  if (language !== 'en' || others()) {
    const lay = await import('./lay.js');
    own = await lay.learn(language);
    // English that was on the page before must be there to come back to.
    await lay.learn('en');
    lays(lay);
  }
  use(language);
  return (/** @type {string[]} */ rooms) => collect(own ?? english, rooms);
}
