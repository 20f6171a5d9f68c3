/** Spanish words of what can be taken away: the menu, and the texts that are made there. */
import { formats } from '../format.js';

const { number, time } = formats('es');

/** @param {number} n */
const seconds = (n) => `${number(Math.round(n))} s`;

export default {
  title: 'Descargar',
  slides: 'Para diapositivas',
  papers: 'Para artículos y apuntes',
  tools: 'Para otras herramientas y para esta página',

  stage: 'La escena',
  /** @param {number} step */
  stageNow: (step) => `tal como está en el paso ${number(step)}`,
  diagram: 'El diagrama de espacio y tiempo',
  diagramWhole: 'hasta donde lo muestra la página',
  diagramPast: 'hasta este momento: el resto está oculto',
  film: 'Una grabación de la escena',
  filmWhole: 'del principio al final',
  /** @param {number} step */
  filmFrom: (step) => `desde el paso ${number(step)} hasta el final`,
  diagramText: 'El diagrama como texto',
  diagramTextAbout: 'imagen LaTeX; secuencia Markdown',
  run: 'Esta ejecución',
  runAbout: 'suéltala en la página para abrirla de nuevo en este paso',
  trace: 'La traza',
  traceAbout: 'cada paso; con relojes vectoriales',

  formats: {
    png: 'PNG',
    svg: 'SVG',
    webm: 'WebM',
    mp4: 'MP4',
    gif: 'GIF',
    tikz: 'TikZ',
    mermaid: 'Mermaid',
    run: 'JSON',
    jsonl: 'líneas JSON',
    shiviz: 'ShiViz',
  },
  colours: 'Colores',
  coloursOf: { page: 'como en la página', light: 'claro', dark: 'oscuro', projector: 'proyector' },

  /** @param {string} name */
  saved: (name) => `Guardado como ${name}.`,
  /** @param {string} name @param {number} s */
  cut: (name, s) => `Guardado como ${name}: los primeros ${seconds(s)}.`,
  working: 'Un momento…',
  /** @param {number} part 0 to 1 */
  part: (part) => `${Math.floor(part * 100)} %`,
  /** @param {number} done @param {number} all in seconds */
  filming: (done, all) => `Grabando: ${seconds(done)} de ${seconds(all)}`,
  stop: 'Parar aquí y conservarla',
  cancel: 'Cancelar',
  failed: 'Este navegador no pudo crear el archivo.',

  /** @param {string} name @param {number} step @param {number} steps */
  pictureTitle: (name, step, steps) => `${name}: paso ${number(step)} de ${number(steps)}`,
  /** @param {string} name */
  diagramTitle: (name) => `Diagrama de espacio y tiempo: ${name}`,
  /** @param {number} step @param {number} steps @param {number} t in delays */
  moment: (step, steps, t) => `paso ${number(step)} de ${number(steps)} · t ${time(t)}`,
  /** Of a run that nobody has named. */
  unnamed: 'Una ejecución de Turncoat',

  mermaid: {
    clients: 'Clientes',
    servers: 'Servidores',
    /** @param {number} round @param {boolean} ids */
    round: (round, ids) => `${ids ? 'ID' : 'ronda'} ${number(round)}`,
    lost: '(perdido)',
    flying: '(en camino)',
    /** @param {number} n */
    left: (n) => `se omiten ${number(n)} mensajes de votos y confianza`,
  },

  /** Marks of the diagram in LaTeX, as short as can be. */
  sign: {
    propose: '',
    vote: '',
    convict: '',
    suspect: 'tarda',
    trust: '',
    decide: '',
    crash: 'cae',
    recover: 'vuelve',
    refuse: '',
    turn: 'miente',
    lock: 'fija',
    stop: 'alto',
    cut: 'corte',
    fault: '!',
  },
};
