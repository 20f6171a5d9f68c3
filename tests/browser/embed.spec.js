// embed.html in a course page of another origin: query, messages, height, sandbox.
import { clean } from './clean.js';
import { expect, html, test } from './host.js';

const size = 'width="800" height="450"';

/** A host page that keeps what it hears and can talk back. @param {string} src */
const course = (src, frame = size) =>
  html(
    `<iframe id="lab" title="lab" src="${src}" ${frame}></iframe>`,
    `<script>
      heard = [];
      addEventListener('message', ({ data, origin }) => heard.push({ data, origin }));
      asked = 0;
      ask = (verb, ...args) => new Promise((done) => {
        const id = ++asked;
        addEventListener('message', ({ data }) => data.id === id && done(data));
        document.querySelector('#lab').contentWindow.postMessage({ turncoat: 1, id, verb, args }, '*');
      });
    </script>`,
  );

/** @param {any} page */
const frameOf = (page) => page.frameLocator('#lab').locator('turncoat-lab');

/** @param {any} page @param {any} site @param {string} src */
async function visit(page, site, src, frame = size) {
  const { origin } = await site({ '/': course(src, frame) });
  await page.goto(origin);
  await expect(frameOf(page)).toHaveAttribute('data-digest', /./);
  return origin;
}

/** @param {any} page @param {string} name The events of a name that the host has heard. */
const events = (page, name) =>
  page.evaluate(
    (name) => heard.filter(({ data }) => data.event === name).map(({ data }) => data.detail),
    name,
  );

test('the query gives the same parameters as attributes do, and bad ones are told', async ({
  page,
  site,
  baseURL,
}) => {
  await visit(
    page,
    site,
    `${baseURL}embed.html?scenario=forged&step=5&theme=dark&locks=all&servers=0`,
  );
  const lab = frameOf(page);
  await expect(lab).toHaveAttribute('data-theme', 'dark');
  await expect(lab).toHaveAttribute('data-step', '5');
  await expect(lab.locator('.note')).toContainText(
    '“locks” is not a parameter. Closest to it are lock,',
  );
  await expect(lab.locator('.note')).toContainText('servers: “0” is not possible.');
});

test('a frame does what a frame does, and nothing of what the page does', async ({
  page,
  site,
  baseURL,
}) => {
  await visit(page, site, `${baseURL}embed.html?lang=de&scenario=two-things&step=6`);
  await expect(frameOf(page).getByRole('link', { name: /ganze Seite/ })).toBeVisible();
  const [, frame] = page.frames();
  expect(await frame.evaluate(() => document.documentElement.lang)).toBe('de');
  // The page would give its document another title, and itself the focus.
  expect(await frame.title()).toBe('Turncoat');
  expect(await frame.evaluate(() => document.activeElement === document.body)).toBe(true);
});

test('the small form shows stage, story, bar and verdicts, and links to the whole page', async ({
  page,
  site,
  baseURL,
  context,
}) => {
  await visit(page, site, `${baseURL}embed.html?scenario=two-things&step=6`);
  const lab = frameOf(page);
  for (const part of ['tc-stage', 'tc-story', 'tc-bar', 'tc-verdicts', 'tc-legend']) {
    await expect(lab.locator(part)).toBeVisible();
  }
  await expect(lab.locator('tc-timeline')).toHaveCount(0);
  const fits = await page
    .frames()[1]
    .evaluate(() => document.documentElement.scrollHeight <= innerHeight);
  expect(fits).toBe(true);
  const [whole] = await Promise.all([
    context.waitForEvent('page'),
    lab.getByRole('link', { name: /open full page/ }).click(),
  ]);
  await expect(whole.locator('turncoat-lab')).toHaveAttribute('data-step', '6');
  await expect(whole.locator('tc-timeline')).toBeVisible();
});

test('a run in the fragment opens at its step', async ({ page, site, baseURL, context }) => {
  const other = await context.newPage();
  await other.goto(baseURL);
  await expect(other.locator('turncoat-lab')).toHaveAttribute('data-digest', /./);
  const link = await other.locator('turncoat-lab').evaluate(async (el) => {
    el.seek(8);
    el.inject({ server: 'S2', does: 'crash' });
    return el.here();
  });
  const digest = await other.locator('turncoat-lab[data-step="9"]').getAttribute('data-digest');
  await visit(page, site, `${baseURL}embed.html?lock=faults${new URL(link).hash}`);
  await expect(frameOf(page)).toHaveAttribute('data-step', '9');
  await expect(frameOf(page)).toHaveAttribute('data-digest', String(digest));
});

test('with no origin listed events go out and no command comes in', async ({
  page,
  site,
  baseURL,
}) => {
  await visit(page, site, `${baseURL}embed.html`);
  await expect.poll(async () => (await events(page, 'ready')).length).toBe(1);
  const step = await frameOf(page).getAttribute('data-step');
  const reply = await page.evaluate(() => ask('step'));
  expect(reply.error).toMatch(/^This lab takes no commands from http:\/\/localhost:\d+/);
  expect(reply.result).toBeUndefined();
  await expect(frameOf(page)).toHaveAttribute('data-step', String(step));
});

