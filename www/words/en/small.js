/** Words of the small form. */
import { formats } from '../format.js';

const { number, time } = formats('en-GB');

export default {
  whole: 'open full page ↗',
  blocked: 'The browser did not open a window. Here is the link:',
  line: 'Step in view',
  /** @param {number} step @param {number} steps */
  at: (step, steps) => `step ${number(step)} of ${number(steps)}`,
  /** @param {number} t In one-way delays. */
  t: (t) => `t ${time(t)}`,
};
