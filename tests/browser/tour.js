/**
 * Once round the lab: every mode, panel, menu and dialog, one after the other, for tests that
 * look at each of them in the same way.
 */
import {
  agent,
  button,
  choose,
  expect,
  item,
  lab,
  load,
  menu,
  scenarios,
  seekTo,
  standsAt,
} from './support.js';

/** @typedef {import('@playwright/test').Page} Page */

/** A search takes its time, on a machine that may be busy. */
const SEARCHED = { timeout: 90_000 };

/** @param {Page} page */
const narrow = async (page) => (await lab(page).getAttribute('data-form')) === 'narrow';

/** @param {Page} page @param {string} title Enters a mode, by its button or its menu. */
export async function enter(page, title) {
  if (await button(page, title).count()) await button(page, title).click();
  else {
    await page.locator('tc-header').locator('[data-menu="main"], [data-menu="mode"]').click();
    await item(page, title).click();
    await expect(menu(page)).toHaveCount(0);
  }
}

/** @param {Page} page @param {string} name An entry of the share menu, wherever that is. */
export async function share(page, name) {
  if (await narrow(page)) {
    await button(page, 'Menu').click();
    await item(page, 'Share').click();
  } else await button(page, 'Share').click();
  await item(page, new RegExp(`^${name}`)).click();
}

/** @param {Page} page Closes what is open, by key. */
async function shut(page) {
  await page.keyboard.press('Escape');
  await expect(menu(page)).toHaveCount(0);
  await expect(page.locator('dialog')).toHaveCount(0);
}

/** @param {Page} page @param {string} name Opens the menu of an agent, wherever it stands. */
async function press(page, name) {
  await agent(page, name).press('Enter');
  await expect(page.getByRole('menu', { name })).toBeVisible();
}

/** @param {Page} page Opens the inspector from the open menu. */
async function inspect(page) {
  await item(page, /^(Look inside|Read it)/).click();
  await expect(page.getByRole('region', { name: 'Inspector' })).toBeVisible();
}

/** @param {Page} page Goes to where the next client has just sent a proposal with its proof. */
async function proposal(page) {
  await seekTo(page, 'trust');
  const at = await lab(page).evaluate((el) => {
    const proved = () => el.snapshot.messages.at(-1)?.seal === 'proof';
    while (!proved() && el.snapshot.step < el.snapshot.steps) el.seek(el.snapshot.step + 1);
    return el.snapshot.step;
  });
  await standsAt(page, at);
}

/** @param {Page} page @returns {AsyncGenerator<[string, string]>} */
async function* watching(page) {
  yield ['the first view', 'turncoat-lab'];
  await seekTo(page, 'convict');
  await page.locator('tc-story').getByRole('button', { name: 'Why?' }).click();
  await page.locator('tc-story .why').getByRole('button').first().click();
  await expect(page.locator('tc-reading .cited')).toBeVisible();
  yield ['the page of the protocol', 'tc-reading'];
  await shut(page);
  for (const tab of await page.getByRole('tab').all()) {
    await tab.click();
    await expect(tab).toHaveAttribute('aria-selected', 'true');
    yield [`the tab ${await tab.textContent()}`, 'turncoat-lab'];
  }
  await press(page, 'S1');
  yield ['the menu of a server', 'tc-popover'];
  await inspect(page);
  yield ['the inspector on a server', 'turncoat-lab'];
  await press(page, 'C1');
  yield ['the menu of a client', 'tc-popover'];
  await menu(page).locator('[data-does="equivocate"]').click();
  await expect(button(page, 'Do it')).toBeVisible();
  yield ['the form of a lie', 'tc-popover'];
  await shut(page);
  const list = page.locator('tc-stage').getByRole('listbox');
  await list.focus();
  await page.keyboard.press('Enter');
  yield ['the menu of a message', 'tc-popover'];
  await inspect(page);
  yield ['the inspector on a message', 'turncoat-lab'];
  await proposal(page);
  await list.focus();
  await page.keyboard.press('End');
  await page.keyboard.press('Enter');
  await inspect(page);
  await expect(page.locator('tc-inspector tc-proof table')).toBeVisible();
  yield ['the inspector on a proof', 'turncoat-lab'];
  await page.getByRole('region', { name: 'Inspector' }).getByLabel('Close').click();
}

/** @param {Page} page @returns {AsyncGenerator<[string, string]>} */
async function* menus(page) {
  const openers = page.locator('tc-header [data-menu], tc-transport [data-menu]');
  for (const opener of await openers.all()) {
    const name = await opener.getAttribute('data-menu');
    await opener.click();
    await expect(menu(page)).toBeVisible();
    yield [`the menu ${name}`, 'tc-popover'];
    await shut(page);
  }
  await lab(page).press('?');
  yield ['the help', 'tc-popover'];
  await shut(page);
  await share(page, 'Download…');
  await expect(page.locator('tc-take [data-take]').first()).toBeVisible();
  yield ['what can be downloaded', 'tc-popover'];
  await shut(page);
  for (const [name, tag] of [
    ['Embed this moment', 'tc-embed'],
    ['Show as a QR code', 'tc-qr'],
  ]) {
    await share(page, name);
    await expect(page.locator(`${tag} dialog`)).toBeVisible();
    yield [name, tag];
    await shut(page);
  }
}

/** @param {Page} page @returns {AsyncGenerator<[string, string]>} */
async function* modes(page) {
  await load(page, scenarios.find(({ id }) => id === 'lost-disk').text);
  await lab(page).evaluate((el) => el.seek(el.lab.find('violated')));
  await expect(page.locator('tc-verdicts [data-state="violated"]')).toHaveCount(1);
  await expect(page.getByText('You have left the theorem')).toBeVisible();
  yield ['a violated run', 'turncoat-lab'];

  await choose(page, 'A client says two things');
  await enter(page, 'Be the traitor');
  await expect(page.getByRole('heading', { name: 'Which client will you be?' })).toBeVisible();
  yield ['whom to be', 'turncoat-lab'];
  await page.locator('[data-situation]').first().click();
  await expect(page.locator('tc-mouth').first()).toBeVisible();
  yield ['the traitor', 'turncoat-lab'];

  await enter(page, 'Break a rule');
  if (await narrow(page)) await page.locator('#tab-rules').click();
  await page.getByRole('switch', { name: 'Each server counts once', exact: true }).click();
  await expect(page.locator('tc-header')).toContainText('Shortest counter', SEARCHED);
  yield ['the rules, one of them off', 'turncoat-lab'];
  if (await narrow(page)) await page.getByRole('tab', { name: 'Search' }).click();
  await expect(page.locator('tc-search .result')).toContainText('Agreement is violated');
  await page.getByText('Change the bounds').click();
  await expect(page.getByLabel('Rounds', { exact: true })).toBeVisible();
  yield ['a search that has finished', 'turncoat-lab'];
}

/**
 * The views, by name, and the element that is open to the hand in each.
 * @param {Page} page At its first view.
 * @returns {AsyncGenerator<[string, string]>}
 */
export async function* tour(page) {
  yield* watching(page);
  yield* menus(page);
  yield* modes(page);
}
