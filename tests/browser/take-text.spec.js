// What is taken away as text: TikZ, Mermaid, the trace, a log for ShiViz. Each is read by the rules
// of its own format.
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import {
  buildNative,
  expect,
  folder,
  lab,
  load,
  native,
  open,
  openTake,
  scenarios,
  take,
  test,
} from './support.js';

/** @typedef {import('@playwright/test').Page} Page */

test.setTimeout(90_000);

/** A name that would break out of a format that let it. */
const hostile = [
  '</title><script>globalThis.hacked=1</script>',
  '\\input{|"id"}\\end{document} % $x_1^2$ #1 & ~ ^^41',
  '\n  C1->>S1: planted; end --> box %%{init}%% <br/><img src=x onerror=hacked=2>',
  '{"S1":99} \u{1f4a9} é',
].join(' ');

const some = [
  'two-things',
  'dense',
  'lossy',
  'partition',
  'edge',
  'paxos-duel',
  'log',
  'lost-disk',
];
const cases = [
  ...scenarios.filter(({ id }) => some.includes(id)),
  {
    id: 'a hostile name',
    text: JSON.stringify({ ...JSON.parse(scenarios[0].text), name: hostile, about: hostile }),
  },
];

/** @param {Page} page @param {string} kind Takes one text from the open dialog. */
async function taken(page, kind) {
  const file = await take(page, kind);
  expect(file.name).toMatch(/^[a-z0-9][a-z0-9-]*\.[a-z]+$/);
  expect(file.name.length).toBeLessThan(90);
  expect(await page.evaluate(() => 'hacked' in globalThis)).toBe(false);
  return file;
}

/** @param {Page} page The whole run as the diagram has it: the engine's own window. */
const windowOf = (page) =>
  lab(page).evaluate((el) => {
    const { snapshot: s } = el;
    const whole = s.steps <= 800 ? el.lab.window(0, s.steps) : el.session.window;
    const names = [...s.requesters, ...s.proposers, ...s.servers].map((agent) => agent.name);
    return { lines: whole.lines, marks: whole.marks, names, slot: s.slot };
  });

// ---- TikZ ----

