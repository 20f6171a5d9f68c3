/**
 * The run as a Mermaid sequence diagram, for Markdown pages. It knows order and no time: a message
 * stands where it arrives, one that is lost where it was sent.
 */

/** @import { Line, Mark } from '../engine.d.ts' */
/** @import { Run } from './diagram.js' */

import { acts, sentence } from '../timeline/spoken.js';
import { countsIds } from '../words/called.js';
import words from '../words/en/take.js';
import { told } from './diagram.js';

/** Mermaid refuses longer texts unless its page allows them. */
const MOST = 49_000;

/**
 * Any text so that Mermaid shows it: what could end a statement or be markup becomes an entity of
 * Mermaid's own, `#59;` for ";".
 * @param {string} text
 */
export const plain = (text) =>
  text.replace(/[^\p{L}\p{N} ,.()'+–-]/gu, (c) =>
    /\s/.test(c) ? ' ' : `#${c.codePointAt(0) ?? 63};`,
  );

/** Arrow heads by glyph: a filled one asks or answers, a dotted line is a vote or a change told. */
const ARROWS = { chip: '-->>', trust: '-->>', ask: '-->>', nack: '-->>' };

/** @param {Line} line @param {boolean} ids */
function message(line, ids) {
  const { glyph, kind, from, to, chip, round, lost, at } = line;
  const flying = !lost && at === null;
  const usual = ARROWS[/** @type {keyof typeof ARROWS} */ (glyph)] ?? '->>';
  const arrow = lost ? '-x' : flying ? '-)' : usual;
  const what = [kind, chip?.letter, round ? words.mermaid.round(round, ids) : ''].filter(Boolean);
  const fate = lost ? words.mermaid.lost : flying ? words.mermaid.flying : '';
  return `  ${from}${arrow}${to}: ${plain([...what, fate].join(' ').trim())}`;
}

/**
 * @param {Mark[]} marks of one agent in one step @param {boolean} many several slots are in use
 * @param {boolean} ids rounds are called IDs
 */
const note = (marks, many, ids) =>
  `  Note over ${marks[0].agent}: ${acts(marks)
    .map((act) => plain(sentence(act, many, ids)))
    .join('<br/>')}`;

/** @param {Run} run @param {(line: Line) => boolean} pick */
function body(run, pick) {
  const { snapshot } = run;
  const window = told(run);
  const many = snapshot.slots > 1;
  const ids = countsIds(snapshot);
  /** @type {{ step: number, order: number, text: string }[]} */
  const all = [];
  /** @type {Map<string, Mark[]>} */
  const notes = new Map();
  for (const mark of window.marks) {
    const key = `${mark.step} ${mark.agent}`;
    notes.set(key, [...(notes.get(key) ?? []), mark]);
  }
  for (const marks of notes.values()) {
    all.push({ step: marks[0].step, order: 1, text: note(marks, many, ids) });
  }
  for (const line of window.lines) {
    if (!pick(line)) continue;
    // What has arrived comes before what it causes; what is lost after what caused it.
    const step = line.lost?.step ?? line.step ?? Number.MAX_SAFE_INTEGER;
    all.push({ step, order: line.lost ? 2 : 0, text: message(line, ids) });
  }
  // The sort is stable: within a step, as the engine has them.
  all.sort((one, other) => one.step - other.step || one.order - other.order);
  return all.map(({ text }) => text);
}

/** @param {string} title @param {string[]} names */
const box = (title, names) =>
  names.length
    ? [`  box ${title}`, ...names.map((name) => `    participant ${name}`), '  end']
    : [];

/** @param {Run} run @param {{ title: string }} o @returns {string} a Mermaid text */
export function mermaid(run, { title }) {
  const { requesters, proposers, servers } = run.snapshot;
  const names = (/** @type {{ name: string }[]} */ agents) => agents.map(({ name }) => name);
  const write = (/** @type {string[]} */ lines) =>
    [
      'sequenceDiagram',
      `  title ${plain(title)}`,
      ...box(words.mermaid.clients, names([...requesters, ...proposers])),
      ...box(words.mermaid.servers, names(servers)),
      ...lines,
      '',
    ].join('\n');
  const whole = write(body(run, () => true));
  if (whole.length <= MOST) return whole;
  const fine = (/** @type {Line} */ { glyph }) => ['chip', 'trust', 'ask'].includes(glyph);
  const count = told(run).lines.filter(fine).length;
  const left = `  Note over ${servers[0].name}: ${plain(words.mermaid.left(count))}`;
  return write([left, ...body(run, (line) => !fine(line))]);
}
