// What comes from outside: files and links, good, bad and hostile.
import { createWriteStream } from 'node:fs';
import { deflateRawSync } from 'node:zlib';
import {
  agent,
  button,
  crash,
  digest,
  expect,
  item,
  lab,
  load,
  open,
  openTake,
  scenarios,
  step,
  stepOn,
  take,
  test,
} from './support.js';

/** @typedef {import('@playwright/test').Page} Page */

const start = { turncoat: 1, protocol: 'bp-fast-paxos', servers: 4, clients: 3, seed: 7 };
const json = (/** @type {object} */ more) => Buffer.from(JSON.stringify({ ...start, ...more }));
const fault = (/** @type {object} */ one) => json({ faults: [one] });
const hostile = '<img src=x onerror=globalThis.hacked=1>';

/**
 * Opens a file as a person does, by the menu.
 * @param {Page} page @param {string | { name: string, mimeType: string, buffer: Buffer }} file
 */
async function openFile(page, file) {
  await button(page, 'Share').click();
  const chooser = page.waitForEvent('filechooser');
  await item(page, /^Open a run from a file/).click();
  await (await chooser).setFiles(file);
}

/** @param {Buffer} buffer */
const file = (buffer) => ({ name: 'run.json', mimeType: 'application/json', buffer });

/** @param {Page} page The note that a problem has left: one sentence. */
const note = (page) => page.locator('.note.bad');

/** @param {Page} page @param {string} before The old run is still there, and it goes on. */
async function goesOn(page, before) {
  expect(await digest(page)).toBe(before);
  await stepOn(page);
  expect(await digest(page)).not.toBe(before);
  await button(page, 'Close').click();
  await expect(note(page)).toHaveCount(0);
}

/** A wrong file, and what must be said of it: where it is wrong, and what is. */
const wrong = {
  'that is not JSON': [Buffer.from('hello'), /line 1 column 1/],
  'that is cut short': [json({}).subarray(0, 30), /too early at line 1 column 31/],
  'that is empty': [Buffer.from(''), /line 1 column 1/],
  'with an unknown key': [json({ serverz: 4 }), /serverz/],
  'with an unknown key inside': [
    json({ network: { dellay: 1 } }),
    /network: the key "dellay" is not known; delay, jitter/,
  ],
  'with a time before the start': [
    fault({ at: -1, client: 'C1', does: 'silent' }),
    /faults\[0\].*(at|-1)/,
  ],
  'with a negative delay': [json({ network: { delay: -1 } }), /network\.delay/],
  'with a thousand million servers': [json({ servers: 1e9 }), /servers/],
  'with an agent that is not there': [
    fault({ at: 0, client: 'C9', does: 'silent' }),
    /faults\[0\].*C9/,
  ],
  'with an unknown fault': [fault({ at: 0, client: 'C1', does: 'dance' }), /faults\[0\].*dance/],
  'of another version': [json({ turncoat: 99 }), /turncoat.*99|99.*turncoat/],
  'of an unknown protocol': [json({ protocol: 'pbft' }), /protocol.*pbft|pbft.*protocol/],
  'that is nested without end': [Buffer.from('['.repeat(200_000)), /line 1 column|\[0\]/],
  'that is not UTF-8': [
    Buffer.concat([
      json({}).subarray(0, -1),
      Buffer.from(',"name":"'),
      Buffer.from([0xff, 0xfe, 0xc0]),
      Buffer.from('"}'),
    ]),
    /UTF-8/,
  ],
  'whose agent has a hostile name': [
    fault({ at: 0, client: hostile, does: 'silent' }),
    /faults\[0\]/,
  ],
};

