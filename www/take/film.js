/**
 * A recording of the stage: a run of its own is played by the page's own clock, each frame drawn by
 * the page's own stage, with the story under it. Where frames go is a matter of the reel.
 */
import { open } from '../lab/engine.js';
import { Session } from '../lab/session.js';
import { Player, SPEEDS } from '../player.js';
import { split } from '../text.js';
import words from '../words/en/take.js';
import { colourOf, withEasel } from './easel.js';
import { image } from './raster.js';
import { Model } from './stage.js';

/** @import { Snapshot } from '../engine.d.ts' */

/** The stage on its easel, in its own units; the film is larger. */
const STAGE = { width: 850, height: 430 };
export const FILM = { width: 1280, height: 720 };
const STORY = 648;
const LINES = 2;
/** No recording is longer, and the last picture stays for a while, in ms. */
export const MOST = 60_000;
const LAST = 1500;
/** How finely the length of a film is measured, in ms. */
const MEASURE = 50;

/**
 * @typedef {object} Reel  takes frames
 * @property {() => Promise<number>} next  ms that have passed when the next frame is due
 * @property {(canvas: HTMLCanvasElement, ms: number) => void | Promise<void>} take
 *   a frame, and how long it is shown
 * @property {() => Promise<Blob>} end
 * @property {() => void} drop  nothing is wanted of it any more
 *
 * @typedef {object} Order  what is wanted
 * @property {string} scenario
 * @property {number} step  to start from
 * @property {keyof typeof SPEEDS} speed
 * @property {boolean} still  no travel, one event after the other
 * @property {import('../engine.d.ts').ProtocolCard | null} card
 * @property {import('./easel.js').Colours} colours
 * @property {(snapshot: Snapshot) => string} say
 */

/** A run, and a clock that moves only when it is told to. @param {Order} order */
function projector({ scenario, step, speed, still }) {
  const session = new Session(open(split(scenario).scenario), step);
  if (!step) session.seek(session.opening);
  const player = new Player({
    at: () => session.at(),
    timeOf: (at) => session.timeOf(at),
    telling: (at) => session.marks.has(at),
    advance: (to) => session.advance(to),
    frame: () => {},
    changed: () => {},
  });
  player.speed = speed;
  player.still = still;
  player.moved();
  // Out of sight it asks for no frames of its own.
  player.see(false);
  player.play();
  return { session, player };
}

/** @param {Order} order How long the film is, in ms; not more than `MOST`. */
function lengthOf(order) {
  const { session, player } = projector(order);
  let length = 0;
  for (; player.playing && length < MOST; length += MEASURE) player.pass(MEASURE);
  session.lab.destroy();
  return length;
}

/** The speed that was asked for, or the next one at which the run fits. @param {Order} order */
async function fitting(order) {
  const all = /** @type {(keyof typeof SPEEDS)[]} */ (Object.keys(SPEEDS));
  let fit = { speed: order.speed, length: 0 };
  for (const speed of all.slice(all.indexOf(order.speed))) {
    // The page draws that it is at work.
    await new Promise((done) => setTimeout(done));
    fit = { speed, length: lengthOf({ ...order, speed }) };
    if (fit.length < MOST) break;
  }
  return fit;
}

/**
 * Breaks a story into lines, the last one cut short where there are more.
 * @param {CanvasRenderingContext2D} pen @param {string} text @param {number} room
 */
function linesOf(pen, text, room) {
  const fits = (/** @type {string} */ line) => pen.measureText(line).width <= room;
  /** @type {string[]} */
  const lines = [''];
  for (const word of text.split(/\s+/)) {
    const last = lines[lines.length - 1];
    const longer = last ? `${last} ${word}` : word;
    if (fits(longer) || !last) lines[lines.length - 1] = longer;
    else lines.push(word);
  }
  if (lines.length <= LINES) return lines;
  let last = lines[LINES - 1];
  while (last && !fits(`${last} …`)) last = last.slice(0, last.lastIndexOf(' '));
  return [...lines.slice(0, LINES - 1), `${last} …`];
}

