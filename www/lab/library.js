/** The scenarios that come with the page, read at build time; the first one opens first. */

/** @typedef {{ id: string, name: string, about: string, protocol: string, text: string }} Entry */

/** @type {Record<string, string>} */
const files = import.meta.glob('../scenarios/*.json', {
  query: '?raw',
  import: 'default',
  eager: true,
});

/** @param {string} text What a scenario says of itself; empty where it says nothing. */
export function headOf(text) {
  try {
    const { name = '', about = '', protocol = '' } = JSON.parse(text);
    return { name: String(name), about: String(about), protocol: String(protocol) };
  } catch {
    return { name: '', about: '', protocol: '' };
  }
}

/** @type {Entry[]} */
export const library = Object.keys(files)
  .sort()
  .map((path) => ({
    id: path.replace(/^.*\/(?:\d+-)?/, '').replace(/\.json$/, ''),
    ...headOf(files[path]),
    text: files[path],
  }));

/** @param {string} name A scenario by its file's name or by its own. */
export const named = (name) =>
  library.find((entry) => entry.id === name || entry.name === name) ?? null;
