/**
 * Parts of the shell that the first view does not need: menus and forms, the inspector, the log,
 * proofs, the crash panel. They are fetched at the first sign of a hand, so that they are there when they
 * are asked for; what is asked for earlier shows as soon as it has arrived. Elements that are
 * already on the page come alive by themselves when they are defined.
 */
import words from '../words/en.js';

/**
 * A mode's half of the page: `draw` stands where the stage and its panel stand in Watch.
 * @typedef {{ draw(parts: import('./page.js').Parts): unknown, leave?(): void,
 *   putBack?(): void }} View
 */

/** @type {Record<string, () => Promise<{ View: new (lab: any) => View }>>} */
const VIEWS = {
  break: () => import('../modes/break/view.js'),
  traitor: () => import('../modes/traitor/view.js'),
};

const SIGNS = ['pointermove', 'pointerdown', 'keydown'];

export class Later {
  /** @type {typeof import('./menus.js') | null} */ menus = null;
  /** @type {Promise<void> | null} */ #under = null;
  /** @type {Promise<unknown> | null} */ #log = null;
  /** @type {Record<string, View>} */ #views = {};
  #worn = false;
  /** @type {Promise<void> | null} */ #wearing = null;
  /** It can be printed. @type {Promise<void> | undefined} */ paper;
  /** The first sign of a hand, and what it met. @type {{ event: Event, path: EventTarget[] } | null} */
  sign = null;

  /** @param {import('./lab.js').TurncoatLab} lab */
  constructor(lab) {
    this.lab = lab;
    for (const sign of SIGNS) lab.addEventListener(sign, this.#seen, { passive: true });
  }

  #seen = (/** @type {Event} */ event) => {
    this.sign = { event, path: event.composedPath() };
    for (const sign of SIGNS) this.lab.removeEventListener(sign, this.#seen);
    this.fetch();
  };

  /** Fetches all parts, once; after a failure it may be asked again. */
  fetch() {
    this.#under ??= this.#get().catch(() => {
      this.#under = null;
      // Only what is missed is told: nobody has asked for what was fetched ahead.
      if (!this.lab.menu) return;
      this.lab.menu = null;
      this.lab.say({ text: words.shell.load.part, bad: true });
    });
    return this.#under;
  }

  /** Wears the themes that few ask for. @returns {boolean} They are here. */
  wear() {
    if (this.#worn) return true;
    this.#wearing ??= import('../styles/rare.js')
      .then(({ rare: { styleSheet } }) => {
        const root = /** @type {ShadowRoot} */ (this.lab.renderRoot);
        if (styleSheet) root.adoptedStyleSheets.push(styleSheet);
        this.#worn = true;
        this.lab.requestUpdate('theme');
      })
      .catch(() => {
        this.#wearing = null;
      });
    return false;
  }

  /** @returns {View | null} The view of the lab's mode, once it has arrived. */
  get view() {
    return this.#views[this.lab.mode] ?? null;
  }

  /** Fetches the view of the lab's mode; until it is there the page stays as it was.
   * @param {string} from The mode before. */
  async enter(from) {
    this.#views[from]?.leave?.();
    const { lab } = this;
    const { mode } = lab;
    if (!VIEWS[mode]) return;
    try {
      const [{ View }] = await Promise.all([VIEWS[mode](), this.fetch()]);
      if (!lab.hand) throw new Error('A view needs the hand.');
      this.#views[mode] ??= new View(lab);
      lab.requestUpdate('view', null);
    } catch {
      if (lab.mode === mode) lab.mode = 'watch';
      lab.say({ text: words.shell.load.part, bad: true });
    }
  }

  /** A log of more than one slot has a list of them. */
  slots() {
    this.#log ??= import('./slots.js').catch(() => null);
  }

  /** What paper needs must be here before somebody prints: it comes when all else has. */
  print() {
    // A small one is printed as it stands.
    if (this.lab.layout) return;
    this.paper ??= this.lab.updateComplete
      .then(() => import('../paper/paper.js'))
      .then(({ adopt }) => adopt(this.lab))
      .catch(() => {});
  }

  async #get() {
    const [menus] = await Promise.all([
      import('./menus.js'),
      import('./inspector.js'),
      import('./ledger.js'),
      import('./crash.js'),
      import('./proof.js'),
    ]);
    menus.adopt(this.lab);
    this.menus = menus;
    // Elements that wait on the page come alive by themselves; their size is new, though.
    this.lab.requestUpdate();
  }
}
