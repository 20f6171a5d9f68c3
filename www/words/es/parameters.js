/** Spanish words for a host page's author: refused parameters, messages, locked commands. */
import { formats } from '../format.js';

const { or } = formats('es');

export default {
  /** @param {string} name @param {string} text @param {string} allowed */
  bad: (name, text, allowed) => `${name}: «${text}» no es posible. ${allowed}`,
  /** @param {string[]} choices */
  oneOf: (choices) => `Usa ${or(choices)}.`,
  /** @param {string[]} choices */
  someOf: (choices) => `Usa algunos de ${choices.join(', ')}.`,
  /** @param {number} least @param {number} most */
  whole: (least, most) => `Usa un número entero de ${least} a ${most}.`,
  /** @param {string[]} ids Those most like what was given. @param {number} count Of all. */
  scenario: (ids, count) =>
    `Usa el #v1:… de un enlace o el nombre de un escenario, como ${or(ids)}; hay ${count}.`,
  /** @param {string} name @param {string[]} closest */
  strange: (name, closest) =>
    `«${name}» no es un parámetro. Los más parecidos son ${closest.join(', ')}.`,
  /** @param {string} name @param {string} sentence The engine's own. */
  refused: (name, sentence) => `${name}: esta ejecución no lo admite. ${sentence}`,
  step: (/** @type {number} */ steps) => `step: esta ejecución acaba en el paso ${steps}.`,

  /** @type {Record<string, string>} */
  locks: {
    faults: 'Aquí los fallos están bloqueados.',
    sizes: 'Aquí los tamaños, la semilla y la red están bloqueados.',
    scenario: 'Aquí el escenario está bloqueado.',
    protocol: 'Aquí el protocolo está bloqueado.',
    time: 'Aquí el paso a la vista está bloqueado.',
    search: 'Aquí la búsqueda está bloqueada.',
  },

  origins: 'Usa orígenes como https://course.example.edu, separados por comas.',
  /** @param {string} origin */
  origin: (origin) =>
    `Este laboratorio no acepta órdenes de ${origin}: su dirección debe figurar en origins.`,
  args: 'args: da una lista de dos argumentos como mucho.',
  /** @param {string} verb @param {string[]} verbs */
  verb: (verb, verbs) => `No existe el verbo «${verb}». Hay ${verbs.join(', ')}.`,
};
