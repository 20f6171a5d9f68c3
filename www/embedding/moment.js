/**
 * Addresses and code for one moment of a run. What stands on the shelf unchanged is named, which
 * is short and survives new versions; any other run travels whole, in the fragment.
 */
import { pack } from '../link.js';

/** @typedef {{ scenario: string, step: number } | { link: string }} Moment */

/** @param {import('../lab/lab.js').TurncoatLab} lab @returns {Promise<Moment>} */
export async function momentOf(lab) {
  const { changed, entry, failure, session } = lab;
  // After a trap only what was kept outside the engine is known.
  if (failure) return { link: await pack(failure.scenario, failure.step) };
  if (!session) throw new Error('there is no run');
  const { step } = session.snapshot;
  if (entry && !changed) return { scenario: entry, step };
  return { link: await pack(session.lab.scenario(), step) };
}

/**
 * @param {string} page An address; a query of its own gives way.
 * @param {Moment} moment @param {Record<string, string>} [more] further parameters
 */
export function addressOf(page, moment, more = {}) {
  const url = new URL(page);
  const query = new URLSearchParams(
    'link' in moment ? more : { scenario: moment.scenario, step: String(moment.step), ...more },
  );
  // Commas may stand as they are, and are easier to read.
  url.search = query.toString().replaceAll('%2C', ',');
  url.hash = 'link' in moment ? moment.link : '';
  return url.href;
}

/** @type {Record<string, string>} */
const ENTITIES = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** @param {string} text As the value of an attribute. */
const quoted = (text) => `"${text.replace(/[&<>"]/g, (c) => ENTITIES[c])}"`;

/**
 * @param {string} name
 * @param {Record<string, string | number>} attributes Empty ones are left out.
 */
export const tag = (name, attributes) => {
  const written = Object.entries(attributes)
    .filter(([, value]) => value !== '')
    .map(([key, value]) => ` ${key}=${quoted(String(value))}`);
  return `<${name}${written.join('')}></${name}>`;
};