/** @param {string} text A TeX file without its comments and escaped signs. */
const bare = (text) => text.replace(/\\[\\{}$&#_%^~]/g, '').replace(/%.*$/gm, '');

/** @param {Page} page What it opens it closes, what it uses it defines, and nothing is left out. */
async function tikz(page) {
  const { name, text } = await taken(page, 'text.tikz');
  expect(name).toMatch(/\.tex$/);
  const { lines, names, slot } = await windowOf(page);
  const code = bare(text);

  let depth = 0;
  let least = 0;
  for (const sign of code) {
    if (sign === '{') depth += 1;
    if (sign === '}') depth -= 1;
    least = Math.min(least, depth);
  }
  expect([depth, least]).toEqual([0, 0]);
  expect([...code.matchAll(/\\begin\{(\w+)\}/g)].map(([, what]) => what)).toEqual([
    'document',
    'tikzpicture',
  ]);
  expect([...code.matchAll(/\\end\{(\w+)\}/g)].map(([, what]) => what)).toEqual([
    'tikzpicture',
    'document',
  ]);
  // Dollars come in pairs, and nothing but TeX's own commands is called.
  expect((code.match(/\$/g) ?? []).length % 2).toBe(0);
  const commands = new Set([...code.matchAll(/\\([a-zA-Z]+)/g)].map(([, command]) => command));
  const known =
    'documentclass usetikzlibrary definecolor tikzset begin end draw node fill sffamily bfseries ' +
    'scriptsize small footnotesize times ast to cdot textbackslash textasciicircum ' +
    'textasciitilde textless textgreater textbar ldots';
  expect([...commands].filter((command) => !known.split(' ').includes(command))).toEqual([]);
  expect(code).toMatch(/^[ -~\n¡¿À-ÿ]*$/);

  const picture = code.slice(
    code.indexOf('\\begin{tikzpicture}[turncoat]') + 30,
    code.indexOf('\\end{tikzpicture}'),
  );
  const statements = picture.split(';').map((statement) => statement.trim());
  expect(statements.pop()).toBe('');
  expect(statements.filter((one) => !/^\\(draw|node|fill)\b/.test(one))).toEqual([]);

  const colours = new Set(
    [...code.matchAll(/\\definecolor\{(\w+)\}\{HTML\}\{[0-9A-F]{6}\}/g)].map(([, c]) => c),
  );
  const used = [...picture.matchAll(/\btc\w+/g)].map(([colour]) => colour);
  expect(used.filter((colour) => !colours.has(colour))).toEqual([]);
  const styles = new Set(
    [...code.matchAll(/^ {2}([a-z ]+)\/\.style=/gm)].map(([, style]) => style),
  );
  const own = /^(draw=|text=|double|anchor=|decorat|segment|amplitude|line width=|-$|tc|white)/;
  const options = [...picture.matchAll(/\\(?:draw|node|fill)\[([^\]]*)\]/g)].flatMap(([, all]) =>
    all.split(',').map((option) => option.trim().replace(/[{}]/g, '')),
  );
  expect(options.filter((option) => !own.test(option) && !styles.has(option))).toEqual([]);

  // News of a decision has one colour, whatever was decided.
  const news = statements.filter((one) => one.startsWith('\\draw[decided'));
  expect(news.filter((one) => one.includes('draw='))).toEqual([]);
  expect(news.length > 0).toBe(
    lines.some((line) => line.glyph === 'decided' && line.from !== line.to),
  );

  // Every lane, and every message that the diagram speaks of.
  expect(names.filter((lane) => !picture.includes(`{${lane}};`))).toEqual([]);
  const fine = ['chip', 'trust', 'ask'];
  const told = lines.filter(
    (line) => line.from !== line.to && (line.slot === slot || !fine.includes(line.glyph)),
  );
  const drawn = [...text.matchAll(/^ {2}\\draw.*; % (\S+).* from (\w\d+) to (\w\d+), /gm)];
  const count = (/** @type {string[]} */ all) => all.sort().join('\n');
  expect(count(drawn.map(([, kind, from, to]) => `${kind} ${from} ${to}`))).toBe(
    count(told.map((line) => `${line.kind} ${line.from} ${line.to}`)),
  );
}

// ---- Mermaid ----

const label = "(?:[\\p{L}\\p{N} ,.()'+–-]|#\\d+;)*";
const agent = '[CPS]\\d+';
/** What a sequence diagram may say, line by line. */
const grammar = {
  title: new RegExp(`^ {2}title ${label}$`, 'u'),
  box: /^ {2}box \w+$/,
  participant: new RegExp(`^ {4}participant (${agent})$`, 'u'),
  end: /^ {2}end$/,
  message: new RegExp(`^ {2}(${agent})(->>|-->>|-x|-\\))(${agent}): (${label})$`, 'u'),
  note: new RegExp(`^ {2}Note over (${agent}): ${label}(?:<br/>${label})*$`, 'u'),
};

/** @param {Page} page It keeps to the grammar and leaves nothing out. */
async function mermaid(page) {
  const { name, text } = await taken(page, 'text.mermaid');
  expect(name).toMatch(/\.mmd$/);
  const { lines, marks, names } = await windowOf(page);
  const [first, ...rest] = text.trimEnd().split('\n');
  expect(first).toBe('sequenceDiagram');
  /** @type {Record<string, RegExpMatchArray[]>} */
  const found = { title: [], box: [], participant: [], end: [], message: [], note: [] };
  /** @type {string[]} */
  const strange = [];
  for (const line of rest) {
    const rule = Object.keys(grammar).find((rule) => grammar[rule].test(line));
    if (rule) found[rule].push(line.match(grammar[rule]));
    else strange.push(line);
  }
  expect(strange).toEqual([]);
  expect(found.title).toHaveLength(1);
  expect(found.box).toHaveLength(found.end.length);
  expect(found.participant.map(([, agent]) => agent)).toEqual(names);
  // What Mermaid would refuse for its length says what is left out.
  const said = found.note.some(([text]) => /messages of votes and trust are left out/.test(text));
  const told = lines.filter(({ glyph }) => !said || !['chip', 'trust', 'ask'].includes(glyph));
  expect(text.length).toBeLessThan(50_000 * (said ? 4 : 1));
  const count = (/** @type {string[]} */ all) => all.sort().join('\n');
  expect(
    count(found.message.map(([, from, , to, text]) => `${text.split(' ')[0]} ${from} ${to}`)),
  ).toBe(count(told.map((line) => `${line.kind} ${line.from} ${line.to}`)));
  expect(found.message.filter(([, , arrow]) => arrow === '-x')).toHaveLength(
    told.filter((line) => line.lost).length,
  );
  const facts = found.note.reduce((sum, [text]) => sum + text.split('<br/>').length, 0);
  // The values that a liar asks for in one step are told together.
  const more = marks.filter((mark, k) => {
    const last = marks[k - 1];
    const same = last?.step === mark.step && last.agent === mark.agent;
    return same && last.kind === 'propose' && mark.kind === 'propose';
  });
  expect(facts - (said ? 1 : 0)).toBe(marks.length - more.length);
}

// ---- the trace ----

/**
 * As JSON lines it is what the native command writes.
 * @param {Page} page @param {string} path Where the command may write. @param {string} file
 */
async function trace(page, path, file) {
  const { name, text } = await taken(page, 'trace.jsonl');
  expect(name).toMatch(/-trace\.jsonl$/);
  execFileSync(native, ['run', `${folder}/${file}`, '--trace', path]);
  const parsed = (/** @type {string} */ lines) =>
    lines
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line));
  expect(parsed(text)).toEqual(parsed(readFileSync(path, 'utf8')));
}

