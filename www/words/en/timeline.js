/** Words of the space-time diagram. Functions take plain data. */
import { formats } from '../format.js';

const f = formats('en-GB');
const { list, number: figure, time } = f;

/** @param {number} n @param {string} one @param {string} [many] */
const count = (n, one, many = `${one}s`) => f.count(n, one, many);

/** @param {number | null} round */
const inRound = (round) => (round ? ` in round ${figure(round)}` : '');

/** @param {number | null} round */
const aRound = (round) => (round === null ? ' a round' : ` round ${figure(round)}`);

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
  /** @param {number} n */
  round: (n) => `round ${figure(n)}`,

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

  /**
   * @param {{ kind: string, from: string, to: string, letter: string | null }} m
   * @param {string} fate
   */
  message: (m, fate) =>
    `${m.kind}${m.letter ? ` ${m.letter}` : ''} from ${m.from} to ${m.to}, ${fate}`,
  fate: {
    lost: 'lost',
    /** @param {number} t */
    later: (t) => `sent at ${time(t)}`,
    /** @param {number} t */
    flight: (t) => `due at ${time(t)}`,
    /** @param {number} t */
    arrived: (t) => `arrived at ${time(t)}`,
  },

  /** Phases along the time axis. */
  phase: {
    /**
     * @param {string[]} who
     * @param {string[]} letters
     * @param {number | null} round
     * @param {boolean} proof
     */
    propose: (who, letters, round, proof) => {
      const names = some(who, 'clients');
      // A first phase without a value: Paxos asks for its round before it proposes.
      if (!letters.length) return `${names} ${who.length > 1 ? 'ask' : 'asks'} for${aRound(round)}`;
      const what = ` ${list(letters)}`;
      const asks = who.length > 1 ? 'propose' : 'proposes';
      if (proof) return `${names} ${asks}${what} with proof`;
      return `${names} ${asks}${what}${inRound(round)}`;
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
    lock: (round) => `promised${round ? ` round ${figure(round)}` : ''}`,
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

  /** The diagram as a table. */
  table: {
    caption: 'What has happened up to this step',
    step: 'Step',
    time: 'Time',
    what: 'What',
    number: time,
  },

  /** One fact in a sentence. */
  fact: {
    /** @param {string} a @param {string} letter @param {number | null} round */
    propose: (a, letter, round) =>
      letter ? `${a} proposes ${letter}${inRound(round)}` : `${a} asks for${aRound(round)}`,
    /** @param {string} a @param {string} letter @param {number | null} round */
    vote: (a, letter, round) => `${a} votes ${letter}${inRound(round)}`,
    /** @param {string} a @param {string} about */
    convict: (a, about) => `${a} convicts ${about}`,
    /** @param {string} a @param {string} about */
    suspect: (a, about) => `${a} times out${about && ` and suspects ${about}`}`,
    /** @param {string} a @param {string} about @param {number | null} round */
    trust: (a, about, round) => `${a} turns to ${about || 'the next client'}${inRound(round)}`,
    /** @param {string} a @param {string} letter */
    decide: (a, letter) => `${a} decides ${letter}`,
    /** @param {string} a */
    crash: (a) => `${a} crashes`,
    /** @param {string} a */
    recover: (a) => `${a} recovers`,
    /** @param {string} a */
    refuse: (a) => `${a} is refused`,
    /** @param {string} a */
    turn: (a) => `${a} turns traitor`,
    /** @param {string} a @param {number | null} round */
    lock: (a, round) => `${a} promises${round ? ` round ${figure(round)}` : ''}`,
    /** @param {string} a */
    stop: (a) => `${a} stops: nobody is left to trust`,
    /** @param {string} a */
    cut: (a) => `${a} is cut off`,
    /** @param {string} a */
    fault: (a) => `a fault at ${a}`,
  },

  /** @param {string} fact @param {number} slot */
  inSlot: (fact, slot) => `${fact}, slot ${figure(slot)}`,

  /**
   * The whole diagram in two or three sentences.
   * @param {{ clients: number, servers: number, step: number, steps: number, t: number,
   *   last: string[], decided: string[], undecided: number, ahead: number }} d
   */
  summary: (d) => {
    const parts = [
      `${count(d.clients, 'client')} above the wall, ${count(d.servers, 'server')} below it.`,
      `Step ${figure(d.step)} of ${figure(d.steps)}, time ${time(d.t)}.`,
    ];
    if (d.last.length) parts.push(`Here ${d.last.join('; ')}.`);
    if (!d.decided.length) parts.push('No server has decided.');
    else if (d.undecided) {
      parts.push(`Decided so far: ${list(d.decided)}; ${count(d.undecided, 'server')} undecided.`);
    } else parts.push(`All servers have decided ${list(d.decided)}.`);
    if (d.ahead) parts.push(`${count(d.ahead, 'fact')} ahead.`);
    return parts.join(' ');
  },
};
