/**
 * Places an element through CSSOM: the page's policy allows no style attributes, and lit's own
 * `styleMap` writes one at the first render.
 */
import { noChange } from 'lit';
import { Directive, directive } from 'lit/directive.js';

/** @typedef {{ left?: string, top?: string, width?: string, height?: string }} Box */

class Put extends Directive {
  /** @type {Box} */ #before = {};

  /** @param {Box} _box */
  render(_box) {
    return noChange;
  }

  /** @param {import('lit/directive.js').ElementPart} part @param {[Box]} values */
  update(part, [box]) {
    const { style } = /** @type {HTMLElement} */ (part.element);
    for (const side of /** @type {(keyof Box)[]} */ (['left', 'top', 'width', 'height'])) {
      if (box[side] !== this.#before[side]) style[side] = box[side] ?? '';
    }
    this.#before = box;
    return noChange;
  }
}

export const put = directive(Put);
