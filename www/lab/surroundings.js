/**
 * What a lab must know of the world round it: its width, how high the window is, how large the
 * reader wants text, the reader's colour scheme and wish for stillness, and whether it is in sight.
 */

const WIDE = 1200;
const MIDDLE = 760;
/** Below this one row holds no long labels. */
const ROOMY = 1400;
/** From this width on a middle form that lies across has the panel beside the stage. */
const BESIDE = 960;
/** A window below this height has no room for a proof between stage and diagram. */
const SHORT = 820;
/** A phone held sideways is lower than this, and at least so wide. */
const LOW = 480;
const HELD = 560;
/** Text of this size, in px, is as large as the sizes of ../styles/tokens.css say. */
const TEXT = 16;

export class Surroundings {
  /** @type {'wide' | 'middle' | 'narrow'} */ form = 'wide';
  /** Labels stay short. */ brief = false;
  /** Where the panel stands: see plan.js. @type {'' | 'beside' | 'low'} */ plan = '';
  inSight = true;

  #dark = matchMedia('(prefers-color-scheme: dark)');
  #still = matchMedia('(prefers-reduced-motion: reduce)');
  #forced = matchMedia('(forced-colors: active)');
  /** As wide as the text that the reader has chosen is large. */
  #em = document.createElement('i');
  #measure = () => this.again();
  #resize = new ResizeObserver(this.#measure);
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

  get forced() {
    return this.#forced.matches;
  }

  get still() {
    return this.#still.matches;
  }

  hostConnected() {
    this.#dark.addEventListener('change', this.#changed);
    this.#still.addEventListener('change', this.#changed);
    this.#forced.addEventListener('change', this.#changed);
    document.addEventListener('visibilitychange', this.#shown);
    this.#em.className = 'em';
    this.lab.renderRoot.append(this.#em);
    addEventListener('resize', this.#measure);
    this.#resize.observe(this.lab);
    this.#resize.observe(this.#em);
    this.#sight.observe(this.lab);
    this.again();
  }

  hostDisconnected() {
    this.#dark.removeEventListener('change', this.#changed);
    this.#still.removeEventListener('change', this.#changed);
    this.#forced.removeEventListener('change', this.#changed);
    document.removeEventListener('visibilitychange', this.#shown);
    removeEventListener('resize', this.#measure);
    this.#resize.disconnect();
    this.#sight.disconnect();
  }

  /** Measures again: the lab may have another form than its width alone would give it. */
  again() {
    const { lab } = this;
    const text = Math.min(2, Math.max(1, this.#em.clientWidth / TEXT || 1));
    const projector = lab.dataset.theme === 'projector';
    lab.style.setProperty('--scale', text === 1 ? '' : String(projector ? 1.25 * text : text));
    const width = lab.clientWidth / text;
    if (!width) return;
    const height = innerHeight / text;
    const across = innerWidth > innerHeight;
    const low = across && height < LOW;
    const middle = width >= MIDDLE || (low && width >= HELD);
    const form = width >= WIDE ? 'wide' : middle ? 'middle' : 'narrow';
    const short = form === 'wide' ? height < SHORT || projector : width >= BESIDE;
    const plan =
      lab.layout || form === 'narrow' ? '' : low ? 'low' : short && across ? 'beside' : '';
    lab.dataset.form = lab.layout ? 'small' : form;
    lab.dataset.plan = plan;
    const brief = width < ROOMY;
    if (form === this.form && brief === this.brief && plan === this.plan) return;
    this.form = form;
    this.brief = brief;
    this.plan = plan;
    lab.requestUpdate();
  }
}
