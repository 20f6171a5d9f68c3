/**
 * A whole run in a link: `#v1:` and the scenario as JSON (with the faults made by hand and the
 * step), raw-deflated, base64url. What comes in is bounded before and after it is unpacked.
 */
import why from './words/en/link.js';
import words from './words/en.js';

const PREFIX = '#v1:';
const MAX_LINK = 512 * 1024;
export const MAX_TEXT = 1024 * 1024;

/** @param {Uint8Array} bytes */
function toBase64Url(bytes) {
  let text = '';
  for (const byte of bytes) text += String.fromCharCode(byte);
  return btoa(text).replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '');
}

/** @param {string} text */
function fromBase64Url(text) {
  const raw = atob(text.replaceAll('-', '+').replaceAll('_', '/'));
  return Uint8Array.from(raw, (c) => c.charCodeAt(0));
}

/** @param {Uint8Array<ArrayBuffer>} bytes @param {ReadableWritablePair} through */
async function pipe(bytes, through, limit = Infinity) {
  const reader = new Blob([bytes]).stream().pipeThrough(through).getReader();
  /** @type {Uint8Array<ArrayBuffer>[]} */
  const parts = [];
  let size = 0;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) break;
    size += value.length;
    if (size > limit) {
      await reader.cancel();
      throw new Error(why.large);
    }
    parts.push(value);
  }
  return new Uint8Array(await new Blob(parts).arrayBuffer());
}

/** @param {string} scenario @param {number} step @returns {Promise<string>} the fragment */
export async function pack(scenario, step) {
  const text = JSON.stringify({ ...JSON.parse(scenario), step });
  const bytes = new TextEncoder().encode(text);
  return PREFIX + toBase64Url(await pipe(bytes, new CompressionStream('deflate-raw')));
}

/**
 * A link as it was made: mailers and chats rewrite its colon and its letter, break it into lines, and
 * take in the end of the sentence that it stands in.
 * @param {string} fragment
 */
const mended = (fragment) =>
  fragment
    .replace(/%([0-9A-F]{2})/gi, (_, code) => String.fromCharCode(Number.parseInt(code, 16)))
    .replace(/\s/g, '')
    .replace(/^#v/i, '#v')
    .replace(/(?<=[\w-])[^\w:-]+$/, '');

/**
 * @param {string} link A fragment.
 * @returns {Promise<string>} the scenario's text; throws an Error with one sentence
 */
export async function unpack(link) {
  const { badLink } = words.shell.load;
  const fragment = mended(link);
  if (!fragment.startsWith(PREFIX)) throw new Error(`${badLink} ${why.version}`);
  if (fragment.length > MAX_LINK) throw new Error(`${badLink} ${why.large}`);
  if (typeof DecompressionStream !== 'function') throw new Error(`${badLink} ${why.browser}`);
  try {
    const bytes = fromBase64Url(fragment.slice(PREFIX.length));
    const out = await pipe(bytes, new DecompressionStream('deflate-raw'), MAX_TEXT);
    return new TextDecoder('utf-8', { fatal: true }).decode(out);
  } catch (error) {
    const large = error instanceof Error && error.message === why.large;
    throw new Error(`${badLink} ${large ? why.large : why.broken}`);
  }
}
