// What the engine does in Chromium: every scenario run to its end again and again, and how long
// one snapshot takes to reach JavaScript. Prints rows as `cargo dev bench` reads them.
import { readdirSync, readFileSync } from 'node:fs';
import { chromium } from 'playwright-core';

const folder = 'www/scenarios';
const scenarios = readdirSync(folder)
  .filter((file) => file.endsWith('.json'))
  .sort()
  .map((file) => ({
    name: file.slice(0, -'.json'.length),
    text: readFileSync(`${folder}/${file}`, 'utf8'),
  }));

/** Runs in the page. No scenario is followed beyond 2,000 steps, as natively. */
async function measure({ name, text }) {
  const { default: load, Engine } = await import('./turncoat.js');
  await load();

  /** Calls until half a second is over; the first calls only warm up. */
  const repeat = (call) => {
    for (let warm = 0; warm < 3; warm += 1) call();
    const start = performance.now();
    let total = 0;
    let calls = 0;
    let spent = 0;
    do {
      total += call();
      calls += 1;
      spent = performance.now() - start;
    } while (spent < 500);
    return { total, calls, spent };
  };

  const runs = repeat(() => {
    const engine = new Engine(text);
    const steps = engine.explore(2000);
    engine.free();
    return steps;
  });
  const engine = new Engine(text);
  engine.seek(Math.floor(engine.explore(2000) / 2));
  const snapshots = repeat(() => engine.snapshot(undefined).messages.length);
  engine.free();
  return [
    { name: `${name}: run`, unit: 'steps/s', value: (runs.total * 1000) / runs.spent },
    {
      name: `${name}: snapshot to JavaScript`,
      unit: 'us',
      value: (snapshots.spent * 1000) / snapshots.calls,
    },
  ];
}

const browser = await chromium.launch({
  executablePath: process.env.TURNCOAT_CHROMIUM ?? '/usr/bin/chromium',
  args: ['--disable-background-networking'],
});
try {
  const page = await browser.newPage();
  // The files are handed to the page without a server.
  await page.route('**/*', (route) => {
    const file = new URL(route.request().url()).pathname.slice(1);
    if (file === '') return route.fulfill({ contentType: 'text/html', body: '<!doctype html>' });
    return route.fulfill({ path: `www/generated/${file}` });
  });
  await page.goto('http://turncoat.invalid/');
  const rows = [];
  for (const scenario of scenarios) rows.push(...(await page.evaluate(measure, scenario)));
  console.log(JSON.stringify(rows));
} finally {
  await browser.close();
}
