/** What lanes are called, and what is said of them in words. */

/** @import { Snapshot } from '../engine.d.ts' */
/** @import { Row } from './lanes.js' */

import { nameOf } from '../glyphs/glyphs.js';
import words from '../words/en/timeline.js';

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
