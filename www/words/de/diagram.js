/** German words of the space-time diagram for who does not see it. */
import { formats } from '../format.js';

const { count, list, number, time } = formats('de');

/** @param {number | null} round @param {boolean} [ids] */
const inRound = (round, ids) => (round ? ` ${ids ? 'mit ID' : 'in Runde'} ${number(round)}` : '');

/** @param {number | null} round */
const anId = (round) => (round === null ? ' eine ID' : ` ID ${number(round)}`);

export default {
  list,
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

  table: {
    caption: 'Was bis zu diesem Schritt geschah',
    step: 'Schritt',
    time: 'Zeit',
    what: 'Was',
    number: time,
  },

  fact: {
    /** @param {string} a @param {string} letter @param {number | null} round
     * @param {boolean} ids */
    propose: (a, letter, round, ids) =>
      letter ? `${a} schlägt ${letter} vor${inRound(round, ids)}` : `${a} will${anId(round)}`,
    /** @param {string} a @param {string} letter @param {number | null} round
     * @param {boolean} ids */
    vote: (a, letter, round, ids) => `${a} stimmt für ${letter}${inRound(round, ids)}`,
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
    lock: (a, round) => `${a} gibt ein Versprechen${round ? ` für ID ${number(round)}` : ''}`,
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
