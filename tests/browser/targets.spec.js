// What can be pressed is large enough: for a finger 44 px, for a mouse 24, in every view.
import { reach } from './reach.js';
import { expect, load, open, scenarios, test } from './support.js';
import { tour } from './tour.js';

test.setTimeout(240_000);

/**
 * Names of lanes in a diagram that runs across: a lane is as high as the diagram allows. What
 * they do, the agent on the stage does too.
 */
const LANES = /^button [CSP]\d+, (client|server|edge proposer)/;

for (const [form, use, least] of /** @type {const} */ ([
  ['a phone', { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true }, 44],
  ['a tablet', { viewport: { width: 1024, height: 768 }, hasTouch: true, isMobile: true }, 44],
  ['a narrow window', { viewport: { width: 390, height: 844 } }, 44],
  ['a wide window', { viewport: { width: 1440, height: 900 } }, 24],
])) {
  test.describe(`on ${form}`, () => {
    test.use(use);

    test(`every target has ${least} px`, async ({ page }) => {
      await open(page);
      const lanes = use.viewport.width > 1000 && least > 24;
      for await (const [view, part] of tour(page)) {
        const { small, count } = await reach(page.locator(part), least);
        expect(
          small.filter((told) => !(lanes && LANES.test(told))),
          view,
        ).toEqual([]);
        expect(count, view).toBeGreaterThan(0);
      }
    });
  });
}

test('thirteen servers on a phone can still be told apart by a finger', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await open(page);
  await load(page, scenarios.find(({ id }) => id === 'dense').text);
  // They stand 43 px apart.
  expect((await reach(page.locator('tc-stage'), 42)).small).toEqual([]);
});
