/** When what was asked to be drawn has been drawn, in shadow trees too. */

/**
 * All elements that match, in order, also within shadow trees.
 * @param {ParentNode} root @param {string} selector @returns {HTMLElement[]}
 */
export function deep(root, selector) {
  /** @type {HTMLElement[]} */
  const found = [];
  for (const child of /** @type {Iterable<HTMLElement>} */ (root.children)) {
    if (child.matches(selector)) found.push(child);
    found.push(...deep(child, selector));
    if (child.shadowRoot) found.push(...deep(child.shadowRoot, selector));
  }
  return found;
}

/**
 * Every element within has drawn what it was given, before anything else can be pressed.
 * @param {ParentNode} root
 */
export async function drawn(root) {
  for (;;) {
    const all = /** @type {import('lit').LitElement[]} */ (deep(root, '*'));
    const waiting = all.filter((el) => el.isUpdatePending);
    if (!waiting.length) return;
    await Promise.all(waiting.map((el) => el.updateComplete));
  }
}
