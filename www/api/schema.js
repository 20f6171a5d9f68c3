/**
 * Every parameter that a host may give, in one list: attributes of the element, the query of
 * embed.html and of the page, and the types of the npm package all follow it.
 *
 * A value that is not allowed is dropped with a sentence that names the parameter and what it may
 * be; the rest is used. Nothing here knows the engine: what only the engine can tell (which
 * protocols there are, how many servers one may have) comes in as `known`.
 */

import { FUTURES, MODES, MOTIONS, NAMES, THEMES } from '../lab/names.js';
import words from '../words/en/parameters.js';

/** What can be shown of a lab. `all` is the whole page. */
export const PANELS = [
  'header',
  'verdicts',
  'stage',
  'story',
  'details',
  'legend',
  'transport',
  'timeline',
];

/** What can be locked; lock.js says what each one refuses. */
export const LOCKS = ['faults', 'sizes', 'scenario', 'protocol', 'time', 'search'];

/** The largest whole number that JSON carries unharmed. */
const MOST_SEED = Number.MAX_SAFE_INTEGER;
const MOST_STEP = 10_000_000;

/** How a run in a link begins, with or without the mark of a fragment. */
const LINK = /^#?v\d+:/;

/**
 * @typedef {object} Known What the engine and the page have on offer.
 * @property {string[]} protocols
 * @property {string[]} scenarios
 * @property {string[]} langs
 * @property {{ servers: [number, number], clients: [number, number] }} sizes
 */

/**
 * @typedef {{ value: any } | { allowed: string }} Verdict
 * @typedef {(text: string, known: Known) => Verdict} Reader
 */

/** So many choices are listed at most. */
const FEW = 8;

/**
 * Those choices that are most like what was written.
 * @param {string[]} choices @param {string} text @param {number} [most]
 */
function few(choices, text, most = FEW) {
  if (choices.length <= most) return choices;
  const far = new Map(choices.map((choice) => [choice, distance(choice, text)]));
  const order = [...choices].sort((a, b) => Number(far.get(a)) - Number(far.get(b)));
  return order.slice(0, most);
}

/**
 * How many letters must be put in, taken out or changed (Levenshtein 1966).
 * @param {string} one @param {string} other
 */
function distance(one, other) {
  let row = Array.from({ length: other.length + 1 }, (_, i) => i);
  for (let i = 0; i < one.length; i++) {
    const next = [i + 1];
    for (let j = 0; j < other.length; j++) {
      const changed = row[j] + (one[i] === other[j] ? 0 : 1);
      next.push(Math.min(changed, row[j + 1] + 1, next[j] + 1));
    }
    row = next;
  }
  return row[other.length];
}

/** @param {string[]} choices @returns {Reader} */
const one = (choices) => (text) =>
  choices.includes(text) ? { value: text } : { allowed: words.oneOf(choices) };

/** @param {(known: Known) => [number, number]} bounds @returns {Reader} */
const whole = (bounds) => (text, known) => {
  const [least, most] = bounds(known);
  const number = /^\d{1,16}$/.test(text) ? Number(text) : Number.NaN;
  return number >= least && number <= most
    ? { value: number }
    : { allowed: words.whole(least, most) };
};

/** Words between spaces or commas; `every` stands for all of them. @returns {Reader} */
const several =
  (/** @type {string[]} */ choices, every = 'all') =>
  (text) => {
    const names = text.split(/[\s,]+/).filter(Boolean);
    if (names.includes(every)) return { value: [...choices] };
    return names.every((name) => choices.includes(name))
      ? { value: names }
      : { allowed: words.someOf([...choices, every]) };
  };

/** @type {Reader} */
const scenario = (text, { scenarios }) =>
  scenarios.includes(text) || LINK.test(text)
    ? { value: text }
    : { allowed: words.scenario(few(scenarios, text.slice(0, 40)), scenarios.length) };

/** An attribute without a value, or a word for yes or no. @type {Reader} */
const flag = (text) => {
  if (['', 'true', '1', 'yes', 'on'].includes(text)) return { value: true };
  return ['false', '0', 'no', 'off'].includes(text)
    ? { value: false }
    : { allowed: words.oneOf(['true', 'false']) };
};

/** @type {Record<import('../lab/names.js').Name, Reader>} */
const PARAMETERS = {
  protocol: (text, known) => one(known.protocols)(text, known),
  servers: whole((known) => known.sizes.servers),
  clients: whole((known) => known.sizes.clients),
  seed: whole(() => [0, MOST_SEED]),
  scenario,
  step: whole(() => [0, MOST_STEP]),
  panels: several(PANELS),
  lock: several(LOCKS),
  theme: one(THEMES),
  motion: one(MOTIONS),
  lang: (text, known) => one(known.langs)(text, known),
  autoplay: flag,
  future: one(FUTURES),
  mode: one(MODES),
};

/**
 * Reads all parameters. Never throws.
 * @param {(name: string) => string | null} given a parameter's text; null: not given
 * @param {Known} known
 * @param {Set<string>} [news] Names of which it is told what is wrong; none: of all.
 * @returns {{ values: Record<string, any>, warnings: string[] }}
 */
export function read(given, known, news) {
  /** @type {Record<string, any>} */
  const values = {};
  /** @type {string[]} */
  const warnings = [];
  for (const name of NAMES) {
    const reader = PARAMETERS[name];
    const text = given(name)?.trim();
    if (text === undefined || (text === '' && reader !== flag)) continue;
    const verdict = reader(text, known);
    if ('value' in verdict) values[name] = verdict.value;
    else if (!news || news.has(name)) {
      warnings.push(words.bad(name, shorten(text), verdict.allowed));
    }
  }
  return { values, warnings };
}

/** @param {string} text A bad value is quoted, but not at any length. */
const shorten = (text) => (text.length > 40 ? `${text.slice(0, 40)}…` : text);

/** What course sites and mailers add that looks like a name of ours. */
const FOREIGN = ['code', 'nodes', 'node', 'token'];

/**
 * A misspelt name would be silently without effect: it is told instead. Course sites, mailers and
 * counters add names of their own to any address, and those are none of a reader's business.
 * @param {Iterable<string>} names @param {string[]} others allowed beside the schema's own
 * @param {boolean} [all] The names were not found in an address: each of them was meant.
 * @returns {string[]} warnings
 */
export function strange(names, others = [], all = false) {
  const allowed = [...NAMES, ...others];
  const meant = (/** @type {string} */ name) =>
    !FOREIGN.includes(name) &&
    allowed.some((known) => {
      const far = distance(known.toLowerCase(), name.slice(0, 40).toLowerCase());
      return far <= (known.length > 5 ? 2 : 1);
    });
  return [...new Set(names)]
    .filter((name) => !allowed.includes(name) && (all || meant(name)))
    .map((name) => words.strange(shorten(name), few(allowed, name.slice(0, 40), 3)));
}
