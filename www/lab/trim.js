/** Rows and lines at the lower edge of what scrolls: whole, or not at all. */

/** @param {ParentNode & DocumentOrShadowRoot} root @param {number} x @param {number} y
 * @returns {Element | null} The element at a point, within shadow trees too. */
function at(root, x, y) {
  const found = root.elementFromPoint(x, y);
  const inner = found?.shadowRoot;
  // A tree with nothing of its own at this point answers with its host.
  return inner && inner !== root ? (at(inner, x, y) ?? found) : found;
}

/**
 * Hides what would show only in part at the lower edge: half a row reads like a fault of the page.
 * @param {HTMLElement} scroller
 */
export function trim(scroller) {
  const below = scroller.scrollHeight - scroller.clientHeight - scroller.scrollTop;
  let cut = 0;
  if (below > 1) {
    const { left, top, bottom, width } = scroller.getBoundingClientRect();
    const k = scroller.offsetWidth / (width || 1);
    const root = /** @type {ShadowRoot} */ (scroller.getRootNode());
    const part = at(root, left + width / 2, bottom - 2)?.closest('tr, li, p, header');
    const box = part?.getBoundingClientRect();
    if (part && box && box.bottom > bottom + 1 && box.top > top) {
      // Of text as much as fits, of a table no half rows.
      const line = part.matches('p') ? parseFloat(getComputedStyle(part).lineHeight) : Infinity;
      cut = ((bottom - box.top) * k) % line;
    }
  }
  scroller.style.clipPath = cut > 0 ? `inset(0 0 ${cut}px 0)` : '';
}
