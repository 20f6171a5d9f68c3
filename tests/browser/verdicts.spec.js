// What the page says of termination, and how a run that was cut off goes on.
import { atRest, expect, lab, open, test } from './support.js';

/** @param {import('@playwright/test').Page} page @param {object} scenario */
async function play(page, scenario) {
  await open(page);
  await lab(page).evaluate(
    async (/** @type {any} */ el, text) => {
      await el.enter(text);
      el.load(text);
      el.go('end');
    },
    JSON.stringify({ turncoat: 1, servers: 4, clients: 3, seed: 7, ...scenario }),
  );
  await atRest(page);
}

/** @param {import('@playwright/test').Page} page */
const chip = (page) => page.locator('[data-claim="termination"]');

/** @param {import('@playwright/test').Page} page */
async function read(page) {
  await chip(page).click();
  return page.locator('tc-claims li').filter({ hasText: 'Termination' });
}

test('a run that was cut off is not known to violate anything, and goes on when asked', async ({
  page,
}) => {
  await play(page, { protocol: 'bp-fast-paxos', until: { time: 1 } });
  await expect(chip(page)).toHaveAttribute('data-state', 'unknown');
  const row = await read(page);
  await expect(row).toContainText('not known');
  await expect(row).toContainText('when the run was cut off at 1 one-way delays.');
  const before = await lab(page).getAttribute('data-step');
  await row.getByRole('button', { name: 'Go on four times as far' }).click();
  await expect(page.getByRole('status').filter({ hasText: 'as far as 4' })).toBeVisible();
  await atRest(page);
  await expect(lab(page)).toHaveAttribute('data-step', before ?? '');
  await expect(chip(page)).toHaveAttribute('data-state', 'waiting');
  await lab(page).evaluate((/** @type {any} */ el) => el.go('end'));
  await expect(chip(page)).toHaveAttribute('data-state', 'holds');
});

test('where nothing can be decided any more, the verdict says why and offers nothing', async ({
  page,
}) => {
  await open(page, '?scenario=without-time-out');
  await lab(page).evaluate((/** @type {any} */ el) => el.go('end'));
  await expect(chip(page)).toHaveAttribute('data-state', 'violated');
  await lab(page).evaluate((/** @type {any} */ el) =>
    el.openMenu({ name: 'claims', anchor: el.renderRoot.querySelector('tc-verdicts') }),
  );
  const row = page.locator('tc-claims li').filter({ hasText: 'Termination' });
  await expect(row).toContainText('no server ever turns from the client that it waits for');
  await expect(row.getByRole('button', { name: /Go to step/ })).toBeVisible();
  await expect(row.getByRole('button', { name: /Go on/ })).toHaveCount(0);
});

test('a verdict that is pressed is told alone, and f in numbers; the others are one press away', async ({
  page,
}) => {
  await open(page);
  await page.locator('tc-verdicts [data-claim="termination"]').click();
  const rows = page.locator('tc-claims li');
  await expect(rows).toHaveCount(1);
  await expect(rows).toContainText('at most f servers are down');
  await expect(rows).toContainText('(f is 1 here)');
  await page.getByRole('button', { name: 'All properties' }).click();
  await expect(rows).toHaveCount(7);
});
