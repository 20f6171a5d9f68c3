// What is taken away as a picture: it stands alone, and it is what the engine said.
import {
  button,
  digest,
  expect,
  focused,
  item,
  lab,
  load,
  menu,
  open,
  openTake,
  pace,
  scenarios,
  seekTo,
  take,
  test,
  whole,
} from './support.js';

/** @typedef {import('@playwright/test').Page} Page */

// Recordings run with the clock, and a busy machine draws slowly.
test.setTimeout(120_000);

/** @param {Page} page @param {string} id */
const choose = (page, id) => load(page, scenarios.find((scenario) => scenario.id === id).text);

/**
 * What a plain <img> makes of a picture: its size, and how many colours it has.
 * @param {Page} page @param {Buffer} bytes @param {string} type
 */
const shown = (page, bytes, type) =>
  page.evaluate(
    async ([base64, type]) => {
      const bytes = Uint8Array.from(atob(base64), (c) => c.charCodeAt(0));
      const picture = new Image();
      picture.src = URL.createObjectURL(new Blob([bytes], { type }));
      await picture.decode();
      const { naturalWidth: width, naturalHeight: height } = picture;
      const canvas = Object.assign(document.createElement('canvas'), { width, height });
      const pen = canvas.getContext('2d');
      pen.drawImage(picture, 0, 0);
      const pixels = new Uint32Array(pen.getImageData(0, 0, width, height).data.buffer);
      return { width, height, colours: new Set(pixels).size };
    },
    [bytes.toString('base64'), type],
  );

/**
 * What of an SVG file would need the page, or could do something.
 * @param {Page} page @param {string} text
 */
const audit = (page, text) =>
  page.evaluate((text) => {
    const parsed = new DOMParser().parseFromString(text, 'image/svg+xml');
    const all = [...parsed.querySelectorAll('*')];
    const drawn = /^(svg|title|desc|g|path|rect|circle|line|text|tspan)$/;
    return {
      errors: parsed.querySelectorAll('parsererror').length,
      strange: all.filter((el) => !drawn.test(el.localName)).map((el) => el.localName),
      // Looks are resolved: no classes, no variables, nothing that is fetched.
      loose: all.flatMap((el) =>
        [...el.attributes]
          .filter(
            ({ name, value }) => /^(class|style|on|href)/.test(name) || /var\(|url\(/.test(value),
          )
          .map(({ name, value }) => `${name}=${value}`),
      ),
      fonts: [...new Set(all.map((el) => el.getAttribute('font-family')).filter(Boolean))],
      title: parsed.querySelector('svg > title')?.textContent,
      desc: parsed.querySelector('svg > desc')?.textContent,
      texts: [...parsed.querySelectorAll('text')].map((el) => el.textContent.trim()),
      ground: parsed.querySelector('svg > rect')?.getAttribute('fill'),
    };
  }, text);

test('the menu is reached by keyboard, and gives the focus back', async ({ page }) => {
  await open(page);
  await button(page, 'Share').focus();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('menu', { name: 'Share' })).toBeVisible();
  await item(page, /^Download…/).focus();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('dialog', { name: 'Download' })).toBeVisible();
  // What a lecturer wants for slides stands first.
  await expect.poll(() => focused(page)).toBe('PNG: The stage');
  await page.keyboard.press('Escape');
  await expect(menu(page)).toHaveCount(0);
  await expect(button(page, 'Share')).toBeFocused();
});

test('the stage as SVG stands alone and tells what it shows', async ({ page }) => {
  await open(page);
  await seekTo(page, 'convict');
  const at = await lab(page).getAttribute('data-step');
  await openTake(page);
  const { name, bytes, text } = await take(page, 'stage.svg');
  expect(name).toBe(`a-client-says-two-things-step-${at}.svg`);
  const found = await audit(page, text);
  expect(found).toMatchObject({ errors: 0, strange: [], loose: [] });
  expect(found.fonts).toEqual(['system-ui, sans-serif']);
  expect(found.title).toMatch(/^A client says two things: step \d+ of 63$/);
  expect(found.desc).toContain('convicts C1 of equivocation');
  expect(found.desc).toContain('C2, honest, trusted by 1 of 4');
  expect(found.desc).toMatch(/S1, server, round 1, trusts C2, voted A in round 0, convicted C1/);
  for (const word of ['C2', 'S1', 'S2', 'S3', 'S4', 'traitor', 'honest', 'voted in 0']) {
    expect(found.texts).toContain(word);
  }
  const { width, height, colours } = await shown(page, bytes, 'image/svg+xml');
  expect([width, height]).toEqual([1280, 720]);
  expect(colours).toBeGreaterThan(50);
});

