// Nothing that a person does is lost: a key or a press that comes while something travels, loads,
// opens, closes or moves is carried out, or the page says why not.
import {
  agent,
  atRest,
  button,
  expect,
  focused,
  item,
  lab,
  load,
  menu,
  open,
  pace,
  scenarios,
  seekTo,
  standsAt,
  step,
  still,
  story,
  test,
  whole,
} from './support.js';

/** @typedef {import('@playwright/test').Page} Page */

const TIMES = 20;

/** @param {number} times @param {() => Promise<unknown>} act */
async function again(times, act) {
  for (let n = 0; n < times; n += 1) await act();
}

/**
 * Keeps what the page asks for from arriving until it is let go.
 * @param {Page} page @param {RegExp} what
 */
async function holdBack(page, what) {
  let letGo = () => {};
  const gate = new Promise((done) => {
    letGo = () => done(undefined);
  });
  let asked = () => {};
  const waits = new Promise((done) => {
    asked = () => done(undefined);
  });
  await page.route(what, async (route) => {
    asked();
    await gate;
    await route.continue();
  });
  return { waits, letGo };
}

/** @param {Page} page @param {import('@playwright/test').Locator} at The middle of it. */
async function middle(page, at) {
  await still(page);
  const { x, y, width, height } = await at.boundingBox();
  return [x + width / 2, y + height / 2];
}

test.describe('twenty presses are twenty steps', () => {
  /** @type {Record<string, (page: Page) => Promise<() => Promise<unknown>>>} */
  const ways = {
    'by key': async (page) => () => page.keyboard.press('ArrowRight'),
    'by the button, pressed at one place': async (page) => {
      const [x, y] = await middle(page, button(page, 'Step'));
      return () => page.mouse.click(x, y);
    },
    'by the button, as a screen reader presses it': async (page) => () =>
      button(page, 'Step').evaluate((el) => /** @type {HTMLElement} */ (el).click()),
    'by the slider': async (page) => {
      await page.getByRole('slider', { name: 'Moment of the run' }).focus();
      return () => page.keyboard.press('ArrowRight');
    },
  };

  for (const [how, prepare] of Object.entries(ways)) {
    test(how, async ({ page }) => {
      await open(page);
      await whole(page);
      for (const speed of ['Slow', 'Normal', 'Fast']) {
        await pace(page, speed);
        await lab(page).press('Home');
        await standsAt(page, 1);
        const press = await prepare(page);
        await again(TIMES, press);
        await standsAt(page, 1 + TIMES);
      }
    });
  }

  test('by finger, and back again', async ({ browser, baseURL }) => {
    const context = await browser.newContext({
      baseURL,
      viewport: { width: 390, height: 844 },
      hasTouch: true,
      isMobile: true,
      serviceWorkers: 'block',
    });
    const page = await context.newPage();
    await open(page);
    const [x, y] = await middle(page, button(page, 'Step'));
    await again(TIMES, () => page.touchscreen.tap(x, y));
    await standsAt(page, 1 + TIMES);
    const back = await middle(page, button(page, 'Step back'));
    await again(TIMES, () => page.touchscreen.tap(back[0], back[1]));
    await standsAt(page, 1);
    await context.close();
  });

  test('without motion', async ({ page }) => {
    await page.emulateMedia({ reducedMotion: 'reduce' });
    await open(page);
    await again(TIMES, () => page.keyboard.press('ArrowRight'));
    await standsAt(page, 1 + TIMES);
  });

  test('in a frame of a course page, by button and by line', async ({ page }) => {
    await page.goto('./embed.html');
    await atRest(page);
    const press = await middle(page, button(page, 'Step'));
    await again(TIMES, () => page.mouse.click(press[0], press[1]));
    await standsAt(page, 1 + TIMES);
    await page.getByRole('slider', { name: 'Step in view' }).focus();
    await again(TIMES, () => page.keyboard.press('ArrowRight'));
    await standsAt(page, 1 + 2 * TIMES);
  });
});

