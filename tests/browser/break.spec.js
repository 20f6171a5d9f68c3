// Break a rule: a rule is switched off, and the shortest run that breaks stands on the stage.
import { clean } from './clean.js';
import {
  agent,
  atRest,
  button,
  digest,
  expect,
  focused,
  item,
  lab,
  load,
  menu,
  open,
  standsAt,
  step,
  tabTo,
  test,
} from './support.js';

/** @typedef {import('@playwright/test').Page} Page */

// What is found takes a search, on a machine that may be busy.
test.setTimeout(120_000);
const SEARCHED = { timeout: 90_000 };

/** @param {Page} page @param {string} name */
const rule = (page, name) => page.getByRole('switch', { name, exact: true });
/** @param {Page} page */
const result = (page) => page.locator('tc-search .result');
/** @param {Page} page */
const banner = (page) => page.getByRole('status').filter({ hasText: 'You have left the theorem' });

/** @param {Page} page */
async function enter(page) {
  await open(page);
  await button(page, 'Break a rule').click();
  await expect(rule(page, 'A lone vote forces')).toBeVisible();
}

/** @param {Page} page @param {string} name Switches a rule off and waits for what comes of it. */
async function without(page, name) {
  await rule(page, name).click();
  await expect(result(page)).toContainText(/violated after \d+ step|never decide/, SEARCHED);
  await expect(page.locator('tc-header')).toContainText('Shortest counterexample');
}

test('every rule of the protocol has a switch, and says what it is for', async ({ page }) => {
  await enter(page);
  const rules = await lab(page).evaluate((el) => el.card.switches);
  expect(rules.length).toBeGreaterThan(12);
  await expect(page.getByRole('switch')).toHaveCount(rules.length);
  for (const { title, purpose, breaks } of rules) {
    await expect(rule(page, title)).toBeChecked();
    await expect(rule(page, title)).toHaveAccessibleDescription(purpose);
    const group = page.getByRole('group', { name: new RegExp(`^${breaks} falls`, 'i') });
    await expect(group.getByRole('switch', { name: title, exact: true })).toHaveCount(1);
  }
  await rule(page, rules[0].title).hover();
  await expect(page.locator('tc-switches .about')).toContainText(rules[0].purpose);
});

test('without a lone vote’s force two values are decided, and the page says why', async ({
  page,
}) => {
  await enter(page);
  const before = await digest(page);
  await without(page, 'A lone vote forces');
  await expect(rule(page, 'A lone vote forces')).not.toBeChecked();
  await expect(banner(page)).toContainText('A lone vote does not force.');
  const { at, end, values } = await lab(page).evaluate((el) => ({
    at: el.snapshot.step,
    end: el.snapshot.verdicts.find((v) => v.id === 'agreement').step,
    values: el.snapshot.servers.flatMap((s) => (s.decided ? [s.decided.letter] : [])),
  }));
  expect(at).toBe(end);
  expect(new Set(values).size).toBe(2);
  const broke = page.locator('p.broke', { hasText: 'What broke.' });
  await expect(broke).toContainText(/was chosen in round 0 by S\d/);
  await expect(broke).toContainText(/both quorums/);
  await expect(page.locator('tc-search')).toContainText(/run found\s*\d+ steps/);
  await button(page, 'Put the rule back').click();
  await expect(banner(page)).toHaveCount(0);
  await expect(rule(page, 'A lone vote forces')).toBeChecked();
  expect(await digest(page)).toBe(before);
});

test('the same run with the rule on breaks nothing; the trace opens again elsewhere', async ({
  page,
}) => {
  await enter(page);
  await without(page, 'MACs are checked');
  const [broken, at] = [await digest(page), await step(page)];
  const text = JSON.stringify(await lab(page).evaluate((el) => el.getState()));
  await button(page, 'Same run with the rule on').click();
  await expect(page.getByText('Nobody checks the MACs')).toHaveCount(0);
  await lab(page).press('End');
  await expect(page.locator('tc-verdicts [data-claim="agreement"]')).toHaveAttribute(
    'data-state',
    /holds|waiting/,
  );
  // It is found once: switched off again, the run is there without another search.
  await rule(page, 'MACs are checked').click();
  await expect(page.locator('tc-header')).toContainText('Shortest counterexample');
  await button(page, 'Watch').click();
  await load(page, text);
  await standsAt(page, at);
  expect(await digest(page)).toBe(broken);
  await expect(banner(page)).toContainText('Nobody checks the MACs');
});

