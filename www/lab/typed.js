/** Keys that were pressed for something before it was there are pressed in it. */
import { drawn } from './drawn.js';
import { active, stops } from './focus.js';

const PRESSED = 'button, summary, a[href]';
const FIELDS = 'input, textarea';

/** @param {Element} at @param {boolean} back Where Tab goes: round what is open. */
function turn(at, back) {
  const root = /** @type {ShadowRoot} */ (at.getRootNode());
  const all = stops(at.closest('tc-popover, dialog') ?? root);
  const now = all.indexOf(/** @type {HTMLElement} */ (at));
  all.at((now + (back ? -1 : 1)) % all.length)?.focus();
}

/** What the browser does with a key that nobody takes. @param {HTMLElement} at
 * @param {KeyboardEvent} event */
function act(at, { key, shiftKey }) {
  if (key === 'Tab') turn(at, shiftKey);
  else if ((key === 'Enter' || key === ' ') && at.matches(PRESSED)) at.click();
  // The one way to write into a field of numbers where its caret is.
  else if (key.length === 1 && at.matches(FIELDS)) document.execCommand('insertText', false, key);
}

/** @param {import('./lab.js').TurncoatLab} lab @param {KeyboardEvent[]} keys */
export async function type(lab, keys) {
  for (const { key, code, shiftKey } of keys) {
    const at = active() ?? lab;
    const event = new KeyboardEvent('keydown', {
      key,
      code,
      shiftKey,
      bubbles: true,
      composed: true,
      cancelable: true,
    });
    if (at.dispatchEvent(event)) act(at, event);
    await lab.updateComplete;
    await drawn(lab.renderRoot);
  }
}
