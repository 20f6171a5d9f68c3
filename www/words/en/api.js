/** Words with which a verb of the element is refused. */

export default {
  notReady: 'The lab has no run yet: wait for its “ready”.',
  gone: 'The lab was destroyed.',
  /** @param {string} name */
  wholeNumber: (name) => `${name}: give a whole number, 0 or more.`,
  state: 'setState: give what getState gave, or a link’s #v1:….',
  fault: 'inject: give a fault, such as { server: “S1”, does: “crash” }.',
  /** @param {string} name */
  when: (name) => `inject: a fault is made at the step in view; leave “${name}” out.`,
  /** @param {string} place */
  number: (place) => `${place}: give a finite number.`,
};
