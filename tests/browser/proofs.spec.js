// What a panel of promises says is so at the step in view, and not later.
import { button, expect, lab, open, standsAt, test } from './support.js';

/** @typedef {import('@playwright/test').Page} Page */

/** @param {Page} page @param {string} server Its promise, in the panel beside the stage. */
const row = (page, server) => page.locator('tc-proof tbody tr', { hasText: server });

test('a promise forces from the quorum on, and one that comes too late does not count', async ({
  page,
}) => {
  await open(page, '?scenario=two-things&step=23');
  const panel = page.locator('tc-proof');
  await expect(panel).toContainText('The proof that C2 is collecting');
  await expect(row(page, 'S3')).toContainText('arrived');
  await expect(row(page, 'S1')).toContainText(/arrives at t [\d.]+/);
  await expect(panel).not.toContainText('forces it');
  await lab(page).evaluate((el) => el.seek(34));
  await standsAt(page, 34);
  await expect(panel).toContainText('The proof that C2 shows');
  for (const server of ['S3', 'S4']) {
    await expect(row(page, server)).toContainText('counted, forces it');
  }
  await expect(row(page, 'S1')).toContainText(/counted$/);
  await expect(row(page, 'S2')).toContainText('came too late');
  await expect(panel).toContainText('So C2 had to propose');
});

test('where the future is hidden, no panel tells when a message arrives', async ({ page }) => {
  await open(page, '?scenario=two-things&step=23&future=hidden');
  await expect(row(page, 'S1')).toContainText('on its way');
  await expect(page.locator('tc-proof')).not.toContainText('arrives at');
  const message = await lab(page).evaluate(
    (el) => el.snapshot.messages.find((m) => m.kind === 'PROMISE').id,
  );
  await lab(page).evaluate(
    (el, id) => Object.assign(el, { selected: { message: id }, inspecting: true }),
    message,
  );
  const inspector = page.locator('tc-inspector');
  await expect(inspector).toContainText(/sent at t [\d.]+/);
  await expect(inspector).not.toContainText('arrives at');
});

test('where the future is hidden, nothing says how long the run is or when a message arrives', async ({
  page,
}) => {
  await open(page, '?scenario=two-things&step=23&future=hidden');
  await expect(page.locator('tc-story header')).toContainText(/step 23\s*$/);
  await page.locator('tc-stage').getByRole('listbox').focus();
  const messages = page.locator('tc-stage').getByRole('option');
  expect(await messages.count()).toBeGreaterThan(5);
  for (const told of await messages.allTextContents()) expect(told).not.toContain('arrives');
  await page.setViewportSize({ width: 390, height: 844 });
  await expect(page.locator('tc-transport .count')).toHaveText('23');
});

test('who owns no round that promises are for is told so', async ({ page }) => {
  await open(page, '?scenario=two-things&step=0');
  await lab(page).evaluate((el) => {
    el.setAttribute('mode', 'traitor');
  });
  await page.locator('[data-be="C1"]').click();
  await expect(page.locator('tc-knows')).toContainText('No promises yet.');
  await lab(page).evaluate((el) =>
    el.load(
      JSON.stringify({
        turncoat: 1,
        protocol: 'bp-fast-paxos',
        servers: 4,
        clients: 3,
        seed: 7,
        faults: [
          { at: 0, client: 'C1', does: 'equivocate', split: { A: ['S1', 'S2'], B: ['S3', 'S4'] } },
          { at: 0, client: 'C2', does: 'silent' },
          { at: 5, client: 'C1', does: 'by-hand', with: ['C2'] },
        ],
      }),
    ),
  );
  await lab(page).evaluate((el) => el.seek(el.lab.explore(60)));
  await expect(page.locator('tc-knows')).toContainText(
    'Four promises, none for a round that C1 owns:',
  );
  await expect(page.locator('tc-knows')).toContainText('for round 1');
  await expect(button(page, 'two legal proofs')).toHaveCount(0);
});
