/** German words of the space-time diagram. */
import { formats } from '../format.js';

const { count, list, number, time } = formats('de');

/** @param {number | null} round */
const inRound = (round) => (round ? ` in Runde ${number(round)}` : '');

/** @param {number | null} round */
const aRound = (round) => (round === null ? ' eine Runde' : ` Runde ${number(round)}`);

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
  /** @param {number} n */
  round: (n) => `Runde ${number(n)}`,

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

  /**
   * @param {{ kind: string, from: string, to: string, letter: string | null }} m
   * @param {string} fate
   */
  message: (m, fate) =>
    `${m.kind}${m.letter ? ` ${m.letter}` : ''} von ${m.from} an ${m.to}, ${fate}`,
  fate: {
    lost: 'verloren',
    /** @param {number} t */
    later: (t) => `gesendet bei ${time(t)}`,
    /** @param {number} t */
    flight: (t) => `fällig bei ${time(t)}`,
    /** @param {number} t */
    arrived: (t) => `angekommen bei ${time(t)}`,
  },

  phase: {
    /**
     * @param {string[]} who
     * @param {string[]} letters
     * @param {number | null} round
     * @param {boolean} proof
     */
    propose: (who, letters, round, proof) => {
      const names = some(who, 'Clients');
      const many = who.length > 1;
      if (!letters.length) return `${names} ${many ? 'wollen' : 'will'}${aRound(round)}`;
      const asks = `${names} ${many ? 'schlagen' : 'schlägt'} ${list(letters)} vor`;
      return proof ? `${asks}, mit Beweis` : `${asks}${inRound(round) && `,${inRound(round)}`}`;
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
    lock: (round) => `${round ? `Runde ${number(round)} ` : ''}versprochen`,
    stop: 'hält an, sicher: niemandem mehr zu trauen',
    /** @param {string[]} who */
    cut: (who) => `${some(who)} abgeschnitten`,
    fault: 'ein Fehler von Hand',
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

  table: {
    caption: 'Was bis zu diesem Schritt geschah',
    step: 'Schritt',
    time: 'Zeit',
    what: 'Was',
    number: time,
  },

  fact: {
    /** @param {string} a @param {string} letter @param {number | null} round */
    propose: (a, letter, round) =>
      letter ? `${a} schlägt ${letter} vor${inRound(round)}` : `${a} will${aRound(round)}`,
    /** @param {string} a @param {string} letter @param {number | null} round */
    vote: (a, letter, round) => `${a} stimmt für ${letter}${inRound(round)}`,
    /** @param {string} a @param {string} about */
    convict: (a, about) => `${a} überführt ${about}`,
    /** @param {string} a @param {string} about */
    suspect: (a, about) => `${a} verliert die Geduld${about && ` und verdächtigt ${about}`}`,
    /** @param {string} a @param {string} about @param {number | null} round */
    trust: (a, about, round) =>
      `${a} wendet sich zu ${about || 'dem nächsten Client'}${inRound(round)}`,
    /** @param {string} a @param {string} letter */
    decide: (a, letter) => `${a} entscheidet ${letter}`,
    /** @param {string} a */
    crash: (a) => `${a} fällt aus`,
    /** @param {string} a */
    recover: (a) => `${a} kommt zurück`,
    /** @param {string} a */
    refuse: (a) => `${a} wird abgewiesen`,
    /** @param {string} a */
    turn: (a) => `${a} wird Verräter`,
    /** @param {string} a @param {number | null} round */
    lock: (a, round) => `${a} gibt ein Versprechen${round ? ` für Runde ${number(round)}` : ''}`,
    /** @param {string} a */
    stop: (a) => `${a} hält an: niemandem mehr zu trauen`,
    /** @param {string} a */
    cut: (a) => `${a} ist abgeschnitten`,
    /** @param {string} a */
    fault: (a) => `ein Fehler bei ${a}`,
  },

  /** @param {string} fact @param {number} slot */
  inSlot: (fact, slot) => `${fact}, Slot ${number(slot)}`,

  /**
   * @param {{ clients: number, servers: number, step: number, steps: number, t: number,
   *   last: string[], decided: string[], undecided: number, ahead: number }} d
   */
  summary: (d) => {
    const parts = [
      `${count(d.clients, 'Client', 'Clients')} über der Mauer, ${count(d.servers, 'Server', 'Server')} darunter.`,
      `Schritt ${number(d.step)} von ${number(d.steps)}, Zeit ${time(d.t)}.`,
    ];
    if (d.last.length) parts.push(`Hier: ${d.last.join('; ')}.`);
    if (!d.decided.length) parts.push('Kein Server hat entschieden.');
    else if (d.undecided) {
      parts.push(`Bisher entschieden: ${list(d.decided)}; noch offen: ${number(d.undecided)}.`);
    } else parts.push(`Alle Server haben ${list(d.decided)} entschieden.`);
    if (d.ahead) parts.push(`Noch ${count(d.ahead, 'Ereignis', 'Ereignisse')} voraus.`);
    return parts.join(' ');
  },
};
