/**
 * The address of the page is the moment in view: reloaded, kept as a bookmark, copied or come back to,
 * it is the same run at the same step, in the same language. Entries of the history are rewritten,
 * never added: one step back leaves the page, as everywhere.
 */

import { addressOf, momentOf } from './embedding/moment.js';
import { isName, OF_RUN } from './lab/names.js';
import { choose } from './words/language.js';

/** Browsers refuse more than a hundred changes in half a minute; in ms. */
const PAUSE = 400;

/** What a person chooses by a menu, with what it is unasked. */
const CHOSEN = { theme: 'system', mode: 'watch', future: 'shown' };

/** @param {import('./api/element.js').TurncoatElement} lab @returns {Record<string, string>} */
function beside(lab) {
  /** @type {Record<string, string>} */ const more = {};
  for (const name of new URLSearchParams(location.search).keys()) {
    // What was refused has been told: it is not asked for again.
    const value = isName(name) && !OF_RUN.includes(name) ? lab.given[name] : undefined;
    if (value !== undefined) more[name] = String(value);
  }
  for (const [name, unasked] of Object.entries(CHOSEN)) {
    const value = String(Reflect.get(lab, name));
    if (value !== unasked) more[name] = value;
    else delete more[name];
  }
  // Who reads the link elsewhere has another browser.
  if (more.lang || lab.tongue !== choose(null)) more.lang = lab.tongue;
  // A moment stands still.
  delete more.autoplay;
  return more;
}

/** @param {import('./api/element.js').TurncoatElement} lab Whose moments the address follows. */
export function keep(lab) {
  let asked = false;
  const write = async () => {
    asked = false;
    if (!lab.session) return;
    try {
      const page = location.href.replace(/[?#].*/, '');
      const address = addressOf(page, await momentOf(lab), beside(lab));
      if (address !== location.href) history.replaceState(history.state, '', address);
    } catch {
      // Too long for this browser, or too often: the next moment is as good.
    }
  };
  const ask = () => {
    if (asked) return;
    asked = true;
    setTimeout(write, PAUSE);
  };
  const attributeFilter = ['data-step', 'data-digest', 'data-theme', 'data-mode', 'lang'];
  new MutationObserver(ask).observe(lab, { attributeFilter });
  ask();
}
