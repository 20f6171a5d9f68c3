// The page at work, measured in Chromium: seeks in a long run, frames and memory while a dense run
// plays, and what a first visit fetches. Figures only: nothing here is asserted.
import { watch, weigh } from './weigh.js';

/** A long run, as the engine's own benchmark plays it. */
const LONG = {
  turncoat: 1,
  protocol: 'bp-fast-paxos',
  servers: 7,
  clients: 3,
  seed: 1,
  slots: 1_000_000,
  commands: 300_000,
  until: { time: 1_000_000, steps: 1_000_000 },
};
const LONG_STEPS = 100_000;

/** Many messages at a time. */
const DENSE = {
  turncoat: 1,
  protocol: 'bp-fast-paxos',
  servers: 13,
  clients: 8,
  seed: 1,
  slots: 1_000_000,
  commands: 100_000,
  network: { delay: 1, jitter: 0.5 },
  until: { time: 1_000_000, steps: 1_000_000 },
};
const DENSE_SECONDS = 20;

const MB = 1_000_000;

/** @typedef {{ name: string, unit: string, value: number }} Row */
/** @typedef {import('playwright-core').Page} Page */

/** @param {number[]} values @param {number} share */
const percentile = (values, share) =>
  [...values].sort((a, b) => a - b)[Math.min(values.length - 1, Math.floor(values.length * share))];

/** Lets the figures below reach the engine's memory. @param {Page} page */
const reach = (page) =>
  page.addInitScript(() => {
    /** @param {any} make */
    const keep =
      (make) =>
      async (/** @type {any[]} */ ...all) => {
        const made = await make.apply(WebAssembly, all);
        const { exports } = made.instance ?? made;
        /** @type {any} */ (globalThis).engineMemory = exports.memory;
        return made;
      };
    WebAssembly.instantiateStreaming = keep(WebAssembly.instantiateStreaming);
    WebAssembly.instantiate = keep(WebAssembly.instantiate);
  });

/** @param {Page} page @param {string} address */
async function open(page, address) {
  await page.goto(address);
  await page.waitForSelector('turncoat-lab[data-digest]');
}

/** @param {Page} page @param {object} scenario */
const load = (page, scenario) =>
  page.evaluate((text) => {
    const lab = /** @type {any} */ (document.querySelector('turncoat-lab'));
    lab.load(text);
    return lab.updateComplete;
  }, JSON.stringify(scenario));

/** @param {Page} page @returns {Promise<Row[]>} seeks through the page, snapshot and window too */
async function seeks(page) {
  await load(page, LONG);
  const taken = await page.evaluate(async (steps) => {
    const lab = /** @type {any} */ (document.querySelector('turncoat-lab'));
    while (lab.lab.explore(10_000) < steps);
    const alone = [];
    const drawn = [];
    for (let i = 0; i < 200; i++) {
      const step = (i * 7919 * 13) % steps;
      const start = performance.now();
      lab.seek(step);
      alone.push(performance.now() - start);
      await lab.updateComplete;
      drawn.push(performance.now() - start);
    }
    return { alone, drawn };
  }, LONG_STEPS);
  const row = (/** @type {string} */ name, /** @type {number} */ value) => ({
    name,
    unit: 'ms',
    value,
  });
  return [
    row('page: seek in 100,000 steps, p95', percentile(taken.alone, 0.95)),
    row('page: seek in 100,000 steps, longest', Math.max(...taken.alone)),
    row('page: the same until it is drawn, p95', percentile(taken.drawn, 0.95)),
    row('page: the same until it is drawn, longest', Math.max(...taken.drawn)),
  ];
}

/** @param {Page} page Starts the dense run at Fast. */
async function playDense(page) {
  await load(page, DENSE);
  await page.evaluate(() => {
    const lab = /** @type {any} */ (document.querySelector('turncoat-lab'));
    lab.player.speed = 'fast';
    lab.go('play');
  });
}

