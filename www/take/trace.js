/** The run step by step, as text: JSON lines, and the log format of ShiViz. */

/** @import { Beat } from '../engine.d.ts' */

import { open } from '../lab/engine.js';
import { split } from '../text.js';

/** Steps computed ahead in one go, and how long the page waits for a slice, in ms. */
const AHEAD = 2000;
const SLICE = 24;

const breathe = () => new Promise((done) => setTimeout(done));

/**
 * Walks through a whole run with an engine of its own, so that the page's run stays where it is;
 * in slices, so that the page stays alive.
 * @param {string} scenario
 * @param {(beat: Beat, digest: string) => void} each
 * @param {{ signal?: AbortSignal, progress?: (part: number) => void }} [o] part: 0 to 1
 */
export async function walk(scenario, each, { signal, progress } = {}) {
  const lab = open(split(scenario).scenario);
  try {
    let known = lab.explore(AHEAD);
    let since = performance.now();
    for (let step = 1; ; step += 1) {
      if (step > known) known = lab.explore(AHEAD);
      if (step > known) break;
      lab.seek(step);
      each(lab.snapshot().beat, lab.digest());
      if (performance.now() - since < SLICE) continue;
      progress?.(step / known);
      await breathe();
      signal?.throwIfAborted();
      since = performance.now();
    }
  } finally {
    lab.destroy();
  }
}

/**
 * A line of JSON for each step, as `turncoat run --trace` writes them.
 * @param {string} scenario @param {Parameters<typeof walk>[2]} [o]
 * @returns {Promise<string[]>}
 */
export async function jsonLines(scenario, o) {
  /** @type {string[]} */
  const lines = [];
  await walk(scenario, (beat, digest) => lines.push(`${JSON.stringify({ ...beat, digest })}\n`), o);
  return lines;
}

/**
 * The first line of a ShiViz log is the expression that reads it; the second, which would part
 * several runs, stays empty. Without its first two lines the log also reads with the expression
 * that ShiViz starts with: `(?<event>.*)\n(?<host>\S*) (?<clock>{.*})`.
 */
export const EXPRESSION =
  '(?<step>\\d+) t=(?<time>\\S+) (?<event>.*)\\n(?<host>\\S*) (?<clock>{.*})';

/** Who acts when nobody does: a partition, a message that is dropped or copied. */
const NETWORK = 'network';

/** @typedef {Record<string, number>} Clock */

/** @param {Clock} clock @param {Clock} [other] Takes over what is later there. */
function merge(clock, other) {
  for (const [host, time] of Object.entries(other ?? {})) {
    clock[host] = Math.max(clock[host] ?? 0, time);
  }
}

/** Vector clocks of a run: one tick for each step of a host; a message carries its sender's. */
export class Clocks {
  /** @type {Map<string, Clock>} */ #hosts = new Map();
  /** @type {Map<number, Clock>} */ #carried = new Map();

  /** @param {Beat} beat @returns {{ host: string, clock: Clock }} at this step, once it is done */
  tick({ agent, message, sent }) {
    const host = agent ?? NETWORK;
    const clock = { ...this.#hosts.get(host) };
    if (message) merge(clock, this.#carried.get(message.id));
    clock[host] = (clock[host] ?? 0) + 1;
    this.#hosts.set(host, clock);
    for (const id of sent) this.#carried.set(id, clock);
    return { host, clock };
  }
}

/** @param {string} text Its lines as one. */
const oneLine = (text) => text.replace(/\s+/g, ' ').trim();

/**
 * @param {string} scenario
 * @param {(beat: Beat) => string} say a step in words
 * @param {Parameters<typeof walk>[2]} [o]
 * @returns {Promise<string[]>}
 */
export async function shiviz(scenario, say, o) {
  const lines = [`${EXPRESSION}\n\n`];
  const clocks = new Clocks();
  const add = (/** @type {Beat} */ beat) => {
    const { host, clock } = clocks.tick(beat);
    const { kind, message: m, step, time } = beat;
    const got = m && kind === 'deliver' ? [m.kind, m.chip?.letter, `from ${m.from}.`] : [];
    const event = oneLine([...got, say(beat)].filter(Boolean).join(' ')) || kind;
    lines.push(`${step} t=${time} ${event}\n${host} ${JSON.stringify(clock)}\n`);
  };
  await walk(scenario, add, o);
  return lines;
}