test('whatever is done while a step travels is done where it ends', async ({ page }) => {
  await open(page);
  await whole(page);
  await again(5, () => page.keyboard.press('ArrowRight'));
  await page.keyboard.press('ArrowLeft');
  await standsAt(page, 5);
  // The way back is open as soon as the first step has set out.
  await lab(page).press('Home');
  await button(page, 'Step').click();
  await button(page, 'Step back').click();
  await standsAt(page, 1);
  // From the button to the line, by keyboard.
  await button(page, 'Step').press('Enter');
  await page.getByRole('slider', { name: 'Moment of the run' }).press('PageUp');
  await standsAt(page, 12);
  // Play, and stop at once: the step is made.
  await page.keyboard.press('ArrowRight');
  await again(2, () => page.keyboard.press('ArrowRight'));
  await lab(page).evaluate((el) => {
    el.play();
    el.pause();
  });
  await standsAt(page, 15);
  // A host that steps, and a fault, come after it.
  await button(page, 'Step').press('Enter');
  expect(await lab(page).evaluate((el) => el.step(1))).toBe(17);
  await button(page, 'Step').press('Enter');
  await agent(page, 'S4').press('Enter');
  await item(page, /^Crash(?! before)/).click();
  await standsAt(page, 19);
});

test('a message that is pressed on its way is caught there', async ({ page }) => {
  await open(page);
  await lab(page).evaluate((el) => el.seek(2));
  await standsAt(page, 2);
  const due = await lab(page).evaluate((el) => {
    const next = el.session.timeOf(3);
    return el.snapshot.messages.find((m) => m.due === next);
  });
  const token = await lab(page).evaluate(async (el, id) => {
    el.go('step');
    while (!(el.player.time > el.snapshot.time)) await new Promise(requestAnimationFrame);
    const stage = el.renderRoot.querySelector('tc-stage');
    stage.openMessage(id);
    await el.updateComplete;
    return stage.layer.moving.find((m) => m.token.id === id) !== undefined;
  }, due.id);
  expect(token).toBe(true);
  await expect(menu(page)).toContainText(`${due.from} → ${due.to}`);
  await item(page, /^Drop/).click();
  await standsAt(page, 3);
  await expect(story(page)).toContainText(/drop/i);
});

test('keys pressed while the engine is on its way are carried out when it is there', async ({
  page,
}) => {
  const engine = await holdBack(page, /\.wasm$/);
  await page.goto('./');
  await expect(lab(page)).toHaveAttribute('aria-busy', 'true');
  await lab(page).focus();
  await again(3, () => page.keyboard.press('ArrowRight'));
  await page.keyboard.press('2');
  engine.letGo();
  await expect(page.getByRole('menu', { name: 'C2' })).toBeVisible();
  await standsAt(page, 4);
  await expect(lab(page)).not.toHaveAttribute('aria-busy');
});

test('keys and presses that follow the choice of a run are for that run', async ({ page }) => {
  await open(page);
  await standsAt(page, 1);
  await page.locator('tc-header [data-menu="scenario"]').click();
  await atRest(page);
  const { text } = scenarios.find(({ id }) => id === 'fault-free');
  const chosen = await holdBack(page, /fault-free/);
  await page.getByRole('menuitemradio', { name: /^Nobody lies/ }).click();
  await chosen.waits;
  await expect(lab(page)).toHaveAttribute('aria-busy', 'true');
  await again(2, () => page.keyboard.press('ArrowRight'));
  await button(page, 'Step').click();
  await page.keyboard.press('End');
  await page.keyboard.press('Home');
  await button(page, 'Step').click();
  await agent(page, 'C1').press('Enter');
  // Nothing was done to the run that goes.
  expect(await step(page)).toBe(1);
  chosen.letGo();
  await expect(page.getByRole('menu', { name: 'C1' })).toBeVisible();
  await expect(page.locator('tc-header')).toContainText(JSON.parse(text).name);
  await expect(agent(page, 'C1')).toHaveAccessibleName(/^C1, honest/);
  const opening = await lab(page).evaluate((el) => el.session.opening);
  await standsAt(page, opening + 1);
});

