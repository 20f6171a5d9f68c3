/** Words of the stage. Short, active, present tense (visual.md section 9). */
import { formats } from '../format.js';

const { list, short, time } = formats('en-GB');

export default {
  stage: 'Stage: clients outside the wall, servers inside',
  inside: 'Inside: servers share key K, may crash, never lie',
  insideShort: 'inside the wall: may crash, never lie',
  insidePlain: 'Inside: servers may crash, never lie',

  // Beside a client
  traitor: 'traitor',
  honest: 'honest',
  crashed: 'crashed',
  /** @param {number} k @param {number} n */
  trustedBy: (k, n) => `trusted by ${k} of ${n}`,
  trusted: 'trusted',
  /** @param {number} k @param {number} n */
  byOf: (k, n) => `by ${k} of ${n}`,
  /** @param {number} k */
  by: (k) => `by ${k}`,
  /** @param {number} k @param {number} n */
  convictedBy: (k, n) => `convicted by ${k} of ${n}`,
  /** @param {number} k @param {number} n */
  kOfN: (k, n) => `${k} of ${n}`,
  convictedByAll: 'convicted by all',
  maybeSlow: 'may be slow',

  // On a server's card
  /** @param {number} r @param {boolean} id What Paxos calls it. */
  round: (r, id) => `${id ? 'ID' : 'round'} ${r}`,
  /** @param {number} r */
  roundShort: (r) => `r${r}`,
  /** @param {number} r */
  votedIn: (r) => `voted in ${r}`,
  voted: 'voted',
  decided: 'decided',
  noVote: 'no vote yet',
  idle: 'not started',
  stopped: 'stopped: nobody to trust',
  stoppedShort: 'stopped',
  down: 'down; disk kept',
  downShort: 'down',
  back: 'back, from its disk',
  diskless: 'back without its disk',
  disklessShort: 'disk lost',
  /** @param {number} x */
  slow: (x) => `×${short(x)}`,
  /** @param {string[]} names */
  cutFrom: (names) => `cut off from ${list(names)}`,
  cutAll: 'cut off',
  cutLink: 'cut',
  /** @param {number} k */
  cutSome: (k) => `cut off from ${k}`,
  decidedBoth: ['decided', 'and'],

  // Spoken names
  spoken: {
    /** @param {string} name */
    traitor: (name) => `${name}, traitor, only you know`,
    /** @param {string} name */
    honest: (name) => `${name}, honest`,
    /** @param {string} title */
    does: (title) => title,
    /** @param {string[]} names */
    withWhom: (names) => `with ${list(names)}`,
    server: 'server',
    edge: 'edge proposer',
    requester: 'client behind the edge proposers',
    /** @param {number} k @param {number} n */
    suspected: (k, n) => `suspected by ${k} of ${n}, may be slow`,
    notTrusted: 'trusted by nobody',
    /** @param {string} letter @param {string | null} client Who has asked for it, it says. */
    command: (letter, client) =>
      `next command ${letter}${client ? `, which it says ${client} asked for` : ''}`,
    /** @param {number} done @param {number} total */
    done: (done, total) => `${done} of ${total} commands done`,
    down: 'down, disk kept',
    /** @param {string} who */
    trusts: (who) => `trusts ${who}`,
    /** @param {string} letter @param {number} round */
    voted: (letter, round) => `voted ${letter} in round ${round}`,
    /** @param {string} letter */
    decided: (letter) => `decided ${letter}`,
    /** @param {string[]} names */
    convicted: (names) => `convicted ${list(names)}`,
    /** @param {string[]} names */
    suspects: (names) => `suspects ${list(names)}`,
    stopped: 'stopped, nobody left to trust',
    locked: 'locked by a promise',
    noVote: 'no vote yet',
    idle: 'not started in this slot',
    /** @param {number} x */
    slow: (x) => `slow, times ${short(x)}`,
    diskless: 'has come back without its disk',
    acted: 'acted in this step',
    /** @param {number} k @param {number} slot */
    log: (k, slot) => `log of ${k}, slot ${slot}`,
    /** @param {number} n */
    messages: (n) => (n === 1 ? '1 message in flight' : `${n} messages in flight`),
    messagesHelp: 'Arrow keys choose, Enter opens',
    /** @param {string} kind @param {string} from @param {string} to */
    message: (kind, from, to) => `${kind} from ${from} to ${to}`,
    /** @param {string} letter */
    value: (letter) => `value ${letter}`,
    noValue: 'no vote',
    /** @param {number} t */
    arrives: (t) => `arrives at ${time(t)}`,
    proof: 'with proof',
    broken: 'with a broken seal',
    evidence: 'with evidence',
    copy: 'a copy',
    held: 'delayed by you',
    /** @param {string} a @param {string} b */
    split: (a, b) => `Agreement is violated: ${a}, ${b}`,
  },
};
