/** From an SVG file to pixels. */

/** Browsers refuse larger canvases, or draw nothing on them. */
const MOST = 8192;

/**
 * @param {string} svg
 * @returns {Promise<HTMLImageElement>} decoded, so that drawing it takes no time
 */
export async function image(svg) {
  const url = URL.createObjectURL(new Blob([svg], { type: 'image/svg+xml' }));
  try {
    const picture = new Image();
    picture.src = url;
    await picture.decode();
    return picture;
  } finally {
    URL.revokeObjectURL(url);
  }
}

/**
 * @param {string} svg
 * @param {number} scale pixels of the picture for one of the file; less where it would be too large
 * @returns {Promise<Blob>} a PNG
 */
export async function png(svg, scale) {
  const picture = await image(svg);
  const { naturalWidth: width, naturalHeight: height } = picture;
  const k = Math.min(scale, MOST / width, MOST / height);
  const canvas = document.createElement('canvas');
  canvas.width = Math.round(width * k);
  canvas.height = Math.round(height * k);
  const pen = canvas.getContext('2d');
  if (!pen) throw new Error('no canvas');
  pen.drawImage(picture, 0, 0, canvas.width, canvas.height);
  return new Promise((done, fail) => {
    canvas.toBlob((blob) => (blob ? done(blob) : fail(new Error('no picture'))), 'image/png');
  });
}