test('of two runs chosen one after the other the second opens, as it is', async ({ page }) => {
  await open(page);
  const first = await holdBack(page, /forged-/);
  await lab(page).evaluate((el) => {
    el.runs.pickScenario('forged');
  });
  await first.waits;
  await page.keyboard.press('ArrowRight');
  await lab(page).evaluate((el) => el.runs.pickScenario('fault-free'));
  first.letGo();
  await expect(page.locator('tc-header')).toContainText('Nobody lies');
  await atRest(page);
  expect(await step(page)).toBe(await lab(page).evaluate((el) => el.session.opening));
});

test('keys pressed for a menu whose words are on their way are pressed in it', async ({ page }) => {
  const menus = await holdBack(page, /assets\/menus-/);
  await page.goto('./');
  await expect(button(page, 'Step')).toBeVisible();
  await page.locator('tc-transport [data-menu="speed"]').focus();
  await page.keyboard.press('Enter');
  await menus.waits;
  for (const key of ['ArrowDown', 'ArrowDown', 'Enter']) await page.keyboard.press(key);
  await page.locator('tc-header [data-menu="theme"]').focus();
  menus.letGo();
  await expect(page.locator('tc-transport [data-menu="speed"]')).toHaveText('Fast');
  await expect(menu(page)).toHaveCount(0);
});

test('Escape takes back what was pressed for a menu that is not there yet', async ({ page }) => {
  const menus = await holdBack(page, /assets\/menus-/);
  await page.goto('./');
  await expect(button(page, 'Step')).toBeVisible();
  await page.locator('tc-transport [data-menu="speed"]').focus();
  await page.keyboard.press('Enter');
  await menus.waits;
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Escape');
  menus.letGo();
  await page.keyboard.press('ArrowRight');
  await standsAt(page, 2);
  await expect(menu(page)).toHaveCount(0);
  await expect(page.locator('tc-transport [data-menu="speed"]')).toHaveText('Slow');
});

test('keys pressed for a dialog that is on its way are pressed in it', async ({ page }) => {
  await open(page);
  await page.locator('tc-header [data-menu="sizes"]').focus();
  const menus = await holdBack(page, /assets\/menu-/);
  await button(page, 'Share').press('Enter');
  await item(page, /^Download…/).press('Enter');
  await menus.waits;
  await page.keyboard.press('Tab');
  menus.letGo();
  await expect.poll(() => focused(page)).toBe('SVG: The stage');
});

test('what needs the hand waits for the hand', async ({ page }) => {
  const { text } = scenarios.find(({ id }) => id === 'without-lone-vote');
  const menus = await holdBack(page, /assets\/menus-/);
  await page.goto('./');
  await expect(button(page, 'Step')).toBeVisible();
  await lab(page).evaluate((el, text) => el.load(text), text);
  await button(page, 'Put the rule back').click();
  await menus.waits;
  menus.letGo();
  await expect(button(page, 'Put the rule back')).toHaveCount(0);
});

test('a menu has the focus before the next key can be pressed', async ({ page }) => {
  await open(page);
  await button(page, 'Step').hover();
  await atRest(page);
  const held = await lab(page).evaluate(async (el) => {
    const opener = el.renderRoot
      .querySelector('tc-transport')
      .renderRoot.querySelector('[data-menu="speed"]');
    opener.focus();
    opener.click();
    // A key can be pressed in another task only.
    for (let n = 0; n < 500; n += 1) await null;
    return el.renderRoot.activeElement?.getAttribute('data-item');
  });
  expect(held).toBe('slow');
});

