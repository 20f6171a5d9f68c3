// Firefox, driven over WebDriver BiDi by Puppeteer: Playwright cannot drive a stock one.
import { existsSync, mkdirSync } from 'node:fs';
import { expect, test } from '@playwright/test';
import { launch } from 'puppeteer-core';

const firefox = process.env.TURNCOAT_FIREFOX ?? '/usr/bin/firefox-esr';

test('in Firefox the lie is played and found out, without an error', async ({ baseURL }) => {
  test.skip(!existsSync(firefox), `there is no Firefox at ${firefox}`);
  test.setTimeout(120_000);
  const browser = await launch({ browser: 'firefox', executablePath: firefox, headless: true });
  try {
    const page = await browser.newPage();
    await page.setViewport({ width: 1440, height: 900 });
    /** @type {string[]} */
    const noise = [];
    page.on('pageerror', (error) => noise.push(error.message));
    page.on('console', (message) => noise.push(`${message.type()}: ${message.text()}`));
    await page.goto(baseURL, { waitUntil: 'networkidle0' });
    expect(await page.title()).toContain('Turncoat');
    await page.waitForSelector('turncoat-lab[data-state="paused"][data-digest]');

    await page.locator('>>> [data-menu="speed"]').click();
    await page.locator('>>> [data-item="fast"]').click();
    await page.locator('>>> [data-verb="play"]').click();
    await page.waitForSelector('turncoat-lab[data-state="playing"]');

    const spoken = (/** @type {string} */ name) =>
      page
        .waitForSelector(`>>> tc-stage >>> [data-agent="${name}"]`)
        .then((found) => found.evaluate((el) => el.getAttribute('aria-label')));
    await expect.poll(() => spoken('C1'), { timeout: 60_000 }).toMatch(/convicted by 4 of 4/);
    for (const name of ['S1', 'S2', 'S3', 'S4']) {
      await expect
        .poll(() => spoken(name), { timeout: 60_000 })
        .toMatch(/decided [A-F], convicted C1/);
    }
    await page.waitForSelector('>>> [data-claim="termination"][data-state="holds"]');
    mkdirSync('target/screenshots', { recursive: true }); // Puppeteer does not make it
    await page.screenshot({ path: 'target/screenshots/firefox.png' });
    expect(noise).toEqual([]);
  } finally {
    await browser.close();
  }
});
