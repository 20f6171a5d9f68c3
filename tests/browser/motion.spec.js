// Motion and themes, as the reader's system wishes them.
import {
  atRest,
  button,
  choose,
  digest,
  expect,
  lab,
  open,
  pickTheme,
  stepOn,
  test,
} from './support.js';

/** @typedef {import('@playwright/test').Page} Page */

/**
 * Watches the moving layer while three steps are played: how often something that is already on
 * the stage was moved, and how many transitions and animations ran.
 * @param {Page} page
 */
async function watched(page) {
  await button(page, 'Play').click();
  const seen = await lab(page).evaluate(async (el) => {
    const stage = el.shadowRoot.querySelector('tc-stage').shadowRoot;
    const from = Number(el.dataset.step);
    let moves = 0;
    /** @type {Map<Element, string | null>} */
    const places = new Map();
    /** @type {Set<string>} */
    const animations = new Set();
    for (let frame = 0; frame < 1200 && Number(el.dataset.step) < from + 4; frame++) {
      await new Promise(requestAnimationFrame);
      for (const token of stage.querySelectorAll('.moves g.token')) {
        const at = token.getAttribute('transform');
        if (places.has(token) && places.get(token) !== at) moves++;
        places.set(token, at);
      }
      for (const motion of stage.querySelector('.still').getAnimations({ subtree: true })) {
        const { duration } = motion.effect?.getTiming() ?? {};
        if (Number(duration) > 1) animations.add(String(motion.animationName ?? motion.id));
      }
    }
    return { moves, steps: Number(el.dataset.step) - from, animations: [...animations] };
  });
  expect(seen.steps).toBeGreaterThanOrEqual(4);
  return seen;
}

test('with full motion messages travel', async ({ page }) => {
  await open(page);
  await choose(page, 'Nobody lies');
  expect((await watched(page)).moves).toBeGreaterThan(20);
});

test.describe('with reduced motion', () => {
  test.use({ contextOptions: { reducedMotion: 'reduce' } });

  test('nothing travels: states jump', async ({ page }) => {
    await open(page);
    await choose(page, 'Nobody lies');
    const { moves, animations } = await watched(page);
    expect(moves).toBe(0);
    expect(animations).toEqual([]);
  });

  test('a step comes at once to the same state as with motion', async ({ page }) => {
    await open(page);
    await stepOn(page);
    const still = await digest(page);
    await page.emulateMedia({ reducedMotion: 'no-preference' });
    await button(page, 'Step back').click();
    await stepOn(page);
    expect(await digest(page)).toBe(still);
  });
});

/** @param {Page} page The colour of the ground. */
const ground = (page) => lab(page).evaluate((el) => getComputedStyle(el).backgroundColor);

test('a system that is dark gives the dark theme, and follows the system', async ({ page }) => {
  await page.emulateMedia({ colorScheme: 'dark' });
  await open(page);
  await expect(lab(page)).toHaveAttribute('data-theme', 'dark');
  expect(await ground(page)).toBe('rgb(15, 18, 22)');
  await page.emulateMedia({ colorScheme: 'light' });
  await expect(lab(page)).toHaveAttribute('data-theme', 'light');
  expect(await ground(page)).toBe('rgb(243, 240, 233)');
});

test('the theme chosen by hand changes the page, not the run', async ({ page }) => {
  await open(page);
  await stepOn(page);
  const before = await digest(page);
  for (const [name, theme, colour] of [
    ['Dark', 'dark', 'rgb(15, 18, 22)'],
    ['Projector', 'projector', 'rgb(255, 255, 255)'],
    ['Light', 'light', 'rgb(243, 240, 233)'],
    ['System', 'light', 'rgb(243, 240, 233)'],
  ]) {
    await page.locator('tc-header [data-menu="theme"]').click();
    await page.getByRole('menuitemradio', { name, exact: true }).click();
    await expect(lab(page)).toHaveAttribute('data-theme', theme);
    expect(await ground(page)).toBe(colour);
    expect(await digest(page)).toBe(before);
  }
});

test('the page opens again as well after every choice of theme', async ({ page }) => {
  await open(page);
  for (const theme of ['dark', 'projector', 'light', 'system']) {
    await pickTheme(page, theme);
    await page.reload();
    await expect(button(page, 'Play the lie')).toBeVisible();
    await expect(lab(page)).toHaveAttribute('data-theme', /^(light|dark|projector)$/);
  }
});

test('with forced colours everything is still there', async ({ page }) => {
  await page.emulateMedia({ forcedColors: 'active' });
  await open(page);
  await stepOn(page);
  await expect(button(page, 'Play')).toBeVisible();
  const same = await lab(page).evaluate((el) => {
    const style = getComputedStyle(el);
    return style.getPropertyValue('--ink') === style.getPropertyValue('--bg');
  });
  expect(same).toBe(false);
});

/** @param {Page} page Text of the colour of the plate that the browser lays behind it. */
const unseen = (page) =>
  lab(page).evaluate((el) => {
    /** @type {(root: any) => any[]} */
    const within = (root) =>
      [...root.children].flatMap((at) => [
        at,
        ...within(at),
        ...(at.shadowRoot ? within(at.shadowRoot) : []),
      ]);
    const probe = document.createElement('i');
    probe.style.color = 'Canvas';
    document.body.append(probe);
    const plate = getComputedStyle(probe).color;
    probe.remove();
    return within(el.renderRoot)
      .filter((at) => !at.closest('svg') && at.checkVisibility())
      .filter((at) => [...at.childNodes].some((n) => n.nodeType === 3 && n.textContent.trim()))
      .filter((at) => {
        const style = getComputedStyle(at);
        return style.forcedColorAdjust === 'auto' && style.color === plate;
      })
      .map((at) => `${at.localName}.${at.className}: ${at.textContent.trim().slice(0, 40)}`);
  });

for (const colorScheme of /** @type {const} */ (['light', 'dark'])) {
  test(`with forced colours every label can be read, ${colorScheme}`, async ({ page }) => {
    await page.emulateMedia({ forcedColors: 'active', colorScheme });
    await open(page, '?step=9');
    for (const mode of ['watch', 'break', 'traitor']) {
      await page.locator(`[data-mode="${mode}"]`).last().click();
      await expect(lab(page)).toHaveAttribute('data-mode', mode);
      await atRest(page);
      expect(await unseen(page), mode).toEqual([]);
    }
    await page.locator('[data-situation]').first().click();
    await expect(page.locator('tc-mouth').first()).toBeVisible();
    await atRest(page);
    expect(await unseen(page), 'the desk').toEqual([]);
  });
}
