/** The keyboard: the slider's steps, and a walk along the messages of a lane. */

/** @import { Line, Name, Snapshot } from '../engine.d.ts' */

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

/**
 * The next message that leaves or reaches these agents, in the order of their lane.
 * @param {readonly Line[]} lines
 * @param {readonly Name[]} agents
 * @param {number} current  id, or -1 to start at `step`
 * @param {number} way  1 or -1
 * @param {number} step
 * @returns {Line | null}
 */
export function nextMessage(lines, agents, current, way, step) {
  const when = (/** @type {Line} */ l) =>
    agents.includes(l.to) && l.step !== null ? l.step : l.sentStep;
  const mine = lines
    .filter((l) => l.from !== l.to && (agents.includes(l.from) || agents.includes(l.to)))
    .sort((a, b) => when(a) - when(b) || a.id - b.id);
  const at = mine.findIndex((l) => l.id === current);
  if (at >= 0) return mine[at + way] ?? null;
  if (way > 0) return mine.find((l) => when(l) >= step) ?? mine.at(-1) ?? null;
  return mine.findLast((l) => when(l) <= step) ?? mine[0] ?? null;
}
