// The npm package as others get it: packed, installed into an empty project, used from a bundler
// and from a plain script, typed, and no larger than promised.
import { execFileSync } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import { expect, html, strict, test } from './host.js';

const project = resolve('target/package-test');
const root = resolve('.');

const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';
const run = (/** @type {string} */ program, /** @type {string[]} */ args) =>
  execFileSync(program, args, { cwd: project, encoding: 'utf8', stdio: 'pipe' });
const node = (/** @type {string} */ script, /** @type {string[]} */ ...args) =>
  run(process.execPath, [join(root, 'node_modules', script), ...args]);
const write = (/** @type {string} */ file, /** @type {string} */ text) =>
  writeFileSync(join(project, file), text);

test.describe.configure({ mode: 'serial' });

test.beforeAll(() => {
  rmSync(project, { recursive: true, force: true });
  mkdirSync(project, { recursive: true });
  write('package.json', '{ "name": "a-course", "private": true, "type": "module" }');
  run(npm, ['pack', join(root, 'target/npm'), '--silent']);
  const [tarball] = readdirSync(project).filter((file) => file.endsWith('.tgz'));
  run(npm, ['install', '--offline', '--ignore-scripts', `./${tarball}`]);
});

/** @param {any} page */
async function works(page) {
  const lab = page.locator('turncoat-lab');
  await expect(lab).toHaveAttribute('data-step', '5');
  await lab.locator('tc-bar [data-verb="step"]').click();
  await expect(lab).toHaveAttribute('data-step', '6');
  // A part that is fetched when it is asked for.
  await lab.locator('tc-stage').getByRole('button', { name: /^S1,/ }).press('Enter');
  await expect(lab.locator('tc-fault-menu')).toBeVisible();
}

/** The search is a worker with an engine of its own. @param {any} page */
async function searches(page) {
  const lab = page.locator('turncoat-lab');
  await lab.evaluate((/** @type {any} */ el) => el.set({ mode: 'break', panels: null }));
  await page.getByText('Change the bounds').click();
  const clients = page.getByRole('spinbutton', { name: 'Clients', exact: true });
  await clients.fill('1');
  await clients.blur();
  await page.getByRole('button', { name: 'Search', exact: true }).click();
  await expect(page.locator('tc-search .result')).toContainText('Nothing found: holds within');
}

const body =
  '<turncoat-lab scenario="two-things" step="5" panels="stage,transport"></turncoat-lab>';
const policy = { headers: { 'content-security-policy': strict } };

test('from a bundler', async ({ page, site }) => {
  write('main.js', "import 'turncoat-lab';\n");
  write('index.html', html(body, '<script type="module" src="/main.js"></script>'));
  node('vite/bin/vite.js', 'build', '--logLevel', 'error');
  const { origin } = await site({ '/': join(project, 'dist') }, policy);
  await page.goto(origin);
  await works(page);
  await searches(page);
});

test('from a plain script, in any folder', async ({ page, site }) => {
  const module = 'node_modules/turncoat-lab/turncoat-lab.js';
  const text = html(body, `<script type="module" src="./${module}"></script>`);
  const { origin } = await site({ '/a/b/': project, '/a/b/plain.html': text }, policy);
  await page.goto(`${origin}/a/b/plain.html`);
  await works(page);
  await searches(page);
});

test('from another host, which lends its files to everybody', async ({ page, site }) => {
  const lends = { headers: { 'access-control-allow-origin': '*' } };
  const { origin: far } = await site({ '/lib/': 'target/npm' }, lends);
  const text = html(body, `<script type="module" src="${far}/lib/turncoat-lab.js"></script>`);
  const { origin } = await site({ '/': text }, {});
  await page.goto(origin);
  await works(page);
  await searches(page);
});

test('where there is no DOM it is imported, and makes nothing look like one', () => {
  const look = `const { TurncoatElement, VERBS } = await import('turncoat-lab');
    const globals = [typeof document, typeof HTMLElement, typeof customElements];
    console.log([typeof TurncoatElement, VERBS.length, ...globals].join(' '));`;
  const said = run(process.execPath, ['--input-type=module', '--eval', look]);
  expect(said.trim()).toBe('function 9 undefined undefined undefined');
});

/** The same lab, as each framework writes it; a press on the button changes what it is given. */
const frameworks = {
  React: `import { createElement as h, useState } from 'react';
    import { createRoot } from 'react-dom/client';
    function App() {
      const [given, give] = useState({ step: '5', servers: 4, theme: 'dark' });
      return h('div', null,
        h('button', { onClick: () => give({ step: 7, servers: 4, theme: 'light' }) }, 'on'),
        h('turncoat-lab', { scenario: 'two-things', panels: 'stage,transport', ...given }));
    }
    createRoot(document.querySelector('#app')).render(h(App));`,
  Preact: `import { h, render } from 'preact';
    import { useState } from 'preact/hooks';
    function App() {
      const [given, give] = useState({ step: '5', servers: 4, theme: 'dark' });
      return h('div', null,
        h('button', { onClick: () => give({ step: 7, servers: 4, theme: 'light' }) }, 'on'),
        h('turncoat-lab', { scenario: 'two-things', panels: 'stage,transport', ...given }));
    }
    render(h(App), document.querySelector('#app'));`,
  Vue: `import { createApp, h, ref } from 'vue';
    createApp({
      setup() {
        const given = ref({ step: '5', servers: 4, theme: 'dark' });
        const on = () => (given.value = { step: 7, servers: 4, theme: 'light' });
        return () => h('div', [h('button', { onClick: on }, 'on'),
          h('turncoat-lab', { scenario: 'two-things', panels: 'stage,transport', ...given.value })]);
      },
    }).mount('#app');`,
};

