/** What scenarios say of themselves, told in another language. It arrives with that language. */
/** @typedef {import('./en/scenarios.js').Said} Said */

/**
 * Only what ships, word for word, is told in other words: who has written a title or a text of their
 * own sees those.
 * @param {Record<string, Said>} english By id. @param {Record<string, Said>} words As well.
 * @returns {<T extends Said>(said: T) => T}
 */
export function retell(english, words) {
  const ids = new Map(Object.entries(english).map(([id, { name }]) => [name, id]));
  return (said) => {
    const id = ids.get(said.name);
    return id && english[id].about === said.about ? { ...said, ...words[id] } : said;
  };
}
