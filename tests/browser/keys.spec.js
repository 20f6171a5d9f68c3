// The keys of the lab, and the places where they must keep still.
import { button, expect, lab, menu, open, press, standsAt, test, whole } from './support.js';

test('space plays and pauses', async ({ page }) => {
  await open(page);
  await page.keyboard.press('Space');
  await expect(lab(page)).toHaveAttribute('data-state', 'playing');
  await expect(button(page, 'Pause')).toBeVisible();
  await page.keyboard.press('Space');
  await expect(lab(page)).toHaveAttribute('data-state', 'paused');
});

test('arrows step, Home and End go to the ends, R starts again', async ({ page }) => {
  await open(page);
  await whole(page);
  const steps = Number(await lab(page).getAttribute('data-steps'));
  await page.keyboard.press('ArrowRight');
  await standsAt(page, 2);
  await page.keyboard.press('ArrowRight');
  await standsAt(page, 3);
  await page.keyboard.press('ArrowLeft');
  await standsAt(page, 2);
  await page.keyboard.press('End');
  await standsAt(page, steps);
  await page.keyboard.press('Home');
  await standsAt(page, 1);
  await page.keyboard.press('End');
  await standsAt(page, steps);
  await page.keyboard.press('r');
  await standsAt(page, 1);
  // Nothing is before the beginning, for a key as for the button.
  await page.keyboard.press('ArrowLeft');
  await page.keyboard.press('ArrowRight');
  await standsAt(page, 2);
});

test('? opens the help, Escape closes it and gives the focus back', async ({ page }) => {
  await open(page);
  await page.keyboard.press('?');
  await expect(page.getByRole('heading', { name: 'What is this?' })).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(menu(page)).toHaveCount(0);
  // The keys still work.
  await page.keyboard.press('ArrowRight');
  await standsAt(page, 2);
});

test('a number opens the menu of that client', async ({ page }) => {
  await open(page);
  await page.keyboard.press('2');
  await expect(page.getByRole('menu', { name: 'C2' })).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(menu(page)).toHaveCount(0);
});

test('Escape closes a menu that was opened with the mouse', async ({ page }) => {
  await open(page);
  await press(page, 'S1');
  await page.keyboard.press('Escape');
  await expect(menu(page)).toHaveCount(0);
});

test('typing in a field triggers nothing', async ({ page }) => {
  await open(page);
  await page.locator('tc-header [data-menu="sizes"]').click();
  const seed = page.getByLabel('Seed', { exact: true });
  await seed.focus();
  for (const key of ['Space', 'ArrowRight', 'ArrowLeft', 'Home', 'End', 'r', '?', '1', '2']) {
    await page.keyboard.press(key);
  }
  await expect(seed).toBeFocused();
  await expect(seed).toHaveValue(/12/);
  await expect(lab(page)).toHaveAttribute('data-state', 'paused');
  await expect(lab(page)).toHaveAttribute('data-step', '1');
  await expect(page.getByRole('heading', { name: 'What is this?' })).toHaveCount(0);
});

test('space on a button presses that button and nothing else', async ({ page }) => {
  await open(page);
  await button(page, 'Step').focus();
  await page.keyboard.press('Space');
  await standsAt(page, 2);
  await expect(lab(page)).toHaveAttribute('data-state', 'paused');
});

test('with Ctrl, Alt or Meta the keys belong to the browser', async ({ page }) => {
  await open(page);
  for (const key of ['Control+ArrowRight', 'Alt+End', 'Meta+ArrowRight', 'Control+Space']) {
    await lab(page).press(key);
  }
  await standsAt(page, 1);
});
