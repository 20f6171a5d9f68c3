/** Lays another language over the English words, key by key, and English over it again. */
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

/** The English words as they were before anything was laid over them. @type {Words | null} */
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
 * @typedef {object} Other
 * @property {Record<string, Source>} protocols Addresses of its protocols' words.
 * @property {ReturnType<typeof retell>} retell What scenarios say of themselves.
 * @property {ReturnType<typeof reword>} reword What the engine refuses.
 */

/**
 * @param {string} language
 * @returns {Promise<Other | null>} English: null.
 */
export async function lay(language) {
  const names = Object.keys(english);
  const [other, shipped, ...under] = await Promise.all([
    others[language]?.(),
    import('./en/scenarios.js'),
    ...names.map((name) => english[name]()),
  ]);
  kept ??= copy(Object.fromEntries(names.map((name, i) => [name, under[i]])));
  names.forEach((name, i) => {
    const words = other?.rooms[name.replace('/en/', `/${language}/`)];
    over(under[i], words ?? kept?.[name]);
  });
  if (!other) return null;
  const own = (/** @type {string} */ name) => other.rooms[`./${language}/${name}.js`];
  return {
    protocols: other.protocols,
    retell: retell(shipped.default, own('scenarios')),
    reword: reword(own('refusals')),
  };
}
