// What axe finds wrong with the page for people who do not see it as others do: nothing.
import { clean } from './clean.js';
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
  stepOn,
  test,
} from './support.js';

/** @typedef {import('@playwright/test').Page} Page */

// axe looks at every element several times.
test.setTimeout(90_000);

/** @param {Page} page @param {string} id Goes to the step that violates a property. */
async function violate(page, id) {
  await load(page, scenarios.find((scenario) => scenario.id === id).text);
  await lab(page).evaluate((el) => {
    const at = el.lab.find('violated');
    if (at === null) throw new Error('nothing is violated');
    el.seek(at);
  });
  await expect(page.locator('tc-verdicts [data-state="violated"]').first()).toBeVisible();
}

for (const theme of ['light', 'dark', 'projector']) {
  test.describe(`in the ${theme} theme`, () => {
    test.beforeEach(async ({ page }) => {
      await open(page);
      await pickTheme(page, theme);
      await expect(lab(page)).toHaveAttribute('data-theme', theme);
    });

    test('the first view', async ({ page }) => {
      await clean(page);
    });

    test('in the middle of a run, with the log', async ({ page }) => {
      await seekTo(page, 'convict');
      await expect(page.locator('tc-story')).toContainText('convicts C1');
      await page.getByRole('tab', { name: 'Log' }).click();
      await clean(page);
    });

    test('a violated property, past the theorem', async ({ page }) => {
      await violate(page, 'lost-disk');
      await expect(page.getByText('You have left the theorem')).toBeVisible();
      await clean(page);
    });

    test('the menu of a client, and its form', async ({ page }) => {
      await press(page, 'C1');
      await clean(page);
      await page.getByRole('menuitemradio', { name: 'Say two things', exact: true }).click();
      await expect(button(page, 'Do it')).toBeVisible();
      await clean(page);
    });
  });
}

for (const name of ['protocol', 'scenario', 'sizes', 'theme', 'share', 'help']) {
  test(`the open menu "${name}"`, async ({ page }) => {
    await open(page);
    await page.locator(`tc-header [data-menu="${name}"]`).click();
    await expect(menu(page)).toBeVisible();
    await clean(page);
  });
}

test('the inspector and the proof of a collected proof', async ({ page }) => {
  await open(page);
  await seekTo(page, 'trust');
  for (let n = 0; n < 6; n += 1) await stepOn(page);
  await clean(page);
  await press(page, 'C2');
  await page.getByRole('menuitem', { name: 'Look inside' }).click();
  await expect(page.getByRole('region', { name: 'Inspector' })).toBeVisible();
  await clean(page);
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

test.describe('on a phone', () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });

  for (const tab of ['Timeline', 'Proof', 'Holds?', 'Log']) {
    test(`with the tab "${tab}"`, async ({ page }) => {
      await open(page);
      await seekTo(page, 'convict');
      await page.getByRole('tab', { name: tab }).tap();
      await expect(page.getByRole('tabpanel')).toBeVisible();
      await clean(page);
    });
  }

  test('with the menu open', async ({ page }) => {
    await open(page);
    await button(page, 'Menu').tap();
    await expect(menu(page)).toBeVisible();
    await clean(page);
  });

  test('a violated property', async ({ page }) => {
    await open(page);
    await violate(page, 'lost-disk');
    await clean(page);
  });
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
