/**
 * The scenarios that come with the page: each is fetched when it opens. Their names and what they
 * are about are in shelf.js, which the picker needs. The first view needs neither: it opens the
 * first one (runs.js).
 */
import { idOf } from '../ids.js';

const files = /** @type {Record<string, () => Promise<string>>} */ (
  import.meta.glob('../scenarios/*.json', { query: '?raw', import: 'default' })
);

const byId = new Map(
  Object.keys(files)
    .sort()
    .map((path) => [idOf(path), files[path]]),
);

/** In the order of the files; the first one opens first. */
export const ids = [...byId.keys()];

/** @param {string} id @returns {Promise<string> | undefined} the scenario's text */
export const textOf = (id) => byId.get(id)?.();
