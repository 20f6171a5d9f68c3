/** The moment in view, as pictures and texts are made of it. */

/** @import { TurncoatLab } from '../lab/lab.js' */
/** @import { Snapshot } from '../engine.d.ts' */

import { fileStem } from '../lab/share.js';
import { plain } from '../lab/told.js';
import words from '../words/en/take.js';
import { stagePicture } from './stage.js';

/** A run of this many steps still fits one diagram. */
const WHOLE = 800;

/** @param {TurncoatLab} lab */
export function facts(lab) {
  const { session, snapshot, card } = lab;
  if (!session || !snapshot) throw new Error(words.failed);
  const name = lab.head.name || words.unnamed;
  return { session, snapshot, card, name, stem: fileStem(lab.said.name), at: snapshot.step };
}

/** @param {TurncoatLab} lab What a step is, in words. */
export const teller = (lab) => (/** @type {Snapshot} */ snapshot) => {
  const { card, head } = lab;
  const begins = snapshot.step <= (lab.session?.opening ?? 0);
  if (begins && head.about) return head.about;
  return card ? snapshot.beat.told.map((told) => plain(told, card)).join(' ') : '';
};

/** @param {TurncoatLab} lab What a diagram is made from. */
export function run(lab) {
  const { session, snapshot } = facts(lab);
  const { steps } = snapshot;
  return {
    // A longer run is shown as far as the page shows it.
    window: steps <= WHOLE ? session.lab.window(0, steps, session.slot) : session.window,
    snapshot,
    selected: lab.selected.agent ?? null,
    hideFuture: lab.future === 'hidden',
  };
}

/** @param {TurncoatLab} lab @param {import('./easel.js').Colours} colours The stage, as an SVG file. */
export function stageOf(lab, colours) {
  const { session, snapshot, card, name, at } = facts(lab);
  const motion = /** @type {'full' | 'reduced'} */ (lab.player.still ? 'reduced' : 'full');
  const scene = { snapshot, previous: session.previous, card, motion };
  const title = words.pictureTitle(name, at, snapshot.steps);
  const told = teller(lab)(snapshot);
  const root = /** @type {ShadowRoot} */ (lab.renderRoot);
  return stagePicture(root, scene, { time: lab.player.time, colours, title, told });
}