test('the same picture comes from a phone', async ({ page }) => {
  await open(page);
  await seekTo(page, 'trust');
  await openTake(page);
  const { text } = await take(page, 'stage.svg');
  await page.keyboard.press('Escape');
  await page.setViewportSize({ width: 390, height: 844 });
  await button(page, 'Menu').click();
  await item(page, 'Share').click();
  await item(page, /^Download…/).click();
  await expect(page.locator('[data-take="stage.svg"]')).toBeVisible();
  expect((await take(page, 'stage.svg')).text).toBe(text);
});

test('pictures come as PNG, sharp, in the colours that were asked for', async ({ page }) => {
  await open(page);
  await seekTo(page, 'decide');
  await openTake(page);
  const stage = await shown(page, (await take(page, 'stage.png')).bytes, 'image/png');
  expect(stage).toMatchObject({ width: 2560, height: 1440 });
  expect(stage.colours).toBeGreaterThan(50);
  const diagram = await shown(page, (await take(page, 'diagram.png')).bytes, 'image/png');
  expect(diagram.width).toBe(2560);
  expect(diagram.colours).toBeGreaterThan(50);
  for (const [colours, ground] of [
    ['light', '#f3f0e9'],
    ['dark', '#0f1216'],
    ['projector', '#fff'],
  ]) {
    await page.getByLabel('Colours').selectOption(colours);
    expect((await audit(page, (await take(page, 'stage.svg')).text)).ground).toBe(ground);
  }
});

for (const id of ['two-things', 'dense', 'lossy', 'paxos', 'log', 'edge', 'lost-disk']) {
  test(`the diagram of "${id}" as SVG holds every lane`, async ({ page }) => {
    await open(page);
    await choose(page, id);
    await seekTo(page, 'decide');
    const names = await lab(page).evaluate(({ snapshot: s }) =>
      [...s.requesters, ...s.proposers, ...s.servers].map((agent) => agent.name),
    );
    await openTake(page);
    const { name, text } = await take(page, 'diagram.svg');
    expect(name).toMatch(/^[a-z0-9-]+-diagram\.svg$/);
    const found = await audit(page, text);
    expect(found).toMatchObject({ errors: 0, strange: [], loose: [] });
    expect(found.title).toMatch(/^Space-time diagram: /);
    expect(found.desc).toMatch(/servers? below it/);
    const folded = found.texts.find((text) => / to /.test(text) && /^S\d+/.test(text));
    for (const name of folded ? names.filter((name) => !name.startsWith('S')) : names) {
      expect(found.texts).toContain(name);
    }
  });
}

test('what is hidden on the page is hidden in its pictures', async ({ page }) => {
  await open(page);
  await seekTo(page, 'trust');
  await page.getByRole('button', { name: 'Hide what is still to come' }).click({ force: true });
  await expect.poll(() => lab(page).evaluate((el) => el.future)).toBe('hidden');
  await openTake(page);
  const { texts } = await audit(page, (await take(page, 'diagram.svg')).text);
  expect(texts).toContain('C1 turns traitor');
  expect(texts.join()).not.toMatch(/decided/);
  expect((await take(page, 'text.tikz')).text).not.toMatch(/decided: B/);
  expect((await take(page, 'text.mermaid')).text).not.toMatch(/decides/);
});

test('what is still to come is pale in the picture, as on the page', async ({ page }) => {
  await open(page);
  await seekTo(page, 'trust');
  await openTake(page);
  const { bytes, text } = await take(page, 'diagram.svg');
  const future = await page.evaluate((text) => {
    const parsed = new DOMParser().parseFromString(text, 'image/svg+xml');
    return [...parsed.querySelectorAll('g[opacity="0.3"], rect[opacity="0.7"]')].map(
      (el) => el.localName,
    );
  }, text);
  expect(future).toContain('rect');
  expect(future.filter((name) => name === 'g').length).toBeGreaterThan(5);
  expect((await shown(page, bytes, 'image/svg+xml')).width).toBeGreaterThan(600);
});

// ---- recordings ----

/** @param {Page} page A short run: its last steps, at the highest speed. */
async function nearEnd(page) {
  await pace(page, 'Fast');
  await whole(page);
  await lab(page).evaluate((el) => el.seek(el.session.snapshot.steps - 25));
  await openTake(page);
}

