// Who starts and the back-off of Paxos are set on the page: what ends the duel, and what keeps it going.
import { expect, lab, open, test } from './support.js';

for (const [label, change] of /** @type {const} */ ([
  ['a random back-off', (page) => page.getByLabel('Back-off').selectOption('random')],
  ['one that starts', (page) => page.getByLabel('Start at once').fill('1')],
])) {
  test(`the duel ends with ${label}`, async ({ page }) => {
    await open(page, '?scenario=paxos-duel');
    await page.locator('tc-header [data-menu="sizes"]').click();
    await expect(page.getByLabel('Back-off')).toHaveValue('fixed');
    await expect(page.getByLabel('Start at once')).toHaveValue('2');
    await change(page);
    await page.getByLabel('Start at once').blur();
    const decided = () =>
      lab(page).evaluate((/** @type {any} */ el) => {
        el.session.lab.explore(100_000);
        el.session.lab.seek(100_000);
        return el.session.lab.snapshot().verdicts.find((v) => v.id === 'termination').state;
      });
    await expect.poll(decided).toBe('holds');
  });
}

test('what the story of Paxos calls an ID is one on the cards and in the diagram', async ({
  page,
}) => {
  await open(page, '?scenario=paxos-duel&step=30');
  await expect(page.locator('tc-stage')).toContainText(/ID \d/);
  await expect(page.locator('tc-timeline')).toContainText(/ID \d/);
  for (const view of ['tc-stage', 'tc-timeline', 'tc-story']) {
    await expect(page.locator(view)).not.toContainText(/\bround\b/);
  }
  for (const name of await page.locator('tc-stage [data-agent^="S"]').all()) {
    await expect(name).toHaveAccessibleName(/, ID \d/);
  }
});
