/** What a first visit fetches, as a careful server would send it. */
import { readFileSync } from 'node:fs';
import { brotliCompressSync, gzipSync } from 'node:zlib';

const KB = 1000;

/**
 * Notes what has been fetched when the first run stands still in view; what idle time fetches
 * comes later. Must run before the page.
 * @param {import('playwright-core').Page} page
 */
export const watch = (page) =>
  page.addInitScript(() => {
    new MutationObserver((_, self) => {
      if (!document.querySelector('turncoat-lab[data-digest]')) return;
      self.disconnect();
      /** @type {any} */ (globalThis).fetched = performance
        .getEntriesByType('resource')
        .map((entry) => entry.name);
    }).observe(document, { subtree: true, childList: true, attributes: true });
  });

/**
 * @param {import('playwright-core').Page} page Watched, and at rest.
 * @param {string} end How a file's name ends: ".js", ".wasm"
 * @returns {Promise<{ files: number, plain: number, gzip: number, brotli: number }>} in KB
 */
export async function weigh(page, end) {
  /** @type {string[]} */
  const fetched = await page.evaluate(() => /** @type {any} */ (globalThis).fetched);
  const base = new URL('.', page.url()).pathname;
  const paths = [...new Set(fetched.map((address) => new URL(address).pathname))]
    .filter((path) => path.endsWith(end))
    .map((path) => `target/site/${path.slice(base.length)}`);
  const sum = { files: paths.length, plain: 0, gzip: 0, brotli: 0 };
  for (const path of paths) {
    const content = readFileSync(path);
    sum.plain += content.length / KB;
    sum.gzip += gzipSync(content, { level: 9 }).length / KB;
    sum.brotli += brotliCompressSync(content).length / KB;
  }
  return sum;
}
