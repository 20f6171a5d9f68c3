/**
 * What the browser tests share: a page that must stay quiet, and short words for what a person
 * does with it.
 */
import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { test as base, expect } from '@playwright/test';

/** Whatever a page says that it should not say, and whatever it asks of strangers. */
export const test = base.extend({
  /** @type {any} Every test fails on a noise; one that causes it on purpose empties the list. */
  noise: [
    async ({ context, baseURL }, use) => {
      /** @type {string[]} */
      const noise = [];
      /** Whom a page may ask: this site, and those that a test starts. */
      const homes = new Set([new URL(baseURL).origin]);
      Object.assign(noise, { homes });
      context.on('console', (message) => {
        // The tests' own doing.
        if (message.text() === 'Service Worker registration blocked by Playwright') return;
        noise.push(`${message.type()}: ${message.text()}`);
      });
      context.on('weberror', (error) => noise.push(`error: ${error.error().message}`));
      context.on('requestfailed', (request) => {
        // A page or a frame that goes away takes back what it still waits for.
        if (request.failure()?.errorText === 'net::ERR_ABORTED') return;
        noise.push(`failed: ${request.url()}`);
      });
      context.on('response', (response) => {
        if (response.status() >= 400) noise.push(`${response.status()}: ${response.url()}`);
      });
      context.on('request', (request) => {
        const { origin, protocol } = new URL(request.url());
        const own = homes.has(origin) || protocol === 'blob:' || protocol === 'data:';
        if (!own) noise.push(`stranger: ${request.url()}`);
      });
      await use(noise);
      expect([...noise]).toEqual([]);
    },
    { auto: true },
  ],
});

export { expect };

/** @typedef {import('@playwright/test').Page} Page */
/** @typedef {import('@playwright/test').Locator} Locator */

export const folder = 'www/scenarios';
/** Every scenario that comes with the page, in the order of its menu. */
export const scenarios = readdirSync(folder)
  .filter((file) => file.endsWith('.json'))
  .sort()
  .map((file) => {
    const text = readFileSync(`${folder}/${file}`, 'utf8');
    return { file, id: file.replace(/^\d+-|\.json$/g, ''), text, ...JSON.parse(text) };
  });

/** The native command; without one that is named, Cargo sees to it that it is the present one. */
export const native = process.env.TURNCOAT_NATIVE ?? 'target/release/turncoat';

/** Before tests that need it. */
export function buildNative() {
  test.setTimeout(600_000);
  if (process.env.TURNCOAT_NATIVE) return;
  execFileSync('cargo', ['build', '--quiet', '--release', '--bin', 'turncoat'], {
    stdio: 'inherit',
  });
}

/** @param {Page} page The lab. */
export const lab = (page) => page.locator('turncoat-lab');

/** @param {Page} page @param {string} [fragment] Opens the page and waits for its first run. */
export async function open(page, fragment = '') {
  await page.goto(`./${fragment}`);
  await atRest(page);
}

/** @param {Page} page A run is in view, its clock rests, and so does everything around it. */
export async function atRest(page) {
  await expect(
    page.locator('turncoat-lab[data-state="paused"][data-digest][data-step]'),
  ).toBeVisible();
  await still(page);
}

/**
 * Nothing moves, loads, opens or closes: what is seen now stays where it is until somebody does
 * something. Who presses at a place on the screen must have waited for this.
 * @param {Page} page
 */
export async function still(page) {
  expect(await lab(page).evaluate(restless, REST)).toEqual([]);
}

/** A page that takes longer than this to come to rest, in ms, never does. */
const REST = 20_000;

/**
 * Waits in the page until it has looked the same in two frames, and nothing is on its way.
 * @param {any} el The lab. @param {number} patience ms
 * @returns {Promise<string[]>} what still goes on; nothing, unless it took too long
 */
