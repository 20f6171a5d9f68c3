// The address is the moment: what is in view comes back from it, and a link is whole.
import {
  button,
  choose,
  crash,
  digest,
  expect,
  lab,
  open,
  scenarios,
  standsAt,
  stepOn,
  test,
} from './support.js';

/** @typedef {import('@playwright/test').Page} Page */

/** @param {Page} page The query, as a reader sees it. */
const query = (page) => new URL(page.url()).search;
const fragment = (/** @type {Page} */ page) => new URL(page.url()).hash;

test('scenario and step follow in the address; reloaded, it is the same moment', async ({
  page,
}) => {
  await open(page);
  await expect(page).toHaveURL(/\?scenario=two-things&step=1$/);
  await choose(page, 'Nobody lies');
  await stepOn(page);
  await stepOn(page);
  const step = await lab(page).getAttribute('data-step');
  await expect(page).toHaveURL(new RegExp(`\\?scenario=fault-free&step=${step}$`));
  const before = await digest(page);
  const entries = await page.evaluate(() => history.length);
  await page.reload();
  await standsAt(page, Number(step));
  expect(await digest(page)).toBe(before);
  expect(await page.evaluate(() => history.length)).toBe(entries);
});

test('once it differs from a shipped one the run itself is in the address, whole', async ({
  page,
}) => {
  await page.goto('./?scenario=two-things&step=9&servers=4&utm_source=mail');
  await standsAt(page, 9);
  await crash(page, 'S3');
  await expect.poll(() => fragment(page)).toMatch(/^#v1:/);
  expect(query(page)).toBe('');
  const before = await digest(page);
  const copied = await lab(page).evaluate((/** @type {any} */ el) => el.here());
  expect(copied).toBe(page.url());
  await page.goto('about:blank');
  await page.goto(copied);
  await standsAt(page, 10);
  expect(await digest(page)).toBe(before);
  // Also where an old address still has a query that would lay something else over it.
  await page.goto('about:blank');
  await page.goto(copied.replace('#', '?scenario=fault-free&step=2&servers=7#'));
  await standsAt(page, 10);
  expect(await digest(page)).toBe(before);
});

test('language, theme and mode come back; leaving and coming back is one step', async ({
  page,
}) => {
  await page.goto('about:blank');
  await open(page);
  await lab(page).evaluate((/** @type {any} */ el) => el.set({ lang: 'de', theme: 'dark' }));
  await button(page, 'Regel brechen').click();
  await expect(page).toHaveURL(/theme=dark/);
  await expect(page).toHaveURL(/mode=break/);
  await expect(page).toHaveURL(/lang=de/);
  await page.reload();
  await expect(lab(page)).toHaveAttribute('lang', 'de');
  await expect(lab(page)).toHaveAttribute('data-theme', 'dark');
  await expect(lab(page)).toHaveAttribute('data-mode', 'break');
  await page.goBack();
  expect(page.url()).toBe('about:blank');
  await page.goForward();
  await expect(lab(page)).toHaveAttribute('lang', 'de');
});

test('a frame leaves the history of the page around it alone', async ({ page }) => {
  await page.goto('./embed.html?scenario=two-things&step=9');
  await standsAt(page, 9);
  const entries = await page.evaluate(() => history.length);
  await lab(page).evaluate((/** @type {any} */ el) => el.seek(12));
  await standsAt(page, 12);
  expect(await page.evaluate(() => history.length)).toBe(entries);
  expect(page.url()).toMatch(/embed\.html\?scenario=two-things&step=9$/);
});

test('a link that was rewritten on its way opens what it was made from', async ({ page }) => {
  await page.goto('./?scenario=two-things&step=9');
  await standsAt(page, 9);
  await crash(page, 'S3');
  const link = new URL(await lab(page).evaluate((/** @type {any} */ el) => el.here())).hash;
  const before = await digest(page);
  const rewritten = [
    link.replace(':', '%3A'),
    link.replace('#v1:', '#V1:'),
    ...[')', '.', '>', '%0A', '>.'].map((end) => link + end),
    `${link.slice(0, 40)}%0A${link.slice(40)}`,
  ];
  for (const hash of rewritten) {
    await page.goto('about:blank');
    await page.goto(`./${hash}`);
    await expect(lab(page), hash).toHaveAttribute('data-step', '10');
    expect(await digest(page), hash).toBe(before);
  }
});

test('a browser that cannot unpack a link is told so', async ({ page }) => {
  await page.addInitScript(() => Reflect.deleteProperty(globalThis, 'DecompressionStream'));
  await page.goto('./#v1:AAAA');
  await expect(page.locator('.note')).toContainText('this browser is too old to unpack it');
});

test('what others add to an address is passed over; a misspelt name is told', async ({ page }) => {
  const foreign = 'utm_source=a&fbclid=b&forceview=1&display=popup&redirect=1&code=3&id=7';
  await page.goto(`./?scenario=silent&amp;step=4&amp;amp;theme=dark&${foreign}`);
  await standsAt(page, 4);
  await expect(lab(page)).toHaveAttribute('data-theme', 'dark');
  await expect(page.locator('.note')).toHaveCount(0);
  await page.goto('./?scenari=silent');
  await expect(page.locator('.note')).toContainText('“scenari” is not a parameter. Closest to it');
});

test('a note about many wrong parameters can be read to its end, at any size', async ({ page }) => {
  const wrong = 'scenario=nonsense&step=99999999999&theme=purple&lang=fr&servers=99&panels=foo';
  for (const [width, height] of [
    [1440, 900],
    [1366, 650],
    [390, 844],
    [844, 390],
  ]) {
    await page.setViewportSize({ width, height });
    await page.goto(`./?${wrong}`);
    const note = page.locator('div.note');
    await expect(note).toContainText('there are 50');
    const inside = await note.evaluate((el) => {
      el.scrollIntoView({ block: 'nearest' });
      const { top, bottom, left, right } = el.getBoundingClientRect();
      return top >= 0 && left >= 0 && bottom <= innerHeight && right <= innerWidth;
    });
    const text = String(await note.textContent());
    expect(inside, `${width} x ${height}`).toBe(true);
    const named = scenarios.filter(({ id }) => text.includes(id));
    expect(named.length).toBeLessThanOrEqual(8);
  }
});

test('what was refused is told once: the address does not ask for it again', async ({ page }) => {
  await page.goto('./?step=9&panels=foo&theme=dark&motion=reduced');
  await standsAt(page, 9);
  await expect(page.locator('.note')).toContainText('foo');
  await expect.poll(() => query(page)).not.toContain('panels');
  expect(query(page)).toContain('theme=dark');
  expect(query(page)).toContain('motion=reduced');
  await page.reload();
  await standsAt(page, 9);
  await expect(lab(page)).toHaveAttribute('data-theme', 'dark');
  await expect(page.locator('.note.bad')).toHaveCount(0);
});