test('a listed origin commands with every verb, and replies carry results', async ({
  page,
  site,
  baseURL,
}) => {
  const { origin } = await site({
    '/': html('one moment'),
    '/course': '<p>',
  });
  await page.goto(origin);
  const src = `${baseURL}embed.html?origins=${encodeURIComponent(origin)}`;
  await page.setContent(course(src));
  await expect(frameOf(page)).toHaveAttribute('data-digest', /./);
  const say = (/** @type {unknown[]} */ ...args) => page.evaluate((args) => ask(...args), args);
  expect(await say('ready')).toMatchObject({ result: null });
  expect(await say('seek', 12)).toMatchObject({ result: 12 });
  expect(await say('step', 2)).toMatchObject({ result: 14 });
  expect(await say('inject', { server: 'S3', does: 'crash' })).toMatchObject({ result: 15 });
  const { result: state } = await say('getState');
  expect(state).toMatchObject({ protocol: 'bp-fast-paxos', step: 15 });
  expect(await say('seek', 0)).toMatchObject({ result: 0 });
  expect(await say('setState', state)).toMatchObject({ result: null });
  await expect(frameOf(page)).toHaveAttribute('data-step', '15');
  expect(await say('set', { theme: 'dark', lock: 'faults' })).toMatchObject({ result: [] });
  expect(await say('inject', { server: 'S1', does: 'crash' })).toMatchObject({
    error: 'Faults are locked here.',
  });
  await say('play');
  await expect(frameOf(page)).toHaveAttribute('data-state', 'playing');
  await say('pause');
  await expect(frameOf(page)).toHaveAttribute('data-state', 'paused');
  await say('seek', 1_000_000);
  await expect.poll(async () => (await events(page, 'decided')).length).toBeGreaterThan(0);
  // What is no command ends in one sentence, and the lab goes on.
  expect(await say('constructor')).toMatchObject({ error: /There is no verb “constructor”/ });
  expect(await say('load', '{}')).toMatchObject({ error: /There is no verb “load”/ });
  expect(await say('seek', 'x')).toMatchObject({ error: 'seek: give a whole number, 0 or more.' });
  expect(await say('seek', 1, 2, 3)).toMatchObject({ error: /at most two arguments/ });
  await page.evaluate(() => {
    const { contentWindow } = document.querySelector('#lab');
    for (const odd of [
      null,
      7,
      'x',
      [],
      { turncoat: 2 },
      { turncoat: 1 },
      { turncoat: 1, verb: {} },
    ]) {
      contentWindow.postMessage(odd, '*');
    }
  });
  expect(await say('seek', 3)).toMatchObject({ result: 3 });
});

test('the height is told in plain, Canvas and H5P form, and the H5P handshake is answered', async ({
  page,
  site,
  baseURL,
}) => {
  await visit(page, site, `${baseURL}embed.html`, 'width="390" height="100"');
  const last = (/** @type {string} */ form) =>
    page.evaluate((form) => {
      const fits = {
        plain: (data) => data.event === 'height' && data.detail.height,
        canvas: (data) => data.subject === 'lti.frameResize' && data.height,
        hello: (data) => data.context === 'h5p' && data.action === 'hello',
        prepare: (data) => data.context === 'h5p' && data.action === 'prepareResize',
        resize: (data) => data.context === 'h5p' && data.action === 'resize' && data.scrollHeight,
      }[form];
      return heard.map(({ data }) => fits(data)).findLast(Boolean) ?? null;
    }, form);
  await expect.poll(() => last('plain')).toBeGreaterThan(400);
  const height = await last('plain');
  expect(await last('canvas')).toBe(height);
  expect(await last('hello')).toBe(true);
  expect(await last('resize')).toBe(null);
  // As H5P's own resizer answers.
  await page.evaluate(() => {
    const frame = document.querySelector('#lab');
    const answer = (action) => frame.contentWindow.postMessage({ context: 'h5p', action }, '*');
    addEventListener('message', ({ data }) => {
      if (data.context !== 'h5p') return;
      if (data.action === 'prepareResize') {
        frame.style.height = '1px';
        answer('resizePrepared');
      }
      if (data.action === 'resize') frame.style.height = `${data.scrollHeight}px`;
    });
    answer('hello');
  });
  await expect.poll(() => last('resize')).toBeGreaterThan(400);
  await expect
    .poll(() => page.evaluate(() => document.querySelector('#lab').clientHeight))
    .toBeGreaterThan(400);
  const fits = () =>
    page.frames()[1].evaluate(() => document.documentElement.scrollHeight <= innerHeight);
  await expect.poll(fits).toBe(true);
});

test('it runs in a sandbox that allows scripts and nothing else', async ({
  page,
  site,
  baseURL,
}) => {
  await visit(page, site, `${baseURL}embed.html?step=5`, `sandbox="allow-scripts" ${size}`);
  const lab = frameOf(page);
  await expect(lab).toHaveAttribute('data-step', '5');
  await lab.locator('tc-bar [data-verb="step"]').click();
  await expect(lab).toHaveAttribute('data-step', '6');
  await expect.poll(async () => (await events(page, 'step')).at(-1)?.step).toBe(6);
  expect(await page.evaluate(() => heard[0].origin)).toBe('null');
});

test('a host that keeps its files to itself is named as the reason in a sandbox', async ({
  page,
  site,
  noise,
}) => {
  const { origin } = await site({ '/': 'target/site' }, {});
  const around = course(`${origin}/embed.html`, `sandbox="allow-scripts" ${size}`);
  const { origin: host } = await site({ '/': around });
  await page.goto(host);
  await expect(frameOf(page)).toContainText('does not send the header Access-Control-Allow-Origin');
  // That the browser says so too is the point.
  noise.length = 0;
});

test('axe finds nothing wrong with the small form, light and dark', async ({ page }) => {
  test.setTimeout(180_000); // axe looks at every element several times
  for (const theme of ['light', 'dark']) {
    await page.goto(`./embed.html?scenario=two-things&step=9&theme=${theme}`);
    await expect(page.locator('turncoat-lab')).toHaveAttribute('data-step', '9');
    await clean(page);
  }
});
