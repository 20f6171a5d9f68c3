// What axe finds wrong with the page for people who do not see it as others do: nothing.
import { clean } from './clean.js';
import { button, expect, lab, load, menu, open, scenarios, test } from './support.js';
import { tour } from './tour.js';

// axe looks at every element several times.
test.setTimeout(240_000);

for (const theme of ['light', 'dark', 'projector']) {
  for (const [form, width, height] of /** @type {const} */ ([
    ['wide', 1440, 900],
    ['narrow', 390, 844],
  ])) {
    test(`everything, ${theme}, ${form}`, async ({ page }) => {
      await page.setViewportSize({ width, height });
      await open(page);
      await expect(lab(page)).toHaveAttribute('data-form', form);
      await lab(page).evaluate((el, theme) => {
        el.theme = theme;
      }, theme);
      await expect(lab(page)).toHaveAttribute('data-theme', theme);
      for await (const [view, part] of tour(page)) await clean(page, view, part);
    });
  }
}

test('what is wrong is found, also deep inside and in one part', async ({ page }) => {
  await open(page);
  await page
    .locator('tc-transport button')
    .first()
    .evaluate((button) => {
      button.removeAttribute('aria-label');
      button.replaceChildren();
    });
  for (const part of [undefined, 'tc-transport']) {
    await expect(clean(page, 'a button without a name', part)).rejects.toThrow('button-name');
  }
});

test('all that must hold, in sentences', async ({ page }) => {
  await open(page);
  await button(page, 'Holds?').click();
  await expect(menu(page)).toBeVisible();
  await clean(page);
});

test('thirteen servers', async ({ page }) => {
  await open(page);
  await load(page, scenarios.find(({ id }) => id === 'dense').text);
  await lab(page).evaluate((el) => el.go('end'));
  await clean(page);
});

test('another protocol, where no trust is drawn', async ({ page }) => {
  await open(page);
  await load(page, scenarios.find(({ id }) => id === 'paxos').text);
  await lab(page).evaluate((el) => el.seek(8));
  await clean(page);
});

test('edge proposers', async ({ page }) => {
  await open(page);
  await load(page, scenarios.find(({ id }) => id === 'edge').text);
  await lab(page).evaluate((el) => el.seek(8));
  await clean(page);
});

test('the crash panel', async ({ page, noise }) => {
  await open(page);
  // In one go: the lab reads ahead when idle, and may meet the broken engine by itself.
  await lab(page).evaluate(async (el) => {
    el.lab.destroy();
    await el.go('step');
  });
  await expect(page.getByRole('heading', { name: 'The engine stopped' })).toBeVisible();
  noise.length = 0; // what the engine said as it broke
  await clean(page);
});
