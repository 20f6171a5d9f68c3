/** Words of the space-time diagram. Functions take plain data. */
import { formats } from '../format.js';

const f = formats('en-GB');
const { list, number: figure, time } = f;

/** @param {number | null} round @param {boolean} [ids] */
const inRound = (round, ids) => (round ? ` ${ids ? 'with ID' : 'in round'} ${figure(round)}` : '');

/** @param {number | null} round */
const anId = (round) => (round === null ? ' an ID' : ` ID ${figure(round)}`);

/** @param {string[]} agents @param {string} [noun] */
const some = (agents, noun = 'servers') =>
  agents.length > 2 ? `${agents.length} ${noun}` : list(agents);

/** @param {string[]} agents @param {string} one @param {string} many */
const verb = (agents, one, many) => `${some(agents)} ${agents.length === 1 ? one : many}`;

export default {
  region: 'Space-time diagram',
  slider: 'Moment of the run',
  /** @param {number} step @param {number} steps @param {number} t */
  moment: (step, steps, t) => `step ${figure(step)} of ${figure(steps)}, time ${time(t)}`,
  /** @param {number} t */
  pill: (t) => `t ${time(t)}`,
  pillShort: time,
  longer: 'Show more time',
  shorter: 'Show less time, larger',
  veil: 'Hide what is still to come',
  empty: 'Nothing has happened yet.',
  /** @param {number} n */
  quiet: (n) => (n < 1.5 ? '1 quiet delay' : `${Math.round(n)} quiet delays`),
  /** @param {string} a @param {string} b */
  span: (a, b) => `${a} to ${b}`,
  /** @param {number} n @param {boolean} ids */
  round: (n, ids) => `${ids ? 'ID' : 'round'} ${figure(n)}`,

  /** A lane's name for people who do not see it. */
  lane: {
    /** @param {string} name @param {'server' | 'client'} side @param {string[]} states */
    label: (name, side, states) =>
      [name, side === 'server' ? 'server' : 'client', ...states].join(', '),
    hint: 'Left and right arrows walk through its messages.',
    down: 'down',
    stopped: 'stopped',
    traitor: 'traitor',
    idle: 'no vote',
    /** Clients that nothing goes to or comes from. */
    quiet: 'idle',
    /** @param {string} letter */
    voted: (letter) => `voted ${letter}`,
    /** @param {string} letter */
    decided: (letter) => `decided ${letter}`,
    /** @param {string} client */
    trusts: (client) => `trusts ${client}`,
    /** @param {string[]} clients */
    convicted: (clients) => `convicted ${list(clients)}`,
    unfold: 'Unfold',
    fold: 'Fold again',
  },

  /** Phases along the time axis. */
  phase: {
    /**
     * @param {string[]} who
     * @param {string[]} letters
     * @param {number | null} round
     * @param {boolean} proof
     * @param {boolean} ids
     */
    propose: (who, letters, round, proof, ids) => {
      const names = some(who, 'clients');
      // A first phase without a value: Paxos asks for its round before it proposes.
      if (!letters.length) return `${names} ${who.length > 1 ? 'ask' : 'asks'} for${anId(round)}`;
      const what = ` ${list(letters)}`;
      const asks = who.length > 1 ? 'propose' : 'proposes';
      if (proof) return `${names} ${asks}${what} with proof`;
      return `${names} ${asks}${what}${inRound(round, ids)}`;
    },
    /** @param {boolean} told */
    vote: (told) => (told ? 'votes, told to all' : 'votes'),
    /** @param {string[]} about */
    convict: (about) => `${list(about)} convicted`,
    /** @param {string[]} who */
    suspect: (who) => verb(who, 'times out', 'time out'),
    /** @param {string[]} who @param {string[]} to */
    timeout: (who, to) => `${verb(who, 'times out', 'time out')}, trust swings to ${list(to)}`,
    /** @param {string[]} to */
    trust: (to) => (to.length ? `trust swings to ${list(to)}` : 'trust changes'),
    /** @param {string[]} letters */
    decide: (letters) =>
      letters.length > 1 ? `decided twice: ${list(letters)}` : `decided: ${letters[0] ?? ''}`,
    /** @param {string[]} who */
    crash: (who) => verb(who, 'crashes', 'crash'),
    /** @param {string[]} who */
    recover: (who) => verb(who, 'recovers', 'recover'),
    /** @param {string[]} who */
    refuse: (who) =>
      who[0].startsWith('S') ? verb(who, 'refuses', 'refuse') : `${some(who, 'clients')} refused`,
    /** @param {string[]} who */
    turn: (who) => `${some(who, 'clients')} ${who.length > 1 ? 'turn' : 'turns'} traitor`,
    /** @param {number | null} round */
    lock: (round) => `promised${round ? ` ID ${figure(round)}` : ''}`,
    stop: 'stopped, safely: nobody left to trust',
    /** @param {string[]} who */
    cut: (who) => `${some(who)} cut off`,
    fault: 'a fault by hand',
  },

  /**
   * What a hull stands for, longest first.
   * @param {{ kind: string, count: number }[]} counts
   * @param {boolean} quorum
   * @param {number} q
   * @param {number} n
   */
  hull: (counts, quorum, q, n) => {
    const what = counts.map((c) => `${c.kind} \u00d7 ${c.count}`).join(', ');
    return quorum
      ? [`${what}; dashed: quorum, ${q} of ${n}`, `${what}; dashed: quorum`, what]
      : [`${what}: counted on each lane`, what];
  },
};
