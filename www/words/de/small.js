/** German words of the small form. */
import { formats } from '../format.js';

const { number, time } = formats('de');

export default {
  whole: 'ganze Seite ↗',
  blocked: 'Der Browser hat kein Fenster geöffnet. Hier ist der Link:',
  line: 'Schritt im Blick',
  /** @param {number} step @param {number} steps */
  at: (step, steps) => `Schritt ${number(step)} von ${number(steps)}`,
  /** @param {number} t In one-way delays. */
  t: (t) => `t ${time(t)}`,
};
