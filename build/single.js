// The whole page in one file, target/turncoat.html, for a USB stick: it opens from file:// with
// no server and no network. Scripts and styles stand in the page, the engine as packed text.
import { readFileSync, renameSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { deflateRawSync } from 'node:zlib';
import { viteSingleFile } from 'vite-plugin-singlefile';
import { about } from './about.js';
import { pages } from './pages.js';
import { squeeze } from './squeeze.js';
import { wordsInside } from './words.js';

const outDir = 'target/single';
const file = 'target/turncoat.html';

export const single = {
  root: 'www',
  define: about,
  base: './',
  publicDir: false,
  build: {
    outDir: `../${outDir}`,
    emptyOutDir: true,
    target: 'es2022',
    modulePreload: false,
    reportCompressedSize: false,
    rolldownOptions: { input: 'www/index.html' },
  },
  // A page from file:// may start no module worker, not even from a Blob.
  worker: { format: 'iife', plugins: () => [enginesInside()] },
  plugins: [
    pages(),
    enginesInside(),
    workersInside(),
    wordsInside(),
    alone(),
    squeeze(),
    viteSingleFile(),
    moved(),
  ],
};

/**
 * The bindings of an engine fetch the wasm beside them; here they unpack it instead. It holds for
 * every engine in www/generated, in the page and in its workers.
 */
function enginesInside() {
  const address = /new URL\('([^']+\.wasm)', import\.meta\.url\)/g;
  return {
    name: 'engines-inside',
    enforce: 'pre',
    transform: {
      filter: { id: /\/www\/generated\/[^/]+\.js$/ },
      handler(code, id) {
        const inside = code.replace(address, (_, name) => {
          const packed = deflateRawSync(readFileSync(join(dirname(id), name)), { level: 9 });
          return `unpackEngine('${packed.toString('base64')}')`;
        });
        return { code: `import { unpackEngine } from '../unpack.js';\n${inside}`, map: null };
      },
    },
  };
}

/**
 * A worker of the page, `new Worker(new URL('./x.js', import.meta.url), { type: 'module' })`, becomes
 * a classic one from a Blob, with its engine inside.
 */
function workersInside() {
  const started =
    /new Worker\(\s*new URL\((['"])([^'"]+)\1, import\.meta\.url\),\s*\{[^}]*\}\s*,?\s*\)/g;
  return {
    name: 'workers-inside',
    enforce: 'pre',
    transform: {
      filter: { id: /\/www\/(?!generated).*\.js$/, code: /new Worker\(/ },
      handler(code) {
        /** @type {string[]} */ const imports = [];
        const inside = code.replace(started, (_, _quote, path) => {
          imports.push(`import Inside${imports.length} from '${path}?worker&inline';`);
          return `new Inside${imports.length - 1}()`;
        });
        return { code: imports.join('\n') + inside, map: null };
      },
    },
  };
}

/** Takes out what only a server could give, and puts the icon into the page. */
function alone() {
  const icon = readFileSync('www/favicon.svg').toString('base64');
  return {
    name: 'alone',
    transformIndexHtml: {
      order: 'pre',
      handler: (html) =>
        html
          .replace(/<link\s+rel="(manifest|apple-touch-icon)"[^>]*>\s*/g, '')
          .replace(/<meta\s+property="og:image[^>]*>\s*/g, '')
          .replace('./favicon.svg', `data:image/svg+xml;base64,${icon}`),
    },
  };
}

function moved() {
  return {
    name: 'moved',
    closeBundle() {
      renameSync(join(outDir, 'index.html'), file);
      rmSync(outDir, { recursive: true });
    },
  };
}
