/** Spanish words of the space-time diagram. */
import { formats } from '../format.js';

const { count, list, number, time } = formats('es');

/** @param {number | null} round @param {boolean} [ids] */
const inRound = (round, ids) =>
  round ? ` ${ids ? 'con ID' : 'en la ronda'} ${number(round)}` : '';

/** @param {number | null} round */
const anId = (round) => (round === null ? ' un ID' : ` el ID ${number(round)}`);

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
  /** @param {number} n @param {boolean} ids */
  round: (n, ids) => `${ids ? 'ID' : 'ronda'} ${number(n)}`,

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

  phase: {
    /**
     * @param {string[]} who
     * @param {string[]} letters
     * @param {number | null} round
     * @param {boolean} proof
     * @param {boolean} ids
     */
    propose: (who, letters, round, proof, ids) => {
      const names = some(who, 'clientes');
      const many = who.length > 1;
      if (!letters.length) return `${names} ${many ? 'piden' : 'pide'}${anId(round)}`;
      const asks = `${names} ${many ? 'proponen' : 'propone'} ${list(letters)}`;
      return proof ? `${asks} con prueba` : `${asks}${inRound(round, ids)}`;
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
    lock: (round) => `promesa${round ? ` del ID ${number(round)}` : ''}`,
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
};