for (const [name, claim] of [
  ['Servers time out', 'Termination'],
  ['A time-out only suspects', 'No honest client convicted'],
  ['A resend repeats the same bytes', 'No honest client convicted'],
  ['Disks survive a crash', 'Agreement'],
]) {
  test(`without “${name}” falls ${claim}`, async ({ page }) => {
    await enter(page);
    await without(page, name);
    await expect(result(page)).toContainText(claim);
    await expect(page.getByText(/^What broke\./)).toBeVisible();
  });
}

test('Paxos has its own rules', async ({ page }) => {
  await enter(page);
  await page.locator('tc-header [data-menu="protocol"]').click();
  await item(page, /^Paxos/).click();
  await expect(menu(page)).toHaveCount(0);
  await expect(rule(page, 'A proposer adopts the latest vote')).toBeVisible();
  await without(page, 'A proposer adopts the latest vote');
  await expect(result(page)).toContainText('Agreement');
});

test('by keyboard alone', async ({ page }) => {
  await open(page);
  await tabTo(page, /^Break a rule$/);
  await page.keyboard.press('Enter');
  await tabTo(page, /^Each server counts once$/);
  await page.keyboard.press('Space');
  await expect(result(page)).toContainText('Agreement is violated', SEARCHED);
  expect(await focused(page)).toBe('Each server counts once');
});

test('a teacher’s lock on faults keeps the rules in force', async ({ page }) => {
  await enter(page);
  await lab(page).evaluate((el) => el.set({ lock: 'faults' }));
  await rule(page, 'A lone vote forces').click();
  await expect(page.getByRole('status').filter({ hasText: 'Faults are locked' })).toBeVisible();
  await expect(rule(page, 'A lone vote forces')).toBeChecked();
});

for (const theme of ['light', 'dark', 'projector']) {
  test(`axe finds nothing in the ${theme} theme`, async ({ page }) => {
    await enter(page);
    await lab(page).evaluate((el, theme) => {
      el.theme = theme;
    }, theme);
    await without(page, 'Each server counts once');
    await page.getByText('Change the bounds').click();
    await clean(page);
  });
}

test.describe('on a phone', () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true });

  test('rules and search are behind tabs, and nothing scrolls sideways', async ({ page }) => {
    await open(page);
    await page.locator('tc-header [data-menu="main"]').tap();
    await item(page, 'Break a rule').tap();
    await rule(page, 'Each server counts once').tap();
    await page.getByRole('tab', { name: 'Search' }).tap();
    await expect(result(page)).toContainText('Agreement is violated', SEARCHED);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(
      390,
    );
    await expect(agent(page, 'S1')).toBeVisible();
    await clean(page);
  });
});

test('what two servers decided stands over no card', async ({ page }) => {
  await page.setViewportSize({ width: 1440, height: 900 });
  await open(page, '?scenario=without-proof&mode=break');
  await lab(page).evaluate((el) => el.go('end'));
  await atRest(page);
  const stage = page.locator('tc-stage');
  const badge = await stage.locator('.verdict .badge').boundingBox();
  const cards = await Promise.all(
    (await stage.locator('rect.card').all()).map((c) => c.boundingBox()),
  );
  expect(cards).toHaveLength(4);
  const covers = cards.filter(
    (c) =>
      badge.x < c.x + c.width &&
      c.x < badge.x + badge.width &&
      badge.y < c.y + c.height &&
      c.y < badge.y + badge.height,
  );
  expect(covers).toEqual([]);
});
