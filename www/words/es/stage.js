/** Spanish words of the stage. */
import { formats } from '../format.js';

const { count, list, number, short, time } = formats('es');

export default {
  stage: 'Escena: clientes fuera del muro, servidores dentro',
  inside: 'Dentro: los servidores comparten la clave K, pueden caerse, nunca mienten',
  insideShort: 'dentro del muro: puede caerse, nunca miente',
  insidePlain: 'Dentro: los servidores pueden caerse, nunca mienten',

  traitor: 'traidor',
  honest: 'honesto',
  crashed: 'caído',
  /** @param {number} k @param {number} n */
  trustedBy: (k, n) => `confían ${k} de ${n}`,
  trusted: 'confían',
  /** @param {number} k @param {number} n */
  byOf: (k, n) => `${k} de ${n}`,
  /** @param {number} k */
  by: (k) => `${k}`,
  /** @param {number} k @param {number} n */
  convictedBy: (k, n) => `condenado por ${k} de ${n}`,
  /** @param {number} k @param {number} n */
  kOfN: (k, n) => `${k} de ${n}`,
  convictedByAll: 'condenado por todos',
  maybeSlow: 'quizá lento',

  /** @param {number} r @param {boolean} id What Paxos calls it. */
  round: (r, id) => `${id ? 'ID' : 'ronda'} ${number(r)}`,
  /** @param {number} r */
  roundShort: (r) => `r${r}`,
  /** @param {number} r */
  votedIn: (r) => `votó en ${number(r)}`,
  voted: 'votó',
  decided: 'decidió',
  noVote: 'sin voto aún',
  idle: 'sin empezar',
  stopped: 'detenido: en nadie confía',
  stoppedShort: 'detenido',
  down: 'caído; con disco',
  downShort: 'caído',
  back: 'de vuelta, con su disco',
  diskless: 'de vuelta sin su disco',
  disklessShort: 'sin disco',
  /** @param {number} x */
  slow: (x) => `×${short(x)}`,
  /** @param {string[]} names */
  cutFrom: (names) => `aislado de ${list(names)}`,
  cutAll: 'aislado',
  cutLink: 'corte',
  /** @param {number} k */
  cutSome: (k) => `aislado de ${k}`,
  decidedBoth: ['decidió', 'y'],

  spoken: {
    /** @param {string} name */
    traitor: (name) => `${name}, traidor, solo tú lo sabes`,
    /** @param {string} name */
    honest: (name) => `${name}, honesto`,
    /** @param {string} title */
    does: (title) => title,
    /** @param {string[]} names */
    withWhom: (names) => `con ${list(names)}`,
    server: 'servidor',
    edge: 'proponente de borde',
    requester: 'cliente tras los proponentes de borde',
    /** @param {number} k @param {number} n */
    suspected: (k, n) => `sospechan ${k} de ${n}, quizá lento`,
    notTrusted: 'nadie confía en él',
    /** @param {string} letter @param {string | null} client Who has asked for it, it says. */
    command: (letter, client) =>
      `próxima orden ${letter}${client ? `, que según él pidió ${client}` : ''}`,
    /** @param {number} done @param {number} total */
    done: (done, total) => `${number(done)} de ${number(total)} órdenes hechas`,
    down: 'caído, conserva el disco',
    /** @param {string} who */
    trusts: (who) => `confía en ${who}`,
    /** @param {string} letter @param {number} round */
    voted: (letter, round) => `votó ${letter} en la ronda ${number(round)}`,
    /** @param {string} letter */
    decided: (letter) => `decidió ${letter}`,
    /** @param {string[]} names */
    convicted: (names) => `condenó a ${list(names)}`,
    /** @param {string[]} names */
    suspects: (names) => `sospecha de ${list(names)}`,
    stopped: 'detenido, no queda en quién confiar',
    locked: 'bloqueado por una promesa',
    noVote: 'sin voto aún',
    idle: 'sin empezar en este slot',
    /** @param {number} x */
    slow: (x) => `lento, por ${short(x)}`,
    diskless: 'volvió sin su disco',
    acted: 'actuó en este paso',
    /** @param {number} k @param {number} slot */
    log: (k, slot) => `registro de ${number(k)}, slot ${number(slot)}`,
    /** @param {number} n */
    messages: (n) => `${count(n, 'mensaje', 'mensajes')} en camino`,
    messagesHelp: 'Las flechas eligen, Intro abre',
    /** @param {string} kind @param {string} from @param {string} to */
    message: (kind, from, to) => `${kind} de ${from} a ${to}`,
    /** @param {string} letter */
    value: (letter) => `valor ${letter}`,
    noValue: 'sin voto',
    /** @param {number} t */
    arrives: (t) => `llega en ${time(t)}`,
    proof: 'con prueba',
    broken: 'con el sello roto',
    evidence: 'con evidencia',
    copy: 'una copia',
    held: 'retrasado por ti',
    /** @param {string} a @param {string} b */
    split: (a, b) => `Se ha violado el acuerdo: ${a}, ${b}`,
  },
};
