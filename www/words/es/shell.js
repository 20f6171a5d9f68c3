/** Spanish words of the shell: header, panels, transport, menus. */
import { formats } from '../format.js';

const { count, list, number, short } = formats('es');

export default {
  name: 'Turncoat',
  region: 'Laboratorio Turncoat',
  list,
  number,
  /** @param {string} title As it stands within a sentence. */
  within: (title) => title.charAt(0).toLowerCase() + title.slice(1),

  none: 'ninguno',
  aMessage: 'Un mensaje',
  /** @param {string} what @param {string} from @param {string} to */
  message: (what, from, to) => `${what} de ${from} a ${to}`,
  noop: 'no-op',

  header: {
    modes: { watch: 'Mirar', traitor: 'Sé el traidor', break: 'Rompe una regla' },
    modesLabel: 'Modo',
    label: 'Ejecución',
    protocol: 'protocolo',
    protocolTitle: 'Protocolo',
    scenario: 'escenario',
    changed: 'cambiado',
    /** @param {number} servers @param {number} clients */
    sizes: (servers, clients) =>
      `${count(servers, 'servidor', 'servidores')} · ${count(clients, 'cliente', 'clientes')}`,
    sizesLabel: 'Tamaños y red de la ejecución',
    theme: { system: 'Sistema', light: 'Claro', dark: 'Oscuro', projector: 'Proyector' },
    themeLabel: 'Tema',
    languageLabel: 'Idioma',
    share: 'Compartir',
    help: 'Ayuda',
    menu: 'Menú',
    drop: 'Suelta un archivo de escenario en la página para abrirlo.',
    scenarios: 'Escenarios',
    own: 'Tu ejecución',
  },

  verdicts: {
    label: '¿Vale?',
    all: 'Lo que debe valer, y si vale',
    state: {
      holds: 'vale',
      violated: 'violado',
      waiting: 'pendiente',
      unknown: 'no se sabe',
      'not-asked': 'no se pide',
    },
    /** @param {number} step */
    violatedAt: (step) => `violado en el paso ${number(step)}`,
    unpromised: 'aquí no se promete',
    /** @param {number} holding */
    hold: (holding) => count(holding, 'vale', 'valen'),
    legend: 'leyenda',
  },

  left: {
    title: 'Has salido del teorema:',
    back: 'Volver a poner la regla',
  },

  story: {
    title: 'Lo que acaba de pasar',
    begin: 'De qué trata esto',
    /** @param {number} step @param {number} steps @param {boolean} more */
    step: (step, steps, more) =>
      `paso ${number(step)}${steps ? ` de ${number(steps)}${more ? '+' : ''}` : ''}`,
    why: '¿Por qué?',
    hideWhy: 'Ocultar la regla',
    /** @param {string} title */
    violated: (title) => `Se ha violado: ${title}.`,
    /** @param {string} button */
    first: (button) =>
      `Pulsa «${button}», o haz clic en cualquiera del escenario para cambiar lo que hace.`,
    /** @param {number} n */
    lost: (n) => `La red perdió ${count(n, 'mensaje', 'mensajes')} de este paso.`,
    /** @param {number} n */
    skipping: (n) => `saltando ${count(n, 'retardo en calma', 'retardos en calma')}`,
    quiet: 'No queda nada por pasar: aquí acaba la ejecución.',
    time: 'La ejecución se corta aquí: se acabó su tiempo.',
    steps: 'La ejecución se corta aquí: ha dado todos sus pasos.',
    flights: 'La ejecución se corta aquí: hay demasiados mensajes en camino.',
    stopped: 'Lo que no está decidido se queda así: aquí acaba la ejecución.',
    held: 'En esta ejecución nada se mueve solo: haz llegar un mensaje o vencer un temporizador.',
  },

  tries: {
    label: 'Cambiar esta ejecución',
    all: [
      'Haz clic en un cliente: se vuelve traidor, de la forma que elijas.',
      'Haz clic en un servidor: se cae, va lento, queda aislado. Nunca miente.',
      'Haz clic en un mensaje: mira dentro, piérdelo, retrásalo o cópialo.',
    ],
  },

  tabs: {
    label: 'Detalles',
    timeline: 'Tiempo',
    proof: 'Prueba',
    holds: '¿Vale?',
    log: 'Registro',
    faults: 'Fallos',
  },

  /** Where there is no proof to show. */
  proof: {
    none:
      'No hay ninguna prueba en juego. La ronda 0 no la necesita: su dueño simplemente pide. ' +
      'Aparece una prueba cuando los servidores pasan a una ronda posterior.',
    never:
      'Aquí nadie muestra una prueba: los servidores creen lo que un proponente dice que le prometieron. ' +
      'Por eso un proponente mentiroso puede romper este protocolo.',
  },

  costs: {
    label: 'Costes de esta ejecución',
    time: 'tiempo',
    delays: (/** @type {number} */ t) => `${short(t)} ${t === 1 ? 'retardo' : 'retardos'}`,
    decidedIn: 'decidido en',
    messages: 'mensajes',
    made: 'MAC creadas',
    checked: 'comprobadas',
    bytes: 'bytes de prueba',
    trust: 'cambios de confianza',
    byType: 'Mensajes por tipo',
  },

  faults: {
    title: 'Fallos en esta ejecución',
  },

  transport: {
    label: 'Reproducir y avanzar',
    play: 'Reproducir',
    lie: 'Ver la mentira',
    pause: 'Pausa',
    again: 'Repetir',
    back: 'Paso atrás',
    step: 'Paso',
    restart: 'Reiniciar',
    until: 'Seguir hasta…',
    untilTitle: 'Seguir hasta…',
    speed: { slow: 'Lento', normal: 'Normal', fast: 'Rápido' },
    speedLabel: 'Velocidad',
    hint: 'arrastra la línea para viajar en el tiempo',
    /** @param {number} step @param {number} steps */
    short: (step, steps) => `${number(step)}${steps ? ` / ${number(steps)}` : ''}`,
    slot: 'slot',
    /** @param {number} s */
    slotN: (s) => `slot ${number(s)}`,
    slotLabel: 'Slot a la vista',
    follow: 'Seguir la ejecución',
  },

  log: {
    label: 'Lo que ha pasado hasta ahora',
    /** @param {number} n */
    more: (n) => `${count(n, 'paso anterior', 'pasos anteriores')} sin listar`,
    /** @param {number} t */
    t: (t) => `t ${short(t)}`,
  },

  legend: {
    label: 'Leyenda',
    trust: 'CONFIANZA',
    trustMeaning: 'a quién escucha',
    values: 'VALORES',
    valuesMeaning: 'color y forma',
    gate: 'PUERTA, por servidor',
    gateShort: 'PUERTA',
    gateMeaning: 'confía, condena, sospecha',
  },

  load: {
    waiting: 'Cargando el motor…',
    failed: 'No se pudo cargar el motor. Comprueba la conexión y recarga la página.',
    part: 'No se pudo cargar una parte de la página. Comprueba la conexión e inténtalo de nuevo.',
    badLink: 'Este enlace no contiene una ejecución:',
    badFile: 'Este archivo no es un escenario:',
  },

  close: 'Cerrar',
};