/** Draws frames. */
class Camera {
  /** The stage of this step, and the story of it, without what travels. */
  #still = Object.assign(document.createElement('canvas'), FILM);
  #canvas = Object.assign(document.createElement('canvas'), FILM);
  /** @type {Snapshot | null} */ #shown = null;

  /** @param {ShadowRoot} easel @param {Order} order */
  constructor(easel, order) {
    this.easel = easel;
    this.order = order;
    this.model = new Model(easel, STAGE);
  }

  /** @param {Session} session @param {number} time */
  async shoot(session, time) {
    const { card, still } = this.order;
    const { snapshot, previous } = session;
    if (snapshot !== this.#shown) {
      const motion = still ? 'reduced' : 'full';
      await this.model.show({ snapshot, previous, card, motion }, time);
      await this.#step(snapshot);
      this.#shown = snapshot;
    } else this.model.view.moveTo(time);
    const pen = this.#canvas.getContext('2d', { willReadFrequently: true });
    const moves = await this.#layer('.moves', true);
    pen?.drawImage(this.#still, 0, 0);
    pen?.drawImage(moves, 0, 0);
    return this.#canvas;
  }

  /** @param {string} query @param {boolean} clear */
  #layer(query, clear) {
    const scale = FILM.width / this.model.box.width;
    return image(this.model.draw({ layers: [query], scale, clear }));
  }

  /** @param {Snapshot} snapshot */
  async #step(snapshot) {
    const { easel } = this;
    const { width, height } = FILM;
    const stage = await this.#layer('.still', false);
    const pen = this.#still.getContext('2d');
    if (!pen) return;
    pen.fillStyle = colourOf(easel, '--panel');
    pen.fillRect(0, 0, width, height);
    pen.drawImage(stage, 0, 0);
    const { fontFamily } = getComputedStyle(easel.host);
    pen.textBaseline = 'alphabetic';
    pen.fillStyle = colourOf(easel, '--ink2');
    pen.font = `16px ${fontFamily}`;
    const moment = words.moment(snapshot.step, snapshot.steps, snapshot.time);
    const aside = pen.measureText(moment).width;
    pen.fillText(moment, width - 28 - aside, STORY + 30);
    pen.fillStyle = colourOf(easel, '--ink');
    pen.font = `22px ${fontFamily}`;
    const lines = linesOf(pen, this.order.say(snapshot), width - 28 - aside - 28 - 32);
    const first = STORY + (lines.length > 1 ? 30 : 43);
    lines.forEach((line, i) => {
      pen.fillText(line, 28, first + i * 28);
    });
  }
}

/**
 * @param {ShadowRoot} root @param {Order} order
 * @param {() => Reel | Promise<Reel>} load
 * @param {{ stop: AbortSignal, cancel: AbortSignal,
 *   progress: (done: number, all: number) => void }} o  in ms
 * @returns {Promise<{ blob: Blob, length: number, whole: boolean }>}
 */
export async function film(root, order, load, { stop, cancel, progress }) {
  const { speed, length: all } = await fitting(order);
  cancel.throwIfAborted();
  return withEasel(root, { colours: order.colours, ...STAGE }, async (easel) => {
    const { session, player } = projector({ ...order, speed });
    // The number of steps is known from the start, or it would grow on the way.
    while (session.explore());
    const reel = await load();
    try {
      const camera = new Camera(easel, order);
      await reel.take(await camera.shoot(session, player.time), 0);
      let length = 0;
      let rest = LAST;
      while (rest > 0 && !stop.aborted) {
        const passed = await reel.next();
        cancel.throwIfAborted();
        if (player.playing && length < MOST) player.pass(passed);
        else rest -= passed;
        length += passed;
        await reel.take(await camera.shoot(session, player.time), passed);
        progress(Math.min(length, all), all);
      }
      return { blob: await reel.end(), length, whole: !player.playing };
    } finally {
      reel.drop();
      session.lab.destroy();
    }
  });
}
