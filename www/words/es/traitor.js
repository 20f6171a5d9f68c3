/** Spanish words of "Be the traitor". */
import { formats } from '../format.js';

const { count, list, number, short } = formats('es');

export default {
  list,

  start: {
    title: '¿Qué cliente serás?',
    about:
      'Desde este paso solo dice lo que escribas. Sigue recibiendo lo que le envían los servidores.',
    /** @param {string} name */
    be: (name) => `Ser ${name}`,
    owns: 'puede proponer ahora',
    honest: 'honesto hasta ahora',
    /** @param {string[]} names */
    with: (names) => `con ${list(names)}`,
    traitor: 'ya es traidor',
    convicted: 'condenado por todos: nadie escucha',
    situations: 'O empieza desde una situación',
    all: {
      first: {
        title: 'La primera palabra es tuya',
        about: 'Eres C1. La ronda 0 es tuya y no necesita prueba.',
      },
      promises: {
        title: 'Cuatro promesas en la mano',
        about:
          'Eres C2. C1, tu cómplice, dijo dos cosas y lo descubrieron: los servidores pasan a confiar en ti.',
      },
      late: {
        title: 'Nadie ha votado',
        about: 'Eres C2. C1 calló, así que cuatro servidores te prometen que no han votado nada.',
      },
    },
  },

  knows: {
    /** @param {string} name */
    title: (name) => `Lo que sabe ${name}`,
    /** @param {number} n @param {number} slot @param {number} slots @param {number} round @param {string} name */
    promises: (n, slot, slots, round, name) =>
      `${count(n, 'promesa', 'promesas')} para ${slots > 1 ? `el slot ${number(slot)}, ` : ''}` +
      `la ronda ${number(round)}, que es de ${name}:`,
    /** Those in hand are for other rounds.
     * @param {number} n @param {number} slot @param {number} slots @param {string} name */
    others: (n, slot, slots, name) =>
      `${count(n, 'promesa', 'promesas')}, ${n === 1 ? 'no' : 'ninguna'} para una ronda ` +
      `${slots > 1 ? `del slot ${number(slot)} ` : ''}que sea de ${name}:`,
    /** Where nobody owns a round. @param {number} n */
    every: (n) => `${count(n, 'promesa', 'promesas')}:`,
    none: 'Aún no hay promesas. Los servidores firman una al pasar su confianza a un cliente.',
    noneEver:
      'Aquí nada se firma: los servidores creen lo que un proponente dice que le prometieron.',
    /** @param {number} round */
    voted: (round) => `en la ronda ${number(round)}`,
    votedWord: 'votó',
    noVote: 'no ha votado',
    /** @param {string} name */
    via: (name) => `lo contó ${name}`,
    /** @param {number} round */
    round: (round) => `para la ronda ${number(round)}`,
    /** @param {number} slot @param {number} round */
    slot: (slot, round) => `para el slot ${number(slot)}, ronda ${number(round)}`,
    values: 'Valores',
    own: 'el suyo',
    /** @param {string} author @param {boolean} friend */
    from: (author, friend) => `de ${author}${friend ? ', tu cómplice' : ''}`,
    cannot: 'Lo que no puede saber',
    secret: 'La clave K, así que no puede firmar. Lo que los servidores se dicen entre sí.',
    presets: 'Empieza desde una mentira conocida',
    all: {
      'two-things': 'dos cosas a la vez',
      request: 'cambiar la petición',
      'two-proofs': 'dos pruebas legítimas',
      alter: 'alterar una promesa',
      repeat: 'repetir una promesa',
      replay: 'reutilizar promesas viejas',
      against: 'contra la prueba',
      'made-up': 'inventarlo todo',
      jump: 'tomar la ronda de otro',
      runaway: 'una ronda enorme',
    },
    change: 'Ser otro',
  },

  mouth: {
    /** @param {string} name */
    you: (name) => `Eres ${name}.`,
    tell: 'Di a cada servidor lo que quieras.',
    /** @param {string} name */
    to: (name) => `a ${name}`,
    value: 'valor',
    /** A value's spoken name.
     * @param {{ letter: string, tone: string, author: string | null, client: string | null }} chip */
    chip: ({ letter, tone, author, client }) => {
      if (tone === 'noop') return 'no-op';
      return `${letter}${author ? ` de ${author}` : ''}${client ? ` para ${client}` : ''}`;
    },
    ask: 'sin valor: PREPARE',
    round: 'ronda',
    promises: 'promesas en la prueba',
    noPromises: 'ninguna en la mano',
    forge: 'falsificar',
    nothing: 'nada',
    /** @param {string} name */
    silent: (name) => `${name} no oye nada de ti.`,
    held: 'retenido',
    tellIt: 'Decirlo al fin',
    forges: {
      /** @param {string} s */
      none: (s) => `voto de ${s}: ninguno`,
      /** @param {string} s @param {string} v */
      vote: (s, v) => `voto de ${s}: ${v}`,
      /** @param {string} s */
      twice: (s) => `la promesa de ${s} dos veces`,
      /** @param {string} s @param {string} t */
      name: (s, t) => `la promesa de ${s} a nombre de ${t}`,
      /** @param {string} s */
      made: (s) => `una promesa de ${s}, inventada`,
      /** @param {number} r */
      round: (r) => `todas, para la ronda ${number(r)}`,
    },
  },

  forecast: {
    title: 'Pronóstico',
    will: 'votará',
    /** @param {string} name */
    convict: (name) => `condenará a ${name}`,
    ignore: 'no votará',
    decided: 'ha decidido',
    nothing: 'no oye nada',
    down: 'está caído',
    /** @param {number} n @param {boolean} bad */
    macs: (n, bad) =>
      n === 0
        ? 'no comprueba ninguna MAC'
        : `comprueba ${count(n, 'MAC', 'MAC')}${bad ? ' y se detiene' : ', todas buenas'}`,
    /** @param {number} round */
    votes: (round) => `Los votos en la ronda ${number(round)} serían`,
    /** @param {number} q */
    needs: (q) => `hacen falta ${number(q)} iguales, así que`,
    decides: 'se decide',
    none: 'no se decide nada',
    explain:
      'El pronóstico ejecuta el código de los propios servidores con tu mensaje. Muestra lo que haría cada uno ' +
      'al recibirlo, antes de que comparen notas.',
  },

  goals: {
    title: 'Tus metas',
    all: {
      split: 'Que se decidan dos valores distintos',
      stop: 'Impedir que decidan',
      frame: 'Que condenen a un cliente honesto',
      cost: 'Que comprueben el máximo de MAC',
    },
    states: { reached: 'lograda', open: 'abierta', 'out-of-reach': 'inalcanzable' },
    why: {
      split: {
        'out-of-reach':
          'Inalcanzable dentro del teorema: una prueba muestra a cada servidor lo que puede estar ya elegido.',
        open: 'Falta una regla, o se rompió la cota: es posible.',
      },
      stop: {
        'out-of-reach': 'Ya han decidido.',
        open: 'Sin decidir aún. Cada mentira que descubren te cuesta un cliente.',
      },
      frame: {
        'out-of-reach':
          'Nada de lo que puedas enviar lo logra: la evidencia nombra a quien lo dijo.',
        open: 'Falta una regla: es posible.',
      },
      /** @param {number} checked @param {number} quorum */
      cost: (checked, quorum) =>
        `${count(checked, 'MAC comprobada', 'MAC comprobadas')} hasta ahora. Una prueba cuesta a un servidor al menos ${number(quorum)}, ` +
        'y una mala es la última que te acepta.',
    },
    send: 'Enviar todo',
    /** @param {number} n */
    sendN: (n) => `Enviar los ${number(n)}`,
    sendOne: 'Enviarlo',
    same: 'Lo mismo a todos',
    hold: 'Retener',
    unhold: 'Decirlo',
    tries: 'Qué fue de tus palabras',
    /** @param {number} t @param {string} server */
    at: (t, server) => `t ${short(t)}, ${server}:`,
    refused: 'No se puede decir:',
    sent: 'Enviado. Avanza o reproduce para verlo llegar; un paso atrás lo retira.',
    watch: 'Verlo llegar',
  },
};
