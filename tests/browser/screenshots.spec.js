// Pictures for people to look at, in target/screenshots. They are compared with nothing.
import {
  button,
  expect,
  lab,
  load,
  menu,
  open,
  pickTheme,
  press,
  scenarios,
  seekTo,
  test,
} from './support.js';

/** @typedef {import('@playwright/test').Page} Page */

/** @param {Page} page @param {string} name */
const shoot = async (page, name) => {
  const picture = await page.screenshot({ path: `target/screenshots/${name}.png` });
  expect(picture.length).toBeGreaterThan(10_000);
};

for (const theme of ['light', 'dark', 'projector']) {
  test(`pictures of the ${theme} theme`, async ({ page }) => {
    await open(page);
    await pickTheme(page, theme);
    await expect(lab(page)).toHaveAttribute('data-theme', theme);
    await shoot(page, `wide-${theme}-start`);
    await seekTo(page, 'convict');
    await shoot(page, `wide-${theme}-convicted`);
    await seekTo(page, 'decide');
    await shoot(page, `wide-${theme}-decided`);
  });
}

test('pictures on the way: messages in mid-travel', async ({ page }) => {
  await open(page);
  await button(page, 'Play the lie').click();
  await expect(page.locator('tc-stage .moves g.token')).not.toHaveCount(0);
  for (const name of ['early', 'later']) {
    const now = await lab(page).evaluate((el) => el.player.time);
    await expect.poll(() => lab(page).evaluate((el) => el.player.time)).toBeGreaterThan(now + 0.4);
    await shoot(page, `wide-moving-${name}`);
  }
});

test('pictures of menus, a violation and many servers', async ({ page }) => {
  await open(page);
  await press(page, 'C1');
  await shoot(page, 'wide-menu-client');
  await page.keyboard.press('Escape');
  await expect(menu(page)).toHaveCount(0);
  for (const id of ['lost-disk', 'dense', 'edge', 'paxos']) {
    await load(page, scenarios.find((scenario) => scenario.id === id).text);
    await lab(page).evaluate((el) => el.seek(el.lab.find('violated') ?? el.lab.find('decide')));
    await shoot(page, `wide-${id}`);
  }
});

for (const [width, height] of [
  [320, 640],
  [390, 844],
  [768, 1024],
  [1024, 768],
]) {
  test(`pictures at ${width} px`, async ({ page }) => {
    await page.setViewportSize({ width, height });
    await open(page);
    await shoot(page, `${width}-start`);
    await seekTo(page, 'convict');
    await shoot(page, `${width}-convicted`);
    await page.emulateMedia({ colorScheme: 'dark' });
    await expect(lab(page)).toHaveAttribute('data-theme', 'dark');
    await shoot(page, `${width}-dark`);
  });
}
