/** The stage as a picture: the view itself, set up on an easel with the snapshot in hand. */
import '../stage/stage.js';
import { colourOf, withEasel } from './easel.js';
import { flatten } from './flatten.js';

/**
 * Narrow enough that the court takes all of the width; 16 to 9, as slides are.
 */
export const SIZE = { width: 848, height: 477 };
/** Px of a picture, as a diagram's. */
const WIDTH = 1280;

/** @typedef {import('../stage/stage.js').Stage} Stage */
/** @typedef {import('../engine.d.ts').Snapshot} Snapshot */

/**
 * @typedef {object} Scene
 * @property {Snapshot} snapshot
 * @property {Snapshot | null} previous
 * @property {import('../engine.d.ts').ProtocolCard | null} card
 * @property {'full' | 'reduced'} motion
 */

/** A stage on an easel, which can be shown one moment after the other. */
export class Model {
  /** @type {Stage} */ view;
  /** @type {ShadowRoot} */ #easel;

  /** @param {ShadowRoot} easel @param {{ width: number, height: number }} size */
  constructor(easel, size) {
    this.#easel = easel;
    this.view = /** @type {Stage} */ (document.createElement('tc-stage'));
    Object.assign(this.view.style, { width: `${size.width}px`, height: `${size.height}px` });
    easel.append(this.view);
  }

  /** @param {Scene} scene @param {number} time in delays */
  async show({ snapshot, previous, card, motion }, time) {
    const { view } = this;
    Object.assign(view, { snapshot, previous, catalog: card, motion });
    await view.updateComplete;
    // The first time it learns its size only now, and draws again.
    view.measure();
    await view.updateComplete;
    // What grows or fades has arrived: a picture stands still.
    for (const animation of /** @type {ShadowRoot} */ (view.renderRoot).getAnimations()) {
      animation.finish();
    }
    view.moveTo(time);
  }

  /** @param {string} query @returns {SVGElement} */
  #layer(query) {
    return /** @type {SVGElement} */ (this.view.renderRoot.querySelector(query));
  }

  /** What is to be heard of everybody on it. */
  get spoken() {
    return [...this.view.renderRoot.querySelectorAll('.still [aria-label]')]
      .map((agent) => `${agent.getAttribute('aria-label')}.`)
      .join(' ');
  }

  /** Its own units: fewer than px, where the theme draws everything larger. */
  get box() {
    return { x: 0, y: 0, width: this.view.size.w, height: this.view.size.h };
  }

  /**
   * @param {{ layers: string[], scale: number, clear?: boolean, title?: string, desc?: string }} o
   *   layers: ".still" what keeps its place within a step, ".moves" what travels
   */
  draw({ layers, scale, clear = false, title = '', desc = '' }) {
    return flatten({
      drawings: layers.map((query) => this.#layer(query)),
      box: this.box,
      scale,
      ground: clear ? null : colourOf(this.#easel, '--bg'),
      title,
      desc,
    });
  }
}

/**
 * @param {ShadowRoot} root @param {Scene} scene
 * @param {{ time: number, colours: import('./easel.js').Colours, title: string,
 *   told: string }} o told: what has just happened, in words
 * @returns {Promise<string>} an SVG file
 */
export const stagePicture = (root, scene, { time, colours, title, told }) =>
  withEasel(root, { colours, ...SIZE }, async (easel) => {
    const model = new Model(easel, SIZE);
    await model.show(scene, time);
    const scale = WIDTH / model.box.width;
    const desc = `${told} ${model.spoken}`.trim();
    return model.draw({ layers: ['.still', '.moves'], scale, title, desc });
  });
