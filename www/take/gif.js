/** A reel of GIF frames: slower than the clock if need be, and the same on every machine. */
import { GIFEncoder } from 'gifenc';

/** Half as fine as a video again: a file for a slide should stay small. */
const SCALE = 0.75;
const FRAME = 80;
/** A palette's first entry stands for "as before"; so many are left for colours. */
const SAME = 0;
const MOST = 255;

/**
 * @param {{ width: number, height: number }} size of the film
 * @returns {import('./film.js').Reel}
 */
export function gif({ width: w, height: h }) {
  const width = Math.round(w * SCALE);
  const height = Math.round(h * SCALE);
  const encoder = GIFEncoder();
  const canvas = Object.assign(document.createElement('canvas'), { width, height });
  const pen = /** @type {CanvasRenderingContext2D} */ (
    canvas.getContext('2d', { willReadFrequently: true })
  );
  pen.imageSmoothingQuality = 'high';
  /** @type {Uint32Array | null} */
  let before = null;
  /** The frame that is still being shown. @type {{ index: Uint8Array, palette: number[][] } | null} */
  let shown = null;
  let delay = 0;

  const flush = () => {
    if (!shown) return;
    const { index, palette } = shown;
    const look = { palette, delay, transparent: true, transparentIndex: SAME, dispose: 1 };
    encoder.writeFrame(index, width, height, look);
  };

  return {
    // The page gets its turn between two frames: somebody may want to stop.
    next: () => new Promise((done) => setTimeout(done, 0, FRAME)),
    take(film, ms) {
      delay += ms;
      pen.drawImage(film, 0, 0, width, height);
      const pixels = new Uint32Array(pen.getImageData(0, 0, width, height).data.buffer);
      const changed = differences(before, pixels);
      if (!changed.length) return;
      // Until something changes, a frame only stays longer.
      flush();
      delay = 0;
      shown = colour(pixels, changed);
      before = pixels;
    },
    async end() {
      flush();
      encoder.finish();
      return new Blob([encoder.bytes()], { type: 'image/gif' });
    },
    drop: () => encoder.reset(),
  };
}

/** @param {Uint32Array | null} before @param {Uint32Array} now @returns {Uint32Array} places */
function differences(before, now) {
  const places = new Uint32Array(now.length);
  let n = 0;
  for (let i = 0; i < now.length; i++) if (before?.[i] !== now[i]) places[n++] = i;
  return places.subarray(0, n);
}

/**
 * Only what has changed has colours; the rest stays what it was. Flat colours, which are most of the
 * picture, are kept as they are: one that was off by a shade would leave a ghost where something
 * had been.
 * @param {Uint32Array} pixels @param {Uint32Array} changed
 */
function colour(pixels, changed) {
  /** @type {Map<number, number>} */
  const counts = new Map();
  for (const place of changed) counts.set(pixels[place], (counts.get(pixels[place]) ?? 0) + 1);
  const kept = [...counts].sort((one, other) => other[1] - one[1]).slice(0, MOST);
  const palette = [[0, 0, 0], ...kept.map(([value]) => rgb(value))];
  const chosen = new Map(kept.map(([value], i) => [value, i + 1]));
  const index = new Uint8Array(pixels.length).fill(SAME);
  for (const place of changed) {
    const value = pixels[place];
    let at = chosen.get(value);
    if (at === undefined) {
      at = nearest(palette, rgb(value));
      chosen.set(value, at);
    }
    index[place] = at;
  }
  return { index, palette };
}

/** @param {number} value Red is the lowest byte. */
const rgb = (value) => [value & 255, (value >> 8) & 255, (value >> 16) & 255];

/** @param {number[][]} palette @param {number[]} colour */
function nearest(palette, [r, g, b]) {
  let best = 1;
  let least = Infinity;
  for (let i = 1; i < palette.length; i++) {
    const [r2, g2, b2] = palette[i];
    const distance = (r - r2) ** 2 + (g - g2) ** 2 + (b - b2) ** 2;
    if (distance < least) {
      least = distance;
      best = i;
    }
  }
  return best;
}
