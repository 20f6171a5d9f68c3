/** The diagram in words: one sentence a fact, a summary, spoken names of lanes and messages. */

/** @import { Line, Mark, Snapshot, Window } from '../engine.d.ts' */
/** @import { Row } from './lanes.js' */

import { nameOf } from '../glyphs/glyphs.js';
import words from '../words/en/timeline.js';

/** @param {Mark} m @param {boolean} many  several slots are in use */
export function sentence(m, many) {
  const letter = m.chip ? nameOf(m.chip) : '';
  const about = m.about ?? '';
  const { fact } = words;
  const text = (() => {
    switch (m.kind) {
      case 'propose':
        return fact.propose(m.agent, letter, m.round);
      case 'vote':
        return fact.vote(m.agent, letter, m.round);
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
    last: window.marks.filter((m) => m.step === step).map((m) => sentence(m, snapshot.slots > 1)),
    decided: [...new Set(done)],
    undecided: snapshot.servers.length - done.length,
    ahead: hideFuture ? 0 : window.marks.filter((m) => m.step > step).length,
  });
}

/** @param {Row} row @param {Snapshot} snapshot */
export function laneName(row, snapshot) {
  const title = row.folded ? words.span(row.names[0], row.names[row.names.length - 1]) : row.key;
  return words.lane.label(title, row.side, states(row, snapshot));
}

/** @param {Row} row @param {Snapshot} snapshot @returns {string[]} */
function states(row, snapshot) {
  const { lane } = words;
  const server = snapshot.servers.find((s) => s.name === row.names[0]);
  if (!server) {
    if (row.folded) return [lane.quiet];
    const client = [...snapshot.proposers, ...snapshot.requesters].find((c) => c.name === row.key);
    return client?.traitor ? [lane.traitor] : [];
  }
  const out = [laneState(row, snapshot)];
  if (!server.up) out.push(lane.down);
  if (server.trusts) out.push(lane.trusts(server.trusts));
  if (server.convicted.length) out.push(lane.convicted(server.convicted.map((c) => c.client)));
  return out;
}

/** The one thing to say of a folded lane. @param {Row} row @param {Snapshot} snapshot */
export function laneState(row, snapshot) {
  const { lane } = words;
  const servers = snapshot.servers.filter((s) => row.names.includes(s.name));
  const all = (/** @type {(s: import('../engine.d.ts').Server) => boolean} */ is) =>
    servers.length > 0 && servers.every(is);
  const [one] = servers;
  if (!one) return row.side === 'client' ? lane.quiet : lane.idle;
  if (all((s) => s.stopped)) return lane.stopped;
  if (all((s) => !s.up)) return lane.down;
  if (one.decided && all((s) => !!s.decided)) return lane.decided(nameOf(one.decided));
  if (one.vote && all((s) => !!s.vote)) return lane.voted(nameOf(one.vote.chip));
  return lane.idle;
}

/** @param {Line} line @param {number} step */
export function messageName(line, step) {
  const { fate } = words;
  const arrived = line.step !== null && line.step <= step;
  const end = line.lost
    ? fate.lost
    : arrived
      ? fate.arrived(Number(line.at))
      : line.sentStep > step
        ? fate.later(line.sent)
        : fate.flight(line.due);
  const { kind, from, to } = line;
  return words.message({ kind, from, to, letter: line.chip && nameOf(line.chip) }, end);
}