/** @param {Page} page @returns {Promise<Row[]>} */
async function frames(page) {
  await playDense(page);
  const seen = await page.evaluate(async (seconds) => {
    const lab = /** @type {any} */ (document.querySelector('turncoat-lab'));
    const gaps = [];
    const messages = [];
    const frame = () => new Promise(requestAnimationFrame);
    const from = lab.snapshot.step;
    // The first messages must be on their way.
    const start = await frame();
    let last = start;
    while (last - start < 2000) last = await frame();
    const begin = last;
    while (last - begin < seconds * 1000) {
      const now = await frame();
      gaps.push(now - last);
      messages.push(lab.snapshot.messages.length);
      last = now;
    }
    return { gaps, messages, steps: lab.snapshot.step - from, state: lab.dataset.state };
  }, DENSE_SECONDS);
  if (seen.state !== 'playing') throw new Error('the dense run has stopped');
  const { gaps, messages } = seen;
  return [
    { name: 'frames: messages in flight, median', unit: '', value: percentile(messages, 0.5) },
    { name: 'frames: messages in flight, most', unit: '', value: Math.max(...messages) },
    { name: 'frames: time of a frame, p50', unit: 'ms', value: percentile(gaps, 0.5) },
    { name: 'frames: time of a frame, p95', unit: 'ms', value: percentile(gaps, 0.95) },
    { name: 'frames: time of a frame, longest', unit: 'ms', value: Math.max(...gaps) },
    { name: 'frames: steps played', unit: '1/s', value: seen.steps / (DENSE_SECONDS + 2) },
  ];
}

/** @param {Page} page @param {number} minutes @returns {Promise<Row[]>} */
async function memory(page, minutes) {
  await playDense(page);
  const session = await page.context().newCDPSession(page);
  /** @param {string} when @returns {Promise<Row[]>} */
  const measure = async (when) => {
    await session.send('HeapProfiler.collectGarbage');
    const { usedSize } = await session.send('Runtime.getHeapUsage');
    const [wasm, step] = await page.evaluate(() => {
      const lab = /** @type {any} */ (document.querySelector('turncoat-lab'));
      return [/** @type {any} */ (globalThis).engineMemory.buffer.byteLength, lab.snapshot.step];
    });
    return [
      { name: `memory ${when}: step`, unit: '', value: step },
      { name: `memory ${when}: JavaScript heap`, unit: 'MB', value: usedSize / MB },
      { name: `memory ${when}: engine`, unit: 'MB', value: wasm / MB },
    ];
  };
  const half = () => new Promise((done) => setTimeout(done, minutes * 30_000));
  const rows = await measure('at the start');
  await half();
  rows.push(...(await measure(`after ${minutes / 2} min`)));
  await half();
  rows.push(...(await measure(`after ${minutes} min`)));
  return rows;
}

/** @param {Page} page @returns {Promise<Row[]>} */
async function sizes(page) {
  const rows = [];
  for (const [name, end] of [
    ['scripts', '.js'],
    ['engine', '.wasm'],
    ['styles', '.css'],
  ]) {
    const { plain, gzip, brotli } = await weigh(page, end);
    rows.push(
      { name: `first load: ${name}`, unit: 'KB', value: plain },
      { name: `first load: ${name}, gzip`, unit: 'KB', value: gzip },
      { name: `first load: ${name}, brotli`, unit: 'KB', value: brotli },
    );
  }
  return rows;
}

/**
 * @param {import('playwright-core').Browser} browser
 * @param {string} address The built page.
 * @param {{ minutes: number, tell: (text: string) => void }} options
 * @returns {Promise<Row[]>}
 */
export async function measurePage(browser, address, { minutes, tell }) {
  const rows = [];
  /** @type {[string, (page: Page) => Promise<Row[]>][]} */
  const parts = [
    ['seeks in a long run', seeks],
    [`frames of a dense run, ${DENSE_SECONDS} s`, frames],
    [`memory over ${minutes} min`, (page) => memory(page, minutes)],
    ['what a first visit fetches', sizes],
  ];
  for (const [name, part] of parts) {
    tell(name);
    const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
    try {
      await reach(page);
      await watch(page);
      await open(page, address);
      rows.push(...(await part(page)));
    } finally {
      await page.close();
    }
  }
  return rows;
}
