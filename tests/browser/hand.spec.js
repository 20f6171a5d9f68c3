// The person's hand in the run: servers, messages, and taking it all back.
import {
  agent,
  arrowTo,
  atRest,
  button,
  digest,
  expect,
  inFlight,
  item,
  lab,
  menu,
  open,
  press,
  standsAt,
  step,
  stepOn,
  tabTo,
  test,
  whole,
} from './support.js';

/** @typedef {import('@playwright/test').Page} Page */

/** @param {Page} page @param {string} server @param {string} what Does something to a server. */
async function make(page, server, what) {
  const at = await step(page);
  await press(page, server);
  await item(page, new RegExp(`^${what}`))
    .first()
    .click();
  if (await page.getByRole('button', { name: 'Do it' }).isVisible()) return;
  await standsAt(page, at + 1);
}

/** @param {Page} page The list of messages in flight, opened as the keyboard opens it. */
async function messages(page) {
  const list = page.locator('tc-stage').getByRole('listbox');
  await list.focus();
  return list.getByRole('option');
}

/** @param {Page} page Steps on until a message of this kind is in flight. @param {string} kind */
async function untilInFlight(page, kind) {
  for (let n = 0; n < 40; n += 1) {
    const known = await lab(page).evaluate((el, kind) => {
      return el.snapshot.messages.some((m) => m.kind === kind);
    }, kind);
    if (known) return;
    const at = await step(page);
    await lab(page).press('ArrowRight');
    await standsAt(page, at + 1);
  }
  throw new Error(`there is never a ${kind} in flight`);
}

test('a server crashes and recovers with its disk', async ({ page }) => {
  await open(page);
  await make(page, 'S2', 'Crash');
  await expect(agent(page, 'S2')).toHaveAccessibleName(/down, disk kept/);
  await expect(page.getByRole('tab', { name: 'Faults 2' })).toBeVisible();
  await press(page, 'S2');
  // What is down cannot crash again.
  await expect(item(page, /^Crash/)).toHaveCount(0);
  await item(page, /^Recover(?! without)/)
    .first()
    .click();
  await expect(agent(page, 'S2')).not.toHaveAccessibleName(/down/);
  await expect(agent(page, 'S2')).not.toHaveAccessibleName(/without its disk/);
  await expect(page.getByText('You have left the theorem')).toHaveCount(0);
});

test('a server that comes back without its disk leaves the theorem', async ({ page }) => {
  await open(page);
  await make(page, 'S2', 'Crash');
  await press(page, 'S2');
  await item(page, /^Recover without its disk/).click();
  await expect(agent(page, 'S2')).toHaveAccessibleName(/has come back without its disk/);
  const banner = page.getByRole('status').filter({ hasText: 'You have left the theorem' });
  await expect(banner).toBeVisible();
  await expect(banner).toContainText('S2');
  // Stepping back before it happened takes the banner away.
  await button(page, 'Step back').click();
  await expect(banner).toHaveCount(0);
});

test('a server is cut off, and mended', async ({ page }) => {
  await open(page);
  await make(page, 'S3', 'Cut off');
  await button(page, 'Do it').click();
  await expect(agent(page, 'S3')).toHaveAccessibleName(/cut off/);
  await press(page, 'S3');
  await item(page, /^Mend its links/).click();
  await expect(agent(page, 'S3')).not.toHaveAccessibleName(/cut off/);
});

test('a server is slowed down, and its messages take longer', async ({ page }) => {
  await open(page);
  await make(page, 'S1', 'Slow down');
  await page.getByRole('spinbutton').fill('5');
  await button(page, 'Do it').click();
  await expect(agent(page, 'S1')).toHaveAccessibleName(/slow, times 5/);
  await untilInFlight(page, 'LEARN');
});

test('a message is read: its fields and its MAC', async ({ page }) => {
  await open(page);
  await untilInFlight(page, 'PROMISE');
  await tabTo(page, /messages? in flight/);
  const options = page.locator('tc-stage').getByRole('option');
  await expect(options.filter({ hasText: /^PROMISE from S\d to C2/ }).first()).toBeAttached();
  const place = await options.evaluateAll((all) =>
    all.findIndex((one) => one.textContent?.startsWith('PROMISE')),
  );
  for (let n = 0; n < place; n += 1) await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await item(page, 'Read it').click();
  const inspector = page.getByRole('region', { name: 'Inspector' });
  await expect(inspector.getByRole('heading', { name: 'PROMISE' })).toBeVisible();
  await expect(inspector).toContainText(/sent at t [\d.]+, arrives at t [\d.]+/);
  for (const field of ['slot', 'round', 'vrnd', 'vval', 'mac']) {
    await expect(
      inspector.getByRole('term').filter({ hasText: new RegExp(`^${field}`) }),
    ).toHaveCount(1);
  }
  await expect(inspector).toContainText(/[0-9a-f]{64}/);
  await button(page, 'Close').click();
  await expect(inspector).toHaveCount(0);
});

