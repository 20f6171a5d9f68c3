/**
 * Lays a language over the English words, key by key: another one, or English again. Views hold on to
 * what they imported. Which language lies there changes with the lab that is drawn: a page may have
 * labs that speak differently.
 */
import api from './en/api.js';
import en from './en.js';
import { retell } from './retell.js';
import { reword } from './reword.js';

/** @typedef {import('./protocols.js').Source} Source */
/** @typedef {Record<string, any>} Words A tree of texts, of functions that make them, of lists. */

/**
 * The English rooms. Those of the first script are at hand; the others come when they are called.
 * @type {Record<string, () => Words | Promise<Words>>}
 */
const english = {
  ...import.meta.glob(['./en/*.js', '!./en/{api,scenarios,shell,stage,timeline}.js'], {
    import: 'default',
  }),
  './en/api.js': () => api,
  './en/shell.js': () => en.shell,
  './en/stage.js': () => en.stage,
  './en/timeline.js': () => en.timeline,
};

/** @type {Record<string, () => Promise<{ rooms: Words, protocols: Record<string, Source> }>>} */
const others = { de: () => import('./de.js'), es: () => import('./es.js') };

/**
 * The English rooms, with their words as they were before anything was laid over them.
 * @type {{ name: string, under: Words, words: Words }[] | null}
 */
let kept = null;

/** @param {Words} words @returns {Words} */
const copy = (words) =>
  Object.fromEntries(
    Object.entries(words).map(([k, v]) => [k, v !== null && typeof v === 'object' ? copy(v) : v]),
  );

/** @param {Words} under @param {Words} words */
function over(under, words) {
  for (const [key, word] of Object.entries(words)) {
    if (word !== null && typeof word === 'object') over(under[key], word);
    else under[key] = word;
  }
}

/**
 * @typedef {object} Learned
 * @property {Words} rooms
 * @property {ReturnType<typeof retell>} retell What scenarios say of themselves.
 * @property {ReturnType<typeof reword>} reword What the engine refuses.
 */

/** The languages learned so far; English has no other words. @type {Map<string, Learned | null>} */
const learned = new Map();

/** The language that lies over the words now. */
let laid = 'en';

/**
 * @param {string} language Its words arrive, and the English ones that they are laid over.
 * @returns {Promise<Record<string, Source> | undefined>} Addresses of its protocols' words; English:
 *   none of its own.
 */
export async function learn(language) {
  const names = Object.keys(english);
  const [other, shipped, ...under] = await Promise.all([
    others[language]?.(),
    import('./en/scenarios.js'),
    ...names.map((name) => english[name]()),
  ]);
  kept ??= names.map((name, i) => ({ name, under: under[i], words: copy(under[i]) }));
  if (!learned.has(language)) {
    const own = (/** @type {string} */ name) => other?.rooms[`./${language}/${name}.js`];
    const voice = other && {
      rooms: other.rooms,
      retell: retell(shipped.default, own('scenarios')),
      reword: reword(own('refusals')),
    };
    learned.set(language, voice ?? null);
  }
  return other?.protocols;
}

/** @param {string} language One that was learned. @returns {Learned | null | undefined} */
export function lay(language) {
  const voice = learned.get(language);
  if (language === laid || voice === undefined) return learned.get(laid);
  laid = language;
  for (const { name, under, words } of kept ?? []) {
    over(under, voice?.rooms[name.replace('/en/', `/${language}/`)] ?? words);
  }
  return voice;
}
