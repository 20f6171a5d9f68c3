// Be the traitor: a person writes what a client says to each server.
import { clean } from './clean.js';
import {
  agent,
  button,
  digest,
  expect,
  focused,
  item,
  lab,
  load,
  open,
  press,
  standsAt,
  step,
  stepOn,
  tabTo,
  test,
  verdict,
} from './support.js';

/** @typedef {import('@playwright/test').Page} Page */

/** @param {Page} page @param {string} name What one server is told. */
const mouth = (page, name) => page.locator(`tc-mouth[data-server="${name}"]`);
/** @param {Page} page @param {string} name */
const forecast = (page, name) => page.getByRole('region', { name: `Forecast, ${name}` });
/** @param {Page} page @param {string} title */
const goal = (page, title) => page.locator('tc-goals li', { hasText: title });
const SPLIT = 'Get two different values decided';

/** @param {Page} page @param {string} situation Starts from a situation. */
async function situate(page, situation) {
  await open(page);
  await button(page, 'Be the traitor').click();
  await page.getByRole('button', { name: new RegExp(`^${situation}`) }).click();
  await expect(mouth(page, 'S4')).toBeVisible();
}

/** @param {Page} page @param {string} id A known lie. */
const tell = (page, id) => page.locator(`tc-knows [data-lie="${id}"]`).click();

/** @param {Page} page */
const send = (page) => page.locator('tc-goals [data-verb="send"]').click();

/** @param {Page} page Steps on until every server has heard what was said. */
async function heard(page) {
  const due = () =>
    lab(page).evaluate((el) =>
      el.snapshot.messages.some((m) => m.kind === 'ACCEPT' && /^C/.test(m.from)),
    );
  while (await due()) await stepOn(page);
}

test('the mode is an attribute, and a wrong one gets a sentence', async ({ page }) => {
  await open(page);
  await expect(lab(page)).toHaveAttribute('data-mode', 'watch');
  await button(page, 'Be the traitor').click();
  await expect(lab(page)).toHaveAttribute('data-mode', 'traitor');
  await expect(page.getByRole('heading', { name: 'Which client will you be?' })).toBeVisible();
  await lab(page).evaluate((el) => el.setAttribute('mode', 'dream'));
  await expect(
    page
      .getByRole('status')
      .filter({ hasText: 'mode: “dream” is not possible. Use watch, traitor or break.' }),
  ).toBeVisible();
  await expect(lab(page)).toHaveAttribute('data-mode', 'watch');
  await expect(agent(page, 'C1')).toBeVisible();
});

test('a first word: two things, forecast as the servers then act', async ({ page }) => {
  await situate(page, 'The first word is yours');
  await tell(page, 'two-things');
  await expect(forecast(page, 'S1')).toContainText('will vote');
  const before = await step(page);
  await send(page);
  // Two different messages: two steps of the run.
  await standsAt(page, before + 2);
  await heard(page);
  const votes = await lab(page).evaluate((el) =>
    el.snapshot.servers.map((s) => s.vote?.chip.letter),
  );
  expect(votes[0]).toBe(votes[1]);
  expect(votes[2]).toBe(votes[3]);
  expect(votes[0]).not.toBe(votes[2]);
});

test('two legal proofs and a forged one: each server does as forecast', async ({ page }) => {
  await situate(page, 'Four promises in hand');
  await expect(page.locator('tc-knows')).toContainText('Four promises for round 1');
  await tell(page, 'two-proofs');
  for (const name of ['S1', 'S2', 'S3', 'S4']) {
    await expect(forecast(page, name)).toContainText('checks 3 MACs, all good');
  }
  await mouth(page, 'S4').getByRole('combobox').selectOption({ label: 'S3’s vote: none' });
  await expect(forecast(page, 'S4')).toContainText('will convict C2');
  await expect(forecast(page, 'S4')).toContainText('then stops');
  const foreseen = await lab(page).evaluate((el) =>
    [...el.renderRoot.querySelectorAll('tc-mouth')].map((m) => [
      m.forecast.vote?.letter ?? null,
      m.forecast.convicts,
    ]),
  );
  await send(page);
  await heard(page);
  const came = await lab(page).evaluate((el) =>
    el.snapshot.servers.map((s) => [
      s.vote?.round === 1 ? s.vote.chip.letter : null,
      s.convicted.find((c) => c.client === 'C2')?.client ?? null,
    ]),
  );
  expect(came).toEqual(foreseen);
  await expect(page.locator('tc-goals')).toContainText('What came of your words');
  await expect(page.locator('tc-goals .tries li').first()).toContainText(/S[1-4]/);
});

test('what was said is part of the run: it rewinds and travels in a file', async ({ page }) => {
  await situate(page, 'Four promises in hand');
  await tell(page, 'alter');
  const before = await step(page);
  await send(page);
  await standsAt(page, before + 1);
  await stepOn(page);
  const now = await digest(page);
  const text = await lab(page).evaluate((el) => el.lab.scenario());
  const said = JSON.parse(text).faults.filter((f) => f.does === 'say');
  expect(said).toHaveLength(1);
  expect(said[0]).toMatchObject({ client: 'C2', to: ['S1', 'S2', 'S3', 'S4'], round: 1 });
  await lab(page).press('ArrowLeft');
  await lab(page).press('ArrowLeft');
  await standsAt(page, before);
  expect(await digest(page)).not.toBe(now);
  await load(page, JSON.stringify({ ...JSON.parse(text), step: before + 2 }));
  await standsAt(page, before + 2);
  expect(await digest(page)).toBe(now);
});

