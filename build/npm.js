// The element as an npm package in target/npm: one module to import, the parts that it fetches
// when they are needed, the engine as an asset beside them, and nothing to install with it.
import { copyFileSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { first } from './first.js';
import { squeeze } from './squeeze.js';
import { wordsInside } from './words.js';

const outDir = 'target/npm';

export const npm = {
  root: 'www',
  // Every address is found from the module's own, which browsers and bundlers both understand.
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
  worker: { format: 'es' },
  plugins: [wordsInside(), squeeze(), papers()],
};

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
