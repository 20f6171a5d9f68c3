/** Parameters in an address: each becomes an attribute of the lab, where the schema reads it. */
import { isName } from './names.js';

/**
 * @param {import('./element.js').TurncoatElement} lab
 * @param {string[]} [others] names that mean something to the caller
 */
export function give(lab, others = []) {
  for (const [name, value] of new URLSearchParams(location.search)) {
    if (isName(name)) lab.setAttribute(name, value);
    else if (!others.includes(name)) lab.strange.push(name);
  }
  lab.others = others;
}
