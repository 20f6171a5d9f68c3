/**
 * The service worker of the static site; build/offline.js fills in the first two lines. It keeps
 * every file of one version, and answers from them: a page never meets parts of another version.
 * A new version waits until the last page of the old one is closed.
 */
const VERSION = '__VERSION__';
/** @type {string[]} Paths relative to this file; './' is the page itself. */
const FILES = ['__FILES__'];

const worker = /** @type {any} */ (self);
const cacheName = `turncoat-${VERSION}`;

/** Some hosts redirect a page to a shorter address; a redirected answer may not open a page. */
const straight = (/** @type {Response} */ response) =>
  response.redirected
    ? new Response(response.body, { status: response.status, headers: response.headers })
    : response;

async function keepAll() {
  const cache = await caches.open(cacheName);
  const keep = async (/** @type {string} */ path) => {
    const response = await fetch(new Request(path, { cache: 'no-cache' }));
    if (!response.ok) throw new Error(`${response.status} ${path}`);
    await cache.put(path, straight(response));
  };
  await Promise.all(FILES.map(keep));
}

async function dropOld() {
  for (const other of await caches.keys()) {
    if (other.startsWith('turncoat-') && other !== cacheName) await caches.delete(other);
  }
}

/** @param {Request} request */
async function answer(request) {
  const cache = await caches.open(cacheName);
  // A query holds parameters of the lab, which the page reads itself.
  const url = new URL(request.url);
  const path = url.origin + url.pathname.replace(/\/index\.html$/, '/');
  return (await cache.match(path)) ?? fetch(request);
}

worker.addEventListener('install', (/** @type {any} */ event) => event.waitUntil(keepAll()));
worker.addEventListener('activate', (/** @type {any} */ event) => event.waitUntil(dropOld()));
worker.addEventListener('fetch', (/** @type {any} */ event) => {
  const { request } = event;
  if (request.method === 'GET' && request.url.startsWith(worker.registration.scope)) {
    event.respondWith(answer(request));
  }
});
