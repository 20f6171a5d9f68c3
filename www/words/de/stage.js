/** German words of the stage. */
import { formats } from '../format.js';

const { count, list, number, short, time } = formats('de');

export default {
  stage: 'Bühne: Clients vor der Mauer, Server dahinter',
  inside: 'Drinnen: Server teilen den Schlüssel K, können ausfallen, lügen nie',
  insideShort: 'drinnen: kann ausfallen, lügt nie',
  insidePlain: 'Drinnen: Server können ausfallen, lügen nie',

  traitor: 'Verräter',
  honest: 'ehrlich',
  crashed: 'ausgefallen',
  /** @param {number} k @param {number} n */
  trustedBy: (k, n) => `${k} von ${n} vertrauen`,
  trusted: 'trauen',
  /** @param {number} k @param {number} n */
  byOf: (k, n) => `${k} von ${n}`,
  /** @param {number} k */
  by: (k) => `${k}`,
  /** @param {number} k @param {number} n */
  convictedBy: (k, n) => `von ${k} der ${n} überführt`,
  /** @param {number} k @param {number} n */
  kOfN: (k, n) => `${k} von ${n}`,
  convictedByAll: 'von allen überführt',
  maybeSlow: 'vielleicht langsam',

  /** @param {number} r @param {boolean} id What Paxos calls it. */
  round: (r, id) => `${id ? 'ID' : 'Runde'} ${number(r)}`,
  /** @param {number} r */
  roundShort: (r) => `r${r}`,
  /** @param {number} r */
  votedIn: (r) => `Stimme in ${number(r)}`,
  voted: 'Stimme',
  decided: 'entschieden',
  noVote: 'noch offen',
  idle: 'unbegonnen',
  stopped: 'hält an: kein Vertrauen mehr',
  stoppedShort: 'hält an',
  down: 'aus; Platte bleibt',
  downShort: 'aus',
  back: 'zurück, von der Platte',
  diskless: 'zurück ohne Platte',
  disklessShort: 'Platte weg',
  /** @param {number} x */
  slow: (x) => `×${short(x)}`,
  /** @param {string[]} names */
  cutFrom: (names) => `abgeschnitten von ${list(names)}`,
  cutAll: 'abgeschnitten',
  cutLink: 'getrennt',
  /** @param {number} k */
  cutSome: (k) => `abgeschnitten von ${k}`,
  decidedBoth: ['entschieden', 'und'],

  spoken: {
    /** @param {string} name */
    traitor: (name) => `${name}, Verräter, nur du weißt es`,
    /** @param {string} name */
    honest: (name) => `${name}, ehrlich`,
    /** @param {string} title */
    does: (title) => title,
    /** @param {string[]} names */
    withWhom: (names) => `mit ${list(names)}`,
    server: 'Server',
    edge: 'Edge-Proposer',
    requester: 'Client hinter den Edge-Proposern',
    /** @param {number} k @param {number} n */
    suspected: (k, n) => `von ${k} der ${n} verdächtigt, vielleicht langsam`,
    notTrusted: 'niemand vertraut ihm',
    /** @param {string} letter @param {string | null} client Who has asked for it, it says. */
    command: (letter, client) =>
      `nächster Befehl ${letter}${client ? `, um den ${client} bat, wie er sagt` : ''}`,
    /** @param {number} done @param {number} total */
    done: (done, total) => `${number(done)} von ${number(total)} Befehlen erledigt`,
    down: 'ausgefallen, Platte bleibt',
    /** @param {string} who */
    trusts: (who) => `vertraut ${who}`,
    /** @param {string} letter @param {number} round */
    voted: (letter, round) => `stimmte in Runde ${number(round)} für ${letter}`,
    /** @param {string} letter */
    decided: (letter) => `entschied ${letter}`,
    /** @param {string[]} names */
    convicted: (names) => `überführte ${list(names)}`,
    /** @param {string[]} names */
    suspects: (names) => `verdächtigt ${list(names)}`,
    stopped: 'hält an, niemandem mehr zu trauen',
    locked: 'durch ein Versprechen gesperrt',
    noVote: 'noch keine Stimme',
    idle: 'in diesem Slot nicht begonnen',
    /** @param {number} x */
    slow: (x) => `langsam, mal ${short(x)}`,
    diskless: 'kam ohne seine Platte zurück',
    acted: 'hat in diesem Schritt gehandelt',
    /** @param {number} k @param {number} slot */
    log: (k, slot) => `Log von ${number(k)}, Slot ${number(slot)}`,
    /** @param {number} n */
    messages: (n) => `${count(n, 'Nachricht', 'Nachrichten')} unterwegs`,
    messagesHelp: 'Pfeiltasten wählen, Eingabe öffnet',
    /** @param {string} kind @param {string} from @param {string} to */
    message: (kind, from, to) => `${kind} von ${from} an ${to}`,
    /** @param {string} letter */
    value: (letter) => `Wert ${letter}`,
    noValue: 'keine Stimme',
    /** @param {number} t */
    arrives: (t) => `kommt an bei ${time(t)}`,
    proof: 'mit Beweis',
    broken: 'mit gebrochenem Siegel',
    evidence: 'mit Beweisstück',
    copy: 'eine Kopie',
    held: 'von dir aufgehalten',
    /** @param {string} a @param {string} b */
    split: (a, b) => `Einigkeit ist verletzt: ${a}, ${b}`,
  },
};
