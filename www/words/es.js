/** All words of one language, in one piece. */

/** By "./es/shell.js". @type {Record<string, any>} */
export const rooms = import.meta.glob('./es/*.js', { eager: true, import: 'default' });

/** Addresses of the words for what the engine offers. @type {Record<string, import('./protocols.js').Source>} */
export const protocols = import.meta.glob('./es/protocols/*.json', {
  eager: true,
  query: '?url',
  import: 'default',
});
