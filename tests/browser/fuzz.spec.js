// Thousands of damaged links, scenarios and messages: each is opened or refused in one sentence,
// nothing of it runs, and the page goes on.
import { deflateRawSync } from 'node:zlib';
import { expect, html, test } from './host.js';
import { atRest, digest, lab, open, scenarios, stepOn } from './support.js';

/** @typedef {import('@playwright/test').Page} Page */

test.setTimeout(400_000);

const SEED = 20111;
const ROUNDS = 5;
const EACH = 300;

/** Numbers that only depend on the seed. @param {number} seed */
function dice(seed) {
  let state = seed >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
  const below = (/** @type {number} */ n) => Math.floor(next() * n);
  return { below, one: (/** @type {any[]} */ all) => all[below(all.length)] };
}

const hostile = [
  '<img src=x onerror=globalThis.hacked=1>',
  '<script>globalThis.hacked=2</script>',
  '"><svg onload=globalThis.hacked=3>',
  'javascript:globalThis.hacked=4',
  `\${globalThis.hacked=5}`,
  '__proto__',
  '\u202e\u0000\ud800',
];
const strange = [-1, 0.1, 1e9, 1e300, 2 ** 31, 2 ** 53, null, true, '', [], {}, [[]], ...hostile];

/** @param {any} value A copy in which one place has been changed. @param {ReturnType<typeof dice>} d */
function bent(value, d) {
  const copy = structuredClone(value);
  let at = copy;
  for (;;) {
    const keys = Object.keys(at);
    if (!keys.length) break;
    const key = d.one(keys);
    const inner = at[key];
    if (inner && typeof inner === 'object' && d.below(3)) {
      at = inner;
      continue;
    }
    const how = d.below(5);
    if (how === 0) delete at[key];
    else if (how === 1) at[d.one([...hostile, 'does', 'at', 'step', 'with', 'without'])] = inner;
    else if (how === 2 && Array.isArray(at)) at.push(inner, inner);
    else at[key] = d.one([...strange, typeof inner === 'number' ? inner * 7 : inner]);
    break;
  }
  return copy;
}

/** @param {string} text A few of its characters are gone, doubled or others. @param {any} d */
function damaged(text, d) {
  let out = text;
  for (let n = d.below(3); n >= 0; n -= 1) {
    const at = d.below(out.length + 1);
    const how = d.below(3);
    if (how === 0) out = out.slice(0, at) + out.slice(at + 1 + d.below(9));
    else if (how === 1) out = out.slice(0, at) + d.one(['{', '"', '\\', '9', ',']) + out.slice(at);
    else out = out.slice(0, at);
  }
  return out;
}

/** @param {ReturnType<typeof dice>} d */
function scenario(d) {
  const { turncoat, text } = d.one(scenarios);
  expect(turncoat).toBe(1);
  let data = JSON.parse(text);
  for (let n = d.below(3); n >= 0; n -= 1) data = bent(data, d);
  if (d.below(3) === 0) data.name = d.one(hostile);
  const whole = JSON.stringify(data);
  return d.below(3) ? whole : damaged(whole, d);
}

/** @param {ReturnType<typeof dice>} d */
function link(d) {
  const packed = deflateRawSync(Buffer.from(scenario(d)));
  if (d.below(3) === 0 && packed.length) packed[d.below(packed.length)] ^= 1 << d.below(8);
  const whole = `#v1:${packed.toString('base64url')}`;
  return d.below(3) ? whole : damaged(whole, d);
}

/**
 * Hands all inputs to the lab, one after the other, and says what went wrong.
 * @param {Page} page @param {'link' | 'file'} way @param {string[]} inputs
 */
