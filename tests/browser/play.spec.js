// A lie is found out, by whichever hand it was made: mouse, keyboard or finger.
import {
  agent,
  arrowTo,
  button,
  choose,
  expect,
  foundOut,
  lab,
  menu,
  open,
  pace,
  press,
  story,
  tabTo,
  test,
  verdict,
} from './support.js';

/** The honest run, with C1 still honest in it. @param {import('@playwright/test').Page} page */
async function honest(page) {
  await choose(page, 'Nobody lies');
  await expect(agent(page, 'C1')).toHaveAccessibleName(/^C1, honest/);
  await expect(button(page, 'Play')).toBeVisible();
}

test('played as it opens, the lie is found out within a minute', async ({ page }) => {
  test.setTimeout(90_000);
  await open(page);
  await expect(verdict(page, 'Termination')).toHaveText(/waiting/);
  await button(page, 'Play the lie').click();
  await expect(lab(page)).toHaveAttribute('data-state', 'playing');
  await expect(story(page)).toContainText(/convicts C1 of equivocation/, { timeout: 60_000 });
  await foundOut(page, { timeout: 60_000 });
  await expect(verdict(page, 'Termination')).toHaveText(/holds/);
  await expect(verdict(page, 'Agreement')).toHaveText(/holds/);
  await expect(button(page, 'Play again')).toBeVisible({ timeout: 60_000 });
  await expect(lab(page)).toHaveAttribute('data-state', 'paused');
});

test('with nobody lying nobody is convicted and two steps suffice', async ({ page }) => {
  await open(page);
  await honest(page);
  await pace(page, 'Fast');
  await button(page, 'Play').click();
  await expect(verdict(page, 'Termination')).toHaveText(/holds/);
  await expect(verdict(page, 'Two steps')).toHaveText(/holds/);
  await expect(agent(page, 'C1')).not.toHaveAccessibleName(/convicted/);
});

test('C1 is turned with the mouse and found out', async ({ page }) => {
  await open(page);
  await honest(page);
  await press(page, 'C1');
  await page.getByRole('menuitemradio', { name: 'Say two things', exact: true }).click();
  await expect(page.getByRole('radiogroup', { name: 'What S1 is told' })).toBeVisible();
  await button(page, 'Do it').click();
  await expect(agent(page, 'C1')).toHaveAccessibleName(/^C1, traitor, only you know/);
  await pace(page, 'Fast');
  await button(page, 'Play').click();
  await foundOut(page);
});

test('each server is told what the person chose for it', async ({ page }) => {
  await open(page);
  await honest(page);
  await press(page, 'C1');
  await page.getByRole('menuitemradio', { name: 'Say two things', exact: true }).click();
  const told = { S1: 'A', S2: 'B', S3: 'B', S4: 'B' };
  for (const [server, letter] of Object.entries(told)) {
    const row = page.getByRole('radiogroup', { name: `What ${server} is told` });
    await row.getByRole('radio', { name: letter, exact: true }).click();
    await expect(row.getByRole('radio', { name: letter, exact: true })).toBeChecked();
  }
  await button(page, 'Do it').click();
  await button(page, 'Run until…').click();
  await page.getByRole('menuitem', { name: 'a client proposes' }).click();
  await expect(story(page)).toContainText('C1');
  for (const [server, letter] of Object.entries(told)) {
    const list = page.locator('tc-stage').getByRole('listbox');
    await list.focus();
    const option = list.getByRole('option', {
      name: new RegExp(`^ACCEPT from C1 to ${server}, .*value ${letter}`),
    });
    await expect(option).toHaveCount(1);
  }
});

test('C1 is turned with the keyboard alone and found out', async ({ page }) => {
  await open(page);
  // The scenario.
  await tabTo(page, /^scenario ?A/);
  await page.keyboard.press('Enter');
  await arrowTo(page, /^Nobody lies/);
  await page.keyboard.press('Enter');
  await expect(menu(page)).toHaveCount(0);
  // The lie.
  await tabTo(page, /^C1, honest/);
  await page.keyboard.press('Enter');
  await arrowTo(page, /^Say two things/);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('dialog')).toBeVisible();
  await tabTo(page, /^Do it/);
  await page.keyboard.press('Space');
  await expect(agent(page, 'C1')).toHaveAccessibleName(/^C1, traitor/);
  // The pace, then play.
  await tabTo(page, /^Slow/);
  await page.keyboard.press('Enter');
  await arrowTo(page, /^Fast/);
  await page.keyboard.press('Space');
  await expect(menu(page)).toHaveCount(0);
  await tabTo(page, /^Play$/, 'Shift+Tab');
  await page.keyboard.press('Enter');
  await foundOut(page);
});

test.describe('on a phone', () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });

  test('C1 is turned with a finger and found out', async ({ page }) => {
    await open(page);
    await expect(lab(page)).toHaveAttribute('data-form', 'narrow');
    await page.locator('tc-header [data-menu="scenario"]').tap();
    await page.getByRole('menuitemradio', { name: /^Nobody lies/ }).tap();
    await press(page, 'C1', 'tap');
    await page.getByRole('menuitemradio', { name: 'Say two things', exact: true }).tap();
    await button(page, 'Do it').tap();
    await expect(agent(page, 'C1')).toHaveAccessibleName(/^C1, traitor/);
    await button(page, 'Slow').tap();
    await page.getByRole('menuitemradio', { name: 'Fast', exact: true }).tap();
    await button(page, 'Play').tap();
    await foundOut(page);
  });

  test('what can be pressed is large enough for a finger', async ({ page }) => {
    await open(page);
    const small = await lab(page).evaluate((el) => {
      /** @param {Element | ShadowRoot} root @returns {Element[]} */
      const all = (root) =>
        [...root.children].flatMap((child) => [
          child,
          ...all(child),
          ...(child.shadowRoot ? all(child.shadowRoot) : []),
        ]);
      return all(el.shadowRoot)
        .filter((e) => e.matches('tc-transport button, [role="tab"], button.btn, g[role="button"]'))
        .filter((e) => e.checkVisibility())
        .map((e) => ({ what: e.textContent?.trim(), box: e.getBoundingClientRect() }))
        .filter(({ box }) => Math.min(box.width, box.height) < 24)
        .map(({ what, box }) => `${what} ${box.width} x ${box.height}`);
    });
    expect(small).toEqual([]);
  });
});