test('the focus is handed on before the next key can be pressed', async ({ page }) => {
  await open(page);
  await button(page, 'Step').hover();
  await atRest(page);
  await lab(page).evaluate((el) => el.say({ text: 'A problem.', bad: true }));
  await button(page, 'Close').focus();
  const held = await lab(page).evaluate(async (el) => {
    el.note = null;
    for (let n = 0; n < 500; n += 1) await null;
    return document.activeElement === el;
  });
  expect(held).toBe(true);
});

test('End goes to the end also before that has been computed', async ({ page }) => {
  await open(page);
  const { text } = scenarios.find(({ id }) => id === 'fault-free');
  const [known, reached] = await lab(page).evaluate(
    (el, text) => {
      el.load(text);
      const { steps } = el.snapshot;
      el.go('end');
      return [steps, el.session.snapshot.step];
    },
    JSON.stringify({ ...JSON.parse(text), slots: 400 }),
  );
  expect(reached).toBeGreaterThan(known);
  await whole(page);
  expect(await lab(page).evaluate((el) => el.snapshot.steps)).toBe(reached);
  await standsAt(page, reached);
});

// ---- what moves under the pointer ----

test('Step stays where it is, whatever Play says', async ({ page }) => {
  for (const language of ['en', 'de', 'es']) {
    await open(page, `?lang=${language}`);
    const at = async () => {
      await still(page);
      return page.locator('tc-transport [data-verb="step"]').boundingBox();
    };
    const first = await at();
    await lab(page).press('ArrowRight');
    await standsAt(page, 2);
    expect(await at()).toEqual(first);
    await lab(page).press('End');
    await atRest(page);
    expect(await at()).toEqual(first);
    await lab(page).press('Home');
    await lab(page).press('Space');
    await expect(lab(page)).toHaveAttribute('data-state', 'playing');
    expect(await page.locator('tc-transport [data-verb="step"]').boundingBox()).toEqual(first);
    await lab(page).press('Space');
  }
});

test('the rules stay where they are when one is switched off', async ({ page }) => {
  await open(page);
  await button(page, 'Break a rule').click();
  const rule = page.getByRole('switch', { name: 'Disks survive a crash', exact: true });
  await expect(rule).toBeVisible();
  await still(page);
  const before = await rule.boundingBox();
  await rule.click();
  await expect(page.getByText('You have left the theorem')).toBeVisible();
  await expect(page.locator('tc-search .result')).toBeVisible({ timeout: 60_000 });
  await still(page);
  expect(await rule.boundingBox()).toEqual(before);
});

test('a press is carried out although it moves its button away', async ({ page }) => {
  await open(page);
  await button(page, 'Break a rule').click();
  await page.getByText('Change the bounds').click();
  const rounds = page.getByLabel('Rounds', { exact: true });
  await rounds.fill('1');
  await rounds.blur();
  const search = page.locator('tc-search');
  await search.locator('[data-verb="start"]').click();
  await expect(search.locator('.result')).toContainText('within 1 round', { timeout: 60_000 });
  // What was found with other bounds goes away as the field is left, which the press does.
  await rounds.fill('2');
  const [x, y] = await middle(page, search.locator('[data-verb="start"]'));
  await page.mouse.move(x, y);
  await page.mouse.down();
  await expect(search.locator('.result')).toHaveCount(0);
  await page.mouse.up();
  await expect(search.locator('.result')).toContainText('within 2 rounds', { timeout: 60_000 });
});

test('a press that has come to mean something else does nothing', async ({ page }) => {
  await open(page);
  await whole(page);
  await pace(page, 'Fast');
  await lab(page).evaluate((el) => el.seek(el.snapshot.steps - 3));
  const [x, y] = await middle(page, button(page, 'Play'));
  await page.mouse.move(x, y);
  await lab(page).evaluate(async (el) => {
    // The clock stands while the pointer comes down.
    el.player.see(false);
    el.play();
    await el.updateComplete;
  });
  await expect(button(page, 'Pause')).toBeVisible();
  await page.mouse.down();
  await lab(page).evaluate((el) => el.player.see(true));
  await expect(button(page, 'Play again')).toBeVisible();
  await lab(page).evaluate((el) => {
    el.dataset.moves = '0';
    el.addEventListener('step', () => {
      el.dataset.moves = String(Number(el.dataset.moves) + 1);
    });
  });
  await page.mouse.up();
  await still(page);
  // It was to pause; the run has come to its end, and stays there.
  await expect(lab(page)).toHaveAttribute('data-moves', '0');
  expect(await step(page)).toBe(await lab(page).evaluate((el) => el.snapshot.steps));
});

