/** From an explanation (rule and facts) to words on the page: chips inline, **bold** kept. */
import { html, nothing } from 'lit';
import { chipInline, nameOf } from '../glyphs/glyphs.js';
import { strategy } from '../stage/read.js';
import words from '../words/en.js';
import { reworded } from '../words/voice.js';

/** @typedef {import('../engine.d.ts').Fact} Fact */
/** @typedef {import('../engine.d.ts').Told} Told */
/** @typedef {import('../engine.d.ts').ProtocolCard} ProtocolCard */
/** @typedef {{ bold: boolean, text?: string, fact?: string, counted?: string }} Part */

/** @param {Fact} fact @param {ProtocolCard} card @returns {string} */
export function plainFact(fact, card) {
  if (!fact) return '';
  if ('agent' in fact) return fact.agent;
  if ('agents' in fact) return words.shell.list(fact.agents);
  if ('chip' in fact) return fact.chip ? nameOf(fact.chip) : words.shell.none;
  if ('chips' in fact) return words.shell.list(fact.chips.map(nameOf));
  if ('message' in fact) {
    const { kind, chip, from, to } = fact.message;
    return words.shell.message(chip ? `${kind} ${nameOf(chip)}` : kind, from, to);
  }
  if ('number' in fact) return words.shell.number(fact.number);
  if ('word' in fact) return card.words[fact.word] ?? fact.word;
  if ('fault' in fact) return words.shell.within(strategy(card, fact.fault));
  if ('switch' in fact) {
    return card.switches.find((rule) => rule.id === fact.switch)?.off ?? fact.switch;
  }
  return 'sentence' in fact ? reworded(fact.sentence) : (fact.text ?? '');
}

/** @param {Fact} fact @param {ProtocolCard} card @returns {unknown} */
export function drawFact(fact, card) {
  if (fact && 'chip' in fact && fact.chip) return chipInline(fact.chip);
  if (fact && 'chips' in fact) {
    if (!fact.chips.length) return words.shell.none;
    return fact.chips.map((c) => chipInline(c));
  }
  return plainFact(fact, card);
}

/**
 * Splits a sentence into text, facts and bold runs. A placeholder without a fact vanishes;
 * `{votes:vote|votes}` is a number with what it counts, one or many.
 * @param {string} sentence @returns {Part[]}
 */
export function parse(sentence) {
  /** @type {Part[]} */
  const parts = [];
  sentence.split('**').forEach((run, i) => {
    run.split(/(\{[^}]+\})/).forEach((bit, j) => {
      const [fact, counted] = bit.slice(1, -1).split(':');
      if (j % 2) parts.push({ bold: i % 2 === 1, fact, counted });
      else if (bit) parts.push({ bold: i % 2 === 1, text: bit });
    });
  });
  return parts;
}

/** @param {Told} told @param {Part} part @param {typeof plainFact | typeof drawFact} how
 * @param {ProtocolCard} card */
function said(told, { fact = '', counted = '' }, how, card) {
  const about = told.facts[fact];
  // Which one is not always in view.
  if (fact === 'message' && about && 'number' in about) return words.shell.aMessage;
  const [one, many] = counted.split('|');
  if (!many || !about || !('number' in about)) return how(about, card);
  return `${plainFact(about, card)} ${about.number === 1 ? one : many}`;
}

/** @param {Told} told @param {ProtocolCard} card The sentence of an explanation, as text. */
export function plain(told, card) {
  const rule = card.rules[told.rule];
  if (!rule) return told.rule;
  return parse(rule.sentence)
    .map((p) => p.text ?? said(told, p, plainFact, card))
    .join('');
}

const STOP = /^[.,;:]/;

/** @param {Told} told @param {{ fact?: string }} part */
const isChip = (told, part) => part.fact !== undefined && 'chip' in (told.facts[part.fact] ?? {});

/** @param {Told} told @param {ProtocolCard} card The sentence of an explanation, drawn. */
export function draw(told, card) {
  const rule = card.rules[told.rule];
  if (!rule) return told.rule;
  const parts = parse(rule.sentence);
  return parts.map((p, i) => {
    const before = parts[i - 1];
    let bit = p.text ?? said(told, p, drawFact, card);
    // A full stop stays on the line of the chip before it.
    if (p.text && before && isChip(told, before)) bit = p.text.replace(STOP, '');
    const stop = isChip(told, p) && STOP.exec(parts[i + 1]?.text ?? '')?.[0];
    if (stop) bit = html`<span class="nobr">${bit}${stop}</span>`;
    return p.bold ? html`<b>${bit}</b>` : bit;
  });
}

/** @param {Told} told @param {ProtocolCard} card Why the rule is there, and where it comes from. */
export function why(told, card) {
  const rule = card.rules[told.rule];
  if (!rule) return nothing;
  const cite = (/** @type {Event} */ { target }) =>
    target?.dispatchEvent(
      new CustomEvent('tc-cite', { detail: rule.at, bubbles: true, composed: true }),
    );
  return html`${rule.why} <button class="link" @click=${cite}>${rule.cites}</button>`;
}
