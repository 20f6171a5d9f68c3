/** Parameters in an address: each becomes an attribute of the lab, where the schema reads it. */

import { isName, OF_RUN } from '../lab/names.js';
import { isLink } from '../text.js';

/**
 * @param {import('./element.js').TurncoatElement} lab
 * @param {string[]} [others] names that mean something to the caller
 */
export function give(lab, others = []) {
  // A run in the fragment is whole, with its sizes and its step: nothing is laid over it.
  const whole = isLink(location.hash);
  for (const [written, value] of new URLSearchParams(location.search)) {
    // Copied out of HTML, an ampersand may still be written as it is there.
    const name = written.replace(/^(amp;)+/, '');
    if (whole && OF_RUN.includes(name)) continue;
    if (isName(name)) lab.setAttribute(name, value);
    else if (!others.includes(name)) lab.strange.push(name);
  }
  lab.others = others;
}