test('a message is the one that the pointer came down on, wherever it has gone', async ({
  page,
}) => {
  await open(page);
  await lab(page).evaluate((el) => el.seek(2));
  await standsAt(page, 2);
  const stage = page.locator('tc-stage');
  const place = (/** @type {number} */ id) =>
    stage.evaluate((el, id) => {
      const found = el.layer.moving.find((m) => m.token.id === id);
      const box = el.renderRoot.querySelector('.still').getBoundingClientRect();
      const k = box.width / el.size.w;
      return found && { x: box.left + found.x * k, y: box.top + found.y * k };
    }, id);
  const { id, from, to } = await lab(page).evaluate((el) => el.snapshot.messages.at(-1));
  await still(page);
  const { x, y } = await place(id);
  await page.mouse.move(x, y);
  await page.mouse.down();
  await lab(page).evaluate((el) => el.play());
  await expect
    .poll(async () => {
      const now = await place(id);
      return Math.hypot(now.x - x, now.y - y);
    })
    .toBeGreaterThan(40);
  await page.mouse.up();
  await expect(menu(page)).toContainText(`${from} → ${to}`);
  await expect(lab(page)).toHaveAttribute('data-state', 'paused');
});

test('a press beside the line of the diagram is a press, not a drag', async ({ page }) => {
  await open(page);
  await seekTo(page, 'convict');
  await still(page);
  const at = await page.locator('tc-timeline').evaluate((el) => {
    const sheet = el.renderRoot.querySelector('.sheet').getBoundingClientRect();
    const line = el.renderRoot.querySelector('.line').getBoundingClientRect();
    // A lane's height has no mark and no message to offer but the line itself.
    return { x: line.x + 5, top: sheet.top, bottom: sheet.bottom };
  });
  let chosen = null;
  for (let y = at.top + 30; y < at.bottom - 10 && chosen === null; y += 6) {
    await page.mouse.click(at.x, y);
    chosen = await lab(page).evaluate((el) => el.selected.message ?? null);
    await still(page);
  }
  expect(chosen).not.toBeNull();
});

test('keys along a lane are each a step, also before the way is known', async ({ page }) => {
  await open(page);
  await seekTo(page, 'convict');
  const lane = page.locator('tc-timeline').getByRole('button', { name: /^S1, server/ });
  const way = await holdBack(page, /assets\/cone-/);
  await lane.focus();
  await again(3, () => page.keyboard.press('ArrowLeft'));
  way.letGo();
  await expect.poll(() => focused(page)).toMatch(/(to|from) S1/);
  await still(page);
  const third = await focused(page);
  await page.keyboard.press('Escape');
  await expect(lane).toBeFocused();
  for (let n = 0; n < 3; n += 1) {
    const before = await focused(page);
    await page.keyboard.press('ArrowLeft');
    await expect.poll(() => focused(page)).not.toBe(before);
  }
  expect(await focused(page)).toBe(third);
});

test('a run that opens takes no menu of another run’s message with it', async ({ page }) => {
  await open(page);
  await page.keyboard.press('ArrowRight');
  await standsAt(page, 2);
  await page.locator('tc-stage').getByRole('listbox').focus();
  await page.keyboard.press('Enter');
  await expect(menu(page)).toBeVisible();
  await load(page, scenarios.find(({ id }) => id === 'paxos').text);
  await expect(menu(page)).toHaveCount(0);
});
