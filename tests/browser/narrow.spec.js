// Narrow screens stack; nothing is lost, and nothing scrolls sideways.
import { agent, button, expect, item, open, seekTo, stepOn, test } from './support.js';

/** @typedef {import('@playwright/test').Page} Page */

/** @param {Page} page How far the page, or any box of the lab, sticks out sideways. */
const sideways = (page) =>
  page.evaluate(() => {
    const { scrollWidth, clientWidth } = document.documentElement;
    return scrollWidth - clientWidth;
  });

for (const width of [320, 390, 768, 1024]) {
  test(`at ${width} px nothing scrolls sideways`, async ({ page }) => {
    await page.setViewportSize({ width, height: 844 });
    await open(page);
    expect(await sideways(page)).toBe(0);
    for (const tab of await page.getByRole('tab').all()) {
      await tab.click();
      await expect(tab).toHaveAttribute('aria-selected', 'true');
      expect(await sideways(page)).toBe(0);
    }
    for (let n = 0; n < 8; n += 1) await stepOn(page);
    expect(await sideways(page)).toBe(0);
    for (const menu of await page.locator('tc-header [data-menu]').all()) {
      await menu.click();
      const open = page.locator('tc-popover');
      await expect(open).toBeVisible();
      expect(await sideways(page)).toBe(0);
      const box = await open.boundingBox();
      expect(box.x).toBeGreaterThanOrEqual(0);
      expect(box.x + box.width).toBeLessThanOrEqual(width + 0.5);
      await page.keyboard.press('Escape');
      await expect(open).toHaveCount(0);
    }
    // The last thing that hangs over: an agent's menu.
    await agent(page, 'S4').focus();
    await page.keyboard.press('Enter');
    await expect(page.locator('tc-popover')).toBeVisible();
    expect(await sideways(page)).toBe(0);
  });
}

const properties = [
  'Agreement',
  'Validity',
  'Integrity',
  'No honest client convicted',
  'Termination',
  'Two steps',
  'Bounded harm',
];

test.describe('on a phone', () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });

  test('every verdict, the proof, the costs, the log and the faults can be reached', async ({
    page,
  }) => {
    await open(page);
    await seekTo(page, 'trust');
    for (let n = 0; n < 4; n += 1) await stepOn(page);

    const sheet = page.getByRole('tabpanel');
    await page.getByRole('tab', { name: 'Timeline' }).tap();
    await expect(sheet.getByRole('slider', { name: 'Moment of the run' })).toBeVisible();

    await page.getByRole('tab', { name: 'Holds?' }).tap();
    for (const title of properties) {
      await expect(sheet.getByRole('listitem').filter({ hasText: title }).first()).toBeVisible();
    }

    await page.getByRole('tab', { name: 'Proof' }).tap();
    await expect(sheet.getByRole('table')).toBeVisible();
    await expect(sheet).toContainText('The proof that C2');
    await expect(sheet).toContainText('MACs made');
    await expect(sheet).toContainText('trust changes');

    await page.getByRole('tab', { name: 'Log' }).tap();
    await expect(sheet.getByRole('list', { name: 'Faults in this run' })).toBeVisible();
    const log = sheet.getByRole('list', { name: 'What happened so far' });
    await expect(log.getByRole('listitem').first()).toBeVisible();
    await expect(log).toContainText('convicts C1');

    // What has no room in the header is in its menu.
    await button(page, 'Menu').tap();
    for (const name of [/^Protocol/, /^Sizes/, /^Theme/, /^Share/, /^Legend/, /^Run until/]) {
      await expect(item(page, name)).toBeVisible();
    }
  });

  test('the tabs answer to arrow keys', async ({ page }) => {
    await open(page);
    await page.getByRole('tab', { name: 'Timeline' }).focus();
    for (const name of ['Proof', 'Holds?', 'Log', 'Timeline']) {
      await page.keyboard.press('ArrowRight');
      await expect(page.getByRole('tab', { name })).toBeFocused();
      await expect(page.getByRole('tab', { name })).toHaveAttribute('aria-selected', 'true');
      await expect(page.getByRole('tabpanel', { name })).toBeVisible();
    }
  });

  test('the bar to play stays in sight however far one scrolls', async ({ page }) => {
    await open(page);
    await page.getByRole('tab', { name: 'Log' }).tap();
    await page.mouse.wheel(0, 4000);
    await expect(button(page, 'Play the lie')).toBeInViewport({ ratio: 1 });
    await page.mouse.wheel(0, -4000);
    await expect(button(page, 'Play the lie')).toBeInViewport({ ratio: 1 });
  });
});

test('what is wrong is told in view, and covers no button', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await open(page, '#v9:abc');
  const note = page.locator('.note.bad');
  for (const scroll of [0, 200, 5000]) {
    await page.evaluate((y) => scrollTo(0, y), scroll);
    await expect(note).toBeInViewport({ ratio: 1 });
    const [told, bar] = [
      await note.boundingBox(),
      await page.locator('tc-transport').boundingBox(),
    ];
    expect(told.y + told.height).toBeLessThanOrEqual(bar.y);
    expect(told.x).toBeGreaterThanOrEqual(0);
    expect(told.x + told.width).toBeLessThanOrEqual(390);
  }
});
