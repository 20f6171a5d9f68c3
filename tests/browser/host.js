/** Sites of other people: small servers of their own origin that have a lab on their pages. */
import { createReadStream, existsSync, statSync } from 'node:fs';
import { createServer } from 'node:http';
import { extname, join, normalize } from 'node:path';
import { test as base, expect } from './support.js';

export { expect };

/** As strict as a course site may be. */
export const strict =
  "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; " +
  "connect-src 'self'; img-src 'self' data:; frame-src *";

const types = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.mjs': 'text/javascript',
  '.css': 'text/css',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.wasm': 'application/wasm',
  '.webmanifest': 'application/manifest+json',
};

/**
 * @typedef {object} Site
 * @property {string} origin
 * @property {string[]} asked The paths that were asked for.
 * @property {() => Promise<void>} close
 */

/**
 * @param {Record<string, string>} routes A path to a page's text ("<..."), or a path that ends in
 *   "/" to a folder; the longest that fits counts.
 * @param {{ headers?: Record<string, string>, name?: string }} [how] name: of this machine
 * @returns {Promise<Site>}
 */
export async function serve(routes, { headers = {}, name = 'localhost' } = {}) {
  const prefixes = Object.keys(routes).sort((one, other) => other.length - one.length);
  /** @type {string[]} */ const asked = [];
  const server = createServer((request, response) => {
    const path = decodeURIComponent(new URL(request.url ?? '/', 'http://x').pathname);
    asked.push(path);
    const send = (/** @type {number} */ status, /** @type {string} */ type) =>
      response.writeHead(status, { 'content-type': type, ...headers });
    if (path === '/favicon.ico') return send(204, 'image/x-icon').end();
    const prefix = prefixes.find((p) => (p.endsWith('/') ? path.startsWith(p) : path === p));
    const target = prefix && (routes[path] ?? routes[prefix]);
    if (target?.startsWith('<')) return send(200, types['.html']).end(target);
    const file = target && join(target, normalize(path.slice(String(prefix).length)) || '.');
    const found =
      file && existsSync(file) && statSync(file).isDirectory() ? `${file}/index.html` : file;
    if (!found || !existsSync(found)) return send(404, 'text/plain').end('not here');
    send(200, types[extname(found)] ?? 'application/octet-stream');
    return createReadStream(found).pipe(response);
  });
  await new Promise((done) => server.listen(0, undefined, () => done(undefined)));
  const { port } = /** @type {import('node:net').AddressInfo} */ (server.address());
  return {
    origin: `http://${name}:${port}`,
    asked,
    close: () =>
      new Promise((done) => {
        server.close(() => done());
        server.closeAllConnections();
      }),
  };
}

export const test = base.extend({
  /** @type {any} Starts sites that end with the test; what they serve counts as the page's own. */
  site: async ({ noise }, use) => {
    /** @type {Site[]} */ const sites = [];
    await use(async (/** @type {any} */ routes, /** @type {any} */ how) => {
      const site = await serve(routes, how);
      noise.homes.add(site.origin);
      sites.push(site);
      return site;
    });
    await Promise.all(sites.map((site) => site.close()));
  },
});

/** @param {string} body @param {string} [head] */
export const html = (body, head = '') =>
  `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>A course</title>${head}</head>` +
  `<body>${body}</body></html>`;

/** A page with labs, from the npm package at /lib/. @param {string} body */
export const withLabs = (body) =>
  html(body, '<script type="module" src="/lib/turncoat-lab.js"></script>');

/** The package where withLabs looks for it, under a strict policy. @type {[any, any]} */
export const labSite = (/** @type {string} */ body) => [
  { '/': withLabs(body), '/lib/': 'target/npm' },
  { headers: { 'content-security-policy': strict } },
];
