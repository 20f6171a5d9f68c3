// The page in other languages: who chooses, what is fetched, and that a run goes on when the
// language changes. That every language says everything is tested in words.spec.js.
import { readFileSync } from 'node:fs';
import de from '../../www/words/de/scenarios.js';
import { button, expect, item, lab, load, menu, open, scenarios, test } from './support.js';

/** @param {string} language How it tells the lie of the first scenario, around what is filled in. */
const sentence = (language) => {
  const file = `www/words/${language}/protocols/bp-fast-paxos.rules.json`;
  const rules = JSON.parse(readFileSync(file, 'utf8'));
  return rules['lie.equivocate.two'].sentence.split(/\{[^}]+\}/);
};

/** @param {import('./support.js').Page} page @param {string[]} pieces */
async function tells(page, pieces) {
  for (const piece of pieces.map((one) => one.trim()).filter((one) => one.length > 2)) {
    await expect(page.locator('tc-story')).toContainText(piece);
  }
}

/** @param {import('./support.js').Page} page @param {number} step */
async function go(page, step) {
  await lab(page).evaluate((el, step) => el.seek(step), step);
  await expect(lab(page)).toHaveAttribute('data-step', String(step));
}

const buttons = {
  de: { play: 'Lüge zeigen', step: 'Schritt', round: 'Runde 0' },
  es: { play: 'Ver la mentira', step: 'Paso', round: 'ronda 0' },
};

for (const [language, words] of Object.entries(buttons)) {
  test(`the address asks for ${language}, and the story is told in it`, async ({ page }) => {
    await open(page, `?lang=${language}`);
    await expect(lab(page)).toHaveAttribute('lang', language);
    await expect(lab(page)).toHaveAttribute('dir', 'ltr');
    await expect(button(page, words.play)).toBeVisible();
    await expect(button(page, words.step)).toBeVisible();
    await go(page, 2);
    await tells(page, sentence(language));
    await expect(page.locator('tc-stage')).toContainText(words.round);
  });
}

test.describe('in a browser that prefers German', () => {
  test.use({ locale: 'de-AT' });

  test('the page speaks German unasked, and English when asked', async ({ page }) => {
    await open(page);
    await expect(lab(page)).toHaveAttribute('lang', 'de');
    await expect(button(page, buttons.de.play)).toBeVisible();
    await open(page, '?lang=en');
    await expect(lab(page)).toHaveAttribute('lang', 'en');
    await expect(button(page, 'Play the lie')).toBeVisible();
  });
});

test.describe('in a browser that prefers what the page does not speak', () => {
  test.use({ locale: 'fi-FI' });

  test('the page speaks English and fetches nothing else', async ({ page }) => {
    /** @type {string[]} */
    const fetched = [];
    page.on('request', (request) => fetched.push(new URL(request.url()).pathname));
    // Not at rest: waiting for that brings what a hand would.
    await page.goto('./');
    await expect(button(page, 'Play the lie')).toBeVisible();
    const words = fetched.filter((path) => path.endsWith('.json'));
    // Cards and rules of the one protocol in view, and of the world.
    expect(words).toHaveLength(4);
    expect(fetched.filter((path) => /\/(de|es|lay|document|scenarios)-/.test(path))).toEqual([]);
  });
});

/** @param {import('./support.js').Page} page */
const title = (page) => page.locator('tc-header [data-menu="scenario"]');

test('a scenario that ships is titled and described in German, in header, story and picker', async ({
  page,
}) => {
  await open(page, '?lang=de&scenario=forged');
  await expect(title(page)).toContainText(de.forged.name);
  await expect(page.locator('tc-story')).toContainText(de.forged.about);
  await title(page).click();
  for (const { id } of scenarios.filter((one) => one.protocol === 'bp-fast-paxos')) {
    await expect(menu(page).locator(`[data-item="${id}"]`)).toContainText(de[id].name);
    await expect(menu(page).locator(`[data-item="${id}"]`)).toContainText(de[id].about);
  }
  await menu(page).locator('[data-item="silent"]').click();
  await expect(title(page)).toContainText(de.silent.name);
  // Words of a run's own are nobody else's to change.
  await load(page, JSON.stringify({ ...JSON.parse(scenarios[0].text), name: 'Mein Lauf' }));
  await expect(title(page)).toContainText('Mein Lauf');
  await expect(page.locator('tc-story')).toContainText(scenarios[0].about);
  // One that ships is known again, wherever it comes from.
  await load(page, scenarios[0].text);
  await expect(title(page)).toContainText(de['two-things'].name);
  await lab(page).evaluate((el) => el.setAttribute('lang', 'en'));
  await expect(title(page)).toContainText(scenarios[0].name);
});

