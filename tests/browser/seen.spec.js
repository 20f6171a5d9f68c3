// What matters is in sight: the proof on ordinary screens, what servers tell each other inside the
// wall, the message of a step above the others, a phone held sideways, a rule broken on a phone.
import { layout, WALL } from '../../www/stage/layout.js';
import { Places } from '../../www/stage/places.js';
import { atRest, button, expect, lab, load, open, scenarios, test } from './support.js';

/** @typedef {import('@playwright/test').Page} Page */

/** A client says two things: the step that shows the proof, and in which it is sent. */
const PROOF = '?scenario=two-things&step=29';

const screens = {
  'a common laptop': { width: 1366, height: 650 },
  'a small laptop': { width: 1280, height: 720 },
  'a large window': { width: 1440, height: 900 },
  'a tablet across': { width: 1024, height: 768, hasTouch: true },
  'a tablet upright': { width: 768, height: 1024, hasTouch: true },
};

for (const [name, { hasTouch = false, ...viewport }] of Object.entries(screens)) {
  test.describe(name, () => {
    test.use({ viewport, hasTouch, isMobile: hasTouch });

    for (const theme of ['light', 'projector']) {
      // What is 1.25 times as large has no room upright: there one scrolls.
      if (theme === 'projector' && viewport.width < viewport.height) continue;
      test(`every promise of the proof is in sight, ${theme}`, async ({ page }) => {
        await open(page, `${PROOF}&theme=${theme}`);
        const rows = page.locator('tc-proof tbody tr');
        await expect(rows).toHaveCount(4);
        for (const row of await rows.all()) await expect(row).toBeInViewport({ ratio: 1 });
        await expect(page.locator('tc-story .tale')).toBeInViewport({ ratio: 1 });
        await expect(button(page, 'Play')).toBeInViewport({ ratio: 1 });
      });
    }
  });
}

test('what servers tell each other stays inside the wall, on every stage', () => {
  const name = (/** @type {number} */ i) => ({ name: `S${i + 1}` });
  const beyond = [];
  let stages = 0;
  for (let n = 2; n <= 13; n += 1) {
    for (const m of [1, 3, 7]) {
      for (const requesters of [0, 3]) {
        for (const [w, h, compact] of [
          [916, 456, false],
          [869, 306, false],
          [640, 310, false],
          [530, 320, false],
          [490, 338, false],
          [388, 323, false],
          [390, 370, true],
          [320, 307, true],
        ]) {
          const plan = layout({ w, h, compact, servers: n, proposers: m, requesters });
          const snapshot = { servers: Array.from({ length: n }, (_, i) => name(i)) };
          const places = new Places(plan, { ...snapshot, proposers: [], requesters: [] });
          const { x, y, w: wide, h: high } = plan.court;
          // A dozen cards are more than the court of the smallest phone holds.
          if (plan.cards.some((c) => c.y + c.h > y + high)) continue;
          stages += 1;
          const out = (/** @type {number} */ px, /** @type {number} */ py) =>
            px < x + WALL || px > x + wide - WALL || py < y + WALL || py > y + high - WALL;
          for (const from of snapshot.servers) {
            for (const to of snapshot.servers) {
              for (const glyph of ['chip', 'trust']) {
                const way = places.way({ from: from.name, to: to.name, glyph });
                const points = way.points ?? [way.x0, way.y0, way.x1, way.y1];
                for (let i = 0; i < points.length; i += 2) {
                  if (!out(points[i], points[i + 1])) continue;
                  beyond.push(
                    `${n} servers at ${w} x ${h}: ${glyph} from ${from.name} to ${to.name}`,
                  );
                  break;
                }
              }
            }
          }
        }
      }
    }
  }
  expect(beyond).toEqual([]);
  expect(stages).toBeGreaterThan(500);
});

test('what a step has sent lies on top of what was under way', async ({ page }) => {
  await open(page);
  let both = 0;
  for (const { text } of scenarios.slice(0, 3)) {
    await load(page, text);
    const steps = Number(await lab(page).getAttribute('data-steps'));
    for (let step = 1; step < Math.min(steps, 40); step += 5) {
      await lab(page).evaluate((el, to) => el.seek(to), step);
      await atRest(page);
      const order = await page
        .locator('tc-stage .moves .token')
        .evaluateAll((all) => all.map((at) => at.classList.contains('fresh')));
      expect(order, `step ${step}`).toEqual([...order].sort());
      both += Number(new Set(order).size === 2);
    }
  }
  expect(both).toBeGreaterThan(5);
});

for (const [width, height] of [
  [844, 390],
  [667, 375],
  [932, 430],
]) {
  test.describe(`a phone held sideways, ${width} x ${height}`, () => {
    test.use({ viewport: { width, height }, hasTouch: true, isMobile: true });

    test('stage, story and the buttons are in sight together', async ({ page }) => {
      await open(page, PROOF);
      await expect(page.locator('tc-stage')).toBeInViewport({ ratio: 1 });
      await expect(page.locator('tc-story .tale')).toBeInViewport({ ratio: 1 });
      await expect(button(page, 'Play')).toBeInViewport({ ratio: 1 });
      await expect(button(page, 'Step')).toBeInViewport({ ratio: 1 });
      for (const name of ['C1', 'C2', 'C3', 'S1', 'S2', 'S3', 'S4']) {
        await expect(page.locator(`tc-stage [data-agent="${name}"]`)).toBeInViewport();
      }
      // What has no room beside them follows below.
      await page.locator('tc-verdicts').scrollIntoViewIfNeeded();
      await expect(page.locator('tc-verdicts')).toBeInViewport();
      await page.locator('tc-timeline').scrollIntoViewIfNeeded();
      await expect(page.locator('tc-timeline')).toBeInViewport();
    });
  });
}

test('who has decided still stands in the round of whom it trusts', async ({ page }) => {
  await open(page);
  await lab(page).evaluate((el) => el.seek(el.snapshot.steps));
  await atRest(page);
  const decided = await lab(page).evaluate((el) => el.snapshot.servers.every((s) => s.decided));
  expect(decided).toBe(true);
  await expect(page.locator('tc-stage [data-agent="C2"]')).toHaveAccessibleName(
    /trusted by 4 of 4/,
  );
});

test.describe('on a phone', () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });

  test('a rule that is switched off tells what it did where it was switched', async ({ page }) => {
    await open(page, '?mode=break');
    const rule = page.locator('[data-rule="lone-vote"]');
    await rule.scrollIntoViewIfNeeded();
    await atRest(page);
    await rule.tap();
    const below = page.locator('.below');
    await expect(below).toContainText('Agreement is violated after 33 steps.');
    await expect(below).toBeInViewport({ ratio: 1 });
    // The rule is where it was: the finger is still on it.
    await expect(rule).toBeInViewport({ ratio: 1 });
    await below.getByRole('button', { name: 'Show the run it found' }).tap();
    await expect(page.locator('tc-stage')).toBeInViewport({ ratio: 0.9 });
    await rule.scrollIntoViewIfNeeded();
    await rule.tap();
    await expect(below).toHaveCount(0);
  });
});
