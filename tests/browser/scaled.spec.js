// A lab within a page that shows it scaled, writes in its own way and listens to keys: a deck.
import { expect, html, test } from './host.js';
import { atRest, lab } from './support.js';

const tag = '<turncoat-lab scenario="two-things" step="20" theme="light"></turncoat-lab>';

/** A page of no policy, so that it may have styles of its own. @param {string} body @param {string} [rules] @returns {[any]} */
const deck = (body, rules = '') => [
  {
    '/': html(
      body,
      `<style>${rules}</style><script type="module" src="/lib/turncoat-lab.js"></script>`,
    ),
    '/lib/': 'target/npm',
  },
];

/** How decks show their slides larger, and the rule that does it. */
const SCALED = {
  'by a transform': 'transform: scale(1.23); transform-origin: 0 0',
  'by zoom': 'zoom: 1.23',
};

for (const [how, rule] of Object.entries(SCALED)) {
  test(`scaled ${how}: the time line follows the pointer, menus stand where they open`, async ({
    page,
    site,
  }) => {
    const rules = `#deck { width: 1000px; height: 760px; ${rule} }
      turncoat-lab { display: block; height: 760px }`;
    await page.setViewportSize({ width: 1280, height: 960 });
    const { origin } = await site(...deck(`<div id="deck">${tag}</div>`, rules));
    await page.goto(origin);
    await atRest(page);

    const middle = async (/** @type {string} */ query) => {
      const box = await page.locator(query).boundingBox();
      return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
    };
    const pill = 'tc-timeline .pill span';
    const { x, y } = await middle(pill);
    await page.mouse.move(x, y);
    await page.mouse.down();
    for (const by of [40, -60, -150]) {
      await page.mouse.move(x + by, y, { steps: 4 });
      // It stands at the step nearest to the pointer: steps of a crowded moment lie close together.
      await expect.poll(async () => Math.abs((await middle(pill)).x - (x + by))).toBeLessThan(26);
    }
    await page.mouse.up();
    await atRest(page);

    await page.locator('tc-header [data-menu="scenario"]').click();
    const [button, popover] = await Promise.all([
      page.locator('tc-header [data-menu="scenario"]').boundingBox(),
      page.locator('tc-popover').boundingBox(),
    ]);
    expect(Math.abs(popover.x - button.x)).toBeLessThan(12);
    expect(Math.abs(popover.y - (button.y + button.height))).toBeLessThan(12);
    expect(popover.y + popover.height).toBeLessThanOrEqual(960);
  });
}

test('keys that the lab takes do not reach the page round it; the others do', async ({
  page,
  site,
}) => {
  const { origin } = await site(...deck(`${tag}<button>outside</button>`));
  await page.goto(origin);
  await atRest(page);
  const heard = await page.evaluateHandle(() => {
    /** @type {string[]} */ const keys = [];
    document.addEventListener('keydown', ({ key }) => keys.push(key));
    return keys;
  });
  await lab(page).evaluate((el) => el.focus());
  for (const key of ['ArrowRight', 'ArrowLeft', 'Home', 'End', ' ', ' ', 'r', '2']) {
    await page.keyboard.press(key);
  }
  await page.keyboard.press('Escape');
  await page.locator('tc-transport [data-verb="step"]').press(' ');
  await page.locator('tc-transport [data-verb="step"]').press('Enter');
  await page.locator('tc-timeline [role="slider"]').press('ArrowRight');
  await page.getByRole('tab').first().press('ArrowRight');
  await page.locator('tc-header [data-menu="sizes"]').click();
  await page.locator('tc-popover input').first().press('ArrowRight');
  await page.locator('tc-popover input').first().press('4');
  await page.keyboard.press('Escape');
  expect(await heard.jsonValue()).toEqual([]);

  await lab(page).evaluate((el) => el.focus());
  for (const key of ['f', 'PageDown', 'Control+ArrowRight']) await page.keyboard.press(key);
  await page.getByRole('button', { name: 'outside' }).press('ArrowRight');
  expect(await heard.jsonValue()).toEqual(['f', 'PageDown', 'Control', 'ArrowRight', 'ArrowRight']);
});

/** What a page may say of all its text, and what decks and courses do say. */
const LEAKING = `text-align: center; letter-spacing: 3px; word-spacing: 9px; text-transform: uppercase;
  text-indent: 40px; font: italic 700 30px/2.4 serif; color: red; white-space: pre; hyphens: auto;
  text-shadow: 2px 2px red; list-style: square inside; cursor: wait; user-select: none;
  word-break: break-all; font-variant: small-caps; quotes: "x" "y"; tab-size: 1; orphans: 9`;

test('how the page writes does not leak in', async ({ page, site }) => {
  const looks = async (/** @type {string} */ rule) => {
    const rules = `div { ${rule} } turncoat-lab { display: block; height: 800px }`;
    const { origin } = await site(...deck(`<div>${tag}</div>`, rules));
    await page.goto(origin);
    await atRest(page);
    await page.locator('tc-header [data-menu="scenario"]').click();
    await expect(page.locator('tc-popover [data-item]').first()).toBeVisible();
    return page.evaluate(() => {
      /** @type {any} */ const root = document.querySelector('turncoat-lab').shadowRoot;
      const inside = (/** @type {any} */ at) => [
        ...at.querySelectorAll('p, h2, h3, button, li, td, text, span'),
      ];
      const all = [root, ...[...root.querySelectorAll('*')].flatMap((el) => el.shadowRoot ?? [])];
      return all.flatMap(inside).map((el) => {
        const style = getComputedStyle(el);
        const said = [...style].map((name) => `${name}: ${style.getPropertyValue(name)}`);
        return [el.localName, ...said].join('; ');
      });
    });
  };
  const plain = await looks('');
  const leaked = await looks(LEAKING);
  expect(plain.length).toBeGreaterThan(100);
  const differ = leaked.filter((one, i) => one !== plain[i]);
  expect(differ.slice(0, 3)).toEqual([]);
});
