/**
 * What a scenario that ships is called in addresses and catalogues.
 * @param {string} path Its file: "../scenarios/01-two-things.json"
 * @returns {string} The file's name without its number and ending: "two-things"
 */
export const idOf = (path) => path.replace(/^.*\/(?:\d+-)?/, '').replace(/\.json$/, '');
