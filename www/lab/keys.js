/** The keys of a lab. They act only in the lab that has the focus. */

const TYPING = 'input, select, textarea, [contenteditable]';
const PRESSED = 'button, a[href], summary, [role="button"], [role="tab"], [role^="menuitem"]';

export class Keys {
  /** @param {import('./lab.js').TurncoatLab} lab */
  constructor(lab) {
    this.lab = lab;
    lab.addEventListener('keydown', (event) => this.#press(event));
  }

  /** @param {KeyboardEvent} event */
  #press(event) {
    const { lab } = this;
    if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return;
    const at = /** @type {Element} */ (event.composedPath()[0]);
    if (!(at instanceof Element) || at.matches(TYPING) || !lab.session || lab.failure) return;
    const pressed = at.matches(PRESSED);
    const verb = {
      ' ': pressed ? undefined : 'play',
      ArrowLeft: 'back',
      ArrowRight: 'step',
      Home: 'home',
      End: 'end',
      r: 'restart',
      R: 'restart',
    }[event.key];
    if (at.getAttribute('role') === 'tab' && /^(Arrow|Home|End)/.test(event.key)) return;
    if (verb) lab.go(verb);
    else if (event.key === '?') lab.openMenu({ name: 'help', anchor: this.#anchor('help') });
    else if (event.key === 'Escape') this.#escape();
    else if (/^[1-9]$/.test(event.key)) this.#client(Number(event.key));
    else return;
    event.preventDefault();
  }

  /** @param {string} name The button that opens a menu, else the lab. */
  #anchor(name) {
    const header = this.lab.renderRoot.querySelector('tc-header');
    return header?.shadowRoot?.querySelector(`[data-menu="${name}"]`) ?? this.lab;
  }

  #escape() {
    const { lab } = this;
    if (lab.menu) lab.closeMenu(true);
    else if (lab.note) lab.note = null;
    else {
      lab.selected = {};
      lab.inspecting = false;
    }
  }

  /** @param {number} number */
  #client(number) {
    const { lab } = this;
    const client = lab.snapshot?.proposers[number - 1];
    const stage = /** @type {any} */ (lab.renderRoot.querySelector('tc-stage'));
    if (!client || !stage) return;
    const mark = stage.renderRoot?.querySelector(`[data-agent="${client.name}"]`);
    const anchor = (mark ?? stage).getBoundingClientRect();
    lab.selected = { agent: client.name };
    if (lab.guard?.has('faults')) {
      lab.inspecting = true;
      return;
    }
    lab.openMenu({ name: 'fault', anchor, target: { kind: 'client', name: client.name } });
  }
}
