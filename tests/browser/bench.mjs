// Everything that is measured in Chromium: the engine's own benchmark in wasm, then the page at
// work (frames.mjs). The last line is rows of JSON, as `cargo dev bench` reads them.
//
// By hand, on the built page: node tests/browser/bench.mjs [--minutes 10] [--only memory]
import { readFileSync } from 'node:fs';
import { chromium } from 'playwright-core';
import { preview } from 'vite';
import { measurePage, PARTS } from './frames.mjs';

/** @param {string} name What stands after an option. */
function option(name) {
  const at = process.argv.indexOf(name);
  return at < 0 ? undefined : (process.argv[at + 1] ?? '');
}

/** The one part of the page's figures that is asked for. */
function only() {
  const name = option('--only');
  if (name === undefined || name in PARTS) return name;
  throw new Error(`--only takes one of ${Object.keys(PARTS).join(', ')}, not ${name}`);
}

/** How long the page plays while its memory is watched. */
function minutes() {
  const text = option('--minutes') ?? process.env.TURNCOAT_MINUTES ?? '1';
  const number = Number(text);
  if (number > 0 && number <= 600) return number;
  throw new Error(`--minutes takes a number up to 600, not ${text}`);
}

/** @typedef {import('playwright-core').Browser} Browser */

/** A page that holds nothing but what is measured in it. @param {Browser} browser */
async function bare(browser) {
  const page = await browser.newPage();
  // The files are handed to the page without a server.
  await page.route('**/*', (route) => {
    const file = new URL(route.request().url()).pathname.slice(1);
    if (file === '') return route.fulfill({ contentType: 'text/html', body: '<!doctype html>' });
    return route.fulfill({ path: `www/generated/${file}` });
  });
  await page.goto('http://turncoat.invalid/');
  return page;
}

/** The engine's figures. @param {Browser} browser */
async function engine(browser) {
  const page = await bare(browser);
  try {
    const log = readFileSync('tests/bench/log.json', 'utf8');
    return await page.evaluate(async (log) => {
      const { default: load, Engine } = await import(String('./bp-fast-paxos.js'));
      await load();
      // The same as src/bench.rs does natively.
      const rates = [0, 1, 2, 3, 4].map(() => {
        const run = new Engine(log);
        const start = performance.now();
        run.explore(400_000);
        const rate = run.delivered() / ((performance.now() - start) / 1000);
        run.free();
        return rate;
      });
      rates.sort((one, other) => one - other);
      const run = new Engine(log);
      run.explore(100_000);
      let longest = 0;
      for (let i = 0; i < 200; i++) {
        const step = (Math.imul(i, 7919 * 13) >>> 0) % 100_000;
        const start = performance.now();
        run.seek(step);
        longest = Math.max(longest, performance.now() - start);
      }
      run.free();
      return [
        { name: 'log, n = 7, m = 3: deliveries', unit: 'per second', value: rates[2] },
        { name: 'longest seek of 200 in 100,000 steps', unit: 'ms', value: longest },
      ];
    }, log);
  } finally {
    await page.close();
  }
}

/**
 * A search as the page's worker makes it. The seconds are those of the first one, in which the
 * browser still compiles; the rate is that of the last of as many as three seconds hold, two at
 * least.
 * @param {Browser} browser @param {number[]} bounds
 */
async function search(browser, [servers, rounds]) {
  const page = await bare(browser);
  try {
    return await page.evaluate(
      async ([servers, rounds]) => {
        const { default: load, Search } = await import(String('./search.js'));
        const { memory } = await load();
        const once = () => {
          const search = new Search(JSON.stringify({ servers, rounds }));
          const start = performance.now();
          let progress = search.advance(100_000);
          while (!progress.done) progress = search.advance(100_000);
          const seconds = (performance.now() - start) / 1000;
          search.free();
          return { seconds, states: progress.states };
        };
        const { seconds, states } = once();
        const bytes = memory.buffer.byteLength;
        const end = performance.now() + 3000;
        let last = once();
        while (performance.now() < end) last = once();
        const name = `search, n = ${servers}, ${rounds} rounds: ${states} states`;
        return [
          { name, unit: 'states/s', value: states / last.seconds },
          { name, unit: 's', value: seconds },
          { name, unit: 'MB', value: bytes / 2 ** 20 },
        ];
      },
      [servers, rounds],
    );
  } finally {
    await page.close();
  }
}

const options = {
  minutes: minutes(),
  only: only(),
  tell: (/** @type {string} */ text) => console.log(text),
};
const server = await preview({ logLevel: 'silent', preview: { host: '127.0.0.1', port: 0 } });
const [address] = server.resolvedUrls?.local ?? [];
const browser = await chromium.launch({
  executablePath: process.env.TURNCOAT_CHROMIUM ?? '/usr/bin/chromium',
  args: ['--disable-background-networking', '--enable-precise-memory-info'],
});
try {
  const rows = [];
  if (!options.only) {
    options.tell('the engine in wasm');
    rows.push(...(await engine(browser)));
    options.tell('the search in wasm');
    for (const bounds of JSON.parse(readFileSync('tests/bench/searches.json', 'utf8'))) {
      rows.push(...(await search(browser, bounds)));
    }
  }
  rows.push(...(await measurePage(browser, address, options)));
  console.log(JSON.stringify(rows));
} finally {
  await browser.close();
  await server.close();
}
