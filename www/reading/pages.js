/** The page of each protocol: the same file that its Rust documentation opens with. */

const files = /** @type {Record<string, () => Promise<string>>} */ (
  import.meta.glob('../../src/rooms/*/protocol.md', { import: 'default' })
);

/** By protocol. @type {Record<string, () => Promise<string>>} */
export const pages = Object.fromEntries(
  Object.entries(files).map(([path, page]) => [path.split('/')[4].replaceAll('_', '-'), page]),
);
