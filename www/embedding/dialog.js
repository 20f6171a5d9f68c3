/** What the dialogs of this room share: a modal box in the lab's own colours. */
import { css, html } from 'lit';
import { icon } from '../lab/icons.js';
import words from '../words/en/embedding.js';

export const dialogLook = css`
  dialog { border: 1px solid var(--ctl); border-radius: 14px; background: var(--panel);
    color: var(--ink); padding: 16px 20px 18px; max-width: calc(100vw - 24px);
    max-height: calc(100dvh - 24px); overflow: auto; box-shadow: var(--shadow);
    font-family: var(--font); font-size: var(--body); line-height: 1.4; }
  dialog::backdrop { background: rgb(15 18 22 / 55%); }
  header { display: flex; align-items: center; gap: 12px; margin-bottom: 12px; }
  header h2 { font-size: var(--section); color: var(--ink); flex: 1; }
  .said { min-height: 1.4em; color: var(--ink2); font-size: var(--label); }
`;

/** @param {string} title */
export const heading = (title) => html`<header><h2 id="title">${title}</h2>
  <form method="dialog"><button class="btn"
    aria-label=${words.close}>${icon('cross')}</button></form>
  </header>`;

/**
 * Puts an element with a `<dialog>` into a lab, opens it, and takes it away when it closes.
 * @param {import('../lab/lab.js').TurncoatLab} lab
 * @param {import('lit').LitElement} element
 */
export async function show(lab, element) {
  lab.renderRoot.append(element);
  await element.updateComplete;
  const dialog = /** @type {HTMLDialogElement} */ (element.renderRoot.querySelector('dialog'));
  dialog.addEventListener('close', () => {
    element.remove();
    // The browser gives the focus back to what had it, if that is still there.
    if (!lab.matches(':focus-within')) lab.focus({ preventScroll: true });
  });
  // A press on the ground behind closes it, as elsewhere in the lab.
  dialog.addEventListener('click', (event) => event.target === dialog && dialog.close());
  // Escape belongs to the dialog, not to the lab around it.
  dialog.addEventListener('keydown', (event) => event.stopPropagation());
  dialog.showModal();
  element.requestUpdate();
}
