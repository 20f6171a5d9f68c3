// The engine itself breaks: the page says so, and the run is not lost.
import { readFileSync } from 'node:fs';
import { agent, button, crash, digest, expect, lab, open, step, stepOn, test } from './support.js';

/** @typedef {import('@playwright/test').Page} Page */

// An engine that breaks takes the whole page with it where Chromium runs without a window.
test.use({
  launchOptions: { executablePath: process.env.TURNCOAT_CHROMIUM ?? '/usr/bin/chromium' },
});

/** Lets the test reach the engine's memory. @param {Page} page */
const reach = (page) =>
  page.addInitScript(() => {
    /** @param {(...a: any[]) => Promise<any>} make */
    const keep =
      (make) =>
      async (/** @type {any[]} */ ...all) => {
        const made = await make.apply(WebAssembly, all);
        const { exports } = made.instance ?? made;
        /** @type {any} */ (globalThis).engineMemory = exports.memory;
        return made;
      };
    WebAssembly.instantiateStreaming = /** @type {any} */ (keep(WebAssembly.instantiateStreaming));
    WebAssembly.instantiate = /** @type {any} */ (keep(WebAssembly.instantiate));
  });

/** @type {Record<string, (page: Page) => Promise<unknown>>} */
const ways = {
  'its memory is overwritten': (page) =>
    page.evaluate(() => {
      const { buffer } = /** @type {any} */ (globalThis).engineMemory;
      // Small enough that no loop over garbage is long, large enough that no address is inside.
      new Uint8Array(buffer).fill(1);
    }),
  'it is used after it was let go': (page) => lab(page).evaluate((el) => el.lab.destroy()),
};

for (const [what, breakIt] of Object.entries(ways)) {
  test(`when ${what}, the page offers the run as a file and as a link`, async ({
    page,
    context,
    noise,
  }) => {
    await reach(page);
    await open(page);
    for (let n = 0; n < 4; n += 1) await stepOn(page);
    await crash(page, 'S4');
    await stepOn(page);
    const before = await digest(page);
    const at = await step(page);

    await breakIt(page);
    await button(page, 'Step').click();
    const panel = page.getByRole('alert');
    await expect(panel.getByRole('heading', { name: 'The engine stopped' })).toBeVisible();
    await expect(panel).toContainText('not part of the protocol');
    await expect(panel).toContainText(`kept up to step ${at}`);
    noise.length = 0; // what the engine said as it broke

    const saving = page.waitForEvent('download');
    await button(page, 'Download the run').click();
    const saved = JSON.parse(readFileSync(await (await saving).path(), 'utf8'));
    expect(saved.step).toBe(at);
    expect(saved.faults).toContainEqual(expect.objectContaining({ server: 'S4', does: 'crash' }));

    const address = await panel.getByRole('link', { name: 'Link to the run' }).getAttribute('href');
    const other = await context.newPage();
    await other.goto(String(address));
    await expect(lab(other)).toHaveAttribute('data-step', String(at));
    expect(await digest(other)).toBe(before);
    await expect(agent(other, 'S4')).toHaveAccessibleName(/down/);

    // Nothing that comes out of a broken engine is shown as a run.
    await expect(page.locator('tc-stage')).toHaveCount(0);
    // Loaded again, the page stands where the run was last known to be whole.
    await expect(page).toHaveURL(String(address));
    await button(page, 'Load the page again').click();
    await expect(lab(page)).toHaveAttribute('data-step', String(at));
    expect(await digest(page)).toBe(before);
  });
}
