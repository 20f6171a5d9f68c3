/** German words with which a verb of the element is refused. */

export default {
  notReady: 'Das Labor hat noch keinen Lauf: warte auf sein „ready“.',
  gone: 'Das Labor wurde zerstört.',
  /** @param {string} name */
  wholeNumber: (name) => `${name}: gib eine ganze Zahl ab 0 an.`,
  state: 'setState: gib an, was getState ergab, oder das #v1:… eines Links.',
  fault: 'inject: gib einen Fehler an, etwa { server: „S1“, does: „crash“ }.',
  when: (/** @type {string} */ name) =>
    `inject: ein Fehler entsteht am gezeigten Schritt; lass „${name}“ weg.`,
  number: (/** @type {string} */ place) => `${place}: gib eine endliche Zahl an.`,
};
