/** Unpacks what the one-file build holds as text: raw-deflated bytes in base64. */

/** @param {string} text @returns {Promise<ArrayBuffer>} */
export async function unpackEngine(text) {
  const bytes = Uint8Array.from(atob(text), (c) => c.charCodeAt(0));
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('deflate-raw'));
  return new Response(stream).arrayBuffer();
}
