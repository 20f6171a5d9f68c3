/**
 * The worker of one search. It works in slices, so that what it says in between is heard: a slice
 * is sized to take about a tenth of a second on this machine.
 */
import load, { estimate, Search } from '../generated/search.js';

const SLICE = 100;
/** States of the first slice, and of the smallest and largest one. */
const FIRST = 2000;
const LEAST = 200;
const MOST = 2_000_000;

/** @type {Search | null} */
let search = null;
/** The page is still busy with what it was told last: a busy page is not told more. */
let unheard = false;

const sentence = (/** @type {unknown} */ error) =>
  error instanceof Error ? error.message : String(error);

/** @param {string} bounds */
async function open(bounds) {
  await load();
  try {
    const needs = estimate(bounds);
    search = new Search(bounds);
    postMessage({ estimate: needs });
  } catch (error) {
    // A trap is no sentence about the bounds.
    if (error instanceof WebAssembly.RuntimeError) throw error;
    postMessage({ refused: sentence(error) });
  }
}

/** @param {Search} search */
async function run(search) {
  let slice = FIRST;
  for (;;) {
    const start = performance.now();
    const progress = search.advance(slice);
    const took = performance.now() - start;
    const scenario = progress.done && progress.violated ? search.counterexample() : undefined;
    if (!unheard || progress.done) postMessage({ progress, scenario });
    unheard = true;
    if (progress.done) return;
    slice = Math.min(MOST, Math.max(LEAST, Math.round((slice * SLICE) / Math.max(took, 1))));
    await new Promise((next) => setTimeout(next));
  }
}

addEventListener('message', async ({ data }) => {
  try {
    if (data.heard) unheard = false;
    else if (data.bounds !== undefined) await open(data.bounds);
    else if (search) await run(search);
  } catch (error) {
    postMessage({ failed: sentence(error) });
  }
});
