// The page's rooms have an order: nothing imports what imports it, neither a file nor a room. What is
// fetched on demand is asked for by name and may stand anywhere.
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, normalize } from 'node:path';
import { expect, test } from '@playwright/test';

/** @type {Map<string, Set<string>>} By file, what it imports at once. */
const graph = new Map(
  readdirSync('www', { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.js$/.test(entry.name))
    .map((entry) => `${entry.parentPath}/${entry.name}`)
    .filter((file) => !file.includes('generated'))
    .map((file) => {
      const code = readFileSync(file, 'utf8').replace(/\/\*[\s\S]*?\*\//g, '');
      const found = code.matchAll(
        /^(?:import|export)\b[^;]*?from '(\.[^']+)'|^import '(\.[^']+)'/gm,
      );
      const paths = [...found].map(([, from, bare]) =>
        normalize(`${dirname(file)}/${from ?? bare}`),
      );
      return [file, new Set(paths)];
    }),
);

/** @param {Map<string, Set<string>>} arrows Who can be reached from itself. */
function circles(arrows) {
  const reach = (/** @type {string} */ start) => {
    const seen = new Set();
    const left = [start];
    while (left.length) {
      for (const next of arrows.get(left.pop() ?? '') ?? []) {
        if (!seen.has(next)) left.push(next);
        seen.add(next);
      }
    }
    return seen;
  };
  return [...arrows.keys()].filter((one) => reach(one).has(one));
}

test('no file imports what imports it', () => {
  expect(graph.size).toBeGreaterThan(100);
  expect(circles(graph)).toEqual([]);
});

test('no room imports what imports it', () => {
  // Files beside the rooms are each on their own; words are one room in three languages.
  const room = (/** @type {string} */ file) =>
    file.startsWith('www/words/') ? 'www/words' : dirname(file) === 'www' ? file : dirname(file);
  /** @type {Map<string, Set<string>>} */
  const rooms = new Map();
  for (const [file, imports] of graph) {
    const known = rooms.get(room(file)) ?? new Set();
    for (const other of imports) if (room(other) !== room(file)) known.add(room(other));
    rooms.set(room(file), known);
  }
  expect(circles(rooms)).toEqual([]);
});
