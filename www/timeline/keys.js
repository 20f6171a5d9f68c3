/** The keyboard: the slider's steps, and where the arrows of a lane lead. */

/** @import { Snapshot } from '../engine.d.ts' */

/**
 * The step that a key on the slider asks for; null if the key is not one of its own.
 * @param {string} key
 * @param {Snapshot} snapshot
 * @param {boolean} across
 */
export function sliderStep(key, { step, steps }, across) {
  const clamp = (/** @type {number} */ s) => Math.max(0, Math.min(steps, s));
  switch (key) {
    case 'ArrowRight':
      return clamp(step + 1);
    case 'ArrowLeft':
      return clamp(step - 1);
    // Where time runs down the page, down is later.
    case 'ArrowUp':
      return clamp(step + (across ? 1 : -1));
    case 'ArrowDown':
      return clamp(step + (across ? -1 : 1));
    case 'PageUp':
      return clamp(step + 10);
    case 'PageDown':
      return clamp(step - 10);
    case 'Home':
      return 0;
    case 'End':
      return steps;
    default:
      return null;
  }
}

/**
 * How a key moves among lanes (`lane`) and along one (`time`), by the way that time runs.
 * @param {string} key
 * @param {boolean} across
 * @returns {{ lane: number, time: number }}
 */
export function heading(key, across) {
  const x = Number(key === 'ArrowRight') - Number(key === 'ArrowLeft');
  const y = Number(key === 'ArrowDown') - Number(key === 'ArrowUp');
  return across ? { lane: y, time: x } : { lane: x, time: y };
}
