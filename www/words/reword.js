/** What the engine refuses, told in another language. It arrives with that language. */

/**
 * The engine's sentences, as they stand in its sources, and what they are in another language.
 * @typedef {object} Refusals
 * @property {[english: string, other: string][]} sentences What varies is {named} in both.
 * @property {Record<string, Record<string, string>>} parts By such a name: words that may stand
 *   there and are the engine's own. Everything else there is carried over as it is.
 */

/** @typedef {{ pattern: RegExp, names: string[], other: string }} Entry */

const VARIES = /\{(\w+)\}/g;

/**
 * The place names keys of the file format: it stays. Only lists and splits have keys that a person
 * chooses, with any sign in them.
 */
const PLACE = String.raw`((?:[\w.[\]-]+|(?:\S+\.)?(?:commands|split)\..*?): )?`;

/** @param {string} text */
const literally = (text) => text.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&');

/** @param {[string, string]} sentence @returns {Entry} */
function entry([english, other]) {
  // Every second piece is a name.
  const pieces = english.split(VARIES).map((piece, i) => (i % 2 ? '(.+?)' : literally(piece)));
  return {
    pattern: new RegExp(`^${PLACE}${pieces.join('')}$`, 's'),
    names: [...english.matchAll(VARIES)].map(([, name]) => name),
    other,
  };
}

/** @param {[string, string]} sentence How many of its signs are always the same. */
const settled = ([english]) => english.replace(VARIES, '').length;

/**
 * @param {Refusals} refusals
 * @returns {(sentence: string) => string} What is not known stays in English: nothing is lost.
 */
export function reword({ sentences, parts }) {
  /** @type {Entry[] | undefined} */
  let entries;
  return (sentence) => {
    // The most settled goes first: it says most precisely what is meant.
    entries ??= [...sentences].sort((a, b) => settled(b) - settled(a)).map(entry);
    for (const { pattern, names, other } of entries) {
      const found = pattern.exec(sentence);
      if (!found) continue;
      const [, place = '', ...values] = found;
      const told = other.replace(VARIES, (_, name) => {
        const value = values[names.indexOf(name)];
        return parts[name]?.[value] ?? value;
      });
      return place + told;
    }
    return sentence;
  };
}
