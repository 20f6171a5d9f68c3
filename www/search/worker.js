/**
 * The worker of one search. It works in slices, so that what it says in between is heard.
 */
import load, { estimate, Search } from '../generated/search.js';

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
    const { refusal } = /** @type {any} */ (error);
    postMessage({ refused: { message: sentence(error), refusal } });
  }
}

/** @param {Search} search */
async function run(search) {
  for (;;) {
    const progress = search.goOn();
    const scenario = progress.done && progress.violated ? search.counterexample() : undefined;
    if (!unheard || progress.done) postMessage({ progress, scenario });
    unheard = true;
    if (progress.done) return;
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
