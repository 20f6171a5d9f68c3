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

/** Many messages at a time, in a log that has no end while it is watched. */
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
/** Playing begins where so many messages are in flight. */
const FLIGHT = 300;
/** Frames with so many messages in flight are counted apart. */
const NEAR = [250, 350];
const FRAME_SECONDS = 20;

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

/** @param {Page} page @param {string} speed Plays the dense run from where it is dense. */
async function play(page, speed) {
  await load(page, DENSE);
  await page.evaluate(
    async ([speed, flight]) => {
      const lab = /** @type {any} */ (document.querySelector('turncoat-lab'));
      lab.lab.explore(4000);
      for (let step = 2000; step < 4000; step += 1) {
        lab.session.seek(step);
        if (lab.session.snapshot.messages.length === flight) break;
      }
      lab.seek(lab.session.snapshot.step);
      await lab.updateComplete;
      lab.player.speed = speed;
      lab.go('play');
    },
    /** @type {const} */ ([speed, FLIGHT]),
  );
}

/** @param {Page} page @returns {Promise<Row[]>} */
async function frames(page) {
  const rows = [];
  for (const speed of ['slow', 'normal', 'fast']) {
    await play(page, speed);
    rows.push(...(await timed(page, speed)));
  }
  return rows;
}

/** @param {Page} page At play. @param {string} run @returns {Promise<Row[]>} */
async function timed(page, run) {
  const seen = await page.evaluate(async (seconds) => {
    const lab = /** @type {any} */ (document.querySelector('turncoat-lab'));
    const gaps = [];
    const messages = [];
    const frame = () => new Promise(requestAnimationFrame);
    const from = lab.snapshot.step;
    // What starts with the first frames is not meant.
    const start = await frame();
    let last = start;
    while (last - start < 1000) last = await frame();
    const begin = last;
    while (last - begin < seconds * 1000) {
      const now = await frame();
      gaps.push(now - last);
      messages.push(lab.snapshot.messages.length);
      last = now;
    }
    const passed = (last - start) / 1000;
    return { gaps, messages, rate: (lab.snapshot.step - from) / passed, state: lab.dataset.state };
  }, FRAME_SECONDS);
  if (seen.state !== 'playing') throw new Error(`the run "${run}" has stopped`);
  const { gaps, messages } = seen;
  const [least, most] = NEAR;
  const near = gaps.filter((_, i) => messages[i] >= least && messages[i] <= most);
  /** @type {(name: string, unit: string, value: number) => Row} */
  const row = (name, unit, value) => ({ name: `frames (${run}): ${name}`, unit, value });
  return [
    row('in flight, median', '', percentile(messages, 0.5)),
    row('in flight, most', '', Math.max(...messages)),
    row('time, p50', 'ms', percentile(gaps, 0.5)),
    row('time, p95', 'ms', percentile(gaps, 0.95)),
    row('time, longest', 'ms', Math.max(...gaps)),
    ...(near.length > 0
      ? [row(`time at ${NEAR.join(' to ')}, p95`, 'ms', percentile(near, 0.95))]
      : []),
    row('steps played', '1/s', seen.rate),
  ];
}

/** @param {Page} page @param {number} minutes @returns {Promise<Row[]>} */
async function memory(page, minutes) {
  await play(page, 'fast');
  const session = await page.context().newCDPSession(page);
  const rows = [];
  for (let quarter = 0; quarter <= 4; quarter += 1) {
    if (quarter > 0) await new Promise((done) => setTimeout(done, minutes * 15_000));
    await session.send('HeapProfiler.collectGarbage');
    const { usedSize } = await session.send('Runtime.getHeapUsage');
    const [wasm, step, state] = await page.evaluate(() => {
      const lab = /** @type {any} */ (document.querySelector('turncoat-lab'));
      const { byteLength } = /** @type {any} */ (globalThis).engineMemory.buffer;
      return [byteLength, lab.snapshot.step, lab.dataset.state];
    });
    if (state !== 'playing') throw new Error(`the run has stopped at step ${step}`);
    const when = `memory after ${(minutes * quarter) / 4} min`;
    rows.push(
      { name: `${when}: step`, unit: '', value: step },
      { name: `${when}: JavaScript heap`, unit: 'MB', value: usedSize / MB },
      { name: `${when}: engine`, unit: 'MB', value: wasm / MB },
    );
  }
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

/** What is measured, each on a page of its own.
 * @type {Record<string, (page: Page, minutes: number) => Promise<Row[]>>} */
export const PARTS = { seeks, frames, memory, sizes };

/**
 * @param {import('playwright-core').Browser} browser
 * @param {string} address The built page.
 * @param {{ minutes: number, only?: string, tell: (text: string) => void }} options
 *   only: the one part to measure
 * @returns {Promise<Row[]>}
 */
export async function measurePage(browser, address, { minutes, only, tell }) {
  const rows = [];
  for (const [name, part] of Object.entries(PARTS)) {
    if (only && only !== name) continue;
    tell(`the page: ${name}`);
    const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
    try {
      await reach(page);
      await watch(page);
      await open(page, address);
      rows.push(...(await part(page, minutes)));
    } finally {
      await page.close();
    }
  }
  return rows;
}