for (const [name, app] of Object.entries(frameworks)) {
  test(`${name} gives it its parameters, and its verbs stay verbs`, async ({ page, site }) => {
    const out = `dist-${name}`;
    write('main.js', `import 'turncoat-lab';\n${app}`);
    write(
      'index.html',
      html('<div id="app"></div>', '<script type="module" src="/main.js"></script>'),
    );
    node('vite/bin/vite.js', 'build', '--outDir', out, '--logLevel', 'error');
    const { origin } = await site({ '/': join(project, out) }, policy);
    await page.goto(origin);
    const lab = page.locator('turncoat-lab');
    await works(page);
    await expect(lab).toHaveAttribute('data-theme', 'dark');
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: 'on', exact: true }).click();
    await expect(lab).toHaveAttribute('data-step', '7');
    await expect(lab).toHaveAttribute('data-theme', 'light');
    expect(await lab.evaluate((/** @type {any} */ el) => el.step(2))).toBe(9);
    await expect(lab.locator('.note')).toHaveCount(0);
  });
}

test('its types describe it', () => {
  write(
    'use.ts',
    `import { TurncoatElement } from 'turncoat-lab';
    const lab = document.querySelector('turncoat-lab')!;
    const made: TurncoatElement = document.createElement('turncoat-lab');
    await lab.ready;
    const step: number = lab.seek(lab.step(2));
    lab.step = 5;
    lab.servers = 7;
    made.addEventListener('length', ({ detail }) => detail.steps.toFixed() + detail.end);
    lab.inject({ server: 'S1', does: 'crash' });
    await lab.setState({ ...lab.getState(), step });
    const warnings: string[] = await lab.set({ theme: 'dark', lock: null });
    made.addEventListener('decided', ({ detail }) => warnings.push(detail.server + detail.slot));
    // @ts-expect-error There is no such theme.
    await lab.set({ theme: 'purple' });
    lab.destroy();`,
  );
  const options = ['--module', 'esnext', '--moduleResolution', 'bundler', '--target', 'es2022'];
  node('typescript/bin/tsc', '--noEmit', '--strict', '--lib', 'es2022,dom', ...options, 'use.ts');
});

test('what its types promise is there', async ({ page, site }) => {
  const types = readFileSync('build/npm/turncoat-lab.d.ts', 'utf8');
  const declared = types.slice(
    types.indexOf('class TurncoatElement'),
    types.indexOf('declare global'),
  );
  const members = [...declared.matchAll(/^ {2}(?:readonly |[gs]et )?(\w+)[(:<]/gm)].map(
    ([, name]) => name,
  );
  expect(members).toContain('getState');
  const { origin } = await site(
    {
      '/': html(body, '<script type="module" src="/lib/turncoat-lab.js"></script>'),
      '/lib/': 'target/npm',
    },
    policy,
  );
  await page.goto(origin);
  await expect(page.locator('turncoat-lab[data-step]')).toBeVisible();
  const missing = await page
    .locator('turncoat-lab')
    .evaluate((el, members) => members.filter((name) => !(name in el)), members);
  expect(missing).toEqual([]);
});

test('every file that was built for it is in it', () => {
  const files = (/** @type {string} */ folder) =>
    readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => relative(folder, join(entry.parentPath, entry.name)))
      .sort();
  expect(files(join(project, 'node_modules/turncoat-lab'))).toEqual(files('target/npm'));
});

test('it has what a package needs, and nothing to install with it', () => {
  const installed = join(project, 'node_modules/turncoat-lab');
  const card = JSON.parse(readFileSync(join(installed, 'package.json'), 'utf8'));
  expect(card.dependencies).toBeUndefined();
  expect(card.license).toBe('MIT OR Apache-2.0');
  const files = readdirSync(installed);
  for (const file of ['README.md', 'LICENSE-MIT', 'LICENSE-APACHE', 'turncoat-lab.d.ts', 'parts']) {
    expect(files).toContain(file);
  }
  expect(
    readdirSync(join(project, 'node_modules')).filter((name) => !name.startsWith('.')),
  ).toEqual(['turncoat-lab']);
});

test('the element with its engine is smaller than 230 KB as a server would send it', async ({
  page,
  site,
}) => {
  const { origin, asked } = await site(
    {
      '/': html(body, '<script type="module" src="/lib/turncoat-lab.js"></script>'),
      '/lib/': 'target/npm',
    },
    policy,
  );
  await page.goto(origin);
  await expect(page.locator('turncoat-lab[data-step="5"]')).toBeVisible();
  let bytes = 0;
  for (const path of new Set(asked.filter((path) => path.startsWith('/lib/')))) {
    bytes += brotliCompressSync(readFileSync(join('target/npm', path.slice(5)))).length;
  }
  console.log(`element with engine: ${(bytes / 1000).toFixed(1)} KB with brotli`);
  expect(bytes / 1000).toBeLessThan(230);
});
