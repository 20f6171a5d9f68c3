/** The page: one lab that fills it, and the run that its address may hold. */
import { isLink } from './text.js';
import './lab/lab.js';

const lab = /** @type {import('./lab/lab.js').TurncoatLab} */ (
  document.querySelector('turncoat-lab')
);

const read = () => {
  if (isLink(location.hash)) lab.runs.openLink(location.hash);
};
addEventListener('hashchange', read);
read();
// Keys work at once; a reader's own focus is left alone.
if (document.activeElement === document.body) lab.focus({ preventScroll: true });