const feed = (page, way, inputs) =>
  lab(page).evaluate(
    async (el, [way, inputs]) => {
      const wrong = [];
      let opened = 0;
      for (const input of inputs) {
        el.note = null;
        const before = el.session;
        try {
          if (way === 'link') await el.runs.openLink(input);
          else await el.runs.openFile(new File([input], 'run.json'));
        } catch (error) {
          wrong.push({ input, threw: String(error) });
        }
        await el.updateComplete;
        const { note, session } = el;
        if (session !== before) opened += 1;
        const told = note?.text ?? '';
        const plain =
          told.length < 500 && !/undefined|\[object|NaN|\n|panick|unreachable/.test(told);
        // Either another run is there, or the old one with one sentence on why.
        if (el.failure || !session || !plain || (session === before && !note?.bad)) {
          wrong.push({ input, told, failure: String(el.failure) });
          if (el.failure) break;
        }
      }
      el.note = null;
      return { wrong: wrong.slice(0, 3), opened };
    },
    /** @type {const} */ ([way, inputs]),
  );

/** @param {Page} page Elements that only a hostile string could have made. */
const planted = (page) =>
  page.evaluate(() => {
    const all = (/** @type {any} */ root) =>
      [...root.querySelectorAll('*')].flatMap((el) => [
        el,
        ...(el.shadowRoot ? all(el.shadowRoot) : []),
      ]);
    const strange = all(document.body).filter((el) =>
      el.matches('img, iframe, [onload], [onerror]'),
    );
    return { elements: strange.length, hacked: 'hacked' in globalThis };
  });

for (const way of /** @type {const} */ (['link', 'file'])) {
  test(`${ROUNDS * EACH} damaged ${way}s of runs never break the page`, async ({ page }) => {
    await open(page);
    let opened = 0;
    for (let round = 0; round < ROUNDS; round += 1) {
      const d = dice(SEED + round);
      const inputs = Array.from({ length: EACH }, () => (way === 'link' ? link(d) : scenario(d)));
      const found = await feed(page, way, inputs);
      expect(found.wrong, `seed ${SEED + round}`).toEqual([]);
      opened += found.opened;
      expect(await planted(page)).toEqual({ elements: 0, hacked: false });
    }
    // Some must have been good enough to open, or nothing behind the parser was tried.
    expect(opened).toBeGreaterThan((ROUNDS * EACH) / 50);
    await lab(page).evaluate((el, text) => el.load(text), scenarios[0].text);
    await atRest(page);
    const before = await digest(page);
    await stepOn(page);
    expect(await digest(page)).not.toBe(before);
  });
}

test(`${ROUNDS * EACH} damaged faults never break the run`, async ({ page }) => {
  await open(page);
  const known = scenarios.flatMap(({ faults = [] }) => faults).map(({ at, step, ...rest }) => rest);
  for (let round = 0; round < ROUNDS; round += 1) {
    const d = dice(SEED + round);
    const faults = Array.from({ length: EACH }, () => bent(d.one(known), d));
    const wrong = await lab(page).evaluate(
      async (el, [faults, text]) => {
        const wrong = [];
        await el.later.fetch();
        for (const fault of faults) {
          if ((el.snapshot?.faults.length ?? 0) > 40) el.load(text);
          el.note = null;
          const before = el.session.snapshot.step;
          el.hand.inject(fault);
          const told = el.note?.text ?? '';
          const moved = el.session.snapshot.step !== before;
          const plain =
            told.length < 500 && !/undefined|\[object|NaN|\n|panick|unreachable/.test(told);
          if (el.failure || !plain || (!moved && !told)) wrong.push({ fault, told });
          if (el.failure) break;
        }
        return wrong.slice(0, 3);
      },
      /** @type {const} */ ([faults, scenarios[0].text]),
    );
    expect(wrong, `seed ${SEED + round}`).toEqual([]);
    expect(await planted(page)).toEqual({ elements: 0, hacked: false });
  }
});

test('hostile strings in every attribute and every text of a scenario are shown as text', async ({
  page,
}) => {
  await open(page);
  for (const text of hostile.slice(0, 5)) {
    for (const name of ['scenario', 'theme', 'motion', 'autoplay', 'future', 'aria-label']) {
      await lab(page).evaluate((el, [name, text]) => el.setAttribute(name, text), [name, text]);
    }
    await expect(page.locator('.note.bad')).toBeVisible();
    await lab(page).evaluate((el) => {
      for (const name of ['scenario', 'theme', 'motion', 'autoplay', 'future']) {
        el.removeAttribute(name);
      }
      el.theme = 'light';
      el.motion = 'system';
      el.note = null;
    });
  }
  await lab(page).evaluate(
    (el, text) => el.load(text),
    JSON.stringify({ ...JSON.parse(scenarios[0].text), name: hostile[0], about: hostile[1] }),
  );
  await expect(page.locator('tc-header')).toContainText(hostile[0]);
  await expect(page.locator('tc-story')).toContainText(hostile[1]);
  expect(await planted(page)).toEqual({ elements: 0, hacked: false });
});

test(`${ROUNDS * EACH} damaged messages from the page around are each answered`, async ({
  page,
  site,
  baseURL,
}) => {
  const { origin } = await site({ '/': html('<iframe id="lab" title="lab"></iframe>') });
  await page.goto(origin);
  await page.evaluate((src) => {
    /** @type {any} */ (document.querySelector('#lab')).src = src;
  }, `${baseURL}embed.html?origins=${origin}`);
  const inside = page.frameLocator('#lab').locator('turncoat-lab');
  await expect(inside).toHaveAttribute('data-digest', /./);
  const d = dice(SEED);
  // What ends the lab is not among them: nothing could be asked afterwards.
  const verbs = ['play', 'pause', 'step', 'seek', 'inject', 'getState', 'setState', ...hostile, 7];
  const messages = Array.from({ length: ROUNDS * EACH }, (_, id) => {
    const verb = d.one(verbs);
    const data = d.below(2) ? scenario(d) : bent(JSON.parse(d.one(scenarios).text), d);
    const args = d.one([[], [data], [d.one(strange)], [data, d.one(strange)], d.one(strange)]);
    return { turncoat: 1, id, verb, args };
  });
  const odd = await page.evaluate(
    async ([messages, strange]) => {
      const frame = /** @type {any} */ (document.querySelector('#lab')).contentWindow;
      /** @type {Map<number, any>} */ const replies = new Map();
      const all = new Promise((done) => {
        addEventListener('message', ({ data }) => {
          if (typeof data?.id === 'number') replies.set(data.id, data);
          if (replies.size === messages.length) done(undefined);
        });
      });
      for (const [i, message] of messages.entries()) {
        // What is no message at all gets no answer, and does no harm.
        frame.postMessage(strange[i % strange.length], '*');
        frame.postMessage(message, '*');
        if (i % 50 === 0) await new Promise((done) => setTimeout(done));
      }
      await all;
      const plain = (text) =>
        text.length < 500 &&
        !/undefined|\[object|NaN|\n|panick|unreachable|is not a function/.test(text);
      return [...replies.values()].filter(
        (reply) => !('result' in reply || (typeof reply.error === 'string' && plain(reply.error))),
      );
    },
    /** @type {const} */ ([messages, strange]),
  );
  expect(odd.slice(0, 3)).toEqual([]);
  expect(await inside.evaluate((el) => el.failure)).toBe(null);
  await inside.evaluate((el, text) => el.load(text), scenarios[0].text);
  await expect(inside).toHaveAttribute('data-step', '1');
});