test('the code that embeds a scenario bears its German title', async ({ page }) => {
  await open(page, '?lang=de');
  await page.locator('tc-header [data-menu="share"]').click();
  await menu(page).locator('[data-item="embed"]').click();
  const code = page.locator('tc-embed textarea');
  await expect(code).toHaveValue(new RegExp(`title="Turncoat: ${de['two-things'].name}"`));
});

test('a decided no-op is named under the diagram, and figures are written as in German', async ({
  page,
}) => {
  await open(page, '?lang=de&scenario=log-traitor');
  await lab(page).evaluate((el) => el.go('end'));
  await expect(page.locator('tc-timeline')).toContainText('entschieden: No-op');
  await expect(page.locator('tc-costs')).toContainText('4.320');
});

test('a link that holds no run is refused in German', async ({ page }) => {
  await open(page, '?lang=de#v9:abc');
  await expect(page.locator('turncoat-lab .note')).toContainText(
    'Dieser Link enthält keinen Lauf: er stammt von einer Version, die diese Seite nicht kennt.',
  );
  await page.goto('about:blank');
  await page.addInitScript(() => {
    Object.defineProperty(navigator, 'languages', { value: ['de'] });
  });
  await open(page, '#v9:abc');
  await expect(page.locator('turncoat-lab .note')).toContainText('Dieser Link enthält keinen Lauf');
});

test("the page's own document follows the language", async ({ page }) => {
  await open(page);
  const english = await page.title();
  await expect(page.locator('html')).toHaveAttribute('lang', 'en');
  await lab(page).evaluate((el) => el.setAttribute('lang', 'de'));
  await expect(page.locator('html')).toHaveAttribute('lang', 'de');
  await expect(page).toHaveTitle('Turncoat: Konsens mit Clients, die lügen dürfen');
  await expect(page.locator('meta[name="description"]')).toHaveAttribute('content', /^Sieh zu/);
  await lab(page).evaluate((el) => el.setAttribute('lang', 'en'));
  await expect(page.locator('html')).toHaveAttribute('lang', 'en');
  await expect(page).toHaveTitle(english);
});

test('a language that is not there is told, and the page speaks another', async ({ page }) => {
  await open(page, '?lang=xx');
  await expect(page.locator('turncoat-lab [role="status"].bad')).toContainText(
    'lang: “xx” is not possible. Use en, de or es.',
  );
  await expect(button(page, 'Play the lie')).toBeVisible();
  await expect(lab(page)).toHaveAttribute('lang', 'en');
  await expect(page.locator('html')).toHaveAttribute('lang', 'en');
});

test('the language changes in the middle of a run, there and back', async ({ page }) => {
  await open(page);
  await go(page, 2);
  const digest = await lab(page).getAttribute('data-digest');
  const turn = async (/** @type {string} */ language) => {
    await page.locator('tc-header [data-menu="language"]').click();
    await item(page, language).click();
  };
  await turn('Español');
  await tells(page, sentence('es'));
  await expect(lab(page)).toHaveAttribute('lang', 'es');
  await expect(lab(page)).toHaveAttribute('data-step', '2');
  await expect(lab(page)).toHaveAttribute('data-digest', digest);
  await turn('Deutsch');
  await tells(page, sentence('de'));
  await turn('English');
  await tells(page, sentence('en'));
  await expect(lab(page)).toHaveAttribute('lang', 'en');
  await expect(button(page, 'Step')).toBeVisible();
});

test('a host changes the language by the attribute', async ({ page }) => {
  await open(page);
  await lab(page).evaluate((el) => el.setAttribute('lang', 'de'));
  await expect(button(page, buttons.de.play)).toBeVisible();
  await expect(page.locator('turncoat-lab .note')).toHaveCount(0);
});

for (const language of ['de', 'es']) {
  test(`the table of a proof is whole in a middling window, in ${language}`, async ({ page }) => {
    await page.setViewportSize({ width: 1100, height: 800 });
    await open(page, `?scenario=two-things&step=29&lang=${language}`);
    const table = page.locator('tc-proof table');
    await expect(table).toBeVisible();
    const [inside, outside] = await Promise.all([
      table.boundingBox(),
      page.locator('tc-proof').boundingBox(),
    ]);
    expect(inside.x + inside.width).toBeLessThanOrEqual(outside.x + outside.width + 1);
  });
}
