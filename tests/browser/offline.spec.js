// The static site: any folder of any host, kept for a time without a network, installable, and
// with names that change with what is in the files.
import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from './host.js';
import { agent, atRest, button, choose, lab, stepOn } from './support.js';

test.use({ serviceWorkers: 'allow' });

test('after one visit the whole site works without its server', async ({ page, context, site }) => {
  test.setTimeout(90_000);
  const { origin, close } = await site({ '/courses/x1/': 'target/site' });
  await page.goto(`${origin}/courses/x1/`);
  await atRest(page);
  await page.evaluate(() => navigator.serviceWorker.ready);
  await close();
  await page.goto('about:blank');
  await page.goto(`${origin}/courses/x1/?theme=dark`);
  await atRest(page);
  await expect(lab(page)).toHaveAttribute('data-theme', 'dark');
  await stepOn(page);
  await choose(page, 'A forged proof');
  await agent(page, 'S1').press('Enter');
  await expect(page.locator('tc-fault-menu')).toBeVisible();
  const embedded = await context.newPage();
  await embedded.goto(`${origin}/courses/x1/embed.html?scenario=forged&step=3`);
  await expect(lab(embedded)).toHaveAttribute('data-step', '3');
});

test('what an older version has kept is thrown away', async ({ page, site }) => {
  const { origin } = await site({ '/': 'target/site' });
  await page.goto(origin);
  await page.evaluate(() => navigator.serviceWorker.ready);
  const kept = await page.evaluate(async () => {
    await (await caches.open('turncoat-of-long-ago')).put('x', new Response('x'));
    const registration = await navigator.serviceWorker.ready;
    await registration.unregister();
    await navigator.serviceWorker.register('./sw.js');
    await navigator.serviceWorker.ready;
    return caches.keys();
  });
  expect(kept.filter((name) => name.startsWith('turncoat-')).length).toBeGreaterThan(0);
  await expect
    .poll(() => page.evaluate(() => caches.keys()))
    .toEqual([expect.stringMatching(/^turncoat-[0-9a-f]{12}$/)]);
});

test('every file is in the worker’s list, and every asset has its hash in its name', () => {
  const text = readFileSync('target/site/sw.js', 'utf8');
  const listed = JSON.parse(String(text.match(/const FILES = (\[.*?\]);/s)?.[1]));
  const assets = readdirSync('target/site/assets');
  expect(assets.length).toBeGreaterThan(10);
  for (const asset of assets) {
    expect(asset).toMatch(/-[\w-]{8}\.\w+$/);
    // Of the picture only other sites make use.
    if (!asset.startsWith('picture-')) expect(listed).toContain(`./assets/${asset}`);
  }
  expect(listed).toEqual(expect.arrayContaining(['./', './embed.html', './site.webmanifest']));
});

test('its manifest is whole, and its icons are what it says', () => {
  const manifest = JSON.parse(readFileSync('target/site/site.webmanifest', 'utf8'));
  expect(manifest).toMatchObject({ name: 'Turncoat', start_url: './', display: 'standalone' });
  const sizes = new Set();
  for (const { src, type, sizes: size } of manifest.icons) {
    const file = readFileSync(`target/site/${src}`);
    if (type !== 'image/png') continue;
    expect(`${file.readUInt32BE(16)}x${file.readUInt32BE(20)}`).toBe(size);
    sizes.add(size);
  }
  expect([...sizes]).toEqual(expect.arrayContaining(['192x192', '512x512']));
  expect(manifest.icons.some((icon) => icon.purpose === 'maskable')).toBe(true);
  const page = readFileSync('target/site/index.html', 'utf8');
  expect(page).toMatch(/<link rel="manifest" href="\.\/[^"]+\.webmanifest"/);
});

test('the headers that are documented are those that the tests run under', async ({ page }) => {
  const answer = await page.goto('./');
  const policy = answer?.headers()['content-security-policy'];
  expect(readFileSync('target/site/_headers', 'utf8')).toContain(
    `Content-Security-Policy: ${policy}\n`,
  );
  await expect(button(page, 'Step')).toBeVisible();
});
