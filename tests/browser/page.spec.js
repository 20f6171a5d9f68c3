import AxeBuilder from '@axe-core/playwright';
import { expect, test } from '@playwright/test';

test('the page opens without an error, under a strict content policy', async ({ page }) => {
  /** @type {string[]} */
  const errors = [];
  page.on('pageerror', (error) => errors.push(error.message));
  page.on('console', (message) => {
    if (message.type() === 'error') errors.push(message.text());
  });
  const response = await page.goto('./', { waitUntil: 'networkidle' });
  expect(response?.headers()['content-security-policy']).toContain("default-src 'none'");
  await expect(page).toHaveTitle(/Turncoat/);
  expect(await page.evaluate(() => Boolean(customElements.get('turncoat-lab')))).toBe(true);
  expect(errors).toEqual([]);
});

test('the page has no fault that axe finds', async ({ page }) => {
  await page.goto('./', { waitUntil: 'networkidle' });
  const found = await new AxeBuilder({ page })
    .withTags(['wcag2a', 'wcag2aa', 'wcag21aa'])
    .analyze();
  const told = found.violations.map(({ id, help, nodes }) => `${id}: ${help} (${nodes.length})`);
  expect(told).toEqual([]);
});
