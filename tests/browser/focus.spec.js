// The focus is never lost: whatever opens, closes or goes away, something of the lab has it.
import {
  agent,
  arrowTo,
  atRest,
  button,
  expect,
  focused,
  lab,
  load,
  menu,
  open,
  pace,
  scenarios,
  seekTo,
  standsAt,
  step,
  test,
  whole,
} from './support.js';
import { enter, share } from './tour.js';

/** @typedef {import('@playwright/test').Page} Page */
/** @typedef {import('@playwright/test').Locator} Locator */

test.setTimeout(120_000);

/**
 * Waits until something of the lab, or the lab itself, has the focus, can be seen, and has kept it
 * for some frames: what is taken away takes the focus with it in the frame after.
 * @param {Page} page @param {string} [when]
 */
async function held(page, when) {
  const at = () =>
    lab(page).evaluate(async (el) => {
      for (let n = 0; n < 4; n += 1) await new Promise(requestAnimationFrame);
      let at = document.activeElement;
      while (at?.shadowRoot?.activeElement) at = at.shadowRoot.activeElement;
      if (!el.matches(':focus, :focus-within')) return `outside: ${at?.localName}`;
      if (at?.matches(':disabled')) return 'on something disabled';
      return at?.checkVisibility({ visibilityProperty: true }) ? 'held' : 'hidden';
    });
  await expect.poll(at, when).toBe('held');
}

/** @param {Page} page The keys of the lab still work from where the focus is. */
async function answers(page) {
  const at = await step(page);
  await page.keyboard.press('ArrowRight');
  await standsAt(page, at + 1);
}

test('a menu or a dialog gives it back to what opened it', async ({ page }) => {
  await open(page);
  await seekTo(page, 'convict');
  const openers = page.locator(
    'tc-header [data-menu], tc-transport [data-menu], tc-verdicts .label, tc-costs .link',
  );
  expect(await openers.count()).toBeGreaterThan(9);
  for (const opener of await openers.all()) {
    await opener.focus();
    await page.keyboard.press('Enter');
    await expect(menu(page)).toBeVisible();
    await expect
      .poll(() => menu(page).evaluate((el) => el.matches(':focus-within, :focus')))
      .toBe(true);
    await page.keyboard.press('Escape');
    await expect(menu(page)).toHaveCount(0);
    await expect(opener).toBeFocused();
  }
  for (const [name, tag] of [
    ['Embed this moment', 'tc-embed'],
    ['Show as a QR code', 'tc-qr'],
  ]) {
    for (const by of ['Escape', 'Close']) {
      await share(page, name);
      await expect(page.locator(`${tag} dialog`)).toBeVisible();
      if (tag === 'tc-embed') {
        // The preview is a lab of its own, and leaves the focus alone.
        const preview = page.frameLocator('tc-embed iframe').locator('turncoat-lab[data-digest]');
        await expect(preview).toBeVisible();
        expect(await focused(page)).toBe('Close');
      }
      if (by === 'Escape') await page.keyboard.press('Escape');
      else await page.locator(tag).getByRole('button', { name: 'Close' }).press('Enter');
      await expect(page.locator(tag)).toHaveCount(0);
      await expect(button(page, 'Share')).toBeFocused();
    }
  }
});

test('it stays on a button that can go no further', async ({ page }) => {
  await open(page);
  await whole(page);
  const steps = Number(await lab(page).getAttribute('data-steps'));
  await lab(page).press('End');
  await standsAt(page, steps);
  await page.keyboard.press('ArrowLeft');
  await standsAt(page, steps - 1);
  await button(page, 'Step').press('Enter');
  await standsAt(page, steps);
  await expect(button(page, 'Step')).toBeDisabled();
  await expect(button(page, 'Step')).toBeFocused();
  await page.keyboard.press('Enter');
  await standsAt(page, steps);
  await button(page, 'Restart').press('Enter');
  await standsAt(page, 1);
  await expect(button(page, 'Restart')).toBeFocused();
  await held(page);
});

test('a fault that is taken back hands it on', async ({ page }) => {
  await open(page);
  await agent(page, 'S4').press('Enter');
  await arrowTo(page, /^Crash(?! before)/);
  await page.keyboard.press('Enter');
  await expect(agent(page, 'S4')).toHaveAccessibleName(/down/);
  await expect(agent(page, 'S4')).toBeFocused();
  await page.getByRole('tab', { name: 'Faults' }).click();
  const removals = page.getByRole('button', { name: /^Remove/ });
  for (let left = await removals.count(); left > 0; left -= 1) {
    await removals.last().press('Enter');
    await expect(removals).toHaveCount(left - 1);
    await held(page, `${left - 1} faults are left`);
  }
  await answers(page);
});

