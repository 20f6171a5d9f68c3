// Going through a run: forward, back and by jumps, the same step is always the same state.
import {
  button,
  choose,
  digest,
  expect,
  lab,
  load,
  open,
  pace,
  scenarios,
  standsAt,
  step,
  stepOn,
  test,
  whole,
} from './support.js';

for (const id of ['two-things', 'crash', 'edge-altered']) {
  test(`every step of "${id}" is the same forward, back and by a jump`, async ({ page }) => {
    const { text } = scenarios.find((scenario) => scenario.id === id);
    await open(page);
    await load(page, text);
    const { forward, back, jumped } = await lab(page).evaluate(async (el) => {
      const steps = Number(el.dataset.steps);
      const read = async () => {
        await el.updateComplete;
        return `${el.dataset.step} ${el.dataset.digest}`;
      };
      const forward = [];
      for (let n = 0; n <= steps; n++) {
        el.seek(n);
        forward.push(await read());
      }
      const back = [];
      for (let n = steps; n >= 0; n--) {
        el.seek(n);
        back.unshift(await read());
      }
      const jumped = [];
      for (let n = 0; n <= steps; n++) {
        // Far away first: the other half of the run.
        el.seek((n + Math.ceil(steps / 2)) % (steps + 1));
        await el.updateComplete;
        el.seek(n);
        jumped.push(await read());
      }
      return { forward, back, jumped };
    });
    expect(forward.length).toBeGreaterThan(20);
    expect(new Set(forward).size).toBe(forward.length);
    expect(back).toEqual(forward);
    expect(jumped).toEqual(forward);
  });
}

test('the buttons Step and Step back go through the same states', async ({ page }) => {
  await open(page);
  const seen = [await digest(page)];
  for (let n = 0; n < 12; n++) {
    await stepOn(page);
    seen.push(await digest(page));
  }
  expect(new Set(seen).size).toBe(13);
  for (let n = 11; n >= 0; n--) {
    const at = await step(page);
    await button(page, 'Step back').click();
    await standsAt(page, at - 1);
    expect(await digest(page)).toBe(seen[n]);
  }
});

test('playing comes to the same end as stepping', async ({ page }) => {
  await open(page);
  await choose(page, 'Nobody lies');
  await whole(page);
  await page.keyboard.press('End');
  await standsAt(page, Number(await lab(page).getAttribute('data-steps')));
  const end = await digest(page);
  await button(page, 'Restart').click();
  await expect(button(page, 'Play')).toBeVisible();
  expect(await digest(page)).not.toBe(end);
  await pace(page, 'Fast');
  await button(page, 'Play').click();
  await expect(button(page, 'Play again')).toBeVisible({ timeout: 30_000 });
  expect(await digest(page)).toBe(end);
});

test('the slider of the diagram goes to a step by keys', async ({ page }) => {
  await open(page);
  await whole(page);
  const steps = Number(await lab(page).getAttribute('data-steps'));
  const slider = page.getByRole('slider', { name: 'Moment of the run' });
  await slider.focus();
  const at = await step(page);
  const first = await digest(page);
  await page.keyboard.press('ArrowRight');
  await standsAt(page, at + 1);
  await expect(slider).toHaveAttribute('aria-valuenow', String(at + 1));
  await page.keyboard.press('PageUp');
  await standsAt(page, at + 11);
  const eleventh = await digest(page);
  await page.keyboard.press('End');
  await standsAt(page, steps);
  await page.keyboard.press('PageDown');
  await standsAt(page, steps - 10);
  await page.keyboard.press('Home');
  await standsAt(page, 0);
  await page.keyboard.press('ArrowRight');
  await standsAt(page, 1);
  expect(await digest(page)).toBe(first);
  await page.keyboard.press('PageUp');
  await standsAt(page, 11);
  expect(at).toBe(1);
  expect(await digest(page)).not.toBe(eleventh);
  await page.keyboard.press('ArrowRight');
  await standsAt(page, 12);
  expect(await digest(page)).toBe(eleventh);
});

test('dragging the line goes forward and back in time', async ({ page }) => {
  await open(page);
  await whole(page);
  const first = await digest(page);
  const pill = page.getByRole('slider', { name: 'Moment of the run' });
  const box = await pill.boundingBox();
  const y = box.y + box.height / 2;
  const x = box.x + box.width / 2;
  await page.mouse.move(x, y);
  await page.mouse.down();
  await page.mouse.move(x + 120, y, { steps: 8 });
  await page.mouse.move(x + 300, y, { steps: 8 });
  await page.mouse.up();
  await expect.poll(() => step(page)).toBeGreaterThan(5);
  await expect(lab(page)).toHaveAttribute('data-state', 'paused');
  const far = await step(page);
  const later = await digest(page);
  await lab(page).evaluate((el, far) => {
    el.seek(0);
    el.seek(far);
  }, far);
  await standsAt(page, far);
  expect(await digest(page)).toBe(later);
  const there = await pill.boundingBox();
  await page.mouse.move(there.x + there.width / 2, there.y + there.height / 2);
  await page.mouse.down();
  await page.mouse.move(x - 60, y, { steps: 12 });
  await page.mouse.up();
  await expect.poll(() => step(page)).toBeLessThanOrEqual(1);
  await lab(page).press('Home');
  await standsAt(page, 1);
  expect(await digest(page)).toBe(first);
});

test('"Run until" goes to the step where it happens', async ({ page }) => {
  await open(page);
  await whole(page);
  for (const [goal, seen] of [
    ['a client is convicted', /convicts C1/],
    ['trust moves', /turns from C1 to C2/],
    ['a server decides', /decides/],
  ]) {
    const before = await step(page);
    await button(page, 'Run until…').click();
    await page.getByRole('menuitem', { name: goal }).click();
    await expect.poll(() => step(page)).toBeGreaterThan(before);
    await expect(page.getByRole('region', { name: 'What just happened' })).toContainText(seen);
  }
  await button(page, 'Run until…').click();
  await page.getByRole('menuitem', { name: 'a property is violated' }).click();
  await expect(page.getByText('it never happens that a property is violated')).toBeVisible();
});
