// The exhaustive search in its worker: what it says, and that nothing it does hurts the page.
import { button, expect, lab, open, stepOn, test } from './support.js';

/** @typedef {import('@playwright/test').Page} Page */

test.setTimeout(120_000);
const SEARCHED = { timeout: 90_000 };

/** @param {Page} page */
const panel = (page) => page.getByRole('region', { name: 'Exhaustive search' });
/** @param {Page} page */
const result = (page) => page.locator('tc-search .result');

/** @param {Page} page @param {Record<string, number>} [bounds] By the words of the form. */
async function enter(page, bounds = {}) {
  await open(page);
  await button(page, 'Break a rule').click();
  await page.getByText('Change the bounds').click();
  for (const [name, value] of Object.entries(bounds)) {
    const field = page.getByRole('spinbutton', { name, exact: true });
    await field.fill(String(value));
    await field.blur();
  }
}

test('with every rule in force nothing is found, and the bounds are part of that', async ({
  page,
}) => {
  await enter(page, { Rounds: 2 });
  await expect(panel(page)).toContainText('4 servers, 2 clients (all traitors), rounds 0 to 1');
  await button(page, 'Search').click();
  await expect(result(page)).toContainText('Nothing found: holds within 2 rounds', SEARCHED);
  await expect(result(page)).toContainText('beyond them it knows nothing');
  const progress = await lab(page).evaluate(
    (el) => el.renderRoot.querySelector('tc-search').search.progress,
  );
  expect(progress.complete).toBe(true);
  expect(progress.perDepth.reduce((sum, n) => sum + n, 0)).toBe(progress.states);
  await expect(panel(page)).toContainText(progress.states.toLocaleString('en'));
  await expect(panel(page).getByRole('img', { name: /^New states/ })).toBeVisible();
});

// tests/exploration.rs counts the same natively.
for (const [servers, rounds, states] of [
  [4, 4, '655,881'],
  [7, 2, '7,441'],
]) {
  test(`${servers} servers and ${rounds} rounds are searched to the end`, async ({ page }) => {
    await enter(page, { Servers: servers, Clients: 1, Rounds: rounds });
    await button(page, 'Search').click();
    await expect(result(page)).toContainText(`Nothing found: holds within ${rounds} rounds`, {
      timeout: 110_000,
    });
    await expect(panel(page)).toContainText(states);
  });
}

test('it works in slices, tells how far it is, and is cancelled', async ({ page }) => {
  await enter(page, { Rounds: 4 });
  await button(page, 'Search').click();
  const partial = button(page, 'Search in part');
  const cancel = button(page, 'Cancel');
  await expect(partial.or(cancel)).toBeVisible(SEARCHED);
  if (await partial.isVisible()) await partial.click();
  const states = () =>
    lab(page).evaluate(
      (el) => el.renderRoot.querySelector('tc-search').search.progress?.states ?? 0,
    );
  await expect.poll(states, SEARCHED).toBeGreaterThan(1000);
  const some = await states();
  await expect.poll(states, SEARCHED).toBeGreaterThan(some);
  await stepOn(page);
  await cancel.click();
  await expect(result(page)).toContainText('Cancelled');
  await stepOn(page);
});

test('what does not fit is refused with an estimate, or done in part and called so', async ({
  page,
}) => {
  await enter(page, { Rounds: 5, 'Memory, in MB': 10 });
  await button(page, 'Search').click();
  await expect(result(page)).toContainText(/Needs about [\d,]+ states and [\d,]+ MB/, SEARCHED);
  await button(page, 'Search in part').click();
  await expect(result(page)).toContainText('Partial: it stopped at the bound on memory', SEARCHED);
  await expect(result(page)).toContainText(/up to \d+ moves/);
});

test('bounds that make no sense get one sentence that names the place', async ({ page }) => {
  await enter(page, { Servers: 3, 'Crashes to survive (f)': 9 });
  await button(page, 'Search').click();
  await expect(result(page)).toContainText(/^f: /, SEARCHED);
});

test('a search that cannot start or breaks down leaves the page alive', async ({ page, noise }) => {
  await page.route('**/search_bg*.wasm', (route) => route.abort());
  await enter(page);
  await button(page, 'Search').click();
  await expect(result(page)).toContainText('The search stopped:', SEARCHED);
  await stepOn(page);
  noise.length = 0;
});

test('the search’s engine is not fetched before it is asked for', async ({ page }) => {
  /** @type {string[]} */
  const asked = [];
  page.on('request', (request) => asked.push(request.url()));
  await open(page);
  await button(page, 'Break a rule').click();
  await expect(panel(page)).toBeVisible();
  expect(asked.filter((address) => /search|worker/.test(address))).toEqual([]);
});

test('a teacher may lock the search', async ({ page }) => {
  await enter(page);
  await lab(page).evaluate((el) => el.set({ lock: 'search' }));
  await button(page, 'Search').click();
  await expect(page.getByRole('status').filter({ hasText: 'The search is locked' })).toBeVisible();
  await expect(result(page)).toHaveCount(0);
});

test('a bound that cannot be is said so, and nothing else is searched in its place', async ({
  page,
}) => {
  await enter(page, { Servers: 99, 'of them honest': 5 });
  await expect(panel(page)).toContainText('Servers: a whole number from 1 to 13.');
  await expect(panel(page)).toContainText('of them honest: a whole number from 0 to 2.');
  await expect(button(page, 'Search')).toBeDisabled();
  for (const [name, value] of Object.entries({ Servers: 4, 'of them honest': 1 })) {
    const field = page.getByRole('spinbutton', { name, exact: true });
    await field.fill(String(value));
    await field.blur();
  }
  await expect(panel(page)).not.toContainText('a whole number');
  await expect(button(page, 'Search')).toBeEnabled();
});
