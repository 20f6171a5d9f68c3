/** The scenarios of the page as the picker lists them, each with what it says of itself. */
import { idOf } from '../ids.js';
import said from '../words/en/scenarios.js';

/** @typedef {{ id: string, name: string, about: string, protocol: string }} Entry */

/** @type {Record<string, string>} */
const protocols = import.meta.glob('../scenarios/*.json', { eager: true, import: 'protocol' });

/** @type {Entry[]} */
export const shelf = Object.keys(protocols)
  .sort()
  .map((path) => ({ id: idOf(path), ...said[idOf(path)], protocol: protocols[path] ?? '' }));
