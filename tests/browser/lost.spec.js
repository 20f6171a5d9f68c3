// What was lost: where and when its way ended, in the diagram; which message it was, in words.
import { expect, lab, open, test } from './support.js';

/** @param {any} page The ends of lost messages in the diagram: where they lie, and what they are. */
const ends = (page) =>
  lab(page).evaluate((el) => {
    const timeline = el.renderRoot.querySelector('tc-timeline');
    const root = timeline.renderRoot;
    const plot = root.querySelector('.plot').getBoundingClientRect();
    const names = [...root.querySelectorAll('.names [data-key]')].map((name) => {
      const box = name.getBoundingClientRect();
      return { name: name.dataset.key, at: box.y + box.height / 2 - plot.y };
    });
    const line = root.querySelector('.pill').getBoundingClientRect();
    const now = line.x + line.width / 2 - plot.x;
    const d = root.querySelector('.base > g:first-child path.lost')?.getAttribute('d') ?? '';
    const crosses = [...d.matchAll(/M([\d.-]+) ([\d.-]+)l7/g)].map(([, x, y]) => ({
      x: Number(x) + 3.5,
      y: Number(y) + 3.5,
    }));
    const dashed = [...root.querySelectorAll('.base > g:first-child .ln.stub')].map(
      (path) => getComputedStyle(path).strokeDasharray,
    );
    return { names, now, crosses, dashed };
  });

test('a message that is dropped is dashed up to where and when it was dropped', async ({
  page,
}) => {
  await open(page, '?scenario=two-things');
  const dropped = await lab(page).evaluate(async (el) => {
    const long = (/** @type {any} */ m) => m.from === 'S4' && m.to === 'S1' && m.kind === 'LEARN';
    while (!el.snapshot.messages.some(long)) el.seek(el.snapshot.step + 1);
    el.seek(el.snapshot.step + 1);
    const { id } = el.snapshot.messages.find(long);
    el.inject({ message: id, does: 'drop' });
    await el.updateComplete;
    return id;
  });
  expect(dropped).toBeGreaterThan(0);
  await expect(page.locator('tc-story')).toContainText('LEARN B from S4 to S1 is dropped.');
  const { names, now, crosses, dashed } = await ends(page);
  expect(crosses).toHaveLength(1);
  expect(dashed).toHaveLength(1);
  expect(dashed[0]).not.toBe('none');
  const [{ x, y }] = crosses;
  // Dropped at this very moment: it ends at the line, give or take what keeps it off a lane.
  expect(Math.abs(x - now)).toBeLessThan(20);
  for (const { name, at } of names) expect(Math.abs(at - y), name).toBeGreaterThan(4);
  // Between the two that it concerns.
  const lane = (/** @type {string} */ name) => names.find((one) => one.name === name).at;
  expect(y).toBeGreaterThan(lane('S1'));
  expect(y).toBeLessThan(lane('S4'));
});

test('a message that reaches somebody who is down ends there', async ({ page }) => {
  await open(page, '?scenario=fault-free');
  await lab(page).evaluate(async (el) => {
    el.seek(2);
    el.inject({ server: 'S3', does: 'crash' });
    const lost = (/** @type {any} */ line) => line.lost && line.from === 'C1' && line.to === 'S3';
    while (!el.lab.window(0, el.snapshot.step).lines.some(lost)) el.seek(el.snapshot.step + 1);
    await el.updateComplete;
  });
  const { names, crosses } = await ends(page);
  const at = names.find(({ name }) => name === 'S3').at;
  const near = crosses.filter(({ y }) => Math.abs(y - at) < 14 && Math.abs(y - at) > 4);
  expect(near).not.toEqual([]);
});

for (const [lang, told] of /** @type {const} */ ([
  ['en', 'LEARN B from S4 to S1 is dropped.'],
  ['de', 'LEARN B von S4 an S1 geht verloren.'],
  ['es', 'LEARN B de S4 a S1 se pierde.'],
])) {
  test(`story, log, fault list and its button say which message, in ${lang}`, async ({ page }) => {
    await open(page, `?scenario=two-things&lang=${lang}`);
    await lab(page).evaluate(async (el) => {
      const long = (/** @type {any} */ m) => m.from === 'S4' && m.to === 'S1' && m.kind === 'LEARN';
      while (!el.snapshot.messages.some(long)) el.seek(el.snapshot.step + 1);
      el.inject({ message: el.snapshot.messages.find(long).id, does: 'drop' });
    });
    await expect(page.locator('tc-story')).toContainText(told);
    await page.locator('#tab-faults').click();
    await expect(page.locator('tc-faults')).toContainText(told);
    await expect(page.locator('tc-faults button').last()).toBeVisible();
    const named = page.getByRole('button', { name: told });
    await expect(named).toBeVisible();
    await page.locator('#tab-log').click();
    await expect(page.locator('tc-log')).toContainText(told);
  });
}

test('what will be lost later is not known while the future is hidden', async ({ page }) => {
  await open(page, '?scenario=without-keep-answering&future=hidden');
  await lab(page).evaluate((el) => el.seek(2));
  const { now, crosses, dashed } = await ends(page);
  expect(crosses.filter(({ x }) => x <= now)).toEqual([]);
  expect(dashed).toEqual([]);
  await lab(page).evaluate((el) => {
    el.future = 'shown';
  });
  await expect.poll(async () => (await ends(page)).dashed.length).toBeGreaterThan(0);
});
