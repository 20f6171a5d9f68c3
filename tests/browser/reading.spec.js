// "Why?" leads to text that a reader can open: the page of the protocol, at the section cited. And
// every section that is cited anywhere is there.
import { readdirSync, readFileSync } from 'node:fs';
import { atRest, button, expect, load, open, scenarios, test } from './support.js';

const read = (/** @type {string} */ file) => readFileSync(file, 'utf8');
const LANGUAGES = ['en', 'de', 'es'];
/** Each room's page, by its protocol. @type {Record<string, string>} */
const rooms = Object.fromEntries(
  readdirSync('src/rooms').map((room) => [
    room.replaceAll('_', '-'),
    `src/rooms/${room}/protocol.md`,
  ]),
);

/** @param {string} language @param {string} room @returns {Record<string, { cites: string, at: string }>} */
const rules = (language, room) =>
  JSON.parse(read(`www/words/${language}/protocols/${room}.rules.json`));

test('every protocol has a page', () => {
  const words = readdirSync('www/words/en/protocols').filter((file) =>
    file.endsWith('.rules.json'),
  );
  const protocols = words.map((file) => file.replace('.rules.json', '')).sort();
  expect(protocols).toEqual([...Object.keys(rooms), 'world'].sort());
  for (const page of Object.values(rooms)) expect(read(page), page).toMatch(/^# \w/);
});

test('every rule cites a section that is on its protocol’s page, in every language', () => {
  const missing = [];
  for (const [room, page] of Object.entries(rooms)) {
    const text = read(page);
    for (const from of [room, 'world']) {
      for (const [rule, { cites, at }] of Object.entries(rules('en', from))) {
        if (!text.includes(`<a id="${at}"></a>`)) missing.push(`${room}: ${rule} cites ${at}`);
        expect(cites, rule).toMatch(new RegExp(`^section ${at[0]}\\b`));
        for (const language of LANGUAGES) {
          const there = rules(language, from)[rule];
          if (there?.at !== at) missing.push(`${room}: ${rule} cites ${there?.at} in ${language}`);
        }
      }
    }
  }
  expect(missing).toEqual([]);
});

/** @param {string} folder @returns {string[]} */
const files = (folder) =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.(rs|js|css|ts)$/.test(entry.name))
    .map((entry) => `${entry.parentPath}/${entry.name}`)
    .filter((file) => !/generated|words|reading/.test(file));

/** Works by others: their sections are not here. */
const OTHERS = /(paper|Paxos\*|RFC \d+|Lamport\S*),?\s*$/i;

/** Which page a file means by "section 5". @param {string} file */
function meant(file) {
  if (file.startsWith('src/rooms/paxos/')) return rooms.paxos;
  if (file.startsWith('www/') && !file.endsWith('engine.d.ts')) return 'www/visual.md';
  return rooms['bp-fast-paxos'];
}

test('every section that code cites is on the page that it means', () => {
  const missing = [];
  let cited = 0;
  for (const file of ['src', 'www', 'tests'].flatMap(files)) {
    // Comments run over lines.
    const text = read(file).replace(/\s*\n\s*(\/\/[!/]?|\*)?\s*/g, ' ');
    for (const { 1: first, 2: more, index } of text.matchAll(
      /\bsections? (\d+)((?:(?:,| and| to) \d+)*)/gi,
    )) {
      if (OTHERS.test(text.slice(Math.max(0, index - 40), index))) continue;
      for (const section of [first, ...(more.match(/\d+/g) ?? [])]) {
        cited += 1;
        const heading = new RegExp(`^## (<a id="${section}"></a>)?${section}\\. `, 'm');
        if (!heading.test(read(meant(file)))) missing.push(`${file}: section ${section}`);
      }
    }
  }
  expect(missing).toEqual([]);
  expect(cited).toBeGreaterThan(50);
});

test('a cited section opens on the page, marked, and closes again', async ({ page }) => {
  await open(page, '?scenario=two-things&step=29');
  await button(page, 'Why?').click();
  const cites = page.locator('tc-story .why').getByRole('button', { name: 'section 4, rule 3' });
  await cites.first().click();
  const dialog = page.getByRole('dialog', { name: 'BP Fast Paxos, made precise' });
  await expect(dialog).toBeVisible();
  const cited = dialog.locator('.cited');
  await expect(cited).toContainText('may still have been chosen');
  await expect(cited).toBeInViewport({ ratio: 1 });
  await expect(cited).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(dialog).toHaveCount(0);
  await expect(cites.first()).toBeFocused();

  await load(page, scenarios.find(({ protocol }) => protocol === 'paxos').text);
  await button(page, 'Step').click();
  await atRest(page);
  if (await button(page, 'Why?').count()) await button(page, 'Why?').click();
  await page.locator('tc-story .why').getByRole('button').first().click();
  await expect(page.getByRole('dialog', { name: 'Paxos, made precise' })).toBeVisible();
});

for (const [language, why, name] of [
  ['de', 'Warum?', /^Abschnitt 4/],
  ['es', '¿Por qué?', /^sección 4/],
]) {
  test(`it opens from ${language}, too, and says which language it is in`, async ({ page }) => {
    await page.setViewportSize({ width: 390, height: 844 });
    await open(page, `?scenario=two-things&step=29&lang=${language}`);
    await button(page, why).click();
    await page.locator('tc-story .why').getByRole('button', { name }).first().click();
    await expect(page.locator('tc-reading article')).toHaveAttribute('lang', 'en');
    const { scrollWidth, clientWidth } = await page
      .locator('tc-reading dialog')
      .evaluate((el) => ({ scrollWidth: el.scrollWidth, clientWidth: el.clientWidth }));
    expect(scrollWidth).toBe(clientWidth);
  });
}

test('the help leads to its beginning, and says which version this is', async ({ page }) => {
  await open(page);
  await page.locator('turncoat-lab').press('?');
  const help = page.locator('tc-help');
  await expect(help).toContainText(JSON.parse(read('package.json')).version);
  await help.getByRole('button', { name: 'The protocol, made precise' }).click();
  await expect(help).toHaveCount(0);
  const dialog = page.getByRole('dialog', { name: 'BP Fast Paxos, made precise' });
  await expect(dialog.locator('.cited')).toContainText('1. System model');
  await expect(dialog.locator('.cited')).toBeInViewport({ ratio: 1 });
});
