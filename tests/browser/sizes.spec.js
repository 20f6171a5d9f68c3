// What a first visit has to fetch, as a server would send it.
import { expect, open, test } from './support.js';
import { watch, weigh } from './weigh.js';

test('a first visit fetches less than 60 KB of scripts, 130 of engine, 13 of words', async ({
  page,
}) => {
  await watch(page);
  const visit = async () => {
    await open(page);
    return {
      scripts: await weigh(page, '.js'),
      engine: await weigh(page, '.wasm'),
      words: await weigh(page, '.json'),
    };
  };
  // On a busy machine idle time may come before the first run stands: what it fetches is not needed.
  let parts = await visit();
  for (let n = 0; n < 3 && parts.scripts.files > 3; n += 1) parts = await visit();
  for (const [name, { files, plain, gzip, brotli }] of Object.entries(parts)) {
    const [p, g, b] = [plain, gzip, brotli].map((kb) => kb.toFixed(1));
    console.log(`${name} at first load: ${files} files, ${p} KB, gzip ${g}, brotli ${b}`);
  }
  expect(parts.scripts.files).toBeGreaterThan(0);
  expect(parts.engine.files).toBe(1);
  expect.soft(parts.scripts.brotli).toBeLessThan(60);
  expect.soft(parts.engine.brotli).toBeLessThan(130);
  expect(parts.words.files).toBeGreaterThan(0);
  expect.soft(parts.words.brotli).toBeLessThan(13);
});
