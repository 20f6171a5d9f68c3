/**
 * Lanes: which agents stand where across the time axis (visual.md section 6). Clients come first,
 * then the wall, then servers. Servers with one and the same history fold into one lane,
 * and so do clients that have none.
 */

/** @import { Mark, Name, Snapshot, Window } from '../engine.d.ts' */

/** Fewer than this many servers, and lanes at least ROOMY px apart, keep the LEARN lines. */
const MANY = 7;
const ROOMY = 17.5;
/** More agents than this in the same state fold to one lane. */
const FOLD = 9;

/**
 * @typedef {object} Row
 * @property {string} key
 * @property {Name[]} names  one agent, or all that are folded here
 * @property {'client' | 'server'} side
 * @property {number} at  pixels across the time axis
 * @property {boolean} folded
 * @property {string | null} group  key of the fold that this lane came from, when unfolded by hand
 *
 * @typedef {object} Lanes
 * @property {Row[]} rows
 * @property {Map<Name, Row>} of
 * @property {number} wall
 * @property {number} pitch
 * @property {number} first  edges of the servers' court
 * @property {number} last
 * @property {number} breadth
 * @property {boolean} dense
 * @property {number} servers  how many servers there are, folded or not
 */

/**
 * @param {object} o
 * @param {Snapshot} o.snapshot
 * @param {Name[][]} o.folds  from `foldsOf`
 * @param {ReadonlySet<string>} o.open  folds that the person has opened
 * @param {number} o.room  pixels to fill
 * @param {number} o.minPitch
 * @param {number} o.maxPitch
 * @param {number} o.before  margin before the first lane
 * @param {number} o.after
 * @returns {Lanes}
 */
export function makeLanes({ snapshot, folds, open, room, minPitch, maxPitch, before, after }) {
  const clients = [...snapshot.requesters, ...snapshot.proposers];
  const foldOf = new Map(folds.flatMap((names) => names.map((n) => [n, names])));
  /** @type {Omit<Row, 'at'>[]} */
  const rows = [];
  /** @param {Name} name @param {'client' | 'server'} side */
  const add = (name, side) => {
    const names = foldOf.get(name);
    const key = names?.join(' ') ?? null;
    if (!names || open.has(/** @type {string} */ (key))) rows.push(row([name], side, key));
    else if (names[0] === name) rows.push(row(names, side, key));
  };
  for (const { name } of clients) add(name, 'client');
  for (const { name } of snapshot.servers) add(name, 'server');
  const wide = (/** @type {Omit<Row, 'at'>} */ r) => (r.folded ? 1.7 : 1);
  const units = rows.reduce((sum, r) => sum + wide(r), 0) + 0.4;
  const pitch = Math.min(maxPitch, Math.max(minPitch, (room - before - after) / units));
  const spare = Math.max(0, room - before - after - units * pitch) / 2;

  let at = before + spare;
  let wall = at;
  let first = at;
  const placed = rows.map((r, i) => {
    if (r.side === 'server' && rows[i - 1]?.side !== 'server') {
      wall = at + 0.2 * pitch;
      at += 0.4 * pitch;
      first = wall;
    }
    const full = { ...r, at: at + (wide(r) * pitch) / 2 };
    at += wide(r) * pitch;
    return full;
  });
  return {
    rows: placed,
    of: new Map(placed.flatMap((r) => r.names.map((n) => [n, r]))),
    wall,
    pitch,
    first,
    last: at,
    breadth: Math.max(room, at + after),
    dense: snapshot.servers.length >= MANY || pitch < ROOMY,
    servers: snapshot.servers.length,
  };
}

/**
 * @param {Name[]} names
 * @param {'client' | 'server'} side
 * @param {string | null} [group]
 */
function row(names, side, group = null) {
  return { key: names.join(' '), names, side, group, folded: names.length > 1 };
}

/**
 * Proposers who neither do nor hear anything in this window.
 * @param {Window} window
 * @param {Snapshot} snapshot
 * @returns {Name[]}
 */
function idle(window, snapshot) {
  if (snapshot.proposers.length <= FOLD) return [];
  const busy = new Set(window.marks.flatMap((m) => [m.agent, m.about]));
  for (const line of window.lines) busy.add(line.from).add(line.to);
  return snapshot.proposers.filter((c) => !c.traitor && !busy.has(c.name)).map((c) => c.name);
}

/**
 * Groups of servers that live through the same facts in this window. The whole window counts, not
 * the present step, so that lanes do not fold and unfold while the run plays.
 * @param {Window} window
 * @param {Snapshot} snapshot
 * @returns {Name[][]}
 */
function alike(window, snapshot) {
  if (snapshot.servers.length <= FOLD) return [];
  /** @type {Map<Name, string[]>} */
  const lives = new Map(snapshot.servers.map((s) => [s.name, []]));
  /** What has a mark of its own in this window. @type {Set<string>} */
  const seen = new Set();
  for (const m of window.marks) {
    lives.get(m.agent)?.push(fact(m));
    if (m.slot === snapshot.slot && m.step <= snapshot.step) seen.add(`${m.agent} ${m.kind}`);
  }
  // The marks of what happened earlier are not here, but what came of it is.
  for (const { name, vote, decided } of snapshot.servers) {
    const life = lives.get(name);
    if (vote && !seen.has(`${name} vote`)) life?.push(`has voted ${vote.chip.letter}`);
    if (decided && !seen.has(`${name} decide`)) life?.push(`has decided ${decided.letter}`);
  }
  /** @type {Map<string, Name[]>} */
  const groups = new Map();
  for (const [name, facts] of lives) {
    const life = facts.sort().join(';');
    groups.set(life, [...(groups.get(life) ?? []), name]);
  }
  return [...groups.values()];
}

/**
 * Agents whose lanes fold into one.
 * @param {Window} window
 * @param {Snapshot} snapshot
 * @returns {Name[][]}
 */
export const foldsOf = (window, snapshot) =>
  [idle(window, snapshot), ...alike(window, snapshot)].filter((names) => names.length > FOLD);

/** @param {Mark} m */
const fact = (m) => [m.kind, m.slot, m.chip?.letter, m.round, m.about].join(' ');

/**
 * "S1, S5 to S12": names in one go, runs of numbers shortened.
 * @param {Name[]} names
 * @param {(a: string, b: string) => string} span
 * @returns {string}
 */
export function spans(names, span) {
  const out = [];
  for (let i = 0; i < names.length; ) {
    let j = i;
    while (j + 1 < names.length && number(names[j + 1]) === number(names[j]) + 1) j += 1;
    if (j - i >= 2) out.push(span(names[i], names[j]));
    else out.push(...names.slice(i, j + 1));
    i = j + 1;
  }
  return out.join(', ');
}

/** @param {Name} name */
const number = (name) => Number(name.slice(1));

/**
 * Where a point lies on the paper: time runs right and lanes go down, or the other way round.
 * @typedef {(along: number, cross: number) => [number, number]} Plane
 * @type {{ across: Plane, down: Plane }}
 */
export const planes = {
  across: (along, cross) => [along, cross],
  down: (along, cross) => [cross, along],
};
