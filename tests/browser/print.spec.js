// On paper: stage, story, proof and diagram on one sheet, light, with nothing to press.
import { expect, lab, load, open, scenarios, seekTo, test } from './support.js';

/** What fits a sheet of A4 between its margins, in px. */
const A4 = {
  portrait: { width: 703, height: 1032 },
  landscape: { width: 1032, height: 703 },
};

/** @param {Buffer} pdf How many pages it has. */
const pages = (pdf) => (pdf.toString('latin1').match(/\/Type\s*\/Page\b(?!s)/g) ?? []).length;

/** @param {import('@playwright/test').Page} page What a browser does when it is about to print. */
async function aboutToPrint(page) {
  await page.emulateMedia({ media: 'print' });
  await page.evaluate(() => dispatchEvent(new Event('beforeprint')));
  await expect(page.locator('.paper .sheet')).toBeVisible();
}

/** @param {import('@playwright/test').Page} page Whatever of the sheet is cut or empty. */
const wrong = (page) =>
  page.locator('.paper .sheet').evaluate((sheet) => {
    /** @type {string[]} */ const told = [];
    const { right, bottom } = sheet.getBoundingClientRect();
    const time = sheet.querySelector('.time').getBoundingClientRect();
    for (const el of sheet.querySelectorAll('.told > *')) {
      if (el.getBoundingClientRect().bottom > time.top)
        told.push(`${el.localName} lies under the diagram`);
    }
    if (bottom > innerHeight) told.push('the sheet is longer than the page');
    for (const el of sheet.querySelectorAll(
      'header, .stage, .time, .story, tc-proof, p, li, footer',
    )) {
      const box = el.getBoundingClientRect();
      const name = `${el.localName} ${el.className}`;
      if (!box.width || !box.height) told.push(`${name} is empty`);
      if (box.right > right + 1 || box.bottom > bottom + 1) told.push(`${name} is cut`);
    }
    for (const svg of sheet.querySelectorAll('svg.picture')) {
      const { width, height } = svg.getBoundingClientRect();
      if (width < 300 || height < 130) told.push(`a picture of ${width} x ${height}`);
      if (svg.querySelectorAll('text').length < 8) told.push('a picture without words');
    }
    return told;
  });

for (const [turned, viewport] of Object.entries(A4)) {
  for (const id of ['two-things', 'dense', 'log', 'edge', 'paxos']) {
    test(`"${id}", ${turned}: everything is on the sheet and nothing is cut`, async ({ page }) => {
      await open(page);
      await load(page, scenarios.find((one) => one.id === id).text);
      // Where somebody collects promises, or as far as there is none.
      await lab(page).evaluate((el) => {
        const last = Math.min(60, el.snapshot.steps);
        while (el.snapshot.step < last && !(el.snapshot.proof?.promises.length > 3)) {
          el.seek(el.snapshot.step + 1);
        }
      });
      await page.setViewportSize(viewport);
      await aboutToPrint(page);
      expect(await wrong(page)).toEqual([]);
      await expect(page.locator('.paper svg.picture')).toHaveCount(2);
      await expect(page.locator('.paper h1')).not.toBeEmpty();
      for (const part of ['tc-header', 'tc-transport', 'tc-stage', 'tc-legend']) {
        await expect(page.locator(`turncoat-lab .page ${part}`)).toBeHidden();
      }
    });
  }
}

test('whatever the theme, the window and the tab in view: one page, light, with the proof', async ({
  page,
}) => {
  for (const theme of ['dark', 'projector']) {
    await page.setViewportSize(theme === 'dark' ? { width: 390, height: 844 } : A4.landscape);
    await open(page, `?theme=${theme}&step=29`);
    for (const landscape of [false, true]) {
      const pdf = await page.pdf({ format: 'A4', landscape, printBackground: true });
      expect(pages(pdf), `${theme}, ${landscape}`).toBe(1);
    }
    await page.setViewportSize(A4.portrait);
    await aboutToPrint(page);
    expect(await wrong(page)).toEqual([]);
    await expect(page.locator('.paper tc-proof')).toContainText('C2');
    const colours = await page
      .locator('.paper .sheet')
      .evaluate((el) => [
        getComputedStyle(el).color,
        getComputedStyle(document.body).backgroundColor,
      ]);
    expect(colours).toEqual(['rgb(27, 29, 34)', 'rgba(0, 0, 0, 0)']);
    await page.emulateMedia({ media: null });
    await page.evaluate(() => dispatchEvent(new Event('afterprint')));
    await expect(page.locator('.paper')).toHaveCount(0);
    await expect(page.locator('tc-stage')).toBeVisible();
  }
});

test('what is hidden stays hidden, and the sheet speaks the language of the lab', async ({
  page,
}) => {
  await open(page, '?future=hidden&lang=de');
  await seekTo(page, 'convict');
  await page.setViewportSize(A4.portrait);
  await aboutToPrint(page);
  await expect(page.locator('.paper .sheet > header')).toContainText('Schritt');
  const seen = await page.locator('.paper .time').innerText();
  await page.evaluate(() => dispatchEvent(new Event('afterprint')));
  await lab(page).evaluate((el) => {
    el.future = 'shown';
  });
  await aboutToPrint(page);
  const all = await page.locator('.paper .time').innerText();
  expect(all.length).toBeGreaterThan(seen.length);
});
