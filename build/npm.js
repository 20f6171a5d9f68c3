// The element as an npm package in target/npm: one module to import, the parts that it fetches
// when they are needed, the engine as an asset beside them, and nothing to install with it.
import { copyFileSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { about } from './about.js';
import { first } from './first.js';
import { pages } from './pages.js';
import { squeeze } from './squeeze.js';
import { straight } from './straight.js';
import { wordsInside } from './words.js';

const outDir = 'target/npm';

export const npm = {
  root: 'www',
  // Every address is found from the module's own, which browsers and bundlers both understand.
  define: about,
  base: './',
  publicDir: false,
  build: {
    outDir: `../${outDir}`,
    emptyOutDir: true,
    target: 'es2022',
    assetsInlineLimit: 0,
    modulePreload: false,
    reportCompressedSize: false,
    rolldownOptions: {
      input: 'www/api/element.js',
      preserveEntrySignatures: 'exports-only',
      output: {
        entryFileNames: 'turncoat-lab.js',
        chunkFileNames: 'parts/[name]-[hash].js',
        assetFileNames: 'parts/[name]-[hash][extname]',
        codeSplitting: { groups: [{ name: first }] },
      },
    },
  },
  worker: {
    format: 'es',
    // Known by name: ../www/search/search.js starts it also from another host.
    rolldownOptions: {
      output: {
        entryFileNames: 'parts/search-worker.js',
        assetFileNames: 'parts/[name]-[hash][extname]',
      },
    },
  },
  plugins: [pages(), wordsInside(), squeeze(), straight(), anywhere(), plainWorkers(), papers()],
};

/**
 * What a module names at its top is there in a browser only; a generator of static sites imports the
 * package where it is not. Within the module these names then stand for nothing, and no global is
 * made that other packages would take for a browser.
 */
function anywhere() {
  const nowhere =
    'const{HTMLElement=class{},customElements={get(){},define(){}},' +
    'document={createTreeWalker(){},createElement:()=>({})}}=globalThis;';
  return {
    name: 'anywhere',
    renderChunk: {
      order: 'post',
      handler: (code, chunk) =>
        chunk.isEntry || chunk.name === 'turncoat' ? nowhere + code : null,
    },
  };
}

/**
 * Bundlers know a worker by `new Worker(new URL('./file.js', import.meta.url))`, in one piece; what
 * stands here otherwise would leave them without the worker and its engine.
 */
function plainWorkers() {
  const nested =
    /new URL\(new URL\(`(?:\.\/)?([\w-]+\.js)`,import\.meta\.url\)\.href,``\+import\.meta\.url\)/g;
  return {
    name: 'plain-workers',
    apply: 'build',
    generateBundle: {
      order: 'post',
      handler(_, bundle) {
        let found = 0;
        for (const file of Object.values(bundle)) {
          if (file.type !== 'chunk') continue;
          file.code = file.code.replace(nested, (_whole, name) => {
            found += 1;
            return `new URL('./${name}',import.meta.url)`;
          });
        }
        if (found !== 1) this.error('the worker of the search is started otherwise');
      },
    },
  };
}

/** What a package has beside its code. */
function papers() {
  return {
    name: 'papers',
    apply: 'build',
    closeBundle() {
      const { version, license } = JSON.parse(readFileSync('package.json', 'utf8'));
      const card = JSON.parse(readFileSync('build/npm/package.json', 'utf8'));
      const whole = { ...card, version, license };
      writeFileSync(join(outDir, 'package.json'), `${JSON.stringify(whole, null, 2)}\n`);
      copyFileSync('build/npm/README.md', join(outDir, 'README.md'));
      copyFileSync('build/npm/turncoat-lab.d.ts', join(outDir, 'turncoat-lab.d.ts'));
      for (const file of ['LICENSE-APACHE', 'LICENSE-MIT']) {
        copyFileSync(file, join(outDir, file));
      }
      copyFileSync('www/scenario.schema.json', join(outDir, 'scenario.schema.json'));
    },
  };
}
