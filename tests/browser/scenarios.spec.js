// Every scenario that comes with the page opens, ends, and goes back, without a word.
import {
  digest,
  expect,
  lab,
  menu,
  open,
  scenarios,
  standsAt,
  step,
  story,
  test,
  whole,
} from './support.js';

// One page for all of a protocol: opening it anew takes longer than most runs.
for (const protocol of new Set(scenarios.map((one) => one.protocol))) {
  test(`every scenario of ${protocol} opens, goes to its end and back to its start`, async ({
    page,
  }) => {
    test.setTimeout(300_000);
    await open(page);
    for (const { id, name } of scenarios.filter((one) => one.protocol === protocol)) {
      await test.step(name, () => thereAndBack(page, id, name));
    }
  });
}

/** @param {import('@playwright/test').Page} page @param {string} id @param {string} name */
async function thereAndBack(page, id, name) {
  await lab(page).evaluate((el, id) => el.runs.pickScenario(id), id);
  await expect(page.locator('tc-header')).toContainText(name);
  await whole(page);
  const start = await step(page);
  const first = await digest(page);

  await lab(page).evaluate((el) => el.go('end'));
  await standsAt(page, Number(await lab(page).getAttribute('data-steps')));
  expect(await step(page)).toBeGreaterThan(start);
  const held = await lab(page).evaluate((el) => el.snapshot.end === 'held');
  await expect(story(page)).toContainText(
    held ? /Nothing moves by itself/ : /the run (ends|is cut off) here/i,
  );
  const violated = page.locator('tc-verdicts [data-state="violated"]');
  await expect(violated).toHaveCount(
    await lab(page).evaluate(
      (el) => el.snapshot.verdicts.filter((v) => v.state === 'violated').length,
    ),
  );
  expect(await digest(page)).not.toBe(first);

  await lab(page).evaluate((el) => el.go('restart'));
  await standsAt(page, start);
  expect(await digest(page)).toBe(first);
}

test('the menu lists every scenario of its protocol, and only those', async ({ page }) => {
  await open(page);
  for (const protocol of ['BP Fast Paxos', 'Paxos']) {
    await page.locator('tc-header [data-menu="protocol"]').click();
    await page.getByRole('menuitemradio', { name: new RegExp(`^${protocol}`) }).click();
    await page.locator('tc-header [data-menu="scenario"]').click();
    const id = protocol.toLowerCase().replaceAll(' ', '-');
    const wanted = scenarios.filter((s) => s.protocol === id).map((s) => s.id);
    expect(wanted.length).toBeGreaterThan(3);
    const items = page.locator('tc-popover [data-item]');
    await expect(items.first()).toBeVisible();
    const listed = await items.evaluateAll((all) =>
      all.map((one) => one.getAttribute('data-item') ?? ''),
    );
    expect(listed.sort()).toEqual(wanted.sort());
    await page.keyboard.press('Escape');
  }
});

test('the scenarios stand in groups, and what each says of itself is not cut', async ({ page }) => {
  await open(page);
  await page.locator('tc-header [data-menu="scenario"]').click();
  const groups = menu(page).getByRole('group');
  await expect(groups.first()).toHaveAccessibleName('Nobody lies');
  await expect(groups).toHaveCount(5);
  const all = scenarios.filter((s) => s.protocol === 'bp-fast-paxos').map((s) => s.name);
  const names = await groups.getByRole('menuitemradio').locator('.two').allTextContents();
  expect(names).toHaveLength(all.length);
  for (const name of all) expect(names.some((text) => text.trim().startsWith(name))).toBe(true);
  const cut = await menu(page).evaluate((el) =>
    [...el.querySelectorAll('.small')].filter((text) => text.scrollHeight > text.clientHeight + 1),
  );
  expect(cut).toHaveLength(0);
});
