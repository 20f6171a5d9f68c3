/**
 * Spoken names: everything that the picture shows of an agent or a message, in words (visual.md
 * section 8).
 * @typedef {import('../engine.d.ts').Server} Server
 * @typedef {import('../engine.d.ts').Client} Client
 * @typedef {import('../engine.d.ts').Token} Token
 * @typedef {import('../engine.d.ts').Snapshot} Snapshot
 */

import { nameOf } from '../glyphs/glyphs.js';
import { countsIds } from '../words/called.js';
import words from '../words/en/stage.js';

const say = words.spoken;
const join = (/** @type {(string | null | false | undefined)[]} */ parts) =>
  parts.filter(Boolean).join(', ');

/** "S2, server, round 1, trusts C2, voted A in round 0, convicted C1". @param {Server} s
 * @param {Snapshot} now */
export const ofServer = (s, now) =>
  join([
    s.name,
    say.server,
    !s.up && say.down,
    !s.active && say.idle,
    s.round != null && words.round(s.round, countsIds(now)),
    s.trusts && say.trusts(s.trusts),
    s.decided
      ? say.decided(nameOf(s.decided))
      : s.vote
        ? say.voted(nameOf(s.vote.chip), s.vote.round)
        : s.active && say.noVote,
    s.locked && say.locked,
    s.stopped && say.stopped,
    s.convicted.length > 0 && say.convicted(s.convicted.map((c) => c.client)),
    s.suspected.length > 0 && say.suspects(s.suspected),
    s.slow > 1 && say.slow(s.slow),
    s.diskless && say.diskless,
    s.cut.length > 0 && words.cutFrom(s.cut),
    now.slots > 1 && say.log(s.logLength, now.slot),
    now.beat.agent === s.name && say.acted,
  ]);

/** @param {Client} c @param {Snapshot} now
 * @param {{ strategy: string, trusts: number, convicted: number, suspected: number,
 *   hasTrust: boolean, edge: boolean }} about */
export const ofClient = (c, now, about) =>
  join([
    c.traitor ? say.traitor(c.name) : say.honest(c.name),
    about.edge && say.edge,
    c.role === 'requester' && say.requester,
    !c.up && words.crashed,
    about.strategy && say.does(about.strategy),
    c.with.length > 0 && say.withWhom(c.with),
    about.hasTrust &&
      c.role === 'proposer' &&
      (about.trusts ? words.trustedBy(about.trusts, now.servers.length) : say.notTrusted),
    about.convicted > 0 && words.convictedBy(about.convicted, now.servers.length),
    about.suspected > 0 && say.suspected(about.suspected, now.servers.length),
    c.command && say.command(nameOf(c.command), c.command.client),
    c.total > 0 && say.done(c.done, c.total),
    now.beat.agent === c.name && say.acted,
  ]);

/** @param {Token} t @param {boolean} ids @param {boolean} hideFuture When it arrives is not told. */
export const ofMessage = (t, ids, hideFuture) =>
  join([
    say.message(t.kind, t.from, t.to),
    t.round != null && words.round(t.round, ids),
    t.chip ? say.value(nameOf(t.chip)) : t.glyph === 'envelope' && say.noValue,
    t.seal === 'proof' && say.proof,
    t.seal === 'broken' && say.broken,
    t.evidence && say.evidence,
    t.copy && say.copy,
    t.held && say.held,
    !hideFuture && say.arrives(t.due),
  ]);