async function restless(el, patience) {
  /** @type {(root: any) => any[]} */
  const within = (root) =>
    [...root.children].flatMap((at) => [
      at,
      ...within(at),
      ...(at.shadowRoot ? within(at.shadowRoot) : []),
    ]);
  const trees = (/** @type {any[]} */ all) => [
    el.renderRoot,
    ...all.flatMap((at) => (at.shadowRoot ? [at.shadowRoot] : [])),
  ];
  const moving = (/** @type {any[]} */ all) =>
    trees(all)
      .flatMap((root) => root.getAnimations())
      .filter((motion) => Number.isFinite(motion.effect?.getComputedTiming().endTime));
  const goesOn = (/** @type {any[]} */ all) => {
    const { player, keys, order } = el;
    const open = el.renderRoot.querySelector('tc-popover');
    return Object.entries({
      'the clock runs': player.playing || player.travels,
      'a run is on its way': order.busy,
      'a part is on its way': all.some((at) => at.matches(':not(:defined)')),
      'a mode is on its way': el.mode !== 'watch' && !el.view && !el.layout,
      'something opens': keys.early || (el.menu !== null && !open?.hasAttribute('placed')),
      'the run is computed ahead': el.idle,
      'something is to be drawn': [el, ...all].some((at) => at.isUpdatePending),
      'rows are to be cut': el.settling,
      'something is animated': moving(all).length > 0,
    }).flatMap(([what, so]) => (so ? [what] : []));
  };
  const looks = (/** @type {any[]} */ all) =>
    all
      .filter((at) => at.matches('button, input, [role], [part], .token, .line, p, h2'))
      .map((at) => {
        const { x, y, width, height } = at.getBoundingClientRect();
        return [x, y, width, height].map(Math.round).join();
      })
      .join(' ');
  const end = performance.now() + patience;
  // What the first sign of a hand would fetch arrives now, and not in the middle of a press.
  await Promise.all([el.later.fetch(), el.later.paper]);
  let before = '';
  for (;;) {
    await new Promise(requestAnimationFrame);
    const all = within(el.renderRoot);
    const reasons = goesOn(all);
    const now = looks(all);
    if (!reasons.length && now === before) return [];
    if (performance.now() > end) return [...reasons, ...(now === before ? [] : ['it moves'])];
    before = now;
  }
}

/** @param {Page} page Every step of the run has been computed. */
export const whole = (page) =>
  expect.poll(() => lab(page).evaluate((el) => el.session?.snapshot.end ?? '')).not.toBe('');

/** @param {Page} page @param {string} text Opens a scenario's text, as a link would. */
export async function load(page, text) {
  await lab(page).evaluate(async (/** @type {any} */ el, text) => {
    await el.enter(text);
    el.load(text);
  }, text);
  await atRest(page);
  await whole(page);
}

/** @param {Page} page @param {string} name Opens a scenario of the library, by its menu. */
export async function choose(page, name) {
  await page.locator('tc-header [data-menu="scenario"]').click();
  await page.getByRole('menuitemradio', { name: new RegExp(`^${escaped(name)}`) }).click();
  await expect(menu(page)).toHaveCount(0);
  await atRest(page);
}

/** @param {string} text */
export const escaped = (text) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

/** @param {Page} page @param {string} name */
export const button = (page, name) => page.getByRole('button', { name, exact: true });

/** @param {Page} page @param {string} name An agent on the stage. */
export const agent = (page, name) =>
  page.locator('tc-stage').getByRole('button', { name: new RegExp(`^${name},`) });

/**
 * Clicks or taps the body of an agent: the middle of its disc or card.
 * @param {Page} page @param {string} name @param {'click' | 'tap'} [how]
 */
export async function press(page, name, how = 'click') {
  await still(page);
  const box = await agent(page, name).locator('.ring').boundingBox();
  const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
  if (how === 'tap') await page.touchscreen.tap(x, y);
  else await page.mouse.click(x, y);
  await expect(page.getByRole('menu', { name })).toBeVisible();
}

/** @param {Page} page The open menu, with what stands in it. */
export const menu = (page) => page.locator('tc-popover');

/** @param {Page} page @param {string | RegExp} name An item of the open menu. */
export const item = (page, name) =>
  menu(page).getByRole('menuitem', { name }).or(menu(page).getByRole('menuitemradio', { name }));

/** @param {Page} page @param {string} title The verdict on one property. */
export const verdict = (page, title) =>
  page.locator('tc-verdicts').getByRole('button', { name: new RegExp(`^${title}`) });

/** @param {Page} page What the step says of itself. */
export const story = (page) =>
  page.getByRole('region', { name: /^What (just happened|this is about)/ });

/** @param {Page} page */
export const step = async (page) => Number(await lab(page).getAttribute('data-step'));

/** @param {Page} page */
export const digest = async (page) => {
  await atRest(page);
  return String(await lab(page).getAttribute('data-digest'));
};

/** @param {Page} page @param {number} n Waits until the run stands at this step. */
export async function standsAt(page, n) {
  await expect(lab(page)).toHaveAttribute('data-step', String(n));
  await atRest(page);
}

/** @param {Page} page One step on, by its button; waits until it has arrived. */
export async function stepOn(page) {
  const n = await step(page);
  await button(page, 'Step').click();
  await standsAt(page, n + 1);
}