test('what closes under it hands it on', async ({ page }) => {
  await open(page);
  await seekTo(page, 'convict');
  await lab(page).evaluate((el) => el.say({ text: 'A problem.', bad: true }));
  await button(page, 'Close').press('Enter');
  await held(page, 'a note is closed');
  await lab(page).evaluate((el) => el.say({ text: 'A problem.', bad: true }));
  await button(page, 'Close').focus();
  await lab(page).evaluate((el) => {
    el.note = null;
  });
  await expect(button(page, 'Close')).toHaveCount(0);
  await held(page, 'a note goes by itself');

  const inspector = page.getByRole('region', { name: 'Inspector' });
  const inspect = async (/** @type {string} */ name) => {
    await agent(page, name).press('Enter');
    await arrowTo(page, /^Look inside/);
    await page.keyboard.press('Enter');
    await expect(inspector).toBeVisible();
    await held(page, `${name} is inspected`);
  };
  await inspect('C2');
  await inspector.getByRole('button', { name: 'Close' }).press('Enter');
  await expect(inspector).toHaveCount(0);
  await held(page, 'the inspector is closed');
  await inspect('S1');
  await inspector.getByRole('button', { name: 'Close' }).focus();
  await page.keyboard.press('Escape');
  await expect(inspector).toHaveCount(0);
  await held(page, 'the inspector is escaped');
  await answers(page);

  // From a dialog to the step that broke a property.
  await load(page, scenarios.find(({ id }) => id === 'lost-disk').text);
  await lab(page).evaluate((el) => el.seek(el.lab.find('violated')));
  await button(page, 'Holds?').press('Enter');
  await page.locator('tc-claims').getByRole('button').first().press('Enter');
  await expect(menu(page)).toHaveCount(0);
  await held(page, 'the dialog has led elsewhere');
});

test('another run, language, theme or form of the page keeps it', async ({ page }) => {
  await open(page);
  await page.locator('tc-header [data-menu="scenario"]').press('Enter');
  await arrowTo(page, /^Nobody lies/);
  await page.keyboard.press('Enter');
  await expect(page.locator('tc-header')).toContainText('Nobody lies');
  await atRest(page);
  await held(page, 'another scenario');
  await page.locator('tc-story .link, tc-proof button, .tab').first().focus();
  await load(page, scenarios.find(({ id }) => id === 'paxos').text);
  await held(page, 'another protocol');
  await page.locator('tc-header [data-menu="theme"]').press('Enter');
  await arrowTo(page, /^Projector/);
  await page.keyboard.press('Enter');
  await expect(lab(page)).toHaveAttribute('data-theme', 'projector');
  await held(page, 'another theme');
  await page.locator('tc-header [data-menu="language"]').press('Enter');
  await arrowTo(page, /^Deutsch/);
  await page.keyboard.press('Enter');
  await expect(lab(page)).toHaveAttribute('lang', 'de');
  await held(page, 'another language');
  await page.locator('tc-header [data-menu="sizes"]').focus();
  await page.setViewportSize({ width: 390, height: 844 });
  await expect(lab(page)).toHaveAttribute('data-form', 'narrow');
  await held(page, 'another form');
});

test('modes and searches keep it', async ({ page }) => {
  await open(page);
  await button(page, 'Slow').press('Enter');
  await page.keyboard.press('Escape');
  await page.getByRole('tab', { name: 'Log' }).focus();
  await lab(page).evaluate((el) => {
    el.mode = 'traitor';
  });
  await expect(page.getByRole('heading', { name: 'Which client will you be?' })).toBeVisible();
  await held(page, 'another mode');
  await page.locator('[data-situation]').first().press('Enter');
  await expect(page.locator('tc-mouth').first()).toBeVisible();
  await held(page, 'a situation is chosen');
  await page.getByRole('button', { name: 'Be somebody else' }).press('Enter');
  await held(page, 'somebody else is to be chosen');

  await enter(page, 'Break a rule');
  const search = page.locator('tc-search');
  await page.getByRole('switch', { name: 'MACs are checked' }).press('Space');
  await expect(page.locator('tc-header')).toContainText('Shortest counter', { timeout: 90_000 });
  await held(page, 'a search has found something');
  await search.getByText('Change the bounds').click();
  await search.getByLabel('Rounds', { exact: true }).fill('2');
  await page.keyboard.press('Tab');
  await search.locator('[data-verb="start"]').press('Enter');
  await held(page, 'a search has begun');
  await expect(search.locator('.result')).toBeVisible({ timeout: 90_000 });
  await held(page, 'a search has ended');
  await button(page, 'Put the rule back').press('Enter');
  await expect(button(page, 'Put the rule back')).toHaveCount(0);
  await held(page, 'the rule is back');
});

test('playing to the end keeps it, and the keys go on from there', async ({ page }) => {
  await open(page);
  await pace(page, 'Fast');
  await button(page, 'Play the lie').press('Enter');
  await expect(button(page, 'Play again')).toBeVisible({ timeout: 60_000 });
  expect(await focused(page)).toBe('Play again');
  await held(page);
  await page.keyboard.press('Home');
  await standsAt(page, 1);
  await answers(page);
});

test('arrow keys take it from a lane along its messages, and back', async ({ page }) => {
  await open(page);
  await seekTo(page, 'convict');
  const lane = page.locator('tc-timeline').getByRole('button', { name: /^S1, server/ });
  await lane.focus();
  await page.keyboard.press('ArrowRight');
  await expect.poll(() => focused(page)).toMatch(/(to|from) S1/);
  const first = await focused(page);
  await page.keyboard.press('ArrowRight');
  await expect.poll(() => focused(page)).not.toBe(first);
  expect(await focused(page)).toContain('S1');
  await page.keyboard.press('Escape');
  await expect(lane).toBeFocused();
});

test('the crash panel takes it', async ({ page, noise }) => {
  await open(page);
  await button(page, 'Step').focus();
  await page.keyboard.press('Enter');
  await standsAt(page, 2);
  // In one go: the lab reads ahead when idle, and may meet the broken engine by itself.
  await lab(page).evaluate(async (el) => {
    el.lab.destroy();
    await el.go('step');
  });
  await expect(page.getByRole('heading', { name: 'The engine stopped' })).toBeVisible();
  noise.length = 0; // what the engine said as it broke
  await held(page);
});
