/**
 * Cause and effect, from the lines alone: a message sent by an agent may depend on everything that
 * reached that agent before, and whatever an agent sends after an arrival may depend on it.
 */

/** @import { Line, Name } from '../engine.d.ts' */

/**
 * @typedef {object} Cone
 * @property {Set<number>} lines  ids
 * @property {Map<Name, number>} until  facts at an agent up to this step are causes
 * @property {Map<Name, number>} since  facts at an agent from this step on are effects
 */

// Who walks along messages by keys has pointed at one: what is needed for it arrives with this.
export { nextMessage, walker } from './walker.js';

/**
 * The cone of what a person points at, if it is anything.
 * @param {readonly Line[]} lines
 * @param {{ agents?: Name[], message?: number } | null} pointed
 * @param {number} step
 * @returns {Cone | null}
 */
export function coneOf(lines, pointed, step) {
  if (pointed?.message !== undefined) return coneOfMessage(lines, pointed.message);
  return pointed?.agents ? coneOfAgents(lines, pointed.agents, step) : null;
}

/**
 * The cone of one message.
 * @param {readonly Line[]} lines
 * @param {number} id
 * @returns {Cone | null}
 */
function coneOfMessage(lines, id) {
  const line = lines.find((l) => l.id === id);
  if (!line) return null;
  /** @type {[Name, number][]} */
  const since = line.step === null ? [] : [[line.to, line.step]];
  const before = /** @type {[Name, number][]} */ ([[line.from, line.sentStep]]);
  const cone = spread(lines, before, since);
  cone.lines.add(id);
  return cone;
}

/**
 * The cone of an agent at a step: what led to its present state, and what follows from it, its
 * messages under way included.
 * @param {readonly Line[]} lines
 * @param {Name[]} agents
 * @param {number} step
 * @returns {Cone}
 */
function coneOfAgents(lines, agents, step) {
  /** @type {[Name, number][]} */
  const here = agents.map((a) => [a, step]);
  const flying = lines.filter(
    (l) => agents.includes(l.from) && l.sentStep <= step && l.step !== null && l.step > step,
  );
  /** @type {[Name, number][]} */
  const coming = flying.map((l) => [l.to, arrival(l)]);
  const cone = spread(lines, here, [...coming.sort((a, b) => b[1] - a[1]), ...here]);
  for (const l of flying) cone.lines.add(l.id);
  return cone;
}

/** @param {Cone} cone @param {Name} agent @param {number} step */
export function inCone(cone, agent, step) {
  const until = cone.until.get(agent);
  const since = cone.since.get(agent);
  return (until !== undefined && step <= until) || (since !== undefined && step >= since);
}

/**
 * One sweep back over arrivals, latest first, and one forth over sendings, earliest first. A
 * message is sent before it arrives, so each agent's bound is final when a line asks for it.
 * @param {readonly Line[]} lines
 * @param {[Name, number][]} before
 * @param {[Name, number][]} after
 * @returns {Cone}
 */
function spread(lines, before, after) {
  const until = new Map(before);
  const since = new Map(after);
  /** @type {Set<number>} */
  const ids = new Set();
  const arrivals = lines.filter((l) => l.step !== null).sort((a, b) => arrival(b) - arrival(a));
  for (const l of arrivals) {
    if (arrival(l) > (until.get(l.to) ?? -1)) continue;
    ids.add(l.id);
    if (l.sentStep > (until.get(l.from) ?? -1)) until.set(l.from, l.sentStep);
  }
  for (const l of [...lines].sort((a, b) => a.sentStep - b.sentStep)) {
    if (l.sentStep < (since.get(l.from) ?? Infinity)) continue;
    ids.add(l.id);
    if (l.step !== null && l.step < (since.get(l.to) ?? Infinity)) since.set(l.to, l.step);
  }
  return { lines: ids, until, since };
}

/** @param {Line} l */
const arrival = (l) => l.step ?? -1;
