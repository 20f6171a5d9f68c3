/** Words with which a verb of the element is refused. */

export default {
  notReady: 'The lab has no run yet: wait for its “ready”.',
  gone: 'The lab was destroyed.',
  /** @param {string} name */
  wholeNumber: (name) => `${name}: give a whole number, 0 or more.`,
  state: 'setState: give what getState gave, or a link’s #v1:….',
};
