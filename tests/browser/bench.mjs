// Everything that is measured in Chromium: the engine's own benchmark in wasm, then the page at
// work (frames.mjs). The last line is rows of JSON, as `cargo dev bench` reads them.
//
// By hand, on the built page: node tests/browser/bench.mjs [--minutes 10]
import { chromium } from 'playwright-core';
import { preview } from 'vite';
import { measurePage } from './frames.mjs';

/** How long the page plays while its memory is watched. */
function minutes() {
  const at = process.argv.indexOf('--minutes');
  const text = at < 0 ? (process.env.TURNCOAT_MINUTES ?? '1') : process.argv[at + 1];
  const number = Number(text);
  if (number > 0 && number <= 600) return number;
  throw new Error(`--minutes takes a number up to 600, not ${text}`);
}

/** The engine's figures, in a page that holds nothing else. @param {import('playwright-core').Browser} browser */
async function engine(browser) {
  const page = await browser.newPage();
  try {
    // The files are handed to the page without a server.
    await page.route('**/*', (route) => {
      const file = new URL(route.request().url()).pathname.slice(1);
      if (file === '') return route.fulfill({ contentType: 'text/html', body: '<!doctype html>' });
      return route.fulfill({ path: `www/generated/${file}` });
    });
    await page.goto('http://turncoat.invalid/');
    return await page.evaluate(async () => {
      const { default: load, bench } = await import(String('./turncoat.js'));
      await load();
      return bench();
    });
  } finally {
    await page.close();
  }
}

const options = { minutes: minutes(), tell: (/** @type {string} */ text) => console.log(text) };
const server = await preview({ logLevel: 'silent', preview: { host: '127.0.0.1', port: 0 } });
const [address] = server.resolvedUrls?.local ?? [];
const browser = await chromium.launch({
  executablePath: process.env.TURNCOAT_CHROMIUM ?? '/usr/bin/chromium',
  args: ['--disable-background-networking', '--enable-precise-memory-info'],
});
try {
  options.tell('the engine in wasm');
  const rows = [...(await engine(browser)), ...(await measurePage(browser, address, options))];
  console.log(JSON.stringify(rows));
} finally {
  await browser.close();
  await server.close();
}
