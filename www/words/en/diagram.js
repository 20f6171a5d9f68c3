/** Words of the space-time diagram for who does not see it. Functions take plain data. */
import { formats } from '../format.js';

const f = formats('en-GB');
const { list, number: figure, time } = f;

/** @param {number} n @param {string} one @param {string} [many] */
const count = (n, one, many = `${one}s`) => f.count(n, one, many);

/** @param {number | null} round @param {boolean} [ids] */
const inRound = (round, ids) => (round ? ` ${ids ? 'with ID' : 'in round'} ${figure(round)}` : '');

/** @param {number | null} round */
const anId = (round) => (round === null ? ' an ID' : ` ID ${figure(round)}`);

export default {
  list,
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
    /** @param {string} a @param {string} letter @param {number | null} round
     * @param {boolean} ids */
    propose: (a, letter, round, ids) =>
      letter ? `${a} proposes ${letter}${inRound(round, ids)}` : `${a} asks for${anId(round)}`,
    /** @param {string} a @param {string} letter @param {number | null} round
     * @param {boolean} ids */
    vote: (a, letter, round, ids) => `${a} votes ${letter}${inRound(round, ids)}`,
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
    lock: (a, round) => `${a} promises${round ? ` ID ${figure(round)}` : ''}`,
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
