// The npm package as others get it: packed, installed into an empty project, used from a bundler
// and from a plain script, typed, and no larger than promised.
import { execFileSync } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
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
});

test('from a plain script, in any folder', async ({ page, site }) => {
  const module = 'node_modules/turncoat-lab/turncoat-lab.js';
  const text = html(body, `<script type="module" src="./${module}"></script>`);
  const { origin } = await site({ '/a/b/': project, '/a/b/plain.html': text }, policy);
  await page.goto(`${origin}/a/b/plain.html`);
  await works(page);
});

test('its types describe it', () => {
  write(
    'use.ts',
    `import { TurncoatElement } from 'turncoat-lab';
    const lab = document.querySelector('turncoat-lab')!;
    const made: TurncoatElement = document.createElement('turncoat-lab');
    await lab.ready;
    const step: number = lab.seek(lab.step(2));
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
  const members = [...declared.matchAll(/^ {2}(?:readonly )?(\w+)[(:<]/gm)].map(([, name]) => name);
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