/** @param {Page} page Ready to act on the first message: some are in flight. */
async function flying(page) {
  await open(page);
  await page.keyboard.press('ArrowRight');
  await standsAt(page, 2);
  await expect.poll(() => inFlight(page)).toBeGreaterThan(2);
  return inFlight(page);
}

/** @type {Record<string, (page: Page) => Promise<void>>} */
const ways = {
  /** Clicks a message where it is drawn. */
  pointer: async (page) => {
    const box = await page.locator('tc-stage .moves g.token').first().boundingBox();
    await page.mouse.click(box.x + box.width / 2, box.y + box.height / 2);
  },
  keyboard: async (page) => {
    await tabTo(page, /messages? in flight/);
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
  },
};

for (const [name, point] of Object.entries(ways)) {
  test(`a message is dropped by ${name}`, async ({ page }) => {
    const n = await flying(page);
    await point(page);
    await expect(menu(page)).toContainText(/[A-Z]+\s+[CS]\d\s+→\s+[CS]\d/);
    if (name === 'keyboard') {
      await arrowTo(page, /^Drop/);
      await page.keyboard.press('Enter');
    } else await item(page, /^Drop/).click();
    await expect.poll(() => inFlight(page)).toBe(n - 1);
    await expect(page.getByRole('tab', { name: 'Faults 2' })).toBeVisible();
  });

  test(`a message is delayed by ${name}`, async ({ page }) => {
    const n = await flying(page);
    await point(page);
    if (name === 'keyboard') {
      await arrowTo(page, /^Delay/);
      await page.keyboard.press('Enter');
      await expect(page.getByRole('dialog')).toBeVisible();
      await tabTo(page, /^$|delay/i);
      await page.getByRole('spinbutton').press('3');
      await page.keyboard.press('Enter');
    } else {
      await item(page, /^Delay/).click();
      await page.getByRole('spinbutton').fill('3');
      await button(page, 'Do it').click();
    }
    await expect(page.getByRole('spinbutton')).toHaveCount(0);
    expect(await inFlight(page)).toBe(n);
    const options = await messages(page);
    await expect(options.filter({ hasText: 'delayed by you' })).toHaveCount(1);
  });

  test(`a message is copied by ${name}`, async ({ page }) => {
    const n = await flying(page);
    await point(page);
    if (name === 'keyboard') {
      await arrowTo(page, /^Duplicate/);
      await page.keyboard.press('Enter');
    } else await item(page, /^Duplicate/).click();
    await expect.poll(() => inFlight(page)).toBe(n + 1);
    const options = await messages(page);
    await expect(options.filter({ hasText: 'a copy' })).toHaveCount(1);
  });
}

test('stepping back undoes a fault, and stepping on does it again', async ({ page }) => {
  await open(page);
  await stepOn(page);
  const before = await digest(page);
  await make(page, 'S4', 'Crash');
  await expect(agent(page, 'S4')).toHaveAccessibleName(/down/);
  const after = await digest(page);
  expect(after).not.toBe(before);
  await button(page, 'Step back').click();
  await expect(agent(page, 'S4')).not.toHaveAccessibleName(/down/);
  expect(await digest(page)).toBe(before);
  await button(page, 'Step').click();
  await expect(agent(page, 'S4')).toHaveAccessibleName(/down/);
  expect(await digest(page)).toBe(after);
});

test('a fault removed from the list never happened', async ({ page }) => {
  await open(page);
  await whole(page);
  const steps = await lab(page).getAttribute('data-steps');
  await stepOn(page);
  await make(page, 'S4', 'Crash');
  await stepOn(page);
  await page.getByRole('tab', { name: 'Faults 2' }).click();
  const list = page.getByRole('list', { name: 'Faults in this run' });
  await expect(list.getByRole('listitem')).toHaveCount(2);
  const mine = list.getByRole('listitem').filter({ hasText: 'by hand, at step' });
  await expect(mine).toContainText('S4');
  await mine.getByRole('button', { name: /^Remove/ }).click();
  await expect(list.getByRole('listitem')).toHaveCount(1);
  await expect(page.getByText('The fault is gone.')).toBeVisible();
  await expect(agent(page, 'S4')).not.toHaveAccessibleName(/down/);
  await whole(page);
  await expect(lab(page)).toHaveAttribute('data-steps', String(steps));
});

