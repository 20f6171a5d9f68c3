/**
 * The page's end of a search: one worker per search, so that cancelling it frees what it held and a
 * crash in it leaves the page alone.
 *
 * @typedef {import('../engine.d.ts').Estimate} Estimate
 * @typedef {import('../engine.d.ts').Progress} Progress
 * @typedef {{ message: string, refusal?: import('../engine.d.ts').Refusal }} Why
 * @typedef {{ estimate?: Estimate, progress?: Progress, scenario?: string, failed?: string,
 *   refused?: Why }} News what the worker says: one of these at a time
 */

/** News come at most so often, in ms, and not before the last are dealt with. */
const PAUSE = 150;

/** The worker's file in the npm package, beside this one. */
const BESIDE = 'search-worker.js';

/** A page may start workers of its own origin only. One from elsewhere is imported by one of its own. */
function begin() {
  try {
    return new Worker(new URL('./worker.js', import.meta.url), { type: 'module' });
  } catch (error) {
    const { href, origin } = new URL(BESIDE, import.meta.url);
    if (origin === location.origin || origin === 'null') throw error;
    const text = new Blob([`import ${JSON.stringify(href)};`], { type: 'text/javascript' });
    const address = URL.createObjectURL(text);
    setTimeout(() => URL.revokeObjectURL(address), 60_000);
    return new Worker(address, { type: 'module' });
  }
}

export class Search {
  /** @type {Estimate | null} */ estimate = null;
  /** @type {Progress | null} */ progress = null;
  /** @type {'starting' | 'waiting' | 'running' | 'finished' | 'cancelled' | 'failed' | 'refused'} */
  state = 'starting';
  /** The run that it found, as a scenario's text. */ scenario = '';
  /** Why it failed or was refused. @type {Why} */ why = { message: '' };
  /** In seconds, waiting not counted. */ seconds = 0;

  /** @type {Worker | null} */ #worker = null;
  #since = 0;
  /** @type {() => void} */ #heard;

  /**
   * @param {string} bounds JSON, as the engine's search takes it.
   * @param {() => void} heard Called at each change.
   */
  constructor(bounds, heard) {
    this.#heard = heard;
    try {
      const worker = begin();
      this.#worker = worker;
      worker.addEventListener('message', ({ data }) => this.#hear(data));
      worker.addEventListener('error', (event) => {
        event.preventDefault();
        this.#end('failed', { message: event.message });
      });
      worker.addEventListener('messageerror', () => this.#end('failed'));
      worker.postMessage({ bounds });
    } catch (error) {
      // A frame without an origin of its own may start none.
      this.state = 'failed';
      this.why = { message: error instanceof Error ? error.message : '' };
    }
  }

  get over() {
    return !['starting', 'waiting', 'running'].includes(this.state);
  }

  /** Starts, once the estimate is known; also when it says that the bounds do not fit. */
  run() {
    if (this.state !== 'waiting') return;
    this.state = 'running';
    this.#since = performance.now();
    this.#worker?.postMessage({ run: true });
    this.#heard();
  }

  cancel() {
    if (!this.over) this.#end('cancelled');
  }

  /** @param {News} news */
  #hear({ estimate, progress, scenario, failed, refused }) {
    if (this.over) return;
    if (refused !== undefined) return this.#end('refused', refused);
    if (failed !== undefined) return this.#end('failed', { message: failed });
    if (estimate) {
      this.estimate = estimate;
      this.state = 'waiting';
      if (estimate.fits) return this.run();
    }
    if (progress) {
      this.progress = progress;
      this.seconds = (performance.now() - this.#since) / 1000;
      this.scenario = scenario ?? '';
      if (progress.done) return this.#end('finished');
      setTimeout(() => this.#worker?.postMessage({ heard: true }), PAUSE);
    }
    return this.#heard();
  }

  /** @param {'finished' | 'cancelled' | 'failed' | 'refused'} state @param {Why} [why] */
  #end(state, why = { message: '' }) {
    this.state = state;
    this.why = why;
    this.#worker?.terminate();
    this.#heard();
  }
}
