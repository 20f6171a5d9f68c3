/** Makes the files of the menu, out of what a lab shows. */

/** @import { TurncoatLab } from '../lab/lab.js' */
/** @import { Colours } from './easel.js' */

import { fileText } from '../lab/share.js';
import { plain } from '../lab/told.js';
import words from '../words/en/take.js';
import { diagramPicture } from './diagram.js';
import { facts, run, stageOf, teller } from './moment.js';
import { png } from './raster.js';
import { recorder } from './video.js';

/** Pixels of a PNG for one of its SVG: sharp on a projector of 4K. */
const DENSE = 2;

/**
 * @typedef {object} How
 * @property {Colours} colours
 * @property {AbortSignal} stop  what has been made so far is wanted
 * @property {AbortSignal} cancel  nothing is
 * @property {(done: number, all: number) => void} progress
 *
 * @typedef {{ blob: Blob, name: string, seconds?: number }} Made  seconds: there would be more
 */

/** @param {TurncoatLab} lab @param {How} how */
async function stage(lab, { colours }) {
  const { stem, at } = facts(lab);
  return { svg: await stageOf(lab, colours), stem: `${stem}-step-${at}` };
}

/** @param {TurncoatLab} lab @param {How} how */
async function diagram(lab, { colours }) {
  const { name, stem } = facts(lab);
  const root = /** @type {ShadowRoot} */ (lab.renderRoot);
  const svg = await diagramPicture(root, run(lab), { colours, title: words.diagramTitle(name) });
  return { svg, stem: `${stem}-diagram` };
}

/** @param {BlobPart | BlobPart[]} parts @param {string} type @param {string} name @returns {Made} */
const file = (parts, type, name) => ({
  blob: new Blob(Array.isArray(parts) ? parts : [parts], { type }),
  name,
});

/** @param {{ svg: string, stem: string }} picture */
const vector = ({ svg, stem }) => file(svg, 'image/svg+xml', `${stem}.svg`);

/** @param {{ svg: string, stem: string }} picture @returns {Promise<Made>} */
const pixels = async ({ svg, stem }) => ({ blob: await png(svg, DENSE), name: `${stem}.png` });

/**
 * @param {'webm' | 'mp4' | 'gif'} format
 * @returns {(lab: TurncoatLab, how: How) => Promise<Made>}
 */
const recording = (format) => async (lab, how) => {
  const { session, card, stem, at } = facts(lab);
  const { film, FILM } = await import('./film.js');
  const order = {
    scenario: session.lab.scenario(),
    // As with Play: at the end of a run it begins again.
    step: lab.ended || lab.begins ? 0 : at,
    speed: lab.player.speed,
    still: lab.player.still,
    card,
    colours: how.colours,
    say: teller(lab),
  };
  const reel = async () =>
    format === 'gif' ? (await import('./gif.js')).gif(FILM) : recorder(FILM, format);
  const { blob, length, whole } = await film(
    /** @type {ShadowRoot} */ (lab.renderRoot),
    order,
    reel,
    how,
  );
  return { blob, name: `${stem}.${format}`, seconds: whole ? undefined : length / 1000 };
};

/** @param {How} how */
const walking = ({ cancel, progress }) => ({
  signal: cancel,
  progress: (/** @type {number} */ part) => progress(part, 1),
});

/** @type {Record<string, (lab: TurncoatLab, how: How) => Promise<Made>>} */
export const makers = {
  'stage.png': async (lab, how) => pixels(await stage(lab, how)),
  'stage.svg': async (lab, how) => vector(await stage(lab, how)),
  'diagram.png': async (lab, how) => pixels(await diagram(lab, how)),
  'diagram.svg': async (lab, how) => vector(await diagram(lab, how)),
  'film.webm': recording('webm'),
  'film.mp4': recording('mp4'),
  'film.gif': recording('gif'),

  'text.tikz': async (lab) => {
    const { name, stem } = facts(lab);
    const { tikz } = await import('./tikz.js');
    const root = /** @type {ShadowRoot} */ (lab.renderRoot);
    const text = await tikz(root, run(lab), { title: words.diagramTitle(name) });
    return file(text, 'text/x-tex', `${stem}-diagram.tex`);
  },
  'text.mermaid': async (lab) => {
    const { name, stem } = facts(lab);
    const { mermaid } = await import('./mermaid.js');
    return file(mermaid(run(lab), { title: name }), 'text/plain', `${stem}-diagram.mmd`);
  },

  'run.run': async (lab) => {
    const { session, stem, at } = facts(lab);
    return file(fileText(session.lab.scenario(), at), 'application/json', `${stem}.json`);
  },
  'trace.jsonl': async (lab, how) => {
    const { session, stem } = facts(lab);
    const { jsonLines } = await import('./trace.js');
    const lines = await jsonLines(session.lab.scenario(), walking(how));
    return file(lines, 'application/jsonl', `${stem}-trace.jsonl`);
  },
  'trace.shiviz': async (lab, how) => {
    const { session, card, stem } = facts(lab);
    const { shiviz } = await import('./trace.js');
    const say = (/** @type {import('../engine.d.ts').Beat} */ beat) =>
      card ? beat.told.map((told) => plain(told, card)).join(' ') : '';
    const lines = await shiviz(session.lab.scenario(), say, walking(how));
    return file(lines, 'text/plain', `${stem}-shiviz.log`);
  },
};
