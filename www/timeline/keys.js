/** The keyboard: the slider's steps, and where the arrows of a lane lead. */

/** @import { Snapshot } from '../engine.d.ts' */

/**
 * What a key on the slider asks for; null if the key is not one of its own. The step may be one
 * that has not been computed yet; the end, which may be that too, is a verb.
 * @param {string} key
 * @param {Snapshot} snapshot
 * @param {boolean} across
 * @returns {[name: string, detail: object] | null} the event that says so
 */
export function sliding(key, { step }, across) {
  // Where time runs down the page, down is later.
  const up = across ? 1 : -1;
  /** @type {Record<string, number>} */
  const by = {
    ArrowRight: 1,
    ArrowLeft: -1,
    ArrowUp: up,
    ArrowDown: -up,
    PageUp: 10,
    PageDown: -10,
  };
  if (key === 'End') return ['tc-go', { verb: 'end' }];
  if (key === 'Home') return ['tc-seek', { step: 0 }];
  return key in by ? ['tc-seek', { step: Math.max(0, step + by[key]) }] : null;
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
