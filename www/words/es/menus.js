/** Spanish words that the first view does not need: menus and their forms, help, a crash. */
import { formats } from '../format.js';

const { count, number, short } = formats('es');

export default {
  sizes: {
    title: 'Tamaños y red',
    note: 'Un cambio reinicia la ejecución desde el principio.',
    servers: 'Servidores',
    clients: 'Clientes',
    proposers: 'Proponentes de borde',
    auto: 'auto',
    slots: 'Slots del registro',
    commands: 'Órdenes por cliente',
    mapping: 'Quién propone',
    mappings: { clients: 'Clientes', edge: 'Proponentes de borde' },
    edgeNote:
      'Un proponente de borde puede alterar, inventar o retener una petición, y los servidores no lo notan.',
    seed: 'Semilla',
    newSeed: 'Nueva semilla',
    network: 'Red',
    delay: 'Retardo',
    jitter: 'Variación',
    loss: 'Pérdida',
    duplicate: 'Duplicar',
    reorder: 'Reordenar',
    timeout: 'Plazo',
    /** @param {number} n @param {number} f @param {number} q */
    sum: (n, f, q) => `n = ${n}, f = ${f}, quórum ${q}`,
    hints: {
      delay: 'cuánto tarda un salto, en retardos',
      jitter: 'cuánto puede variar un salto, en retardos',
      loss: 'parte de los mensajes que nunca llega, de 0 a 1',
      duplicate: 'parte que llega dos veces, de 0 a 1',
      reorder: 'parte que es adelantada, de 0 a 1',
      timeout: 'cuánto espera un servidor en la ronda 0, en retardos',
    },
  },

  menus: {
    /** @param {string} name */
    client: (name) => `Cuando le toque, ${name} va a…`,
    /** @param {string} name */
    server: (name) => `${name} va a…`,
    message: 'Este mensaje va a…',
    honest: 'Seguir honesto',
    more: 'Más formas de mentir…',
    fewer: 'Volver a las primeras mentiras',
    traitor: 'traidor',
    isHonest: 'honesto',
    up: 'en marcha',
    down: 'caído; conserva el disco',
    read: 'Leerlo',
    look: 'Mirar dentro',
    write: 'Escribir la mentira…',
    back: 'Atrás',
    apply: 'Hacerlo',
    outside: 'sale del modelo',
    optional: 'opcional',
    /** @param {string} server */
    tell: (server) => `Lo que se dice a ${server}`,
    /** @param {number} n */
    group: (n) => `lado ${n}`,
    close: 'Cerrar',
    /** @param {number | undefined} n What a number is that is left out. */
    left: (n) =>
      n === undefined ? 'Si queda vacío, es el mayor que hay.' : `Si queda vacío, es ${n}.`,
  },

  help: {
    title: '¿Qué es esto?',
    about: [
      'Los servidores dentro del muro comparten una clave y pueden caerse, pero nunca mienten. ' +
        'Los clientes de fuera pueden hacer cualquier cosa. Aun así, los servidores deben acordar un valor.',
      'En BP Fast Paxos cada servidor confía en un cliente a la vez. Al cliente que pide dos valores ' +
        'a dos servidores se le descubre cuando comparan sus votos. Lo condenan, pasan su confianza ' +
        'al siguiente cliente y le entregan promesas firmadas sobre lo que votaron.',
      'Todo lo que hay en escena lo calcula el protocolo real, en esta página. ' +
        'Haz clic en un cliente, un servidor o un mensaje para cambiar lo que hace.',
    ],
    rests: 'En qué se apoya',
    protocol: 'El protocolo:',
    paxos: 'Paxos clásico:',
    cite: 'Cómo citar',
    citing:
      'El artículo, para el protocolo; para el laboratorio, «Turncoat» y la dirección del momento.',
    precise: 'El protocolo, con precisión',
    source: 'Código fuente',
    /** @param {string} number */
    version: (number) => `versión ${number}`,
    licence: 'Licencia',
    licences: 'MIT o Apache 2.0, a elección.',
    keys: 'Teclas',
    keyList: [
      ['Espacio', 'reproducir o pausar'],
      ['← →', 'paso atrás, paso adelante'],
      ['Inicio Fin', 'primer paso, último paso conocido'],
      ['R', 'reiniciar'],
      ['1 a 9', 'abrir el menú de ese cliente'],
      ['?', 'esta ayuda'],
      ['Esc', 'cerrar, o quitar la selección'],
    ],
    legend: 'Qué significan los signos',
  },

  share: { embed: 'Insertar este momento…', qr: 'Mostrar como código QR' },

  take: {
    title: 'Descargar…',
    label: 'Descargar',
    about: 'Imágenes para diapositivas, una grabación, la traza, esta ejecución.',
  },

  inspector: {
    label: 'Inspector',
    close: 'Cerrar',
    disk: 'en disco: sobrevive a una caída',
    diskShort: 'disco',
    actions: 'Cambiarlo…',
    /** @param {number} sent @param {number | null} due */
    flight: (sent, due) =>
      `enviado en t ${short(sent)}${due === null ? '' : `, llega en t ${short(due)}`}`,
    gone: 'Este mensaje ya no está en camino.',
  },

  files: {
    open: 'Abrir una ejecución desde un archivo…',
    link: 'Copiar un enlace a este paso',
    copied: 'El enlace a este paso está en el portapapeles.',
    cannotCopy: 'Esta página no puede escribir en el portapapeles. Este es el enlace:',
    bigFile: 'Este archivo supera 1 MB: demasiado grande para un escenario.',
    notText: 'no es texto en UTF-8.',
  },

  until: {
    goals: {
      decide: 'que un servidor decida',
      convict: 'que se condene a un cliente',
      trust: 'que cambie la confianza',
      propose: 'que un cliente proponga',
      violated: 'que se viole una propiedad',
      end: 'que acabe la ejecución',
    },
    /** @param {string} goal */
    never: (goal) => `Después de este paso nunca llega a pasar ${goal}.`,
    neverEnds: 'El final de esta ejecución está demasiado lejos.',
  },

  faults: {
    none: 'Nada falla en esta ejecución. Haz clic en un cliente, servidor o mensaje para cambiarlo.',
    scenario: 'del escenario',
    /** @param {number} step */
    byHand: (step) => `a mano, en el paso ${number(step)}`,
    /** @param {string} why */
    refused: (why) => `Rechazado: ${why}.`,
    remove: 'Quitar',
    /** @param {string} what */
    removeLabel: (what) => `Quitar: ${what}`,
    removed: 'El fallo ya no está. La ejecución se calculó de nuevo.',
    network: 'Red',
    networkTitle: 'La red va a…',
  },

  /** The groups of the picker. */
  scenarios: {
    honest: 'Nadie miente',
    lies: 'Un cliente miente',
    world: 'Fallan servidores y red',
    large: 'Registros, más servidores, proponentes de borde',
    without: 'Falta una regla',
  },

  costs: { none: 'Todavía no se ha enviado ningún mensaje.' },

  crash: {
    title: 'El motor se detuvo',
    body:
      'La página ha topado con un fallo propio: el motor se detuvo en mitad de un paso. ' +
      'No es parte del protocolo, y nada de lo que se mostró antes está mal.',
    /** @param {number} step */
    at: (step) => `La ejecución se conserva hasta el paso ${step}.`,
    file: 'Descargar la ejecución',
    link: 'Copiar un enlace a ella',
    here: 'Enlace a la ejecución',
    reload: 'Recargar la página',
    detail: 'Lo que dijo el motor',
  },

  proof: {
    /** @param {string} owner */
    collecting: (owner) => `La prueba que reúne ${owner}`,
    /** @param {string} owner */
    shown: (owner) => `La prueba que muestra ${owner}`,
    /** @param {string} owner */
    'in-hand': (owner) => `Las promesas que tiene ${owner}`,
    /** @param {number} round @param {number} need @param {number} of */
    needs: (round, need, of) => `ronda ${number(round)}, necesita ${need} de ${of}`,
    promise: 'promesa',
    vote: 'último voto',
    mac: 'MAC con K',
    state: 'estado',
    noVote: 'sin voto',
    /** @param {number} round */
    inRound: (round) => `en la ronda ${number(round)}`,
    states: {
      held: 'llegó',
      counted: 'contada',
      late: 'llegó tarde',
      missing: 'aún ninguna',
      good: 'MAC correcta',
      bad: 'MAC falsa',
      unchecked: 'sin comprobar',
    },
    /** @param {number} t */
    arrives: (t) => `llega en t ${short(t)}`,
    travelling: 'en camino',
    forces: 'obliga',
    /** @param {string} owner */
    proposed: (owner) => `${owner} propuso`,
    /** @param {string} owner */
    must: (owner) => `Así que ${owner} debe proponer`,
    /** @param {string} owner */
    had: (owner) => `Así que ${owner} tuvo que proponer`,
    or: 'o',
    /** @param {string} owner */
    free: (owner) => `Así que ${owner} puede proponer lo que quiera.`,
    fails: 'Lo que falla',
    wholeMac: 'MAC completa',
  },

  claims: {
    every: 'Todas las propiedades',
    /** @param {number} f How many servers may be down in this run. */
    f: (f) => ` (f es aquí ${f})`,
    when: 'Se promete',
    unpromised: 'Esta ejecución ha salido de las condiciones en las que se promete.',
    /** @param {number} step */
    goto: (step) => `Ir al paso ${number(step)}`,
    goOn: 'Seguir hasta cuatro veces más lejos',
    /** @param {number} to */
    goesOn: (to) => `La ejecución sigue, como mucho hasta ${number(to)}.`,
  },

  slots: {
    label: 'El registro',
    /** @param {number} s */
    slot: (s) => `slot ${number(s)}`,
    /** @param {number} k @param {number} n */
    by: (k, n) => (k === n ? 'decidido por todos' : `decidido por ${k} de ${n}`),
    open: 'en curso',
    follow: 'Seguir la ejecución',
    following: 'sigue la ejecución',
    /** @param {number} n */
    earlier: (n) => count(n, 'slot anterior', 'slots anteriores'),
  },
};
