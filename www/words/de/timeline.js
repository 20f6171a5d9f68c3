/** German words of the space-time diagram. */
import { formats } from '../format.js';

const { count, list, number, time } = formats('de');

/** @param {number | null} round @param {boolean} [ids] */
const inRound = (round, ids) => (round ? ` ${ids ? 'mit ID' : 'in Runde'} ${number(round)}` : '');

/** @param {number | null} round */
const anId = (round) => (round === null ? ' eine ID' : ` ID ${number(round)}`);

/** @param {string[]} agents @param {string} [noun] */
const some = (agents, noun = 'Server') =>
  agents.length > 2 ? `${number(agents.length)} ${noun}` : list(agents);

/** @param {string[]} agents @param {string} one @param {string} many */
const verb = (agents, one, many) => `${some(agents)} ${agents.length === 1 ? one : many}`;

export default {
  region: 'Raum-Zeit-Diagramm',
  slider: 'Zeitpunkt des Laufs',
  /** @param {number} step @param {number} steps @param {number} t */
  moment: (step, steps, t) => `Schritt ${number(step)} von ${number(steps)}, Zeit ${time(t)}`,
  /** @param {number} t */
  pill: (t) => `t ${time(t)}`,
  pillShort: time,
  longer: 'Mehr Zeit zeigen',
  shorter: 'Weniger Zeit zeigen, größer',
  veil: 'Verbergen, was noch kommt',
  empty: 'Noch ist nichts geschehen.',
  /** @param {number} n */
  quiet: (n) => count(Math.max(1, Math.round(n)), 'stille Verzögerung', 'stille Verzögerungen'),
  /** @param {string} a @param {string} b */
  span: (a, b) => `${a} bis ${b}`,
  /** @param {number} n @param {boolean} ids */
  round: (n, ids) => `${ids ? 'ID' : 'Runde'} ${number(n)}`,

  lane: {
    /** @param {string} name @param {'server' | 'client'} side @param {string[]} states */
    label: (name, side, states) =>
      [name, side === 'server' ? 'Server' : 'Client', ...states].join(', '),
    hint: 'Pfeile nach links und rechts gehen durch seine Nachrichten.',
    down: 'ausgefallen',
    stopped: 'hält an',
    traitor: 'Verräter',
    idle: 'keine Stimme',
    /** Clients that nothing goes to or comes from. */
    quiet: 'untätig',
    /** @param {string} letter */
    voted: (letter) => `stimmte für ${letter}`,
    /** @param {string} letter */
    decided: (letter) => `entschied ${letter}`,
    /** @param {string} client */
    trusts: (client) => `vertraut ${client}`,
    /** @param {string[]} clients */
    convicted: (clients) => `überführte ${list(clients)}`,
    unfold: 'Aufklappen',
    fold: 'Wieder einklappen',
  },

  phase: {
    /**
     * @param {string[]} who
     * @param {string[]} letters
     * @param {number | null} round
     * @param {boolean} proof
     * @param {boolean} ids
     */
    propose: (who, letters, round, proof, ids) => {
      const names = some(who, 'Clients');
      const many = who.length > 1;
      if (!letters.length) return `${names} ${many ? 'wollen' : 'will'}${anId(round)}`;
      const asks = `${names} ${many ? 'schlagen' : 'schlägt'} ${list(letters)} vor`;
      return proof
        ? `${asks}, mit Beweis`
        : `${asks}${inRound(round, ids) && `,${inRound(round, ids)}`}`;
    },
    /** @param {boolean} told */
    vote: (told) => (told ? 'Stimmen, allen gesagt' : 'Stimmen'),
    /** @param {string[]} about */
    convict: (about) => `${list(about)} überführt`,
    /** @param {string[]} who */
    suspect: (who) => verb(who, 'verliert die Geduld', 'verlieren die Geduld'),
    /** @param {string[]} who @param {string[]} to */
    timeout: (who, to) =>
      `${verb(who, 'verliert', 'verlieren')} die Geduld, Vertrauen geht an ${list(to)}`,
    /** @param {string[]} to */
    trust: (to) => (to.length ? `Vertrauen geht an ${list(to)}` : 'Vertrauen wechselt'),
    /** @param {string[]} letters */
    decide: (letters) =>
      letters.length > 1
        ? `doppelt entschieden: ${list(letters)}`
        : `entschieden: ${letters[0] ?? ''}`,
    /** @param {string[]} who */
    crash: (who) => verb(who, 'fällt aus', 'fallen aus'),
    /** @param {string[]} who */
    recover: (who) => verb(who, 'kommt zurück', 'kommen zurück'),
    /** @param {string[]} who */
    refuse: (who) =>
      who[0].startsWith('S')
        ? verb(who, 'weist ab', 'weisen ab')
        : `${some(who, 'Clients')} abgewiesen`,
    /** @param {string[]} who */
    turn: (who) => `${some(who, 'Clients')} ${who.length > 1 ? 'werden' : 'wird'} Verräter`,
    /** @param {number | null} round */
    lock: (round) => `${round ? `ID ${number(round)} ` : ''}versprochen`,
    stop: 'hält an, sicher: niemandem mehr zu trauen',
    /** @param {string[]} who */
    cut: (who) => `${some(who)} abgeschnitten`,
    fault: 'eine Störung von Hand',
  },

  /**
   * @param {{ kind: string, count: number }[]} counts
   * @param {boolean} quorum
   * @param {number} q
   * @param {number} n
   */
  hull: (counts, quorum, q, n) => {
    const what = counts.map((c) => `${c.kind} \u00d7 ${c.count}`).join(', ');
    return quorum
      ? [`${what}; gestrichelt: Quorum, ${q} von ${n}`, `${what}; gestrichelt: Quorum`, what]
      : [`${what}: auf jeder Bahn gezählt`, what];
  },
};
