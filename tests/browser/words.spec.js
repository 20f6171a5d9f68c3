// Every language says everything: the same names, the same facts in its sentences, functions that
// take the same. Nothing here opens a page; the page in other languages is in languages.spec.js.
import { readdirSync, readFileSync } from 'node:fs';
import { nameOf } from '../../www/glyphs/chip.js';
import { plain } from '../../www/lab/told.js';
import { LANGUAGES } from '../../www/words/languages.js';
import { expect, scenarios, test } from './support.js';

const FOLDER = 'www/words';
const others = Object.keys(LANGUAGES).filter((language) => language !== 'en');

/** @param {string} language @param {string} end @param {string} [under] Names of files. */
const files = (language, end, under = '') =>
  readdirSync(`${FOLDER}/${language}${under}`).filter((name) => name.endsWith(end));

/** What a sentence needs, in any order. @param {string} text */
const needs = (text) => ({
  facts: [...text.matchAll(/\{(\w+)[:}]/g)].map(([, name]) => name).sort(),
  bold: text.split('**').length - 1,
});

/**
 * The outline of a catalogue: what kind of word stands at each name.
 * @param {any} words @param {string} [at] @returns {Record<string, unknown>}
 */
function outline(words, at = '') {
  if (typeof words === 'function') return { [at]: `a function of ${words.length}` };
  if (typeof words === 'string') return { [at]: needs(words) };
  return Object.assign(
    {},
    ...Object.entries(words).map(([name, word]) => outline(word, `${at}/${name}`)),
  );
}

/** @param {any} words @param {string} [at] @returns {string[]} Where nothing is said. */
function silent(words, at = '') {
  if (typeof words === 'string') return words.trim() ? [] : [at];
  if (typeof words === 'function') return [];
  return Object.entries(words).flatMap(([name, word]) => silent(word, `${at}/${name}`));
}

/** What the shipped scenarios say of themselves, as the page reads it when it is built. */
const shipped = Object.fromEntries(scenarios.map(({ id, name, about }) => [id, { name, about }]));

/** @param {string} language @param {string} name */
const script = async (language, name) =>
  language === 'en' && name === 'scenarios.js'
    ? shipped
    : (await import(`../../${FOLDER}/${language}/${name}`)).default;

/** @param {string} language @param {string} name */
const data = (language, name) =>
  JSON.parse(readFileSync(`${FOLDER}/${language}/protocols/${name}`, 'utf8'));

for (const language of others) {
  test(`${language} has the words of the page, all of them`, async () => {
    // The engine itself refuses in English: those words are in refusals.spec.js.
    const own = files(language, '.js').filter((name) => name !== 'refusals.js');
    expect(own).toEqual(files('en', '.js'));
    for (const name of files('en', '.js')) {
      const [english, words] = [await script('en', name), await script(language, name)];
      expect(outline(words), `${language}/${name}`).toEqual(outline(english));
      expect(silent(words), `${language}/${name}`).toEqual(silent(english));
    }
  });

  test(`${language} tells of each scenario in words of its own`, async () => {
    const said = await script(language, 'scenarios.js');
    expect(Object.keys(said)).toEqual(Object.keys(shipped));
    for (const [id, { name, about }] of Object.entries(shipped)) {
      expect(said[id].name, id).not.toBe(name);
      expect(said[id].about, id).not.toBe(about);
    }
    const titles = Object.values(said).map(({ name }) => name);
    expect(titles).toEqual([...new Set(titles)]);
  });

  test(`${language} has the words for what the engine offers, all of them`, () => {
    expect(files(language, '.json', '/protocols')).toEqual(files('en', '.json', '/protocols'));
    for (const name of files('en', '.json', '/protocols')) {
      const [english, words] = [data('en', name), data(language, name)];
      expect(outline(words), `${language}/${name}`).toEqual(outline(english));
      expect(silent(words), `${language}/${name}`).toEqual(silent(english));
    }
  });
}

test('what is counted is one or many', () => {
  const rules = { heard: { sentence: '**{server}** has {n:vote|votes}; {need:is|are} needed.' } };
  const tell = (/** @type {number} */ n) =>
    plain(
      { rule: 'heard', facts: { server: { agent: 'S1' }, n: { number: n }, need: { number: 3 } } },
      /** @type {any} */ ({ rules }),
    );
  expect(tell(1)).toBe('S1 has 1 vote; 3 are needed.');
  expect(tell(2)).toBe('S1 has 2 votes; 3 are needed.');
});

test('a no-op is named, where a letter stands for any other value', () => {
  const chip = { author: null, client: null };
  expect(nameOf({ ...chip, letter: '–', tone: 'noop' })).toBe('no-op');
  expect(nameOf({ ...chip, letter: 'A', tone: 'a' })).toBe('A');
});

test('the page calls itself in English what its English words do', async () => {
  const page = readFileSync('www/index.html', 'utf8').replace(/\s+/g, ' ');
  const { title, description } = await script('en', 'document.js');
  expect(page).toContain(`<title>${title}</title>`);
  expect(page).toContain(`name="description" content="${description}"`);
});

test('views import the English words only, over which another language is laid', () => {
  const scripts = readdirSync('www', { recursive: true, encoding: 'utf8' }).filter(
    (name) => name.endsWith('.js') && !/^(generated|words)\b/.test(name),
  );
  expect(scripts.length).toBeGreaterThan(20);
  for (const name of scripts) {
    const text = readFileSync(`www/${name}`, 'utf8');
    for (const [, language] of text.matchAll(/words\/(\w\w)[./]/g)) {
      expect(language, name).toBe('en');
    }
  }
});
