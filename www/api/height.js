/**
 * Tells the page around how tall this one would like to be, in every form that course sites
 * understand: our own, Canvas (`lti.frameResize`) and H5P (its greeting, then its two-step
 * resize). Who understands none of them keeps the height it has given.
 */

/** Changes below this are no reason to move a course page, in px. */
const SLACK = 2;

/** @param {Window} host @param {Element} content */
export function tellHeight(host, content) {
  let told = 0;
  /** The page around speaks H5P. */ let h5p = false;
  const send = (/** @type {object} */ message) => host.postMessage(message, '*');
  const wanted = () => Math.ceil(document.documentElement.scrollHeight);
  const sendH5p = (/** @type {string} */ action) => {
    const height = wanted();
    const { clientHeight } = document.documentElement;
    send({ context: 'h5p', action, scrollHeight: height, clientHeight, height });
  };
  const tell = () => {
    const height = wanted();
    if (Math.abs(height - told) < SLACK) return;
    told = height;
    send({ turncoat: 1, event: 'height', detail: { height } });
    send({ subject: 'lti.frameResize', height });
    if (h5p) sendH5p('prepareResize');
  };

  addEventListener('message', ({ source, data }) => {
    if (source !== host || data?.context !== 'h5p') return;
    if (data.action === 'ready') send({ context: 'h5p', action: 'hello' });
    if (data.action === 'hello' || data.action === 'resize') {
      h5p = true;
      sendH5p('prepareResize');
    }
    if (data.action === 'resizePrepared') sendH5p('resize');
  });
  send({ context: 'h5p', action: 'hello' });
  new ResizeObserver(tell).observe(content);
  addEventListener('resize', tell);
  tell();
}