test('a wrong file is refused in one sentence with the place, and the run goes on', async ({
  page,
}) => {
  test.setTimeout(180_000);
  await open(page);
  for (const [what, [bytes, told]] of Object.entries(wrong)) {
    await test.step(what, async () => {
      const before = await digest(page);
      await openFile(page, file(/** @type {Buffer} */ (bytes)));
      await expect(note(page)).toContainText('This file is not a scenario:');
      await expect(note(page)).toContainText(/** @type {RegExp} */ (told));
      // One sentence, with nothing of the machine in it.
      const text = String(await note(page).innerText());
      expect(text).not.toMatch(/undefined|\[object|\?:|\n.*\n/);
      expect(text.length).toBeLessThan(420);
      expect(await page.evaluate(() => 'hacked' in globalThis)).toBe(false);
      await goesOn(page, before);
    });
  }
});

test('a file of 50 MB is refused before it is read', async ({ page }, info) => {
  await open(page);
  const before = await digest(page);
  const path = info.outputPath('large.json');
  await new Promise((done) => {
    const out = createWriteStream(path);
    for (let mb = 0; mb < 50; mb += 1) out.write(Buffer.alloc(1024 * 1024, 32));
    out.end(done);
  });
  await openFile(page, path);
  await expect(note(page)).toContainText('larger than 1 MB');
  await goesOn(page, before);
});

test('hostile words in a scenario appear as words', async ({ page }) => {
  await open(page);
  const about = `<script>globalThis.hacked=2</script><b id="planted">bold</b>`;
  await openFile(page, file(json({ name: hostile, about })));
  await expect(page.locator('tc-header')).toContainText(hostile);
  await expect(page.locator('tc-story')).toContainText(about);
  await expect(page.locator('#planted')).toHaveCount(0);
  await expect(page.locator('img[src="x"]')).toHaveCount(0);
  await stepOn(page);
  expect(await page.evaluate(() => 'hacked' in globalThis)).toBe(false);
});

test('a file opens by being dropped on the page', async ({ page }) => {
  await open(page);
  const { text, name } = scenarios.find(({ id }) => id === 'silent');
  const data = await page.evaluateHandle((text) => {
    const all = new DataTransfer();
    all.items.add(new File([text], 'silent.json', { type: 'application/json' }));
    return all;
  }, text);
  await lab(page).dispatchEvent('dragover', { dataTransfer: data });
  await expect(page.getByText('Drop a scenario file anywhere')).toBeVisible();
  await lab(page).dispatchEvent('drop', { dataTransfer: data });
  await expect(page.locator('tc-header')).toContainText(name);
});

test('a downloaded run opens again at the same step, in the same state', async ({ page }) => {
  await open(page);
  for (let n = 0; n < 5; n += 1) await stepOn(page);
  await crash(page, 'S4');
  const before = await digest(page);
  const at = await step(page);
  await openTake(page);
  const { name, bytes } = await take(page, 'run.run');
  expect(name).toBe('a-client-says-two-things.json');
  await page.keyboard.press('Escape');
  await load(page, scenarios[1].text);
  expect(await digest(page)).not.toBe(before);
  await openFile(page, file(bytes));
  await expect(agent(page, 'S4')).toHaveAccessibleName(/down/);
  expect(await step(page)).toBe(at);
  expect(await digest(page)).toBe(before);
});

// ---- links ----

const packed = (/** @type {string | Buffer} */ text) => deflateRawSync(text).toString('base64url');
const whole = packed(scenarios[0].text);

/** A wrong link, and what must be said of it. */
const broken = {
  'of garbage': ['#v1:garbage', /damaged or cut short/],
  'with nothing in it': ['#v1:', /damaged or cut short/],
  'that is not base64': ['#v1:%%%%', /damaged or cut short/],
  'that is cut short': [`#v1:${whole.slice(0, whole.length / 2)}`, /damaged or cut short/],
  'that unpacks to too much': [`#v1:${packed(Buffer.alloc(20e6, 32))}`, /too large/],
  'of an unknown version': [`#v99:${whole}`, /version/],
  'to text that is not UTF-8': [`#v1:${packed(Buffer.from([0xff, 0xfe]))}`, /damaged/],
  'to a wrong scenario': [`#v1:${packed(json({ serverz: 4 }))}`, /serverz/],
};

for (const [what, [fragment, told]] of Object.entries(broken)) {
  test(`a link ${what} says why, and the page goes on`, async ({ page }) => {
    await open(page, /** @type {string} */ (fragment));
    await expect(note(page)).toContainText('This link does not hold a run:');
    await expect(note(page)).toContainText(/** @type {RegExp} */ (told));
    // The first scenario is there instead.
    await expect(button(page, 'Play the lie')).toBeVisible();
    await goesOn(page, await digest(page));
  });
}

test('a link copied in one page restores run and step in another', async ({ page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await open(page);
  for (let n = 0; n < 6; n += 1) await stepOn(page);
  await crash(page, 'S4');
  const before = await digest(page);
  await button(page, 'Share').click();
  await item(page, /^Copy a link/).click();
  await expect(page.getByText('The link to this step is on the clipboard.')).toBeVisible();
  const address = await page.evaluate(() => navigator.clipboard.readText());
  expect(address).toMatch(/#v1:[\w-]+$/);
  const other = await context.newPage();
  await other.goto(address);
  await expect(lab(other)).toHaveAttribute('data-step', String(await step(page)));
  expect(await digest(other)).toBe(before);
  await expect(agent(other, 'S4')).toHaveAccessibleName(/down/);
  await expect(button(other, 'Step back')).toBeEnabled();
});

test('a link followed within the page opens its run', async ({ page }) => {
  await open(page);
  const before = await digest(page);
  const fragment = `#v1:${packed(JSON.stringify({ ...JSON.parse(scenarios[0].text), step: 9 }))}`;
  await page.evaluate((fragment) => {
    location.hash = fragment;
  }, fragment);
  await expect(lab(page)).toHaveAttribute('data-step', '9');
  expect(await digest(page)).not.toBe(before);
});
