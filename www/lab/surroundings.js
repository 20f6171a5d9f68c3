/**
 * What a lab must know of the world round it: its width, the reader's colour scheme and wish for
 * stillness, and whether it is in sight.
 */

const WIDE = 1200;
const MIDDLE = 760;
/** Below this one row holds no long labels. */
const ROOMY = 1400;

export class Surroundings {
  /** @type {'wide' | 'middle' | 'narrow'} */ form = 'wide';
  /** Labels stay short. */ brief = false;
  inSight = true;

  #dark = matchMedia('(prefers-color-scheme: dark)');
  #still = matchMedia('(prefers-reduced-motion: reduce)');
  #resize = new ResizeObserver(() => this.#measure());
  #sight = new IntersectionObserver((seen) => {
    this.inSight = seen[seen.length - 1].isIntersecting;
    this.lab.see(this.inSight && !document.hidden);
  });
  #changed = () => this.lab.requestUpdate();
  #shown = () => this.lab.see(this.inSight && !document.hidden);

  /** @param {import('./lab.js').TurncoatLab} lab */
  constructor(lab) {
    this.lab = lab;
    lab.addController(this);
  }

  get dark() {
    return this.#dark.matches;
  }

  get still() {
    return this.#still.matches;
  }

  hostConnected() {
    this.#dark.addEventListener('change', this.#changed);
    this.#still.addEventListener('change', this.#changed);
    document.addEventListener('visibilitychange', this.#shown);
    this.#resize.observe(this.lab);
    this.#sight.observe(this.lab);
    this.#measure();
  }

  hostDisconnected() {
    this.#dark.removeEventListener('change', this.#changed);
    this.#still.removeEventListener('change', this.#changed);
    document.removeEventListener('visibilitychange', this.#shown);
    this.#resize.disconnect();
    this.#sight.disconnect();
  }

  /** The lab has another form than its width alone would give it. */
  again() {
    this.#measure();
  }

  #measure() {
    const width = this.lab.clientWidth;
    if (!width) return;
    const form = width >= WIDE ? 'wide' : width >= MIDDLE ? 'middle' : 'narrow';
    this.lab.dataset.form = this.lab.layout ? 'small' : form;
    const brief = width < ROOMY;
    if (form === this.form && brief === this.brief) return;
    this.form = form;
    this.brief = brief;
    this.lab.requestUpdate();
  }
}
