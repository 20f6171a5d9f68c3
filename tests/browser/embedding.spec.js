// Handing a moment on: embed code with sizes and a preview, and a QR code that scans.
import jsqr from 'jsqr';
import { clean } from './clean.js';
import { expect, html, test } from './host.js';
import { atRest, button, item, lab, load, open, standsAt } from './support.js';

/** @param {any} page @param {RegExp} name */
async function share(page, name) {
  await page.locator('tc-header [data-menu="share"]').click();
  await item(page, name).click();
  await expect(page.getByRole('dialog')).toBeVisible();
}

const code = (/** @type {any} */ page) => page.getByRole('textbox', { name: 'Code' });

test('the code of the dialog, put into another site, shows this very moment', async ({
  page,
  site,
  context,
}) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await open(page);
  await lab(page).evaluate((el) => el.seek(9));
  await standsAt(page, 9);
  await share(page, /^Embed/);
  const preview = page.frameLocator('tc-embed iframe').locator('turncoat-lab');
  await expect(preview).toHaveAttribute('data-step', '9');
  await page.getByRole('radio', { name: '640 × 400' }).check();
  await page.getByRole('checkbox', { name: 'faults' }).check();
  await expect(code(page)).toHaveValue(/width="640" height="400"/);
  await button(page, 'Copy code').click();
  await expect(page.getByText('The code is on the clipboard.')).toBeVisible();
  const copied = await page.evaluate(() => navigator.clipboard.readText());
  expect(copied).toBe(await code(page).inputValue());
  expect(copied).toContain('scenario=two-things&amp;step=9&amp;lock=faults');

  const { origin } = await site({ '/': html(copied) });
  const course = await context.newPage();
  await course.goto(origin);
  const embedded = course.frameLocator('iframe').locator('turncoat-lab');
  await expect(embedded).toHaveAttribute('data-step', '9');
  await expect(embedded).toHaveAttribute('data-form', 'small');
  expect(await embedded.evaluate((el) => el.guard.held)).toEqual(['faults']);
});

test('a changed run travels whole; hostile words in it stay words', async ({ page }) => {
  await open(page);
  const state = await lab(page).evaluate((el) => el.getState());
  const name = '"><script>alert(1)</script><img src=x onerror=alert(1)>';
  await load(page, JSON.stringify({ ...state, name, step: 4 }));
  await share(page, /^Embed/);
  await expect(code(page)).toHaveValue(/embed\.html#v1:/);
  for (const kind of ['iframe', 'element']) {
    await page.getByRole('radio', { name: kind }).check();
    const tags = await code(page).evaluate((area) =>
      [...new DOMParser().parseFromString(area.value, 'text/html').body.querySelectorAll('*')].map(
        (el) => el.localName,
      ),
    );
    expect(tags).toEqual([kind === 'iframe' ? 'iframe' : 'turncoat-lab']);
  }
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await atRest(page);
});

/** Side of the picture that is read, in px: what a cheap camera gives. */
const SIDE = 440;

/** @param {any} page What a camera would read from the code on the screen. */
async function scan(page) {
  const picture = await page.locator('tc-qr svg[role]').screenshot({ scale: 'css' });
  const grey = await page.evaluate(
    async ([base64, side]) => {
      const bytes = Uint8Array.from(atob(base64), (c) => c.charCodeAt(0));
      const image = await createImageBitmap(new Blob([bytes], { type: 'image/png' }));
      const context = new OffscreenCanvas(side, side).getContext('2d');
      context.drawImage(image, 0, 0, side, side);
      const { data } = context.getImageData(0, 0, side, side);
      return btoa(
        [...data]
          .filter((_, k) => k % 4 === 0)
          .map((value) => String.fromCharCode(value))
          .join(''),
      );
    },
    [picture.toString('base64'), SIDE],
  );
  const pixels = new Uint8ClampedArray(SIDE * SIDE * 4);
  Buffer.from(grey, 'base64').forEach((value, k) => {
    pixels.fill(value, 4 * k, 4 * k + 4);
  });
  return jsqr(pixels, SIDE, SIDE)?.data;
}

test('the QR code holds the link to this moment', async ({ page, context }) => {
  await open(page);
  await lab(page).evaluate((el) => el.seek(7));
  await standsAt(page, 7);
  await share(page, /QR/);
  const short = await scan(page);
  expect(short).toMatch(/\?scenario=two-things&step=7$/);
  const other = await context.newPage();
  await other.goto(String(short));
  await standsAt(other, 7);
  // A run with a fault made by hand is longer, and still scans.
  await other.evaluate(() =>
    document.querySelector('turncoat-lab').inject({ server: 'S2', does: 'crash' }),
  );
  await standsAt(other, 8);
  await share(other, /QR/);
  const long = await scan(other);
  expect(long).toContain('#v1:');
  const third = await context.newPage();
  await third.goto(String(long));
  await standsAt(third, 8);
});

test('a run too long for a code says so', async ({ page }) => {
  await open(page);
  const state = await lab(page).evaluate((el) => el.getState());
  // Times that do not pack.
  const faults = Array.from({ length: 600 }, (_, k) => ({
    at: 1 + ((k * 6180339887) % 9999991) / 1000,
    server: `S${1 + (k % 4)}`,
    does: k % 8 < 4 ? 'slow' : 'mend',
  }));
  await lab(page).evaluate(
    (el, text) => el.load(text),
    JSON.stringify({ ...state, faults, step: 4 }),
  );
  await share(page, /QR/);
  await expect(page.getByText('This run is too long for a QR code.')).toBeVisible();
});

test('axe finds nothing wrong with either dialog', async ({ page }) => {
  test.setTimeout(180_000); // axe looks at every element several times
  await open(page);
  for (const name of [/^Embed/, /QR/]) {
    await share(page, name);
    await clean(page);
    await page.getByRole('dialog').getByRole('button', { name: 'Close' }).click();
    await expect(page.getByRole('dialog')).toHaveCount(0);
  }
});
