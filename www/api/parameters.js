/**
 * Brings the parameters of a host into force: which run opens, what is shown, what is locked. It
 * arrives only where a host gives any.
 */
import { open as openRun, protocols } from '../lab/engine.js';
import { ids, textOf } from '../lab/library.js';
import { sentence } from '../lab/runs.js';
import { unpack } from '../link.js';
import words from '../words/en/parameters.js';
import wordsOfPage from '../words/en.js';
import { choose, use } from '../words/language.js';
import { LANGUAGES } from '../words/languages.js';
import { Lock } from './lock.js';
import { PANELS, read, strange } from './schema.js';

/** @typedef {import('./element.js').TurncoatElement} TurncoatElement */
/** @typedef {{ text: string, entry: string }} Source */

const { shell } = wordsOfPage;

/** Those that decide which run opens; the others can change while it goes on. */
const RUN = ['protocol', 'servers', 'clients', 'seed', 'scenario'];
/** Those of them that change a scenario. */
const OVERLAID = ['protocol', 'servers', 'clients', 'seed'];

/** @param {TurncoatElement} lab @returns {import('./schema.js').Known} */
function known(lab) {
  const entered = lab.catalog?.protocols ?? [];
  const widest = (/** @type {'servers' | 'clients'} */ what) =>
    /** @type {[number, number]} */ ([
      Math.min(...entered.map((p) => p.limits[what][0])),
      Math.max(...entered.map((p) => p.limits[what][1])),
    ]);
  return {
    protocols,
    scenarios: ids,
    langs: Object.keys(LANGUAGES),
    sizes: { servers: widest('servers'), clients: widest('clients') },
  };
}

/**
 * Brings into force what has changed, and tells what is wrong in a note.
 * @param {TurncoatElement} lab
 * @param {Set<string>} [changed] Names of parameters; none: all, and the run opens.
 * @returns {Promise<string[]>} the warnings
 */
export async function apply(lab, changed) {
  const opens = !changed || RUN.some((name) => changed.has(name));
  if (opens) await enter(lab);
  use(lab.tongue);
  const { values, warnings } = read((name) => lab.getAttribute(name), known(lab), changed);
  if (!changed) lab.given = values;
  warnings.push(...strange(lab.strange, lab.others), ...lab.warnings);
  lab.strange = [];
  lab.warnings = [];
  if (changed?.has('lang')) await speak(lab, values.lang);
  await arrange(lab, values.panels);
  if (opens) warnings.push(...(await openWanted(lab, values)));
  // The author's own run is in: from here on the lock holds.
  if (!changed || changed.has('lock')) lab.guard = values.lock ? new Lock(values.lock) : null;
  if (!opens && changed.has('step') && values.step !== undefined) warnings.push(...go(lab, values));
  if (warnings.length) lab.say({ text: warnings.join('\n'), bad: true });
  if (values.autoplay && (!changed || changed.has('autoplay'))) {
    lab.played = true;
    lab.player.play();
  }
  return warnings;
}

/**
 * Enters the rooms that the run that is asked for may need, before what is asked for is looked at: how
 * large it may be, its room says.
 * @param {TurncoatElement} lab
 */
async function enter(lab) {
  const asked = (/** @type {string} */ name) => lab.getAttribute(name)?.trim() || undefined;
  const values = { scenario: asked('scenario'), protocol: asked('protocol') };
  const found = await find(values).catch(() => undefined);
  await lab.enter((found ?? (await shelved(ids[0]))).text);
  // Laid over a scenario of another one.
  if (values.protocol) await lab.enter(JSON.stringify({ protocol: values.protocol }));
}

/** @param {TurncoatElement} lab @param {string | undefined} language */
async function speak(lab, language) {
  await lab.speak(choose(language)).catch(() => lab.say({ text: shell.load.part, bad: true }));
  lab.declare();
}

/** @param {TurncoatElement} lab @param {string[] | undefined} panels */
async function arrange(lab, panels) {
  const all = !panels || PANELS.every((panel) => panels.includes(panel));
  const { Small } = all ? { Small: null } : await import('../lab/small.js');
  lab.layout = Small && panels ? new Small(lab, panels) : null;
}

/**
 * @param {TurncoatElement} lab @param {Record<string, any>} values
 * @returns {Promise<string[]>} warnings
 */
async function openWanted(lab, values) {
  /** @type {string[]} */
  const warnings = [];
  const warn = (/** @type {string} */ name, /** @type {unknown} */ error) => {
    use(lab.tongue);
    warnings.push(words.refused(name, sentence(error)));
  };
  let source = await find(values).catch((error) => {
    warn('scenario', error);
    return undefined;
  });
  if (source && refusal(source.text)) {
    warn('scenario', refusal(source.text));
    source = undefined;
  }
  const { text, entry } = source ?? (await shelved(ids[0]));
  const fitted = fit(text, values, warn);
  const guard = lab.guard;
  // The page's author is not bound by the lock that the author sets.
  lab.guard = null;
  lab.attempt(() => lab.load(fitted, { entry, changed: fitted !== text }));
  lab.guard = guard;
  if (values.step !== undefined) warnings.push(...go(lab, values));
  return warnings;
}

/** @param {Record<string, any>} values @returns {Promise<Source>} */
async function find({ scenario, protocol }) {
  if (scenario && ids.includes(scenario)) return shelved(scenario);
  if (scenario) return { text: await unpack(`#${scenario.replace(/^#/, '')}`), entry: '' };
  if (!protocol) return shelved(ids[0]);
  const { shelf } = await import('../lab/shelf.js');
  return shelved(shelf.find((entry) => entry.protocol === protocol)?.id ?? ids[0]);
}

/** @param {string} id @returns {Promise<Source>} */
const shelved = async (id) => ({ text: (await textOf(id)) ?? '', entry: id });

/**
 * Puts protocol, sizes and seed over a scenario: all that were given, else each that the engine
 * takes.
 * @param {string} text @param {Record<string, any>} values
 * @param {(name: string, error: unknown) => void} warn
 */
function fit(text, values, warn) {
  const names = OVERLAID.filter((name) => values[name] !== undefined);
  const scenario = JSON.parse(text);
  const wanted = names.filter((name) => scenario[name] !== values[name]);
  if (!wanted.length) return text;
  const whole = { ...scenario };
  for (const name of wanted) whole[name] = values[name];
  if (!refusal(JSON.stringify(whole))) return JSON.stringify(whole);
  let fitted = scenario;
  for (const name of wanted) {
    const tried = { ...fitted, [name]: values[name] };
    const why = refusal(JSON.stringify(tried));
    if (why) warn(name, why);
    else fitted = tried;
  }
  return fitted === scenario ? text : JSON.stringify(fitted);
}

/** @param {string} text @returns {unknown} Why the engine does not take this scenario, if so. */
function refusal(text) {
  try {
    const { step: _, ...scenario } = JSON.parse(text);
    openRun(JSON.stringify(scenario)).destroy();
    return undefined;
  } catch (error) {
    return error;
  }
}

/** @param {TurncoatElement} lab @param {{ step?: number }} values @returns {string[]} */
function go(lab, { step = 0 }) {
  const { guard } = lab;
  lab.guard = null;
  try {
    const reached = lab.seek(step);
    return reached < step ? [words.step(reached)] : [];
  } catch (error) {
    return [sentence(error)];
  } finally {
    lab.guard = guard;
  }
}
