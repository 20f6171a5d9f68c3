/** Spanish words of "Break a rule". */
import { formats } from '../format.js';

const { count, list } = formats('es');

/** @param {number} n */
const large = (n) => n.toLocaleString('es', { maximumFractionDigits: 0 });

/** @param {number} n */
const about = (n) => {
  const digits = 10 ** Math.max(0, Math.floor(Math.log10(Math.max(n, 1))) - 1);
  return large(Math.round(n / digits) * digits);
};

/** @param {number} bytes */
const mega = (bytes) => `${large(Math.max(1, bytes / 1e6))} MB`;

/** @param {number} s Seconds. */
const seconds = (s) => s.toLocaleString('es', { maximumFractionDigits: s < 10 ? 1 : 0 });

/** @type {Record<string, string>} */
const hits = {
  rounds: 'rondas',
  'time-outs': 'plazos vencidos',
  faults: 'fallos de servidores y red',
};

export default {
  title: 'Desactivar una regla',
  groups: {
    agreement: 'El acuerdo cae sin…',
    termination: 'La terminación cae sin…',
    accountability: 'Se condena a honestos sin…',
  },
  off: 'inactiva',
  purpose: 'Para qué sirve',
  pick: 'Elige una regla y mira para qué sirve. Desactívala, y la página busca la ejecución que se rompe.',

  broke: {
    title: 'Qué se rompió.',
    stuck: 'Pase lo que pase desde aquí, los servidores que quedan no deciden nunca.',
    /** @param {number} round */
    chosen: (round) => `fue elegido en la ronda ${round} por`,
    /** @param {number} n */
    shared: (n) => (n === 1 ? 'está en ambos quórums' : 'están en ambos quórums'),
    none: 'Ningún servidor está en ambos quórums.',
  },

  tabs: { rules: 'Reglas', search: 'Búsqueda', timeline: 'Tiempo', log: 'Registro' },

  run: {
    withRule: 'La misma ejecución con la regla',
    without: 'La misma ejecución sin la regla',
    save: 'Descargar la ejecución',
    link: 'Copiar un enlace a este paso',
  },

  found: {
    name: 'El contraejemplo más corto',
    /** @param {string} rule */
    about: (rule) =>
      `Ninguna ejecución que se rompe sin esta regla necesita menos movimientos: ${rule}. Se halló probándolo todo.`,
  },

  search: {
    title: 'Búsqueda exhaustiva',
    start: 'Buscar',
    again: 'Buscar otra vez',
    partial: 'Buscar en parte',
    cancel: 'Cancelar',
    idle: 'Todas las reglas rigen. La búsqueda prueba, dentro de los límites, todo lo que pueden hacer traidores, caídas y red.',
    ready: 'La búsqueda prueba todo dentro de los límites, primero con menos movimientos.',
    show: 'Mostrar lo que halló',
    starting: 'Empieza…',
    /** @param {number} s */
    running: (s) => `lleva ${seconds(s)} s`,
    /** @param {number} s */
    finished: (s) => `terminó en ${seconds(s)} s`,
    cancelled: 'Cancelada. Hasta entonces no se halló nada.',
    /** @param {string} why */
    failed: (why) => `La búsqueda se detuvo: ${why} La página y su ejecución están como estaban.`,
    crashed: 'su worker ha fallado.',
    /** @param {string} which @param {string} within */
    holds: (which, within) => `${which} ${within}.`,
    nothing: 'No se halló nada',
    /** @param {number} rounds */
    within: (rounds) =>
      `vale dentro de ${count(rounds, 'ronda', 'rondas')} y de los límites de abajo`,
    /** @param {string[]} bounds */
    hit: (bounds) =>
      `Chocó con sus límites: ${list(bounds.map((b) => hits[b] ?? b))}; más allá no sabe nada.`,
    /** @param {'memory' | 'states' | string} why @param {number} depth */
    stopped: (why, depth) =>
      `En parte: se detuvo en el límite de ${why === 'memory' ? 'memoria' : 'estados'}. Nada va mal en ejecuciones de hasta ${depth} movimientos.`,
    /** @param {string} claim @param {number | null} steps */
    violated: (claim, steps) =>
      `${claim}: se viola${steps === null ? '' : ` tras ${count(steps, 'paso', 'pasos')}`}.`,
    /** @param {number} n @param {number} bytes */
    needs: (n, bytes) => `Necesita unos ${about(n)} estados y ${mega(bytes)}.`,
    tooLarge: 'Eso no cabe aquí. Reduce los límites, o busca en parte.',
    figures: {
      states: 'estados vistos',
      depth: 'movimientos de profundidad',
      steps: 'ejecución hallada',
      traitors: 'traidores en ella',
      speed: 'estados por segundo',
      memory: 'memoria',
    },
    /** @param {number} n */
    steps: (n) => count(n, 'paso', 'pasos'),
    large,
    mega,
    chart: 'Estados nuevos tras cada número de movimientos',
    /** @param {number} n */
    from: (n) => `movimiento ${n}`,
    /** @param {number} n */
    ends: (n) => `movimiento ${n}: se viola`,
    bounds: 'Qué se busca',
    change: 'Cambiar los límites',
    /** @param {string} field @param {number} min @param {number} max */
    range: (field, min, max) => `${field}: un número entero de ${min} a ${max}.`,
    fields: {
      servers: 'Servidores',
      f: 'Caídas soportadas (f)',
      clients: 'Clientes',
      honest: 'de ellos honestos',
      rounds: 'Rondas',
      values: 'Valores de cada uno',
      slots: 'Slots del registro',
      crashes: 'Caídas',
      recoveries: 'Regresos',
      lostDisks: 'Discos perdidos',
      timeOuts: 'Plazos vencidos',
      duplicates: 'Copias',
      mostBytes: 'Memoria, en MB',
      termination: 'Buscar también ejecuciones que no pueden acabar',
    },
    hints: { f: 'auto', timeOuts: 'cualquiera', mostBytes: 'como mucho' },
    unlimited: 'cualquiera',
    edges:
      'La ejecución a la vista tiene proponentes de borde. Lo que los servidores deciden y ' +
      'a quién condenan no depende de quién esté detrás de un proponente; aquí los clientes ' +
      'los representan.',
    /**
     * @param {{ servers: number, f?: number, clients: number, honest: string[], rounds: number,
     *   values: number, slots: number, crashes: number, recoveries: number, lostDisks: number,
     *   timeOuts?: number, duplicates: number }} b
     */
    model: (b) => {
      const liars = b.clients - b.honest.length;
      const some = liars === 0 ? 'todos honestos' : `${list(b.honest)} honestos`;
      const who = b.honest.length === 0 ? 'todos traidores' : some;
      /** @type {[number, string, string][]} */
      const faults = [
        [b.crashes, 'caída', 'caídas'],
        [b.recoveries, 'regreso', 'regresos'],
        [b.lostDisks, 'disco perdido', 'discos perdidos'],
        [b.duplicates, 'copia', 'copias'],
      ];
      const more = faults.flatMap(([n, one, many]) => (n ? [count(n, one, many)] : []));
      const outs =
        b.timeOuts === undefined
          ? 'plazos que vencen cuando sea'
          : count(b.timeOuts, 'plazo vencido', 'plazos vencidos');
      const slots = b.slots > 1 ? `${b.slots} slots, ` : '';
      const rounds = b.rounds > 1 ? `rondas 0 a ${b.rounds - 1}` : 'ronda 0';
      const cast = `${count(b.servers, 'servidor', 'servidores')}, ${count(b.clients, 'cliente', 'clientes')}`;
      return (
        `Modelo: ${cast} (${who}), ${slots}${rounds}, ` +
        `${count(b.values, 'valor', 'valores')} de cada uno, cualquier orden, cualquier pérdida, ${[outs, ...more].join(', ')}.`
      );
    },
  },
};
