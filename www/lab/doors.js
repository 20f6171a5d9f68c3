/** What each protocol is called in each language, also before its room is entered. */

/** @typedef {Record<string, string>} Words By file. */

/** @type {Words} */
const titles = import.meta.glob(
  ['../words/*/protocols/*.json', '!../words/*/protocols/{*.rules,world}.json'],
  { eager: true, import: 'title' },
);
/** @type {Words} */
const blurbs = import.meta.glob(
  ['../words/*/protocols/*.json', '!../words/*/protocols/{*.rules,world}.json'],
  { eager: true, import: 'blurb' },
);

/** @param {string} id A protocol. @param {string} language */
export function door(id, language) {
  const file = `../words/${language}/protocols/${id}.json`;
  return { title: titles[file] ?? id, blurb: blurbs[file] };
}
