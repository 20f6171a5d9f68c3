/** Why there is no engine, in the words of the page. It arrives when there is none. */
import missing from '../words/en/missing.js';
import words from '../words/en.js';

/** @param {unknown} cause What an engine could not be started for. */
export function missed(cause) {
  if (typeof WebAssembly !== 'object') return missing.noWasm;
  // Each browser says in its own words that a content policy forbids it.
  const forbidden = /unsafe-eval|\bCSP\b|content security policy/i.test(String(cause));
  return forbidden ? missing.noPolicy : words.shell.load.failed;
}
