/** Words that a host page's author reads: refused parameters, messages and locked commands. */
import { formats } from '../format.js';

const { or } = formats('en-GB');

export default {
  /** @param {string} name @param {string} text @param {string} allowed */
  bad: (name, text, allowed) => `${name}: “${text}” is not possible. ${allowed}`,
  /** @param {string[]} choices */
  oneOf: (choices) => `Use ${or(choices)}.`,
  /** @param {string[]} choices */
  someOf: (choices) => `Use some of ${choices.join(', ')}.`,
  /** @param {number} least @param {number} most */
  whole: (least, most) => `Use a whole number from ${least} to ${most}.`,
  /** @param {string[]} ids Those most like what was given. @param {number} count Of all. */
  scenario: (ids, count) =>
    `Use a link’s #v1:… or the name of a scenario, such as ${or(ids)}; there are ${count}.`,
  /** @param {string} name @param {string[]} closest */
  strange: (name, closest) =>
    `“${name}” is not a parameter. Closest to it are ${closest.join(', ')}.`,
  /** @param {string} name @param {string} sentence The engine's own. */
  refused: (name, sentence) => `${name}: this run cannot have it. ${sentence}`,
  step: (/** @type {number} */ steps) => `step: this run ends at step ${steps}.`,

  /** What a lock keeps from being changed. @type {Record<string, string>} */
  locks: {
    faults: 'Faults are locked here.',
    sizes: 'Sizes, seed and network are locked here.',
    scenario: 'The scenario is locked here.',
    protocol: 'The protocol is locked here.',
    time: 'The step in view is locked here.',
    search: 'The search is locked here.',
  },

  origins: 'Use origins such as https://course.example.edu, separated by commas.',
  /** @param {string} origin */
  origin: (origin) =>
    `This lab takes no commands from ${origin}: its address must list it in origins.`,
  args: 'args: give a list of at most two arguments.',
  /** @param {string} verb @param {string[]} verbs */
  verb: (verb, verbs) => `There is no verb “${verb}”. There are ${verbs.join(', ')}.`,
};
