/** German words for a host page's author: refused parameters, messages, locked commands. */
import { formats } from '../format.js';

const { or } = formats('de');

export default {
  /** @param {string} name @param {string} text @param {string} allowed */
  bad: (name, text, allowed) => `${name}: „${text}“ ist nicht möglich. ${allowed}`,
  /** @param {string[]} choices */
  oneOf: (choices) => `Nimm ${or(choices)}.`,
  /** @param {string[]} choices */
  someOf: (choices) => `Nimm einige von ${choices.join(', ')}.`,
  /** @param {number} least @param {number} most */
  whole: (least, most) => `Nimm eine ganze Zahl von ${least} bis ${most}.`,
  /** @param {string[]} ids Those most like what was given. @param {number} count Of all. */
  scenario: (ids, count) =>
    `Nimm das #v1:… eines Links oder den Namen eines Szenarios, etwa ${or(ids)}; es gibt ${count}.`,
  /** @param {string} name @param {string[]} closest */
  strange: (name, closest) =>
    `„${name}“ ist kein Parameter. Am nächsten kommen ${closest.join(', ')}.`,
  /** @param {string} name @param {string} sentence The engine's own. */
  refused: (name, sentence) => `${name}: dieser Lauf kann das nicht haben. ${sentence}`,
  step: (/** @type {number} */ steps) => `step: dieser Lauf endet bei Schritt ${steps}.`,

  /** @type {Record<string, string>} */
  locks: {
    faults: 'Störungen sind hier gesperrt.',
    sizes: 'Größen, Startwert und Netz sind hier gesperrt.',
    scenario: 'Das Szenario ist hier gesperrt.',
    protocol: 'Das Protokoll ist hier gesperrt.',
    time: 'Der Schritt im Blick ist hier gesperrt.',
    search: 'Die Suche ist hier gesperrt.',
  },

  origins: 'Nimm Herkünfte wie https://course.example.edu, durch Kommas getrennt.',
  /** @param {string} origin */
  origin: (origin) =>
    `Dieses Labor nimmt keine Befehle von ${origin}: seine Adresse muss sie unter origins nennen.`,
  args: 'args: gib eine Liste mit höchstens zwei Argumenten an.',
  /** @param {string} verb @param {string[]} verbs */
  verb: (verb, verbs) => `Es gibt kein Verb „${verb}“. Es gibt ${verbs.join(', ')}.`,
};
