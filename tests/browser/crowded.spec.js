// Crowded moments: what matters stays readable, and nothing is cut in half.
import {
  expect,
  lab,
  load,
  menu,
  open,
  press,
  scenarios,
  seekTo,
  standsAt,
  test,
  whole,
} from './support.js';

/** @param {string} id The text of a scenario that ships. */
const shipped = (id) => String(scenarios.find((scenario) => scenario.id === id)?.text);

const LARGEST = JSON.stringify({
  turncoat: 1,
  protocol: 'bp-fast-paxos',
  servers: 31,
  clients: 16,
  seed: 7,
  network: { delay: 1, jitter: 0.3 },
  faults: [{ at: 0, client: 'C1', does: 'equivocate' }],
});

/** @param {import('@playwright/test').Page} page @param {number} step */
async function goTo(page, step) {
  await lab(page).evaluate((el, step) => el.seek(step), step);
  await standsAt(page, step);
}

test('the badge of two decisions lies over every message', async ({ page }) => {
  await open(page);
  await load(page, shipped('lost-disk'));
  await seekTo(page, 'violated');
  await expect(page.locator('tc-stage .moves .token').first()).toBeAttached();
  const after = await page.locator('tc-stage .moves').evaluate((moves) => {
    const all = [...moves.querySelectorAll('.token, .verdict')];
    return all.at(-1)?.getAttribute('class');
  });
  expect(after).toBe('verdict');
});

test('the menu of a client ends beside the court, and has all its lies', async ({ page }) => {
  await open(page);
  // The banner of a run that has left the theorem takes room from the stage.
  await load(page, shipped('lost-disk'));
  await seekTo(page, 'violated');
  await press(page, 'C2');
  const box = await menu(page).boundingBox();
  const stage = await page.locator('tc-stage').boundingBox();
  expect(box.y + box.height).toBeLessThanOrEqual(stage.y + stage.height);
  const names = async () => menu(page).getByRole('menuitemradio').allTextContents();
  const first = await names();
  await menu(page).getByRole('menuitem', { name: 'More ways to lie' }).focus();
  await page.keyboard.press('Enter');
  await expect(menu(page).getByRole('menuitem', { name: 'Back to the first lies' })).toBeVisible();
  const all = await lab(page).evaluate((el) => el.card.clientFaults.length);
  expect([...first, ...(await names())]).toHaveLength(all + 1);
});

test('no row of the proof is cut in half', async ({ page }) => {
  await open(page);
  await load(page, shipped('dense'));
  await page.mouse.move(700, 300);
  await goTo(page, 165);
  const rows = page.locator('tc-proof tbody tr');
  await expect(rows.nth(8)).toBeAttached();
  const scroller = page.locator('.panel .scroll');
  await expect
    .poll(() =>
      scroller.evaluate((el) => {
        const cut = Number(el.style.clipPath.match(/inset\(0px 0px ([\d.]+)px/)?.[1] ?? 0);
        const edge = el.getBoundingClientRect().bottom - cut;
        const proof = el.querySelector('tc-proof');
        return [...(proof?.shadowRoot?.querySelectorAll('tr') ?? [])].filter((row) => {
          const { top, bottom } = row.getBoundingClientRect();
          return top < edge - 1 && bottom > edge + 1;
        }).length;
      }),
    )
    .toBe(0);
  // They are all there, further down.
  expect(await scroller.evaluate((el) => el.scrollHeight > el.clientHeight)).toBe(true);
});

test('a folded lane says of all its servers what is true of each', async ({ page }) => {
  await open(page);
  await load(page, LARGEST);
  await goTo(page, 700);
  const folded = page.locator('tc-timeline .names .folded');
  await expect(folded.filter({ hasText: 'idle' })).toHaveCount(1);
  const said = await folded.allTextContents();
  const votes = await lab(page).evaluate((el) =>
    Object.fromEntries(el.snapshot.servers.map((s) => [s.name, s.vote?.chip.letter])),
  );
  const servers = said.filter((text) => text.startsWith('S'));
  expect(servers.length).toBeGreaterThan(1);
  for (const text of servers) {
    const [, from, to, letter] = text.match(/^S(\d+) to S(\d+)voted (\w)$/) ?? [text];
    for (let n = Number(from); n <= Number(to); n += 1) expect(votes[`S${n}`], text).toBe(letter);
  }
});

test('on the largest stage nothing that travels lies over a card', async ({ page }) => {
  await open(page);
  await load(page, LARGEST);
  await goTo(page, 700);
  const over = await page.locator('tc-stage').evaluate((stage) => {
    const { cards } = stage.places.plan;
    const within = (/** @type {number} */ x, /** @type {number} */ y) =>
      cards.some((c) => x > c.x + 9 && x < c.x + c.w - 9 && y > c.y + 9 && y < c.y + c.h - 9);
    const drawn = [...stage.shadowRoot.querySelectorAll('.dots')].flatMap((dots) =>
      [...String(dots.getAttribute('d')).matchAll(/M(-?[\d.]+) (-?[\d.]+)/g)].map(([, x, y]) =>
        within(Number(x), Number(y)),
      ),
    );
    return { drawn: drawn.length, over: drawn.filter(Boolean).length };
  });
  expect(over.drawn).toBeGreaterThan(300);
  expect(over.over).toBe(0);
});

test('where the line is, a phone shows it', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await open(page);
  await whole(page);
  for (const at of [20, 45, 8]) {
    await goTo(page, at);
    const line = page.locator('tc-timeline .line');
    const bar = page.locator('tc-transport');
    await expect
      .poll(async () => {
        const [one, other] = [await line.boundingBox(), await bar.boundingBox()];
        return one.y < other.y;
      })
      .toBe(true);
  }
});