test('what cannot be done is refused in one sentence, and the run stays', async ({ page }) => {
  await open(page);
  const before = await digest(page);
  await press(page, 'S1');
  await item(page, /^Slow down/).click();
  await page.getByRole('spinbutton').fill('1e30');
  await button(page, 'Do it').click();
  await expect(page.getByRole('alert')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toHaveCount(0);
  expect(await digest(page)).toBe(before);
});

test('a menu opens beside what was pressed, and that is ringed', async ({ page }) => {
  await open(page, '?step=9');
  for (const name of ['S1', 'S4', 'C1', 'C3']) {
    await press(page, name);
    await expect(agent(page, name)).toHaveClass(/selected/);
    const ring = await agent(page, name).locator('.ring').boundingBox();
    const box = await menu(page).boundingBox();
    const right = box.x - (ring.x + ring.width);
    const left = ring.x - (box.x + box.width);
    expect(Math.max(right, left)).toBeLessThan(20);
    await page.keyboard.press('Escape');
    await expect(menu(page)).toHaveCount(0);
  }
  await atRest(page);
  const at = await lab(page).evaluate((el) => {
    const stage = el.renderRoot.querySelector('tc-stage');
    const box = stage.renderRoot.querySelector('.still').getBoundingClientRect();
    const { x, y } = stage.layer.moving.at(-1);
    return { x: box.x + (x * box.width) / stage.size.w, y: box.y + (y * box.width) / stage.size.w };
  });
  await page.mouse.click(at.x, at.y);
  await expect(menu(page)).toBeVisible();
  const halo = page.locator('tc-stage .halo');
  await expect(halo).not.toHaveAttribute('r', '0');
  // Nothing is ringed any more when the choice is dropped.
  await page.keyboard.press('Escape');
  await page.keyboard.press('Escape');
  await expect(halo).toHaveAttribute('r', '0');
});

test('what the page says of a number that is left out is what the engine takes', async ({
  page,
}) => {
  await open(page, '?step=9');
  const text = await lab(page).evaluate((el) => el.session.lab.scenario());
  /** @param {object} fault What the run comes to with it, at its end. */
  const end = (fault) =>
    lab(page).evaluate(
      (el, { text, fault }) => {
        el.load(text);
        el.seek(9);
        const message = el.snapshot.messages[0].id;
        el.session.inject('message' in fault ? { ...fault, message } : fault);
        el.seek(el.session.last());
        // A message's delay shows in times alone.
        return el.lab.digest() + JSON.stringify(el.session.window.lines);
      },
      { text, fault },
    );
  for (const [fault, name, usual] of [
    [{ message: 0, does: 'delay' }, 'by', 3],
    [{ server: 'S2', does: 'slow' }, 'by', 5],
    [{ client: 'C2', does: 'flood' }, 'count', 16],
  ]) {
    const unsaid = await end(fault);
    expect(await end({ ...fault, [name]: usual }), fault.does).toBe(unsaid);
    expect(await end({ ...fault, [name]: usual + 1 }), fault.does).not.toBe(unsaid);
  }
});

test('a client is hit between its disc and its words, too', async ({ page }) => {
  await open(page, '?step=9');
  const ring = await agent(page, 'C2').locator('.ring').boundingBox();
  await page.mouse.click(ring.x + ring.width + 3, ring.y + ring.height / 2);
  await expect(page.getByRole('menu', { name: 'C2' })).toBeVisible();
});

test('each lie says what it is, and a number that is left out what it will be', async ({
  page,
}) => {
  await open(page);
  await press(page, 'C1');
  await expect(item(page, /^Stay honest/)).toBeVisible();
  await expect(item(page, /^Go silent/)).toContainText('Sends nothing any more.');
  await item(page, /^More ways to lie/).click();
  await expect(item(page, /^Stall/)).toContainText('just before the time-out');
  await item(page, /^Flood the servers/).click();
  await expect(menu(page)).toContainText('Left empty, it is 16.');
  await expect(menu(page).getByRole('spinbutton')).toHaveAttribute('placeholder', '16');
});

test('before the first message its table says so', async ({ page }) => {
  await open(page);
  await page.locator('tc-costs').getByRole('button', { name: 'messages' }).click();
  await expect(menu(page)).toContainText('No message has been sent yet.');
});