test('one draft goes to all; a server can be left out', async ({ page }) => {
  await situate(page, 'Four promises in hand');
  await tell(page, 'two-proofs');
  const letters = () =>
    lab(page).evaluate((el) =>
      [...el.renderRoot.querySelectorAll('tc-mouth')].map((m) => m.draft.value?.letter),
    );
  expect(new Set(await letters()).size).toBe(2);
  await mouth(page, 'S1').getByRole('spinbutton', { name: 'round' }).focus();
  await button(page, 'Same to all').click();
  await expect.poll(async () => new Set(await letters()).size).toBe(1);
  await button(page, 'Hold back').click();
  await expect(mouth(page, 'S1')).toContainText('S1 hears nothing from you');
  await expect(button(page, 'Send all three')).toBeVisible();
  await button(page, 'Tell it after all').click();
  await expect(button(page, 'Send all four')).toBeVisible();
});

test('inside the theorem the worst goals are out of reach; without a rule they are not', async ({
  page,
}) => {
  await situate(page, 'Four promises in hand');
  await expect(goal(page, SPLIT)).toContainText('out of reach');
  await expect(goal(page, 'Get an honest client convicted')).toContainText('out of reach');
  await tell(page, 'alter');
  await expect(forecast(page, 'S1')).toContainText('will convict C2');
  const { text, at } = await lab(page).evaluate((el) => ({
    text: el.lab.scenario(),
    at: el.snapshot.step,
  }));
  // The same moment, and nobody checks a MAC.
  await load(page, JSON.stringify({ ...JSON.parse(text), without: ['mac'], step: at }));
  await expect(goal(page, SPLIT)).toContainText('it can be done');
  await expect(page.getByText('Nobody checks the MACs of a proof.')).toBeVisible();
  await tell(page, 'alter');
  await expect(forecast(page, 'S1')).toContainText('will vote');
});

test('the menu of a client hands its tongue over', async ({ page }) => {
  await open(page);
  await press(page, 'C1');
  await item(page, 'Write the lie yourself…').click();
  await expect(lab(page)).toHaveAttribute('data-mode', 'traitor');
  await expect(page.getByRole('heading', { name: 'You are C1.' })).toBeVisible();
  await button(page, 'Watch').click();
  await expect(agent(page, 'C1')).toHaveAccessibleName(/says what it is made to say/i);
});

test('a round of another’s convicts, and what is no round is not taken', async ({ page }) => {
  await situate(page, 'The first word is yours');
  const round = mouth(page, 'S1').getByRole('spinbutton', { name: 'round' });
  await round.fill('1');
  await round.blur();
  await expect(forecast(page, 'S1')).toContainText('will convict C1');
  await expect(forecast(page, 'S2')).toContainText('will vote');
  await round.fill('-1');
  await round.blur();
  const written = await lab(page).evaluate(
    (el) => el.renderRoot.querySelector('tc-mouth[data-server="S1"]').draft.round,
  );
  expect(written).toBe(1);
});

test('by keyboard alone: choose, write, send', async ({ page }) => {
  await open(page);
  await tabTo(page, /^Be the traitor$/);
  await page.keyboard.press('Enter');
  await tabTo(page, /^The first word is yours/);
  await page.keyboard.press('Enter');
  await expect(mouth(page, 'S1')).toBeVisible();
  await tabTo(page, /^two things at once$/);
  await page.keyboard.press('Enter');
  await tabTo(page, /^Send all four$/);
  const before = await step(page);
  await page.keyboard.press('Enter');
  await standsAt(page, before + 2);
  expect(await focused(page)).not.toBe('');
});

for (const theme of ['light', 'dark', 'projector']) {
  test(`axe finds nothing in the ${theme} theme`, async ({ page }) => {
    test.setTimeout(90_000);
    await open(page);
    await lab(page).evaluate((el, theme) => {
      el.theme = theme;
    }, theme);
    await button(page, 'Be the traitor').or(page.locator('[data-menu="mode"]')).click();
    if (theme === 'projector') await item(page, 'Be the traitor').click();
    await clean(page);
    await page.getByRole('button', { name: /^Four promises in hand/ }).click();
    await tell(page, 'alter');
    await expect(forecast(page, 'S1')).toContainText('will convict C2');
    await clean(page);
  });
}

test.describe('on a phone', () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true });

  test('the modes are in the menu, and nothing scrolls sideways', async ({ page }) => {
    test.setTimeout(90_000);
    await open(page);
    await page.locator('tc-header [data-menu="main"]').tap();
    await item(page, 'Be the traitor').tap();
    await page.getByRole('button', { name: /^Four promises in hand/ }).tap();
    await page.locator('tc-knows [data-lie="two-proofs"]').tap();
    const wide = await page.evaluate(() => document.documentElement.scrollWidth);
    expect(wide).toBeLessThanOrEqual(390);
    await send(page);
    await expect(verdict(page, 'Termination')).toBeVisible();
    await clean(page);
  });
});

test('what one does is in sight however long the goals are; once sent, it is watched', async ({
  page,
}) => {
  await page.setViewportSize({ width: 1440, height: 900 });
  await situate(page, 'Four promises in hand');
  for (const name of ['Send all four', 'Same to all', 'Hold back']) {
    await expect(button(page, name)).toBeInViewport({ ratio: 1 });
    const box = await button(page, name).boundingBox();
    const go = await page.locator('tc-transport').boundingBox();
    expect(box.y + box.height).toBeLessThanOrEqual(go.y);
  }
  await expect(page.locator('.votes')).toBeInViewport({ ratio: 1 });
  await send(page);
  await button(page, 'Watch it arrive').click();
  await expect(lab(page)).toHaveAttribute('data-mode', 'watch');
  await expect(page.locator('tc-stage')).toBeVisible();
  await expect(lab(page)).toHaveAttribute('data-state', 'playing');
});
