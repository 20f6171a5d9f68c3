/**
 * What the scenarios that ship say of themselves, by id, read from their files at build time.
 * Nothing is laid over these: by them a scenario is known again (../retell.js).
 */
import { idOf } from '../../ids.js';

/** @typedef {{ name: string, about: string }} Said */

/** @type {Record<string, string>} */
const names = import.meta.glob('../../scenarios/*.json', { eager: true, import: 'name' });
/** @type {Record<string, string>} */
const abouts = import.meta.glob('../../scenarios/*.json', { eager: true, import: 'about' });

/** @type {Record<string, Said>} In the order of the files. */
export default Object.fromEntries(
  Object.keys(names)
    .sort()
    .map((path) => [idOf(path), { name: names[path], about: abouts[path] ?? '' }]),
);