/** @param {Page} page @param {string} speed */
export async function pace(page, speed) {
  await page.locator('tc-transport [data-menu="speed"]').click();
  await page.getByRole('menuitemradio', { name: speed, exact: true }).click();
  await expect(menu(page)).toHaveCount(0);
}

/** @param {Page} page @param {string} name Chooses a theme by its menu. */
export async function pickTheme(page, name) {
  await page.locator('tc-header [data-menu="theme"]').click();
  await page.getByRole('menuitemradio', { name: new RegExp(`^${name}$`, 'i') }).click();
  await expect(menu(page)).toHaveCount(0);
}

/** @param {Page} page @param {string} goal Goes to the next step where this happens. */
export async function seekTo(page, goal) {
  const found = await lab(page).evaluate((el, goal) => {
    const at = el.lab.find(goal);
    if (at !== null) el.seek(at);
    return at;
  }, goal);
  expect(found).not.toBeNull();
  await standsAt(page, Number(found));
}

/** @param {Page} page @param {string} server Crashes a server by its menu. */
export async function crash(page, server) {
  await press(page, server);
  await item(page, /^Crash(?! before)/).click();
  await expect(agent(page, server)).toHaveAccessibleName(/down, disk kept/);
  await atRest(page);
}

/** @param {Page} page The messages in flight, as the keyboard's list tells their number. */
export async function inFlight(page) {
  const label = await page.locator('tc-stage').getByRole('listbox').getAttribute('aria-label');
  return Number(label?.match(/^\d+/)?.[0]);
}

/** @param {Page} page Spoken name of what has the focus, also within shadow roots. */
export const focused = (page) =>
  page.evaluate(() => {
    let at = document.activeElement;
    while (at?.shadowRoot?.activeElement) at = at.shadowRoot.activeElement;
    const label = at?.getAttribute('aria-label') ?? at?.textContent ?? '';
    return label.replace(/\s+/g, ' ').trim();
  });

/** @param {Page} page @param {RegExp} name Walks with Tab until the focus is on this. */
export async function tabTo(page, name, key = 'Tab') {
  /** @type {string[]} */
  const seen = [];
  for (let stop = 0; stop < 80; stop += 1) {
    const now = await focused(page);
    if (name.test(now)) return;
    seen.push(now.slice(0, 40));
    if (seen.at(-1) === seen.at(-3)) break; // the end of the page
    await page.keyboard.press(key);
  }
  throw new Error(`${key} never reaches ${name}; it stops at: ${seen.join(' | ')}`);
}

/** @param {Page} page @param {RegExp} name Walks with ArrowDown through an open menu. */
export const arrowTo = async (page, name) => {
  await expect(page.getByRole('menu')).toBeVisible();
  await expect.poll(() => focused(page)).not.toBe('');
  await tabTo(page, name, 'ArrowDown');
};

/**
 * Sees that a lie was found out: every server convicts C1, turns to C2, and decides. What the
 * stage shows passes; the table of the diagram keeps it.
 * @param {Page} page @param {{ timeout?: number }} [options]
 */
export async function foundOut(page, options) {
  const table = page.getByRole('table', { name: 'What has happened up to this step' });
  for (const name of ['S1', 'S2', 'S3', 'S4']) {
    await expect(table).toContainText(`${name} convicts C1`, options);
    await expect(table).toContainText(`${name} turns to C2 in round 1`, options);
    await expect(table).toContainText(new RegExp(`${name} decides [A-F]`), options);
    await expect(agent(page, name)).toHaveAccessibleName(/decided [A-F], convicted C1/, options);
  }
  await expect(agent(page, 'C1')).toHaveAccessibleName(/convicted by 4 of 4/, options);
}

/** @param {Page} page Opens what Share offers to download. */
export async function openTake(page) {
  await button(page, 'Share').click();
  await item(page, /^Download…/).click();
  await expect(page.locator('tc-take [data-take]').first()).toBeVisible();
}

/**
 * Takes one file away, from the open menu.
 * @param {Page} page @param {string} kind "stage.svg"
 * @returns {Promise<{ name: string, bytes: Buffer, text: string }>}
 */
export async function take(page, kind) {
  const saving = page.waitForEvent('download', { timeout: 90_000 });
  await page.locator(`[data-take="${kind}"]`).click();
  const download = await saving;
  const bytes = readFileSync(await download.path());
  return { name: download.suggestedFilename(), bytes, text: bytes.toString('utf8') };
}
