/** What the engine refuses, told in another language. It arrives with that language. */

/**
 * The engine's rules of refusal, which are their English sentences, and what they are in another
 * language.
 * @typedef {object} Refusals
 * @property {[english: string, other: string][]} sentences What varies is {named}, the same in both.
 * @property {Record<string, Record<string, string>>} parts By such a name: words that may stand
 *   there and are the engine's own. Everything else there is carried over as it is.
 */

/** @typedef {import('../engine.d.ts').Refusal} Refusal */

/**
 * @param {Refusals} refusals
 * @returns {(refusal: Refusal) => string | undefined} Nothing: nobody has translated it.
 */
export function reword({ sentences, parts }) {
  const rules = new Map(sentences);
  return ({ at = '', rule, facts = {} }) => {
    const other = rules.get(rule);
    const told = other?.replace(/\{(\w+)\}/g, (_, name) => {
      const fact = facts[name] ?? '';
      return parts[name]?.[fact] ?? fact;
    });
    // The place names keys of the file format: it stays.
    return told && at ? `${at}: ${told}` : told;
  };
}
