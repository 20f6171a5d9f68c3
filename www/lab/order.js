/**
 * What a person asks for is done in the order in which it was asked for. While a run is on its way
 * (fetched, unpacked, read from a file) whatever is to be done to it waits, instead of being done
 * to the run that is about to go.
 */
export class Order {
  #coming = 0;
  /** @type {(() => void)[]} */ #waiting = [];

  /** @param {() => void} changed Something is on its way now, or no longer. */
  constructor(changed) {
    this.changed = changed;
  }

  /** Something is on its way, or waits for it. */
  get busy() {
    return this.#coming > 0 || this.#waiting.length > 0;
  }

  /**
   * @template T @param {Promise<T>} coming What the next ones have to wait for.
   * @returns {Promise<T>}
   */
  async behind(coming) {
    this.#coming += 1;
    this.changed();
    try {
      return await coming;
    } finally {
      this.#coming -= 1;
      this.#next();
    }
  }

  /** Does it at once, or as soon as what is on its way has come. @param {() => void} act */
  ask(act) {
    if (this.busy) this.#waiting.push(act);
    else act();
  }

  /** What was asked for since was meant for a run that will not be seen. */
  forget() {
    this.#waiting = [];
  }

  #next() {
    // One of them may send for something itself.
    while (!this.#coming && this.#waiting.length) {
      const [act, ...rest] = this.#waiting;
      this.#waiting = [];
      act();
      this.#waiting = [...rest, ...this.#waiting];
    }
    this.changed();
  }
}