/** @param {Page} page @param {Buffer} bytes What a <video> makes of a recording. */
const watched = (page, bytes) =>
  page.evaluate(async (base64) => {
    const bytes = Uint8Array.from(atob(base64), (c) => c.charCodeAt(0));
    const video = Object.assign(document.createElement('video'), { muted: true });
    const ready = new Promise((done, fail) => {
      video.onloadeddata = done;
      video.onerror = () => fail(new Error(video.error.message));
    });
    // The page's own policy allows no media: a recording is watched elsewhere.
    video.src = URL.createObjectURL(new Blob([bytes], { type: 'video/webm' }));
    await ready;
    const there = new Promise((done) => video.addEventListener('seeked', done));
    video.currentTime = video.duration / 2;
    await there;
    const { videoWidth: width, videoHeight: height } = video;
    const canvas = Object.assign(document.createElement('canvas'), { width, height });
    const pen = canvas.getContext('2d');
    pen.drawImage(video, 0, 0);
    const pixels = new Uint32Array(pen.getImageData(0, 0, width, height).data.buffer);
    return { width, height, colours: new Set(pixels).size };
  }, bytes.toString('base64'));

test('a recording as WebM plays, and leaves the run where it was', async ({ page, context }) => {
  await open(page);
  await nearEnd(page);
  const before = await digest(page);
  const { name, bytes } = await take(page, 'film.webm');
  expect(name).toBe('a-client-says-two-things.webm');
  expect(bytes.subarray(0, 4).toString('hex')).toBe('1a45dfa3');
  await expect(page.locator('tc-take [role="status"]')).toHaveText(`Saved as ${name}.`);
  expect(await digest(page)).toBe(before);
  const other = await context.newPage();
  const found = await watched(other, bytes);
  expect(found).toMatchObject({ width: 1280, height: 720 });
  expect(found.colours).toBeGreaterThan(50);
});

test('a recording as GIF has all frames, the same on every machine', async ({ page }) => {
  await open(page);
  await nearEnd(page);
  const { name, bytes } = await take(page, 'film.gif');
  expect(name).toBe('a-client-says-two-things.gif');
  const film = await page.evaluate(async (base64) => {
    const data = Uint8Array.from(atob(base64), (c) => c.charCodeAt(0));
    const decoder = new ImageDecoder({ data, type: 'image/gif' });
    await decoder.completed;
    await decoder.tracks.ready;
    const frames = [];
    for (let i = 0; i < decoder.tracks.selectedTrack.frameCount; i += 1) {
      const { image } = await decoder.decode({ frameIndex: i });
      frames.push({ ms: image.duration / 1000, size: [image.displayWidth, image.displayHeight] });
      image.close();
    }
    return frames;
  }, bytes.toString('base64'));
  expect(film.length).toBeGreaterThan(5);
  expect(film.every(({ size }) => size.join() === '960,540')).toBe(true);
  const length = film.reduce((sum, { ms }) => sum + ms, 0);
  expect(length).toBeGreaterThan(1500);
  expect(length).toBeLessThan(60_000);
  expect((await take(page, 'film.gif')).bytes.equals(bytes)).toBe(true);
});

test('where nothing can be recorded there is still GIF', async ({ page }) => {
  await page.addInitScript(() => {
    delete globalThis.MediaRecorder;
  });
  await open(page);
  await openTake(page);
  await expect(page.locator('[data-take="film.gif"]')).toBeVisible();
  await expect(page.locator('[data-take="film.webm"]')).toHaveCount(0);
});

test('a recording can be stopped and kept, or cancelled', async ({ page }) => {
  await open(page);
  await openTake(page);
  const saving = page.waitForEvent('download', { timeout: 90_000 });
  await page.locator('[data-take="film.gif"]').click();
  await expect(page.getByText(/^Recording: \d+ s of \d+ s$/)).toBeVisible({ timeout: 60_000 });
  await button(page, 'Stop here and keep it').click();
  expect((await saving).suggestedFilename()).toBe('a-client-says-two-things.gif');
  const status = page.locator('tc-take [role="status"]');
  await expect(status).toHaveText(/^Saved as .*\.gif: the first \d+ s of it\.$/);
  // The button that was pressed has gone; the focus is on the one that began.
  await expect.poll(() => focused(page)).toBe('GIF: A recording of the stage');

  let saved = 0;
  page.on('download', () => {
    saved += 1;
  });
  await page.locator('[data-take="film.gif"]').click();
  await button(page, 'Cancel').click();
  await expect(button(page, 'Cancel')).toHaveCount(0, { timeout: 60_000 });
  await expect(status).toHaveText('');
  expect(saved).toBe(0);
  // The next file is made as if nothing had been.
  expect((await take(page, 'run.run')).name).toBe('a-client-says-two-things.json');
});
