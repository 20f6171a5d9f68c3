/**
 * How large the targets of a page are, for a finger or a mouse: measured by what a touch would
 * meet, not by what is drawn.
 */

const TARGETS = [
  'button',
  'input',
  'select',
  'textarea',
  'summary',
  'a[href]',
  '[role="button"]',
  '[role="slider"]',
  '[role="tab"]',
  '[role^="menuitem"]',
].join();

/**
 * Targets with less than `least` px in either direction, as "name: width x height". Every one is
 * scrolled into view first; what something else covers there is told as 0 x 0.
 * @param {import('@playwright/test').Locator} part Where to look, shadow trees included.
 * @param {number} least px
 * @returns {Promise<{ small: string[], count: number }>}
 */
export const reach = (part, least) =>
  part.evaluate(
    async (root, { TARGETS, least }) => {
      /** @type {(at: any) => Element[]} */
      const within = (at) =>
        [...at.children].flatMap((child) => [
          child,
          ...(child.shadowRoot ? within(child.shadowRoot) : []),
          ...(child.localName === 'slot' ? [] : within(child)),
        ]);
      /** @type {(x: number, y: number) => Element | null} */
      const hit = (x, y) => {
        let at = document.elementFromPoint(x, y);
        for (;;) {
          const inner = at?.shadowRoot?.elementFromPoint(x, y);
          if (!inner || inner === at) return at;
          at = inner;
        }
      };
      /** @type {(of: Element, at: Element | null) => boolean} */
      const owns = (of, at) => {
        const labels = /** @type {any} */ (of).labels ?? [];
        return Boolean(at && (of.contains(at) || [...labels].some((l) => l.contains(at))));
      };
      /** How far the target goes on from its middle, in px. */
      /** @type {(of: Element, x: number, y: number, dx: number, dy: number) => number} */
      const run = (of, x, y, dx, dy) => {
        let far = 0;
        for (const by of [1, 0.25]) {
          while (far < least && owns(of, hit(x + dx * (far + by), y + dy * (far + by)))) far += by;
        }
        return far;
      };
      const frame = () => new Promise((done) => requestAnimationFrame(done));
      /** @type {(of: Element) => Promise<[number, number]>} */
      const measure = async (of) => {
        // Of a picture that is a button this marks the thing itself.
        const body = of.querySelector('.target') ?? of.querySelector('.ring') ?? of;
        const before = body.getBoundingClientRect().y;
        body.scrollIntoView({ block: 'center', inline: 'center', behavior: 'instant' });
        // What scrolls is trimmed to whole rows in the frame after.
        if (body.getBoundingClientRect().y !== before) await frame().then(frame);
        const box = body.getBoundingClientRect();
        const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
        if (!owns(of, hit(x, y))) return [0, 0];
        // A touch is met in whole pixels: the box says it exactly, where it is met to its edges.
        const exact = (/** @type {number} */ met, /** @type {number} */ drawn) =>
          Math.abs(met - drawn) <= 1.5 ? drawn : met;
        return [
          exact(run(of, x, y, -1, 0) + run(of, x, y, 1, 0), box.width),
          exact(run(of, x, y, 0, -1) + run(of, x, y, 0, 1), box.height),
        ];
      };
      const inside = root.shadowRoot ? within(root.shadowRoot) : [];
      const all = [...inside, ...within(root)]
        .filter((el) => el.matches(TARGETS) && el.checkVisibility({ visibilityProperty: true }))
        .filter((el) => {
          const { width, height } = el.getBoundingClientRect();
          return width > 1 && height > 1;
        });
      const small = [];
      for (const el of all) {
        const [width, height] = await measure(el);
        if (width >= least - 0.5 && height >= least - 0.5) continue;
        const name = el.getAttribute('aria-label') ?? el.id ?? '';
        const text = name || el.textContent?.replace(/\s+/g, ' ').trim().slice(0, 40);
        small.push(`${el.localName} ${text}: ${Math.round(width)} x ${Math.round(height)}`);
      }
      return { small, count: all.length };
    },
    { TARGETS, least },
  );
