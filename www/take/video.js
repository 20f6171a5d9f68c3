/** A reel that the browser's own recorder takes up: it runs with the clock. */

const FRAME = 40;
const BITS = 5_000_000;

const TYPES = {
  webm: ['video/webm;codecs=vp9', 'video/webm;codecs=vp8', 'video/webm'],
  mp4: ['video/mp4;codecs=avc1.640028', 'video/mp4'],
};

/** @typedef {keyof typeof TYPES} Video */

/** @param {Video} video @returns {string | undefined} what this browser can record of it */
export function typeOf(video) {
  if (typeof MediaRecorder !== 'function') return undefined;
  if (typeof HTMLCanvasElement.prototype.captureStream !== 'function') return undefined;
  return TYPES[video].find((type) => MediaRecorder.isTypeSupported(type));
}

/** Waits for the page to draw, until a frame's time has passed. @param {number} since */
async function frame(since) {
  let now = since;
  while (now - since < FRAME) now = await new Promise((done) => requestAnimationFrame(done));
  return now;
}

/**
 * @param {{ width: number, height: number }} size of the film @param {Video} video
 * @returns {import('./film.js').Reel}
 */
export function recorder(size, video) {
  const canvas = Object.assign(document.createElement('canvas'), size);
  const pen = canvas.getContext('2d');
  const mimeType = typeOf(video);
  /** @type {MediaRecorder | null} */
  let tape = null;
  /** @type {Blob[]} */
  const parts = [];
  let since = 0;
  // A page out of sight draws nothing; then time stands still on the tape, too.
  const seen = () => {
    if (document.hidden) tape?.pause();
    else tape?.resume();
  };
  const stop = () => {
    document.removeEventListener('visibilitychange', seen);
    if (tape?.state !== 'inactive') tape?.stop();
  };
  return {
    async next() {
      const now = await frame(since);
      // Out of sight for a while: that was no part of the film.
      const passed = Math.min(now - since, 4 * FRAME);
      since = now;
      return passed;
    },
    take(film) {
      pen?.drawImage(film, 0, 0);
      if (tape) return;
      // Only now: what it takes up first should be a picture.
      tape = new MediaRecorder(canvas.captureStream(), { mimeType, videoBitsPerSecond: BITS });
      tape.addEventListener('dataavailable', (event) => parts.push(event.data));
      document.addEventListener('visibilitychange', seen);
      tape.start();
      since = performance.now();
    },
    async end() {
      const ended = new Promise((done) => tape?.addEventListener('stop', done, { once: true }));
      stop();
      await ended;
      return new Blob(parts, { type: mimeType?.split(';')[0] });
    },
    drop: stop,
  };
}
