/** Spanish words of the space-time diagram for who does not see it. */
import { formats } from '../format.js';

const { count, list, number, time } = formats('es');

/** @param {number | null} round @param {boolean} [ids] */
const inRound = (round, ids) =>
  round ? ` ${ids ? 'con ID' : 'en la ronda'} ${number(round)}` : '';

/** @param {number | null} round */
const anId = (round) => (round === null ? ' un ID' : ` el ID ${number(round)}`);

export default {
  list,
  /**
   * @param {{ kind: string, from: string, to: string, letter: string | null }} m
   * @param {string} fate
   */
  message: (m, fate) =>
    `${m.kind}${m.letter ? ` ${m.letter}` : ''} de ${m.from} a ${m.to}, ${fate}`,
  fate: {
    lost: 'perdido',
    /** @param {number} t */
    later: (t) => `enviado en ${time(t)}`,
    /** @param {number} t */
    flight: (t) => `previsto en ${time(t)}`,
    /** @param {number} t */
    arrived: (t) => `llegó en ${time(t)}`,
  },

  table: {
    caption: 'Lo que ha pasado hasta este paso',
    step: 'Paso',
    time: 'Tiempo',
    what: 'Qué',
    number: time,
  },

  fact: {
    /** @param {string} a @param {string} letter @param {number | null} round
     * @param {boolean} ids */
    propose: (a, letter, round, ids) =>
      letter ? `${a} propone ${letter}${inRound(round, ids)}` : `${a} pide${anId(round)}`,
    /** @param {string} a @param {string} letter @param {number | null} round
     * @param {boolean} ids */
    vote: (a, letter, round, ids) => `${a} vota ${letter}${inRound(round, ids)}`,
    /** @param {string} a @param {string} about */
    convict: (a, about) => `${a} condena a ${about}`,
    /** @param {string} a @param {string} about */
    suspect: (a, about) => `${a} pierde la paciencia${about && ` y sospecha de ${about}`}`,
    /** @param {string} a @param {string} about @param {number | null} round */
    trust: (a, about, round) =>
      `${a} pasa a confiar en ${about || 'el siguiente cliente'}${inRound(round)}`,
    /** @param {string} a @param {string} letter */
    decide: (a, letter) => `${a} decide ${letter}`,
    /** @param {string} a */
    crash: (a) => `${a} se cae`,
    /** @param {string} a */
    recover: (a) => `${a} vuelve`,
    /** @param {string} a */
    refuse: (a) => `${a} recibe un rechazo`,
    /** @param {string} a */
    turn: (a) => `${a} se vuelve traidor`,
    /** @param {string} a @param {number | null} round */
    lock: (a, round) => `${a} promete${round ? ` el ID ${number(round)}` : ''}`,
    /** @param {string} a */
    stop: (a) => `${a} se detiene: no queda en quién confiar`,
    /** @param {string} a */
    cut: (a) => `${a} queda aislado`,
    /** @param {string} a */
    fault: (a) => `un fallo en ${a}`,
  },

  /** @param {string} fact @param {number} slot */
  inSlot: (fact, slot) => `${fact}, slot ${number(slot)}`,

  /**
   * @param {{ clients: number, servers: number, step: number, steps: number, t: number,
   *   last: string[], decided: string[], undecided: number, ahead: number }} d
   */
  summary: (d) => {
    const parts = [
      `${count(d.clients, 'cliente', 'clientes')} sobre el muro, ${count(d.servers, 'servidor', 'servidores')} debajo.`,
      `Paso ${number(d.step)} de ${number(d.steps)}, tiempo ${time(d.t)}.`,
    ];
    if (d.last.length) parts.push(`Aquí ${d.last.join('; ')}.`);
    if (!d.decided.length) parts.push('Ningún servidor ha decidido.');
    else if (d.undecided) {
      parts.push(`Decidido hasta ahora: ${list(d.decided)}; sin decidir: ${number(d.undecided)}.`);
    } else parts.push(`Todos los servidores han decidido ${list(d.decided)}.`);
    if (d.ahead) parts.push(`Faltan ${count(d.ahead, 'hecho', 'hechos')}.`);
    return parts.join(' ');
  },
};
