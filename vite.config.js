// The page: www is bundled to target/site. Addresses are relative, so that the built page
// works from any folder of any server.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { defineConfig } from 'vite';

// As strict as a careful host may be; the tests run under it. 'wasm-unsafe-eval' allows
// WebAssembly and nothing else.
const contentPolicy = [
  "default-src 'none'",
  "script-src 'self' 'wasm-unsafe-eval'",
  "style-src 'self'",
  "img-src 'self' data: blob:",
  "font-src 'self'",
  "connect-src 'self'",
  "worker-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
].join('; ');

export default defineConfig({
  root: 'www',
  base: './',
  build: {
    outDir: '../target/site',
    emptyOutDir: true,
    target: 'es2022',
    // No data: addresses and no inline scripts: the page must stand a strict content policy.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    reportCompressedSize: false,
    rolldownOptions: {
      output: {
        codeSplitting: { groups: [{ name: first }] },
      },
    },
  },
  preview: { headers: { 'Content-Security-Policy': contentPolicy } },
  worker: { format: 'es' },
  plugins: [squeeze(), sizes()],
});

/**
 * What the page imports at once is one file, which compresses better than many; what it imports
 * later is cut as the bundler likes it.
 */
function first(id, graph) {
  const seen = new Set();
  const reached = (module) => {
    if (seen.has(module)) return false;
    seen.add(module);
    const info = graph.getModuleInfo(module);
    return Boolean(info && (info.isEntry || info.importers.some(reached)));
  };
  return reached(id) ? 'turncoat' : null;
}

/** Takes the indentation and the comments out of html, svg and css templates. */
function squeeze() {
  const plain = (text) => text.replace(/\s*\n\s*/g, ' ');
  const css = (text) =>
    text
      .replace(/\/\*.*?\*\//gs, '')
      .replace(/\s+/g, ' ')
      .replace(/ ?([{};,]) ?/g, '$1')
      .replace(/: /g, ':');
  const how = { html: plain, svg: plain, css };
  return {
    name: 'squeeze',
    apply: 'build',
    transform: {
      filter: { id: /\/www\/(?!generated).*\.js$/, code: /`/ },
      handler(code) {
        /** Places of literal text, by their start. */
        const edits = [];
        const walk = (node) => {
          if (!node || typeof node !== 'object') return;
          const by = node.type === 'TaggedTemplateExpression' && how[node.tag.name];
          for (const { start, value } of by ? node.quasi.quasis : []) {
            const at = code.indexOf(value.raw, start);
            edits.push([at, at + value.raw.length, by(value.raw)]);
          }
          for (const child of Object.values(node)) walk(child);
        };
        walk(this.parse(code));
        let out = code;
        for (const [from, to, text] of edits.sort((one, other) => other[0] - one[0])) {
          out = out.slice(0, from) + text + out.slice(to);
        }
        return { code: out, map: null };
      },
    },
  };
}

/** Prints what each built file weighs, as it is and as a server would send it. */
function sizes() {
  let folder = '';
  return {
    name: 'sizes',
    apply: 'build',
    configResolved(config) {
      folder = join(config.root, config.build.outDir);
    },
    closeBundle() {
      const rows = readdirSync(folder, { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile())
        .map((entry) => weigh(join(entry.parentPath, entry.name), folder));
      rows.sort((one, other) => other.bytes - one.bytes);
      const total = { name: 'total', bytes: 0, gzip: 0, brotli: 0 };
      for (const row of rows) {
        total.bytes += row.bytes;
        total.gzip += row.gzip;
        total.brotli += row.brotli;
      }
      const line = (name, ...cells) =>
        name.padEnd(48) + cells.map((cell) => String(cell).padStart(10)).join('');
      console.log(line('KB in target/site', 'plain', 'gzip', 'brotli'));
      for (const { name, bytes, gzip, brotli } of [...rows, total]) {
        console.log(line(name, ...[bytes, gzip, brotli].map((size) => (size / 1000).toFixed(1))));
      }
    },
  };
}

function weigh(file, folder) {
  const content = readFileSync(file);
  return {
    name: file.slice(folder.length + 1),
    bytes: content.length,
    gzip: gzipSync(content, { level: 9 }).length,
    brotli: brotliCompressSync(content).length,
  };
}
