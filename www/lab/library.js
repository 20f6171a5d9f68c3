/**
 * The scenarios that come with the page: each is fetched when it opens. Their names and what they
 * are about are in shelf.js, which the picker needs.
 */

const files = /** @type {Record<string, () => Promise<string>>} */ (
  import.meta.glob('../scenarios/*.json', { query: '?raw', import: 'default' })
);

/** @param {string} path A file's name without its number and ending. */
export const idOf = (path) => path.replace(/^.*\/(?:\d+-)?/, '').replace(/\.json$/, '');

const byId = new Map(
  Object.keys(files)
    .sort()
    .map((path) => [idOf(path), files[path]]),
);

/** In the order of the files; the first one opens first. */
export const ids = [...byId.keys()];

/** @param {string} id @returns {Promise<string> | undefined} the scenario's text */
export const textOf = (id) => byId.get(id)?.();

/** @param {string} text What a scenario says of itself; empty where it says nothing. */
export function headOf(text) {
  try {
    const { name = '', about = '', protocol = '' } = JSON.parse(text);
    return { name: String(name), about: String(about), protocol: String(protocol) };
  } catch {
    return { name: '', about: '', protocol: '' };
  }
}
