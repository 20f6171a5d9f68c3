/**
 * The diagram in words, for who does not see it: one sentence a fact, a summary, a table, names of
 * messages. It comes after the first view has been drawn.
 */

/** @import { Line, Mark, Snapshot, Window } from '../engine.d.ts' */

import { html } from 'lit';
import { nameOf } from '../glyphs/glyphs.js';
import { countsIds } from '../words/called.js';
import words from '../words/en/diagram.js';

/** One act each: the values that a liar asks for in one step belong together. @param {Mark[]} marks */
export function acts(marks) {
  /** @type {Mark[][]} */
  const all = [];
  for (const mark of marks) {
    const act = all.at(-1);
    const last = act?.at(-1);
    const same = last && last.step === mark.step && last.agent === mark.agent;
    if (act && same && last.kind === 'propose' && mark.kind === 'propose') act.push(mark);
    else all.push([mark]);
  }
  return all;
}

/**
 * @param {Mark[]} act @param {boolean} many  several slots are in use
 * @param {boolean} ids  rounds are called IDs
 */
export function sentence(act, many, ids) {
  const m = act[0];
  const letter = words.list([...new Set(act.flatMap(({ chip }) => (chip ? [nameOf(chip)] : [])))]);
  const about = m.about ?? '';
  const { fact } = words;
  const text = (() => {
    switch (m.kind) {
      case 'propose':
        return fact.propose(m.agent, letter, m.round, ids);
      case 'vote':
        return fact.vote(m.agent, letter, m.round, ids);
      case 'trust':
        return fact.trust(m.agent, about, m.round);
      case 'decide':
        return fact.decide(m.agent, letter);
      case 'lock':
        return fact.lock(m.agent, m.round);
      case 'convict':
      case 'suspect':
        return fact[m.kind](m.agent, about);
      default:
        return fact[m.kind](m.agent);
    }
  })();
  return many ? words.inSlot(text, m.slot) : text;
}

/**
 * @param {Window} window
 * @param {Snapshot} snapshot
 * @param {boolean} hideFuture
 */
export function summary(window, snapshot, hideFuture) {
  const done = snapshot.servers.flatMap((s) => (s.decided ? [nameOf(s.decided)] : []));
  const { step } = snapshot;
  return words.summary({
    clients: snapshot.proposers.length + snapshot.requesters.length,
    servers: snapshot.servers.length,
    step,
    steps: snapshot.steps,
    t: snapshot.time,
    last: acts(window.marks.filter((m) => m.step === step)).map((act) =>
      sentence(act, snapshot.slots > 1, countsIds(snapshot)),
    ),
    decided: [...new Set(done)],
    undecided: snapshot.servers.length - done.length,
    ahead: hideFuture ? 0 : window.marks.filter((m) => m.step > step).length,
  });
}

/** What has happened, one fact a row. @param {Window} window @param {Snapshot} snapshot */
export function table(window, snapshot) {
  const many = snapshot.slots > 1;
  const facts = window.marks.filter((m) => m.step <= snapshot.step);
  return html`<table class="vh"><caption>${words.table.caption}</caption>
    <thead><tr><th scope="col">${words.table.step}</th><th scope="col">${words.table.time}</th>
      <th scope="col">${words.table.what}</th></tr></thead>
    <tbody>${acts(facts).map(
      (act) => html`<tr><td>${act[0].step}</td><td>${words.table.number(act[0].time)}</td>
      <td>${sentence(act, many, countsIds(snapshot))}</td></tr>`,
    )}</tbody></table>`;
}

/** @param {Line} line @param {number} step */
export function messageName(line, step) {
  const { fate } = words;
  const arrived = line.step !== null && line.step <= step;
  const end =
    (line.lost?.step ?? Infinity) <= step
      ? fate.lost
      : arrived
        ? fate.arrived(Number(line.at))
        : line.sentStep > step
          ? fate.later(line.sent)
          : fate.flight(line.due);
  const { kind, from, to } = line;
  return words.message({ kind, from, to, letter: line.chip && nameOf(line.chip) }, end);
}
