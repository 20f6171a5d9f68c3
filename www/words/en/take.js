/** Words of what can be taken away: the menu, and the texts that are made there. */
import { formats } from '../format.js';

const { number, time } = formats('en-GB');

/** @param {number} n */
const seconds = (n) => `${Math.round(n)} s`;

export default {
  title: 'Download',
  slides: 'For slides',
  papers: 'For papers and notes',
  tools: 'For other tools, and for this page',

  stage: 'The stage',
  /** @param {number} step */
  stageNow: (step) => `as it stands at step ${number(step)}`,
  diagram: 'The space-time diagram',
  diagramWhole: 'as far as the page shows it',
  diagramPast: 'up to this moment: the rest is hidden',
  film: 'A recording of the stage',
  filmWhole: 'from the start to the end',
  /** @param {number} step */
  filmFrom: (step) => `from step ${number(step)} to the end`,
  diagramText: 'The diagram as text',
  diagramTextAbout: 'LaTeX picture; Markdown sequence',
  run: 'This run',
  runAbout: 'drop it on the page to open it again, at this step',
  trace: 'The trace',
  traceAbout: 'each step; with vector clocks',

  formats: {
    png: 'PNG',
    svg: 'SVG',
    webm: 'WebM',
    mp4: 'MP4',
    gif: 'GIF',
    tikz: 'TikZ',
    mermaid: 'Mermaid',
    run: 'JSON',
    jsonl: 'JSON lines',
    shiviz: 'ShiViz',
  },
  colours: 'Colours',
  coloursOf: { page: 'as on the page', light: 'light', dark: 'dark', projector: 'projector' },

  /** @param {string} name */
  saved: (name) => `Saved as ${name}.`,
  /** @param {string} name @param {number} s */
  cut: (name, s) => `Saved as ${name}: the first ${seconds(s)} of it.`,
  working: 'One moment…',
  /** @param {number} part 0 to 1 */
  part: (part) => `${Math.floor(part * 100)} %`,
  /** @param {number} done @param {number} all in seconds */
  filming: (done, all) => `Recording: ${seconds(done)} of ${seconds(all)}`,
  stop: 'Stop here and keep it',
  cancel: 'Cancel',
  failed: 'This browser could not make the file.',

  /** @param {string} name @param {number} step @param {number} steps */
  pictureTitle: (name, step, steps) => `${name}: step ${number(step)} of ${number(steps)}`,
  /** @param {string} name */
  diagramTitle: (name) => `Space-time diagram: ${name}`,
  /** @param {number} step @param {number} steps @param {number} t in delays */
  moment: (step, steps, t) => `step ${number(step)} of ${number(steps)} · t ${time(t)}`,
  /** Of a run that nobody has named. */
  unnamed: 'A run of Turncoat',

  mermaid: {
    clients: 'Clients',
    servers: 'Servers',
    /** @param {number} round @param {boolean} ids */
    round: (round, ids) => `${ids ? 'ID' : 'round'} ${number(round)}`,
    lost: '(lost)',
    flying: '(in flight)',
    /** @param {number} n */
    left: (n) => `${number(n)} messages of votes and trust are left out`,
  },

  /** Marks of the diagram in LaTeX, as short as can be. */
  sign: {
    propose: '',
    vote: '',
    convict: '',
    suspect: 'late',
    trust: '',
    decide: '',
    crash: 'down',
    recover: 'up',
    refuse: '',
    turn: 'lies',
    lock: 'lock',
    stop: 'stop',
    cut: 'cut',
    fault: '!',
  },
};
