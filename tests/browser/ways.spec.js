// The first scenario by other ways than mouse and eyes: by keyboard alone, by what is spoken alone,
// and without motion.
import {
  agent,
  arrowTo,
  button,
  expect,
  focused,
  foundOut,
  lab,
  menu,
  open,
  standsAt,
  step,
  tabTo,
  test,
  whole,
} from './support.js';

/** @typedef {import('@playwright/test').Page} Page */

test.setTimeout(120_000);

/** @param {Page} page Is the focus on something of the lab? */
const held = (page) =>
  page.evaluate(() => {
    const at = document.activeElement;
    return at?.localName === 'turncoat-lab' || Boolean(at?.closest('turncoat-lab'));
  });

test('the whole first scenario by keyboard alone', async ({ page }) => {
  await open(page);
  // Quicker than a person would want it.
  await tabTo(page, /^Slow$/);
  await page.keyboard.press('Enter');
  await arrowTo(page, /^Fast$/);
  await page.keyboard.press('Enter');
  await expect(menu(page)).toHaveCount(0);
  expect(await held(page)).toBe(true);
  await tabTo(page, /^Play the lie$/, 'Shift+Tab');
  await page.keyboard.press('Enter');
  await foundOut(page, { timeout: 60_000 });
  await expect(button(page, 'Play again')).toBeVisible({ timeout: 60_000 });
  expect(await held(page)).toBe(true);
  // The button is the same one, so the keyboard goes on from where it was.
  await expect.poll(() => focused(page)).toBe('Play again');

  // Then another thing goes wrong: a server crashes, by its menu.
  await page.keyboard.press('Home');
  await whole(page);
  await tabTo(page, /^S4,/, 'Shift+Tab');
  await page.keyboard.press('Enter');
  await arrowTo(page, /^Crash/);
  await page.keyboard.press('Enter');
  await expect(agent(page, 'S4')).toHaveAccessibleName(/down, disk kept/);
  await expect(menu(page)).toHaveCount(0);
  await expect.poll(() => focused(page)).toMatch(/^S4,/);
  await page.keyboard.press('ArrowLeft');
  await expect(agent(page, 'S4')).not.toHaveAccessibleName(/down/);
  expect(await held(page)).toBe(true);
});

test('the whole first scenario by what is spoken alone', async ({ page }) => {
  await open(page);
  await whole(page);
  // What a screen reader is given: changes of live regions, and nothing else.
  await lab(page).evaluate((el) => {
    const live = '[aria-live], [role="status"], [role="alert"]';
    const roots = (root) => [
      root,
      ...[...root.querySelectorAll('*')].flatMap((e) => (e.shadowRoot ? roots(e.shadowRoot) : [])),
    ];
    const spoken = [];
    /** @type {any} */ (globalThis).spoken = spoken;
    const observer = new MutationObserver((changes) => {
      for (const { target } of changes) {
        const at = target instanceof Element ? target : target.parentElement;
        const text = at?.closest(live)?.textContent?.replace(/\s+/g, ' ').trim();
        if (text && spoken.at(-1) !== text) spoken.push(text);
      }
    });
    for (const root of roots(el.renderRoot)) {
      observer.observe(root, { childList: true, characterData: true, subtree: true });
    }
  });
  const told = () => page.evaluate(() => /** @type {any} */ (globalThis).spoken);
  const steps = Number(await lab(page).getAttribute('data-steps'));
  let before = 0;
  for (let n = (await step(page)) + 1; n <= Math.min(steps, 48); n += 1) {
    await page.keyboard.press('ArrowRight');
    await standsAt(page, n);
    await expect
      .poll(async () => (await told()).length, `step ${n} says nothing`)
      .toBeGreaterThan(before);
    before = (await told()).length;
  }
  const story = (await told()).join('\n');
  expect(story).toContain('C1 asks S1 and S2 to vote A, and S3 and S4 to vote B.');
  for (const server of ['S1', 'S2', 'S3', 'S4']) {
    expect(story).toMatch(new RegExp(`${server} votes [AB] in round 0`));
    expect(story).toMatch(new RegExp(`${server} convicts C1 of equivocation`));
    expect(story).toMatch(new RegExp(`${server} turns from C1 to C2`));
    expect(story).toMatch(new RegExp(`${server} .*decides? B`));
  }
  expect(story).toMatch(/C2 .*propose/);
  expect(story).not.toMatch(/undefined|\[object|\{\w+\}/);
});

test.describe('with reduced motion', () => {
  test.use({ contextOptions: { reducedMotion: 'reduce' } });

  test('the lie is played until it is found out, and nothing of the lab is animated', async ({
    page,
  }) => {
    await open(page);
    await button(page, 'Play the lie').click();
    const moved = await lab(page).evaluate(async (el) => {
      const seen = new Set();
      // Each shadow tree answers for itself alone.
      /** @type {(root: any) => any[]} */
      const trees = (root) => [
        root,
        ...[...root.querySelectorAll('*')].flatMap((e) =>
          e.shadowRoot ? trees(e.shadowRoot) : [],
        ),
      ];
      const found = el.lab.find('convict');
      while (Number(el.dataset.step) <= found) {
        await new Promise(requestAnimationFrame);
        for (const motion of trees(el.renderRoot).flatMap((root) => root.getAnimations())) {
          const { duration } = motion.effect?.getTiming() ?? {};
          if (Number(duration) > 1) seen.add(String(motion.animationName ?? motion.id));
        }
      }
      return [...seen];
    });
    expect(moved).toEqual([]);
    await lab(page).press('End');
    await foundOut(page);
  });
});
