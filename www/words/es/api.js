/** Spanish words with which a verb of the element is refused. */

export default {
  notReady: 'El laboratorio aún no tiene ejecución: espera a su «ready».',
  gone: 'El laboratorio fue destruido.',
  /** @param {string} name */
  wholeNumber: (name) => `${name}: da un número entero, 0 o mayor.`,
  state: 'setState: da lo que dio getState, o el #v1:… de un enlace.',
  fault: 'inject: da un fallo, por ejemplo { server: «S1», does: «crash» }.',
  when: (/** @type {string} */ name) =>
    `inject: un fallo se produce en el paso mostrado; omite «${name}».`,
  number: (/** @type {string} */ place) => `${place}: da un número finito.`,
};
