// What the engine refuses is told in every language. Its sentences are read out of its sources, so
// that a new one that is not translated fails here; then broken input goes through the page.
import { readdirSync, readFileSync } from 'node:fs';
import { deflateRawSync } from 'node:zlib';
import { Engine, initSync } from '../../www/generated/bp-fast-paxos.js';
import de from '../../www/words/de/refusals.js';
import es from '../../www/words/es/refusals.js';
import { LANGUAGES } from '../../www/words/languages.js';
import { reword } from '../../www/words/reword.js';
import { expect, lab, open, scenarios, test } from './support.js';

/** @type {Record<string, import('../../www/words/reword.js').Refusals>} */
const languages = { de, es };

// ---- the engine's sentences, out of its sources ----

/** Its sources without their tests, in one text. */
const rust = readdirSync('src', { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.rs') && !/^(bin|bench)\b|tests\.rs$/.test(name))
  .map((name) =>
    readFileSync(`src/${name}`, 'utf8').replace(/\n#\[cfg\(test\)\]\nmod \w+ \{.*/s, ''),
  )
  .map((text) => text.replace(/^\s*\/\/.*$/gm, ''))
  .join('\n');

const LITERAL = /"((?:[^"\\]|\\.)*)"/s;

/** @param {string} raw The inside of a literal. */
const unescaped = (raw) => raw.replace(/\\\n\s*/g, '').replace(/\\(["\\])/g, '$1');

/** @param {string} code @returns {string[]} The text that it writes out, if any. */
const literal = (code) => {
  const found = new RegExp(`^(?:said!\\(\\s*)?${LITERAL.source}`, 's').exec(code.trim());
  return found ? [unescaped(found[1])] : [];
};

/** @param {string} call Its name, a pattern. @returns {string[]} The last argument of each. */
const lastArguments = (call) =>
  [...rust.matchAll(new RegExp(`(?<!fn )\\b${call}\\(`, 'g'))].map(({ index, 0: { length } }) => {
    let [depth, last, at] = [1, '', index + length];
    while (depth > 0) {
      const piece = (rust[at] === '"' && LITERAL.exec(rust.slice(at))?.[0]) || rust[at];
      if (/^[([{]$/.test(piece)) depth += 1;
      if (/^[)\]}]$/.test(piece)) depth -= 1;
      // A comma at the very end ends no argument.
      if (piece === ',' && depth === 1 && !/^,\s*\)/.test(rust.slice(at))) last = '';
      else if (depth > 0) last += piece;
      at += piece.length;
    }
    return last.replace(/,\s*$/, '').trim();
  });

/** Sentences that stand elsewhere: each has a rule below. */
const ELSEWHERE = [
  'what',
  'faults::refusal(refusal)',
  'Said { rule, facts }',
  'Said { rule, facts: vec![("is", is)] }',
];

/** @returns {string[]} Templates as they stand in the sources. */
function sentences() {
  const direct = lastArguments('wrong').flatMap((what) => {
    if (ELSEWHERE.includes(what)) return [];
    expect(literal(what), `wrong(…, ${what})`).toHaveLength(1);
    return literal(what);
  });
  const stated = new RegExp(`(?:\\bsaid!\\(|let (?:what|rule) =)\\s*(${LITERAL.source})`, 'gs');
  const named = [...rust.matchAll(stated)].flatMap(([, code]) => literal(code));
  const unfit = lastArguments('unfit').flatMap(literal);
  const refusals = [...rust.matchAll(/Refusal::\w+ =>\s*("[^"]+")/g)].flatMap(([, c]) =>
    literal(c),
  );
  const thrown = lastArguments('(?:Err|ok_or|error|text_of)').flatMap(literal);
  expect(
    Math.min(...[direct, named, unfit, refusals, thrown].map((all) => all.length)),
  ).toBeGreaterThan(5);
  return [...new Set([...direct, ...named, ...unfit, ...refusals, ...thrown])];
}

/** @param {string} template */
const names = (template) => [...template.matchAll(/\{(\w+)\}/g)].map(([, name]) => name).sort();

// ---- what is no JSON ----

/** Text that is no JSON, by what it lacks. */
const BROKEN = [
  '',
  '{',
  '{"a":1',
  '[1',
  '{"a',
  '{"a" 1}',
  '[1 2]',
  '{"a":1 2}',
  '[nul]',
  '[oops]',
  '{"a":"\\q"}',
  '[01]',
  '[1e999]',
  '["\\ud800"]',
  '["\\ud800\\u0020"]',
  '["\u0001"]',
  '{a:1}',
  '[1,]',
  '{} x',
  '["\\u00"]',
  '["\\udc00"]',
  '{"a":1,}',
  '[-]',
  '['.repeat(200),
  '{"a":',
  '["\\u12g4"]',
  `{${'"a":1,'.repeat(1001)}`,
];

/** @param {string} text @returns {any} How the engine refuses it. */
function refused(text) {
  try {
    new Engine(text).free();
  } catch (error) {
    return error;
  }
  return null;
}

test.beforeAll(() => {
  initSync({ module: readFileSync('www/generated/bp-fast-paxos_bg.wasm') });
});

test('each language but the engine’s own has words for what is refused', () => {
  expect(Object.keys(languages)).toEqual(Object.keys(LANGUAGES).filter((one) => one !== 'en'));
});

for (const [language, refusals] of Object.entries(languages)) {
  test(`${language} has a sentence for each one of the engine's`, () => {
    const told = new Set(refusals.sentences.map(([english]) => english));
    expect(sentences().filter((english) => !told.has(english))).toEqual([]);
    expect(told.size).toBe(refusals.sentences.length);
    // And none for what is said no more.
    const said = new Set(sentences());
    expect([...told].filter((english) => !said.has(english))).toEqual([]);
  });

  test(`${language} leaves nothing out that an English sentence tells`, () => {
    for (const [english, other] of refusals.sentences) {
      expect(names(other), english).toEqual(names(english));
      expect(new Set(names(english)).size, english).toBe(names(english).length);
      expect(other, english).not.toBe(english);
    }
    const own = /** @type {RegExpExecArray} */ (/let is = match json \{(.*?)\n {4}\};/s.exec(rust));
    const kinds = [...own[1].matchAll(/"([^"]+ [^"]+)"\.into/g)].map(([, kind]) => kind);
    expect(kinds.length).toBeGreaterThan(1);
    expect(Object.keys(refusals.parts.is)).toEqual(kinds);
    expect(rust).toContain(`"${Object.keys(refusals.parts.takes)[0]}".into()`);
  });

  test(`${language} says what is wrong with broken JSON, and where`, () => {
    const told = reword(refusals);
    const met = new Set();
    for (const text of BROKEN) {
      const { message, refusal } = refused(text);
      const { syntax, word, line, column } = refusal.facts;
      if (syntax) met.add(syntax);
      const here = String(told(refusal));
      expect(here, message).toContain(word ?? refusals.parts.syntax[syntax]);
      expect(here, message).not.toContain(syntax ?? 'is no value');
      expect(here.match(/\d+/g)?.slice(-2), message).toEqual([line, column]);
      expect(message.match(/\d+/g)?.slice(-2)).toEqual([line, column]);
    }
    expect([...met].sort()).toEqual(Object.keys(refusals.parts.syntax));
  });

  test(`${language} carries over what a sentence quotes, whatever it is`, () => {
    const told = reword(refusals);
    const missing = told({ at: 'faults[0].does', rule: 'this key is missing' });
    expect(missing).toMatch(/^faults\[0\]\.does: ./);
    expect(missing).not.toContain('missing');
    for (const odd of ['a list', 'x: y', '$&', 'is not allowed; a number is', '{is}', '']) {
      const rule = '{is} is not allowed; a text is';
      const text = told({ at: 'split', rule, facts: { is: `"${odd}"` } });
      expect(text).toContain(`"${odd}"`);
      expect(text).toMatch(/^split: /);
      expect(text).not.toContain('a text is');
    }
    // Keys that a person chooses may look like anything.
    const at = 'faults[2].split.a: b c';
    const twice = told({ at, rule: '{name} stands here twice', facts: { name: 'S1' } });
    expect(twice).toMatch(/^faults\[2\]\.split\.a: b c: \D*S1/);
    // What nobody has translated is told as the engine says it.
    expect(told({ at: 'at', rule: 'something new' })).toBeUndefined();
  });
}

// ---- on the page ----

/** @param {import('./support.js').Page} page The note that a problem has left. */
const note = (page) => page.locator('turncoat-lab .note.bad');

/** @param {import('./support.js').Page} page @param {object} scenario Dropped as a file. */
async function drop(page, scenario) {
  const data = await page.evaluateHandle((text) => {
    const all = new DataTransfer();
    all.items.add(new File([text], 'run.json', { type: 'application/json' }));
    return all;
  }, JSON.stringify(scenario));
  await lab(page).dispatchEvent('drop', { dataTransfer: data });
}

const damaged = { ...JSON.parse(scenarios[0].text), faults: [{ at: 'x', does: 'mend' }] };
const packed = (/** @type {object} */ run) =>
  `#v1:${deflateRawSync(JSON.stringify(run)).toString('base64url')}`;

test('a damaged file is refused in German, with the place in it', async ({ page }) => {
  await open(page, '?lang=de');
  await drop(page, damaged);
  await expect(note(page)).toContainText(
    'Diese Datei ist kein Szenario: faults[0].at: "x" ist nicht erlaubt, nur eine Zahl',
  );
});

test('a link to a wrong run is refused in German', async ({ page }) => {
  await open(page, `?lang=de${packed({ ...damaged, faults: [], servers: 40 })}`);
  await expect(note(page)).toContainText(
    'servers: 40 ist nicht erlaubt, nur eine ganze Zahl von 1 bis 31',
  );
});

test('bounds of a search that make no sense are refused in German', async ({ page }) => {
  await open(page, '?lang=de&scenario=without-lone-vote');
  await page.locator('tc-header [data-mode="break"]').click();
  const search = page.locator('tc-search');
  await search.locator('summary').click();
  for (const [field, value] of [
    ['servers', '3'],
    ['f', '9'],
  ]) {
    await search.locator(`#${field}`).fill(value);
    await search.locator(`#${field}`).blur();
  }
  await search.locator('[data-verb="start"]').click();
  await expect(search.locator('.result')).toHaveText(
    'f: 9 ist nicht erlaubt, nur eine ganze Zahl von 0 bis 2',
  );
});

test('a fault that cannot happen is refused in Spanish, and to a host in English', async ({
  page,
}) => {
  await open(page, '?lang=es');
  await drop(page, { ...damaged, faults: [{ at: 0, server: 'S9', does: 'crash' }] });
  await expect(note(page)).toContainText('faults[0].server: nadie se llama "S9"; hay de S1 a S4');
  const told = await lab(page).evaluate((el) => {
    try {
      el.inject({ server: 'S9', does: 'crash' });
      return '';
    } catch (error) {
      return /** @type {Error} */ (error).message;
    }
  });
  expect(told).toContain('there is no agent "S9"; there are S1 to S4, C1 to C');
});
