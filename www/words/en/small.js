/** Words of the small form. */

export default {
  whole: 'open full page ↗',
  blocked: 'The browser did not open a window. Here is the link:',
  line: 'Step in view',
  /** @param {number} step @param {number} steps */
  at: (step, steps) => `step ${step} of ${steps}`,
  /** @param {number} time In one-way delays. */
  t: (time) => `t ${time.toFixed(1)}`,
};
