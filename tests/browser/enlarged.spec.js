// Enlarged to twice the size, nothing is cut off and the page does not scroll sideways.
import {
  agent,
  atRest,
  button,
  expect,
  lab,
  load,
  menu,
  open,
  scenarios,
  seekTo,
  standsAt,
  step,
  test,
} from './support.js';
import { enter } from './tour.js';

/** @typedef {import('@playwright/test').Page} Page */

/** @param {Page} page How far the page sticks out sideways, in px. */
const sideways = (page) =>
  page.evaluate(() => {
    const { scrollWidth, clientWidth } = document.documentElement;
    return scrollWidth - clientWidth;
  });

/**
 * Text that a box cuts off, and cannot be scrolled to; what ends in three dots is told elsewhere.
 * @param {Page} page
 */
const cut = (page) =>
  lab(page).evaluate((el) => {
    /** @type {(at: any) => Element[]} */
    const within = (at) =>
      [...at.children].flatMap((child) => [
        child,
        ...(child.shadowRoot ? within(child.shadowRoot) : []),
        ...within(child),
      ]);
    const up = (/** @type {any} */ at) =>
      at.assignedSlot ?? at.parentElement ?? at.getRootNode().host ?? null;
    const found = [];
    for (const box of within(el.renderRoot)) {
      // Labels of the header give way to their values, which say as much.
      const aside = 'svg, .hide, .vh, .list, .pair > .label';
      if (box.closest(aside) || !box.checkVisibility()) continue;
      for (const node of box.childNodes) {
        if (node.nodeType !== Node.TEXT_NODE || !node.textContent?.trim()) continue;
        const range = document.createRange();
        range.selectNodeContents(node);
        const text = range.getBoundingClientRect();
        if (text.width < 1) continue;
        for (let at = box; at && at !== el; at = up(at)) {
          const style = getComputedStyle(at);
          if (style.clipPath !== 'none' || style.textOverflow === 'ellipsis') break;
          const { left, right, top, bottom } = at.getBoundingClientRect();
          const x = style.overflowX;
          const y = style.overflowY;
          const wide = text.left < left - 1 || text.right > right + 1;
          const high = text.top < top - 1 || text.bottom > bottom + 1;
          const button = at.localName === 'button';
          if ((wide && (button || /hidden|clip/.test(x))) || (high && /hidden|clip/.test(y))) {
            found.push(`${at.localName}.${at.className}: ${node.textContent.trim().slice(0, 40)}`);
            break;
          }
          if (/auto|scroll/.test(x + y)) break;
        }
      }
    }
    return found;
  });

/** @param {Page} page */
async function intact(page, view = '') {
  expect(await sideways(page), view).toBe(0);
  expect(await cut(page), view).toEqual([]);
}

/** @param {Page} page Through the first scenario's tabs, its menus, and the other modes. */
async function through(page) {
  await open(page);
  await intact(page, 'first view');
  await seekTo(page, 'convict');
  await expect(page.locator('tc-story')).toContainText('convicts C1');
  for (const tab of await page.getByRole('tab').all()) {
    await tab.click();
    await expect(page.getByRole('tabpanel')).toBeVisible();
    await intact(page, String(await tab.textContent()));
  }
  const at = await step(page);
  await button(page, 'Step').click();
  await standsAt(page, at + 1);
  // A menu is within the screen, and scrolls to its end.
  await agent(page, 'S1').focus();
  await page.keyboard.press('Enter');
  await expect(menu(page)).toBeVisible();
  const box = await menu(page).boundingBox();
  expect(box.y).toBeGreaterThanOrEqual(0);
  const { height } = page.viewportSize();
  expect(box.y + box.height).toBeLessThanOrEqual(height + 1);
  const last = menu(page).getByRole('menuitem').last();
  await last.scrollIntoViewIfNeeded();
  await expect(last).toBeInViewport();
  await page.keyboard.press('Escape');
  await load(page, scenarios.find(({ id }) => id === 'lost-disk').text);
  await lab(page).evaluate((el) => el.seek(el.lab.find('violated')));
  await intact(page, 'violated');
  await enter(page, 'Be the traitor');
  await page.locator('[data-situation]').first().click();
  await expect(page.locator('tc-mouth').first()).toBeVisible();
  await intact(page, 'traitor');
  await enter(page, 'Break a rule');
  if ((await lab(page).getAttribute('data-form')) === 'narrow') {
    await page.locator('#tab-rules').click();
  }
  await expect(page.getByRole('switch').first()).toBeVisible();
  await intact(page, 'break');
}

test.describe('by the browser’s zoom', () => {
  test.use({ deviceScaleFactor: 2 });

  // 200 % of 1440 x 900, and of a small laptop.
  for (const [width, height] of [
    [720, 450],
    [512, 384],
  ]) {
    test(`${width} px are left`, async ({ page }) => {
      await page.setViewportSize({ width, height });
      await through(page);
    });
  }
});

/** @param {number} px Of the root's text, as a browser's setting makes it. */
const asRoot = (px) => {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(`:root { font-size: ${px}px }`);
  document.adoptedStyleSheets.push(sheet);
};

/** @param {Page} page Sizes of what is read, in px: the story, a button, a server's name. */
const sizes = async (page) => ({
  story: await page.locator('tc-story .tale').evaluate((el) => getComputedStyle(el).fontSize),
  button: await button(page, 'Step').evaluate((el) => getComputedStyle(el).fontSize),
  name: await page
    .locator('tc-stage [data-agent="S1"] .card')
    .evaluate((el) => el.getBoundingClientRect().width),
});

for (const [width, height] of [
  [1440, 900],
  [390, 844],
]) {
  for (const px of [24, 32]) {
    test(`by the size of the root’s text, ${px} px, ${width} px wide`, async ({ page }) => {
      await page.setViewportSize({ width, height });
      await page.addInitScript(asRoot, px);
      await through(page);
    });
  }
}

test('text is as large as the browser’s, from the start and when that changes', async ({
  page,
}) => {
  await page.setViewportSize({ width: 2000, height: 1200 });
  await open(page, '?step=9');
  const usual = await sizes(page);
  expect(usual).toMatchObject({ story: '20px', button: '14px' });
  await page.evaluate(asRoot, 24);
  await expect.poll(() => sizes(page)).toMatchObject({ story: '30px', button: '21px' });
  await atRest(page);
  expect((await sizes(page)).name).toBeGreaterThan(usual.name);
});

for (const language of ['en', 'de', 'es']) {
  test(`in a frame of 800 x 450 no word is cut, in ${language}`, async ({ page }) => {
    await page.setViewportSize({ width: 800, height: 450 });
    await page.goto(`./embed.html?scenario=two-things&lang=${language}`);
    await atRest(page);
    const steps = Number(await lab(page).getAttribute('data-steps'));
    for (let at = 1; at <= steps; at += 7) {
      await lab(page).evaluate((el, to) => el.seek(to), at);
      await atRest(page);
      await intact(page, `step ${at}`);
      const labels = await page.locator('tc-stage .still text').allTextContents();
      expect(labels.filter((text) => text.includes('…'))).toEqual([]);
    }
  });
}
