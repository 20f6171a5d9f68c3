/** What the scenarios of the page say of themselves, read at build time, for the picker. */
import { idOf } from './library.js';

/** @typedef {{ id: string, name: string, about: string, protocol: string }} Entry */

/** @type {Record<string, string>} */
const names = import.meta.glob('../scenarios/*.json', { eager: true, import: 'name' });
/** @type {Record<string, string>} */
const abouts = import.meta.glob('../scenarios/*.json', { eager: true, import: 'about' });
/** @type {Record<string, string>} */
const protocols = import.meta.glob('../scenarios/*.json', { eager: true, import: 'protocol' });

/** @type {Entry[]} */
export const shelf = Object.keys(names)
  .sort()
  .map((path) => ({
    id: idOf(path),
    name: names[path],
    about: abouts[path] ?? '',
    protocol: protocols[path] ?? '',
  }));
