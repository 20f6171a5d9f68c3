/** Spanish words of the space-time diagram. */
import { formats } from '../format.js';

const { count, list, number, time } = formats('es');

/** @param {number | null} round */
const inRound = (round) => (round ? ` en la ronda ${number(round)}` : '');

/** @param {number | null} round */
const aRound = (round) => (round === null ? ' una ronda' : ` la ronda ${number(round)}`);

/** @param {string[]} agents @param {string} [noun] */
const some = (agents, noun = 'servidores') =>
  agents.length > 2 ? `${number(agents.length)} ${noun}` : list(agents);

/** @param {string[]} agents @param {string} one @param {string} many */
const verb = (agents, one, many) => `${some(agents)} ${agents.length === 1 ? one : many}`;

export default {
  region: 'Diagrama de espacio y tiempo',
  slider: 'Momento de la ejecución',
  /** @param {number} step @param {number} steps @param {number} t */
  moment: (step, steps, t) => `paso ${number(step)} de ${number(steps)}, tiempo ${time(t)}`,
  /** @param {number} t */
  pill: (t) => `t ${time(t)}`,
  pillShort: time,
  longer: 'Mostrar más tiempo',
  shorter: 'Mostrar menos tiempo, más grande',
  veil: 'Ocultar lo que falta por llegar',
  empty: 'Aún no ha pasado nada.',
  /** @param {number} n */
  quiet: (n) => count(Math.max(1, Math.round(n)), 'retardo en calma', 'retardos en calma'),
  /** @param {string} a @param {string} b */
  span: (a, b) => `${a} a ${b}`,
  /** @param {number} n */
  round: (n) => `ronda ${number(n)}`,

  lane: {
    /** @param {string} name @param {'server' | 'client'} side @param {string[]} states */
    label: (name, side, states) =>
      [name, side === 'server' ? 'servidor' : 'cliente', ...states].join(', '),
    hint: 'Las flechas izquierda y derecha recorren sus mensajes.',
    down: 'caído',
    stopped: 'detenido',
    traitor: 'traidor',
    idle: 'sin voto',
    /** Clients that nothing goes to or comes from. */
    quiet: 'inactivo',
    /** @param {string} letter */
    voted: (letter) => `votó ${letter}`,
    /** @param {string} letter */
    decided: (letter) => `decidió ${letter}`,
    /** @param {string} client */
    trusts: (client) => `confía en ${client}`,
    /** @param {string[]} clients */
    convicted: (clients) => `condenó a ${list(clients)}`,
    unfold: 'Desplegar',
    fold: 'Plegar de nuevo',
  },

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

  phase: {
    /**
     * @param {string[]} who
     * @param {string[]} letters
     * @param {number | null} round
     * @param {boolean} proof
     */
    propose: (who, letters, round, proof) => {
      const names = some(who, 'clientes');
      const many = who.length > 1;
      if (!letters.length) return `${names} ${many ? 'piden' : 'pide'}${aRound(round)}`;
      const asks = `${names} ${many ? 'proponen' : 'propone'} ${list(letters)}`;
      return proof ? `${asks} con prueba` : `${asks}${inRound(round)}`;
    },
    /** @param {boolean} told */
    vote: (told) => (told ? 'votos, dichos a todos' : 'votos'),
    /** @param {string[]} about */
    convict: (about) => `condena a ${list(about)}`,
    /** @param {string[]} who */
    suspect: (who) => verb(who, 'pierde la paciencia', 'pierden la paciencia'),
    /** @param {string[]} who @param {string[]} to */
    timeout: (who, to) =>
      `${verb(who, 'pierde', 'pierden')} la paciencia, la confianza pasa a ${list(to)}`,
    /** @param {string[]} to */
    trust: (to) => (to.length ? `la confianza pasa a ${list(to)}` : 'cambia la confianza'),
    /** @param {string[]} letters */
    decide: (letters) =>
      letters.length > 1 ? `decidido dos veces: ${list(letters)}` : `decidido: ${letters[0] ?? ''}`,
    /** @param {string[]} who */
    crash: (who) => verb(who, 'se cae', 'se caen'),
    /** @param {string[]} who */
    recover: (who) => verb(who, 'vuelve', 'vuelven'),
    /** @param {string[]} who */
    refuse: (who) =>
      who[0].startsWith('S')
        ? verb(who, 'rechaza', 'rechazan')
        : `rechazo a ${some(who, 'clientes')}`,
    /** @param {string[]} who */
    turn: (who) =>
      `${some(who, 'clientes')} ${who.length > 1 ? 'se vuelven traidores' : 'se vuelve traidor'}`,
    /** @param {number | null} round */
    lock: (round) => `promesa${round ? ` de la ronda ${number(round)}` : ''}`,
    stop: 'detenido, sin peligro: no queda en quién confiar',
    /** @param {string[]} who */
    cut: (who) => verb(who, 'queda aislado', 'quedan aislados'),
    fault: 'un fallo a mano',
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
      ? [`${what}; en trazos: quórum, ${q} de ${n}`, `${what}; en trazos: quórum`, what]
      : [`${what}: contados en cada línea`, what];
  },

  table: {
    caption: 'Lo que ha pasado hasta este paso',
    step: 'Paso',
    time: 'Tiempo',
    what: 'Qué',
    number: time,
  },

  fact: {
    /** @param {string} a @param {string} letter @param {number | null} round */
    propose: (a, letter, round) =>
      letter ? `${a} propone ${letter}${inRound(round)}` : `${a} pide${aRound(round)}`,
    /** @param {string} a @param {string} letter @param {number | null} round */
    vote: (a, letter, round) => `${a} vota ${letter}${inRound(round)}`,
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
    lock: (a, round) => `${a} promete${round ? ` la ronda ${number(round)}` : ''}`,
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
