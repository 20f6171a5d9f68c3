// The examples of tests/examples, each opened as the tools they are for would show it.
import { readFileSync } from 'node:fs';
import { expect, html, strict, test } from './host.js';

const folder = 'tests/examples';
const libraries = {
  '/node_modules/turncoat-lab/': 'target/npm',
  '/reveal.js/': 'node_modules/reveal.js/dist',
};

/** @param {string} file @param {string} baseURL The file, with this site for the one it names. */
const read = (file, baseURL) =>
  readFileSync(`${folder}/${file}`, 'utf8').replaceAll('https://turncoat.example/', baseURL);

/** @param {any} lab @param {number} step It opens there, and goes on from there. */
async function alive(lab, step) {
  await lab.scrollIntoViewIfNeeded();
  await expect(lab).toHaveAttribute('data-step', String(step));
  // By key: a deck scales its slides, and with them where a press would land.
  await lab.locator('tc-bar [data-verb="step"]').press('Enter');
  await expect(lab).toHaveAttribute('data-step', String(step + 1));
}

/** @param {any} page @param {string} [frame] */
const framed = (page, frame = 'iframe') => page.frameLocator(frame).locator('turncoat-lab');

test('plain HTML: elements and a frame under a strict policy, with a button of the page', async ({
  page,
  site,
  baseURL,
}) => {
  const { origin } = await site(
    {
      '/': read('plain/index.html', baseURL),
      ...libraries,
      '/course.css': `${folder}/plain/course.css`,
      '/course.js': `${folder}/plain/course.js`,
    },
    { headers: { 'content-security-policy': strict } },
  );
  await page.goto(origin);
  await alive(page.locator('#before'), 5);
  await alive(page.locator('#after'), 14);
  await page.getByRole('button', { name: 'Crash S3 in the second one' }).click();
  await expect(page.locator('#after')).toHaveAttribute('data-step', '16');
  await expect(page.locator('#heard')).toContainText('step 16 of');
  await page.locator('#frame').scrollIntoViewIfNeeded();
  await alive(framed(page, '#frame'), 3);
});

test('reveal.js: fragments move the run, a frame loads with its slide', async ({
  page,
  site,
  baseURL,
}) => {
  const { origin } = await site({
    '/': read('reveal/index.html', baseURL),
    '/deck.js': `${folder}/reveal/deck.js`,
    ...libraries,
  });
  await page.goto(origin);
  await expect(page.getByRole('heading', { name: 'Who lied?' })).toBeVisible();
  const lab = page.locator('turncoat-lab');
  await expect(lab).toHaveAttribute('data-digest', /./);
  await page.keyboard.press('ArrowRight');
  await expect(lab.locator('tc-stage')).toBeVisible();
  await page.keyboard.press('ArrowRight');
  await expect(lab).toHaveAttribute('data-step', '6');
  await page.keyboard.press('ArrowRight');
  await expect(lab).toHaveAttribute('data-step', '14');
  await page.keyboard.press('ArrowLeft');
  await expect(lab).toHaveAttribute('data-step', '6');
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowRight');
  await alive(framed(page), 4);
});

test('MkDocs: the frame of the Markdown page is on the built page as it was written', async ({
  page,
  site,
  baseURL,
}) => {
  const [source] = read('mkdocs/docs/index.md', baseURL).match(/<iframe.*?<\/iframe>/s) ?? [];
  const built = read('mkdocs/page.html', baseURL);
  expect(built).toContain(source);
  const { origin } = await site({ '/': built });
  await page.goto(origin);
  await alive(framed(page), 5);
});

test('Jupyter: the outputs of IFrame and of HTML', async ({ page, site, baseURL }) => {
  const { cells } = JSON.parse(readFileSync(`${folder}/jupyter/lab.ipynb`, 'utf8'));
  const outputs = cells.map(({ outputs: [{ data }] }) =>
    data['text/html'].join('').replaceAll('https://turncoat.example/', baseURL),
  );
  const body = outputs
    .map(
      (output) => `<div class="jp-Cell jp-CodeCell"><div class="jp-Cell-outputWrapper">
        <div class="jp-OutputArea-child jp-OutputArea-executeResult">
        <div class="jp-RenderedHTMLCommon jp-RenderedHTML jp-OutputArea-output"
          data-mime-type="text/html">${output}</div></div></div></div>`,
    )
    .join('');
  const { origin } = await site({ '/': html(body), ...libraries });
  await page.goto(origin);
  await alive(framed(page), 5);
  await alive(page.locator('body > div > div turncoat-lab'), 3);
});

test('Moodle: the snippet in a text', async ({ page, site, baseURL }) => {
  const snippet = read('moodle/snippet.html', baseURL);
  const { origin } = await site({
    '/': html(`<div id="page"><div role="main"><div class="box generalbox py-3">
      <div class="no-overflow">${snippet}</div></div></div></div>`),
  });
  await page.goto(origin);
  await alive(framed(page), 5);
  expect(await framed(page).evaluate((el) => el.guard.held)).toEqual(['sizes', 'protocol']);
});

test('Canvas: the snippet, and the frame grows to what the lab asks for', async ({
  page,
  site,
  baseURL,
}) => {
  const resize = `<script>
    addEventListener('message', ({ data, source }) => {
      if (data?.subject !== 'lti.frameResize') return;
      for (const frame of document.querySelectorAll('iframe')) {
        if (frame.contentWindow === source) frame.style.height = data.height + 'px';
      }
    });
  </script>`;
  const { origin } = await site({
    '/': html(
      `<div class="show-content user_content">${read('canvas/snippet.html', baseURL)}</div>`,
      resize,
    ),
  });
  await page.goto(origin);
  await alive(framed(page), 5);
  const whole = () =>
    page.frames()[1].evaluate(() => document.documentElement.scrollHeight <= innerHeight);
  await expect.poll(whole).toBe(true);
});
