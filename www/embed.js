/** The lab in an iframe: parameters in the query, a run in the fragment, messages to the host. */
import { tellHeight } from './api/height.js';
import { Messages, originsOf } from './api/messages.js';
import { give } from './api/query.js';
import { follow } from './document.js';
import { keepOffline } from './offline/register.js';
import { isLink } from './text.js';
import './api/element.js';

/** What stands in an iframe unless its address says otherwise. */
const PANELS = 'stage,story,legend,transport,verdicts';

const lab = /** @type {import('./api/element.js').TurncoatElement} */ (
  document.querySelector('turncoat-lab')
);
lab.home = new URL('./', location.href).href;

lab.setAttribute('panels', PANELS);
give(lab, ['origins']);
const read = () => {
  if (isLink(location.hash)) lab.setAttribute('scenario', location.hash);
};
addEventListener('hashchange', read);
read();

follow(lab, false);
keepOffline(lab.ready);

const { origins, warnings } = originsOf(new URLSearchParams(location.search).get('origins'));
lab.warnings.push(...warnings);
if (parent !== window) {
  new Messages(lab, { host: parent, origins });
  tellHeight(parent, lab);
}
