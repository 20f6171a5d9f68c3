/** The page: one lab that fills it, and the run that its address may hold. */
import { give } from './api/query.js';
import { follow } from './document.js';
import { keepOffline } from './offline/register.js';
import { isLink } from './text.js';
import './api/element.js';

const lab = /** @type {import('./api/element.js').TurncoatElement} */ (
  document.querySelector('turncoat-lab')
);
lab.home = location.href.replace(/[?#].*/, '');

const read = () => {
  if (isLink(location.hash)) lab.runs.openLink(location.hash);
};
addEventListener('hashchange', read);
follow(lab, true);
// What the address asks for goes before a lock that it sets.
if (location.search && isLink(location.hash)) lab.setAttribute('scenario', location.hash);
else read();
give(lab);
lab.ready.then(async () => (await import('./address.js')).keep(lab)).catch(() => {});
keepOffline(lab.ready);
// Keys work at once; a reader's own focus is left alone.
if (document.activeElement === document.body) lab.focus({ preventScroll: true });
