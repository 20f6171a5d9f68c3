// The same run, bit by bit, natively and in the browser: the digest of every step.
import { execFileSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { buildNative, expect, folder, native, scenarios, test } from './support.js';

const assets = 'target/site/assets';
/** @param {string} room */
const wasm = (room) =>
  `${assets}/${readdirSync(assets).find((file) => file.startsWith(room) && file.endsWith('.wasm'))}`;
const rooms = [...new Set(scenarios.map(({ text }) => JSON.parse(text).protocol))];

test.beforeAll(buildNative);

test('every scenario has the same digests natively and in wasm', async ({ page, baseURL }) => {
  test.setTimeout(600_000);
  // The engine as the site has it, with nothing of the page round it.
  await page.route('**/bare/**', (route) => {
    const [, room, kind] = /bare\/([\w-]*)(.*)/.exec(route.request().url()) ?? [];
    if (kind === '.js') return route.fulfill({ path: `www/generated/${room}.js` });
    if (kind === '.wasm') {
      return route.fulfill({ path: wasm(room), contentType: 'application/wasm' });
    }
    return route.fulfill({
      contentType: 'text/html',
      body: '<!doctype html><link rel=icon href=data:>',
    });
  });
  await page.goto(`${baseURL}bare/`);
  const inWasm = await page.evaluateHandle(async (rooms) => {
    /** @type {Record<string, any>} */
    const engines = {};
    for (const room of rooms) {
      const { default: load, Engine } = await import(new URL(`${room}.js`, location.href).href);
      await load({ module_or_path: new URL(`${room}.wasm`, location.href) });
      engines[room] = Engine;
    }
    return (/** @type {string} */ text) => {
      const run = new engines[JSON.parse(text).protocol](text);
      const length = run.explore(1_000_000) + 1;
      const all = Array.from({ length }, (_, step) => {
        run.seek(step);
        return run.digest();
      });
      run.free();
      return all;
    };
  }, rooms);

  for (const { file, name, text } of scenarios) {
    const line = execFileSync(native, ['digests', `${folder}/${file}`], {
      encoding: 'utf8',
      maxBuffer: 512e6,
    });
    /** @type {string[]} */
    const expected = JSON.parse(line);
    const found = await inWasm.evaluate((digests, text) => digests(text), text);

    // Counterexamples are as short as can be; every other run has something to compare.
    const least = JSON.parse(text).network?.hold ? 1 : 10;
    expect(expected.length, name).toBeGreaterThan(least);
    expect(
      expected.every((one) => /^[0-9a-f]{16,}$/.test(one)),
      name,
    ).toBe(true);
    expect(new Set(expected).size, name).toBe(expected.length);
    // The first difference says where the two part; the lists are long.
    const parts = expected.findIndex((one, step) => one !== found[step]);
    const compared = { steps: found.length, parts };
    expect(compared, name).toEqual({ steps: expected.length, parts: -1 });
  }
});
