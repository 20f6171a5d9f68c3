// The static site: www is bundled to target/site. Addresses are relative, so that the built page
// works from any folder of any server.
import { about } from './about.js';
import { abroad } from './abroad.js';
import { ahead } from './ahead.js';
import { first } from './first.js';
import { offline } from './offline.js';
import { pages } from './pages.js';
import { sizes } from './sizes.js';
import { squeeze } from './squeeze.js';
import { straight } from './straight.js';
import { tight } from './tight.js';

// As strict as a careful host may be; the tests run under it. 'wasm-unsafe-eval' allows
// WebAssembly and nothing else.
const contentPolicy = [
  "default-src 'none'",
  "script-src 'self' 'wasm-unsafe-eval'",
  "style-src 'self'",
  "img-src 'self' data: blob:",
  "font-src 'self'",
  "connect-src 'self'",
  "worker-src 'self' blob:",
  "manifest-src 'self'",
  // The preview of an embedded lab.
  "frame-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
].join('; ');

export const site = {
  root: 'www',
  define: about,
  base: './',
  build: {
    outDir: '../target/site',
    emptyOutDir: true,
    target: 'es2022',
    // No data: addresses and no inline scripts: the page must stand a strict content policy.
    assetsInlineLimit: 0,
    modulePreload: false,
    reportCompressedSize: false,
    rolldownOptions: {
      input: ['www/index.html', 'www/embed.html'],
      output: {
        codeSplitting: { groups: [{ name: first }] },
      },
    },
  },
  preview: {
    headers: { 'Content-Security-Policy': contentPolicy },
    // A page in a sandboxed frame has no origin of its own: its modules come from a stranger.
    cors: { origin: '*' },
  },
  worker: { format: 'es' },
  plugins: [pages(), squeeze(), straight(), tight(), abroad(), ahead(), offline(), sizes()],
};