// ---- ShiViz ----

/** The expression that ShiViz starts with. */
const usual = /(?<event>.*)\n(?<host>\S*) (?<clock>{.*})/gm;

/**
 * How many events of each host lie in the causal past of each step, read off the trace by the
 * definition: a step follows the last one of its agent, and the one that sent what it received.
 * @param {any[]} trace
 */
function pasts(trace) {
  /** @type {Set<number>[]} */
  const past = [];
  /** @type {Map<string, number>} */
  const last = new Map();
  return trace.map(({ agent, message }, i) => {
    const host = agent ?? 'network';
    const sender = message ? trace.findIndex(({ sent }) => sent.includes(message.id)) : -1;
    const causes = [last.get(host) ?? -1, sender].filter((k) => k >= 0);
    past[i] = new Set([i, ...causes.flatMap((k) => [...past[k]])]);
    last.set(host, i);
    /** @type {Record<string, number>} */
    const counts = {};
    for (const k of past[i]) {
      const name = trace[k].agent ?? 'network';
      counts[name] = (counts[name] ?? 0) + 1;
    }
    return { host, clock: counts };
  });
}

/** @param {Page} page The log reads as documented, with true clocks. */
async function shiviz(page) {
  const { name, text } = await taken(page, 'trace.shiviz');
  expect(name).toMatch(/-shiviz\.log$/);
  const trace = (await take(page, 'trace.jsonl')).text
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line));
  // As ShiViz opens a file: the first line is the expression, the second parts executions.
  const [expression, delimiter, ...log] = text.split('\n');
  expect(delimiter).toBe('');
  const body = log.join('\n').trimEnd();
  const own = [...body.matchAll(new RegExp(`^${expression}$`, 'gm'))];
  // Every line belongs to an event, by its own expression and by the usual one.
  expect(own.map(([match]) => match).join('\n')).toBe(body);
  expect([...body.matchAll(usual)].map(([match]) => match).join('\n')).toBe(body);
  expect([...text.matchAll(usual)]).toHaveLength(own.length);
  expect(own).toHaveLength(trace.length);
  expect(own.map(({ groups }) => Number(groups.step))).toEqual(trace.map(({ step }) => step));
  expect(own.filter(({ groups }) => !groups.event.trim())).toEqual([]);
  expect(own.map(({ groups }) => ({ host: groups.host, clock: JSON.parse(groups.clock) }))).toEqual(
    pasts(trace),
  );
}

// ---- every text of every case ----

test.beforeAll(buildNative);

for (const { id, file, text: scenario } of cases) {
  test(`the texts of "${id}" are true to the run and to the rules of their formats`, async ({
    page,
  }, info) => {
    await open(page);
    await load(page, scenario);
    await openTake(page);
    await test.step('TikZ', () => tikz(page));
    await test.step('Mermaid', () => mermaid(page));
    if (file) {
      const path = info.outputPath('trace.jsonl');
      await test.step('the trace', () => trace(page, path, file));
    }
    await test.step('ShiViz', () => shiviz(page));
  });
}
