/** German words of what can be taken away: the menu, and the texts that are made there. */
import { formats } from '../format.js';

const { number, time } = formats('de');

/** @param {number} n */
const seconds = (n) => `${number(Math.round(n))} s`;

export default {
  title: 'Herunterladen',
  slides: 'Für Folien',
  papers: 'Für Texte und Notizen',
  tools: 'Für andere Werkzeuge und für diese Seite',

  stage: 'Die Bühne',
  /** @param {number} step */
  stageNow: (step) => `so, wie sie bei Schritt ${number(step)} steht`,
  diagram: 'Das Raum-Zeit-Diagramm',
  diagramWhole: 'so weit, wie die Seite es zeigt',
  diagramPast: 'bis zu diesem Moment: der Rest ist verborgen',
  film: 'Eine Aufnahme der Bühne',
  filmWhole: 'vom Anfang bis zum Ende',
  /** @param {number} step */
  filmFrom: (step) => `von Schritt ${number(step)} bis zum Ende`,
  diagramText: 'Das Diagramm als Text',
  diagramTextAbout: 'LaTeX-Bild; Markdown-Sequenz',
  run: 'Dieser Lauf',
  runAbout: 'auf die Seite legen, um ihn bei diesem Schritt wieder zu öffnen',
  trace: 'Die Spur',
  traceAbout: 'jeder Schritt; mit Vektoruhren',

  formats: {
    png: 'PNG',
    svg: 'SVG',
    webm: 'WebM',
    mp4: 'MP4',
    gif: 'GIF',
    tikz: 'TikZ',
    mermaid: 'Mermaid',
    run: 'JSON',
    jsonl: 'JSON-Zeilen',
    shiviz: 'ShiViz',
  },
  colours: 'Farben',
  coloursOf: { page: 'wie auf der Seite', light: 'hell', dark: 'dunkel', projector: 'Beamer' },

  /** @param {string} name */
  saved: (name) => `Gespeichert als ${name}.`,
  /** @param {string} name @param {number} s */
  cut: (name, s) => `Gespeichert als ${name}: die ersten ${seconds(s)} davon.`,
  working: 'Einen Moment…',
  /** @param {number} part 0 to 1 */
  part: (part) => `${Math.floor(part * 100)} %`,
  /** @param {number} done @param {number} all in seconds */
  filming: (done, all) => `Nimmt auf: ${seconds(done)} von ${seconds(all)}`,
  stop: 'Hier anhalten und behalten',
  cancel: 'Abbrechen',
  failed: 'Dieser Browser konnte die Datei nicht herstellen.',

  /** @param {string} name @param {number} step @param {number} steps */
  pictureTitle: (name, step, steps) => `${name}: Schritt ${number(step)} von ${number(steps)}`,
  /** @param {string} name */
  diagramTitle: (name) => `Raum-Zeit-Diagramm: ${name}`,
  /** @param {number} step @param {number} steps @param {number} t in delays */
  moment: (step, steps, t) => `Schritt ${number(step)} von ${number(steps)} · t ${time(t)}`,
  /** Of a run that nobody has named. */
  unnamed: 'Ein Lauf von Turncoat',

  mermaid: {
    clients: 'Clients',
    servers: 'Server',
    /** @param {number} round @param {boolean} ids */
    round: (round, ids) => `${ids ? 'ID' : 'Runde'} ${number(round)}`,
    lost: '(verloren)',
    flying: '(unterwegs)',
    /** @param {number} n */
    left: (n) => `${number(n)} Nachrichten über Stimmen und Vertrauen fehlen hier`,
  },

  /** Marks of the diagram in LaTeX, as short as can be. */
  sign: {
    propose: '',
    vote: '',
    convict: '',
    suspect: 'zu lang',
    trust: '',
    decide: '',
    crash: 'aus',
    recover: 'da',
    refuse: '',
    turn: 'luegt',
    lock: 'fest',
    stop: 'halt',
    cut: 'ab',
    fault: '!',
  },
};
