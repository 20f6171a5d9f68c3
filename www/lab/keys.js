/** The keys of a lab. They act only in the lab that has the focus. */
const TYPING = 'input, select, textarea, [contenteditable]';
const PRESSED = 'button, a[href], summary, [role="button"], [role="tab"], [role^="menuitem"]';
/** @type {Record<string, string>} */
const VERBS = {
  ' ': 'play',
  ArrowLeft: 'back',
  ArrowRight: 'step',
  Home: 'home',
  End: 'end',
  r: 'restart',
  R: 'restart',
};

/** @param {KeyboardEvent} event A key of the browser's, or one that only changes another. */
const foreign = ({ ctrlKey, metaKey, altKey, key }) =>
  ctrlKey || metaKey || altKey || key === 'Shift';

export class Keys {
  /** What is opening. @type {Promise<unknown> | null} */ #opening = null;
  /** Keys pressed for it before it is there. @type {KeyboardEvent[]} */ #early = [];

  /** @param {import('./lab.js').TurncoatLab} lab */
  constructor(lab) {
    this.lab = lab;
    lab.addEventListener('keydown', (event) => this.#first(event), true);
    lab.addEventListener('keydown', (event) => this.#press(event));
  }

  /** Something opens: keys are meant for it from now on. @param {Promise<unknown>} there */
  async until(there) {
    this.#opening = there;
    await there.catch(() => {});
    // More may be pressed while these are.
    while (this.#opening === there && this.#early.length) {
      const early = this.#early.splice(0);
      await this.lab.later.menus?.type(this.lab, early);
    }
    if (this.#opening === there) this.#opening = null;
  }

  /** Something is opening. */
  get early() {
    return this.#opening !== null;
  }

  /** @param {KeyboardEvent} event Before whatever has the focus. */
  #first(event) {
    if (foreign(event) || !event.isTrusted) return;
    // Whatever is pressed next is pressed where the step ends that is on its way.
    this.lab.player.arrive();
    if (!this.#opening) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    if (event.key !== 'Escape') {
      this.#early.push(event);
      return;
    }
    this.#early = [];
    this.#opening = null;
    this.lab.closeMenu(true);
  }

  /** @param {KeyboardEvent} event */
  #press(event) {
    // What the lab takes is not meant for the page round it too: a deck would turn its slide.
    if (this.#takes(event)) event.stopPropagation();
  }

  /** @param {KeyboardEvent} event @returns {boolean} Something here answers to it. */
  #takes(event) {
    const { lab } = this;
    if (event.defaultPrevented) return true;
    if (foreign(event) || lab.failure || lab.missing) return false;
    const at = /** @type {Element} */ (event.composedPath()[0]);
    if (!(at instanceof Element)) return false;
    if (at.matches(TYPING)) return event.key !== 'Tab';
    // The browser presses it.
    if (/^( |Enter)$/.test(event.key) && at.matches(PRESSED)) return true;
    const verb = VERBS[event.key];
    if (at.getAttribute('role') === 'tab' && /^(Arrow|Home|End)/.test(event.key)) return true;
    if (verb) lab.order.ask(() => lab.go(verb));
    else if (event.key === '?') lab.openMenu({ name: 'help', anchor: this.#anchor('help') });
    else if (event.key === 'Escape') this.#escape();
    else if (/^[1-9]$/.test(event.key)) lab.order.ask(() => this.#client(Number(event.key)));
    else return false;
    event.preventDefault();
    return true;
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
    if (client) this.until(lab.byHand((hand) => hand.meet(client.name)));
  }
}
