/**
 * A press means what stood under the pointer when it came down. Where something pushes that away
 * before the pointer is up again, the press is carried out all the same; where it has come to mean
 * something else (`data-means`), it is not.
 */

const CONTROLS = 'button, summary, a[href]';
/** Whoever moves the pointer further than this, in px, takes the press back. */
const SLIP = 10;

export class Presses {
  /** @type {{ control: HTMLElement, means?: string, x: number, y: number } | null} */ #down = null;

  /**
   * @param {HTMLElement} lab
   * @param {{ event: Event, path: EventTarget[] } | null} sign What may have been a press before.
   */
  constructor(lab, sign) {
    lab.addEventListener('pointerdown', (event) => this.#press(event, event.composedPath()), true);
    if (sign?.event instanceof PointerEvent && sign.event.buttons)
      this.#press(sign.event, sign.path);
  }

  /** @param {PointerEvent} event @param {EventTarget[]} path */
  #press({ clientX: x, clientY: y }, path) {
    const control = path.find((at) => at instanceof HTMLElement && at.matches(CONTROLS));
    this.#down =
      control instanceof HTMLElement ? { control, means: control.dataset.means, x, y } : null;
    // Of two places that a press has hit the browser tells what both stand in, which may be
    // anything around the lab.
    addEventListener('click', this.#click, { capture: true, once: true });
  }

  /** @param {MouseEvent} event */
  #click = (event) => {
    const down = this.#down;
    this.#down = null;
    // A key, a script and a screen reader click without a press.
    if (!down || event.detail === 0) return;
    const same = down.control.dataset.means === down.means;
    const hit = event.composedPath().includes(down.control);
    if (hit && same) return;
    if (!hit && Math.hypot(event.clientX - down.x, event.clientY - down.y) > SLIP) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    if (same) down.control.click();
  };
}
