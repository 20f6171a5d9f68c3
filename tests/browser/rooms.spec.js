// A protocol is a module of its own, with its words: who looks at one of them fetches no other.
import { atRest, button, expect, item, lab, open, step, test } from './support.js';
import { watch, weigh } from './weigh.js';

/** @param {import('./support.js').Page} page What of an engine or of words has been asked for. */
async function asked(page) {
  const all = await page.evaluate(() =>
    performance.getEntriesByType('resource').map(({ name }) => new URL(name).pathname),
  );
  const rooms = (/** @type {RegExp} */ kind) =>
    all.flatMap((path) => kind.exec(path)?.[1] ?? []).sort();
  return {
    engines: rooms(/([a-z-]+)_bg-[^/]*\.wasm$/),
    words: [...new Set(rooms(/\/(bp-fast-paxos|paxos)[^/]*\.json$/))],
  };
}

const BP = { engines: ['bp-fast-paxos'], words: ['bp-fast-paxos'] };
const PAXOS = { engines: ['paxos'], words: ['paxos'] };
const BOTH = { engines: ['bp-fast-paxos', 'paxos'], words: ['bp-fast-paxos', 'paxos'] };

for (const address of ['?scenario=paxos-duel', '?protocol=paxos', '?scenario=paxos-duel&lang=de']) {
  test(`${address} fetches the room of that run and no other, less than 130 KB`, async ({
    page,
  }) => {
    await watch(page);
    await open(page, address);
    expect(await asked(page)).toEqual(PAXOS);
    const [engine, words] = [await weigh(page, '.wasm'), await weigh(page, '.json')];
    console.log(
      `Paxos: engine ${engine.brotli.toFixed(1)} KB, words ${words.brotli.toFixed(1)} KB`,
    );
    expect(engine.brotli + words.brotli).toBeLessThan(130);
  });
}

/** @param {import('./support.js').Page} page @param {string} name As the picker calls it. */
async function pick(page, name) {
  await page.locator('tc-header [data-menu="protocol"]').click();
  await item(page, new RegExp(`^${name}`)).click();
}

/** @param {import('./support.js').Page} page @param {string} id The protocol of the run in view. */
async function shows(page, id) {
  await expect.poll(() => lab(page).evaluate((/** @type {any} */ el) => el.card?.id)).toBe(id);
  await atRest(page);
}

test('another protocol is fetched when it is picked, once', async ({ page }) => {
  await open(page);
  expect(await asked(page)).toEqual(BP);
  await pick(page, 'Paxos');
  await shows(page, 'paxos');
  await pick(page, 'BP Fast Paxos');
  await shows(page, 'bp-fast-paxos');
  await pick(page, 'Paxos');
  await shows(page, 'paxos');
  expect(await asked(page)).toEqual(BOTH);
});

test('where it cannot be fetched that is said, and the run goes on', async ({ page, noise }) => {
  await open(page);
  await page.route('**/paxos_bg*.wasm', (route) => route.abort());
  await pick(page, 'Paxos');
  await expect(page.locator('.note')).toContainText('The engine could not be loaded');
  const before = await step(page);
  await button(page, 'Step').click();
  await expect.poll(() => step(page)).toBe(before + 1);
  await page.unroute('**/paxos_bg*.wasm');
  await pick(page, 'Paxos');
  await shows(page, 'paxos');
  noise.length = 0; // the request that this test has broken
});
