// A fault of a file that cannot happen: the story and the list of faults say so, in each language.
import { atRest, expect, lab, open, test } from './support.js';

const run = {
  turncoat: 1,
  protocol: 'bp-fast-paxos',
  servers: 4,
  clients: 3,
  seed: 7,
  until: { time: 10 },
  faults: [
    { at: 0, server: 'S4', does: 'crash' },
    { step: 3, server: 'S4', does: 'crash' },
    { at: 20, server: 'S1', does: 'crash' },
  ],
};

const TOLD = {
  en: {
    story: 'faults[1] is refused: that agent is down at this step.',
    list: 'Refused: that agent is down at this step.',
    over: 'Refused: the run is over before it comes to this.',
  },
  de: {
    story: 'faults[1] wird abgelehnt: dieser Teilnehmer ist bei diesem Schritt ausgefallen.',
    list: 'Abgelehnt: dieser Teilnehmer ist bei diesem Schritt ausgefallen.',
    over: 'Abgelehnt: der Lauf ist vorher zu Ende.',
  },
};

for (const [language, told] of Object.entries(TOLD)) {
  test(`a fault that could not happen is told as refused in ${language}`, async ({ page }) => {
    await open(page, `?lang=${language}`);
    await lab(page).evaluate((/** @type {any} */ el, text) => {
      el.load(text);
      el.go('end');
      el.seek(4);
    }, JSON.stringify(run));
    await atRest(page);
    await expect(lab(page)).toHaveAttribute('data-step', '4');
    await expect(page.locator('tc-story')).toContainText(told.story);
    await page.locator('#tab-faults').click();
    const faults = page.locator('tc-faults li');
    await expect(faults).toHaveCount(3);
    await expect(faults.nth(0).locator('.refused')).toHaveCount(0);
    await expect(faults.nth(1)).toContainText(told.list);
    await expect(faults.nth(2)).toContainText(told.over);
  });
}
