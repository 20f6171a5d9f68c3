// The first view: quiet, alone, paused, with one thing to press.
import { button, expect, lab, open, standsAt, story, test } from './support.js';

test('the page opens under a strict content policy, paused, and says nothing', async ({ page }) => {
  const answer = await page.goto('./', { waitUntil: 'networkidle' });
  const policy = answer?.headers()['content-security-policy'];
  expect(policy).toContain("default-src 'none'");
  expect(policy).not.toContain('unsafe-inline');
  await expect(page).toHaveTitle(/Turncoat/);
  await expect(lab(page)).toHaveAttribute('data-state', 'paused');
  await expect(lab(page)).toHaveAttribute('data-digest', /^[0-9a-f]{16,}$/);
  await expect(story(page)).toContainText('C1 asks two servers to vote A');
  await expect(button(page, 'Step back')).toBeDisabled();
  await expect(button(page, 'Restart')).toBeDisabled();
});

test('it stays paused until somebody plays', async ({ page }) => {
  await open(page);
  const at = await lab(page).getAttribute('data-step');
  // Two hundred frames of doing nothing.
  await page.evaluate(async () => {
    for (let i = 0; i < 200; i++) await new Promise(requestAnimationFrame);
  });
  await standsAt(page, Number(at));
});

// The mode in force is filled too: it says where one is, and offers nothing.
test('exactly one button is filled, and it says "Play the lie"', async ({ page }) => {
  await open(page);
  const filled = await lab(page).evaluate((el) => {
    const ink = document.createElement('i');
    el.shadowRoot.append(ink);
    ink.style.setProperty('background', 'var(--ink)');
    const colour = getComputedStyle(ink).backgroundColor;
    ink.remove();
    /** @param {Element | ShadowRoot} root @returns {Element[]} */
    const all = (root) =>
      [...root.children].flatMap((child) => [
        child,
        ...all(child),
        ...(child.shadowRoot ? all(child.shadowRoot) : []),
      ]);
    return all(el.shadowRoot)
      .filter((e) => e.matches('button, [role="button"]') && e.checkVisibility())
      .filter((e) => e.ariaPressed !== 'true')
      .filter((e) => getComputedStyle(e).backgroundColor === colour)
      .map((e) => e.textContent?.trim());
  });
  expect(filled).toEqual(['Play the lie']);
});

test('without a script the page still says what it is', async ({ browser, baseURL }) => {
  const context = await browser.newContext({ baseURL, javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto('./');
  await expect(page.getByText('Servers inside a wall share a key.')).toBeVisible();
  await context.close();
});

test('without WebAssembly it says what is missing', async ({ page }) => {
  await page.addInitScript(() => {
    Reflect.deleteProperty(globalThis, 'WebAssembly');
  });
  await page.goto('./');
  await expect(page.getByRole('alert')).toContainText('This browser cannot run the engine');
});

test('when the engine cannot be loaded it says so', async ({ page, noise }) => {
  await page.route('**/*.wasm', (route) => route.abort());
  await page.goto('./');
  await expect(page.getByRole('alert')).toContainText('The engine could not be loaded');
  noise.length = 0; // the request that this test has broken
});

test('pasted into a chat it has a title, a description and a picture', async ({
  page,
  request,
}) => {
  await open(page);
  const said = await page
    .locator('meta[property^="og:"]')
    .evaluateAll((all) =>
      Object.fromEntries(
        all.map((el) => [el.getAttribute('property'), el.getAttribute('content')]),
      ),
    );
  expect(said['og:title']).toMatch(/^Turncoat/);
  expect(said['og:description']).toMatch(/\w/);
  const picture = await request.get(String(said['og:image']));
  expect(picture.headers()['content-type']).toBe('image/png');
});
