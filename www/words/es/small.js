/** Spanish words of the small form. */
import { formats } from '../format.js';

const { number, time } = formats('es');

export default {
  whole: 'página entera ↗',
  blocked: 'El navegador no abrió una ventana. Este es el enlace:',
  line: 'Paso a la vista',
  /** @param {number} step @param {number} steps */
  at: (step, steps) => `paso ${number(step)} de ${number(steps)}`,
  /** @param {number} t In one-way delays. */
  t: (t) => `t ${time(t)}`,
};
