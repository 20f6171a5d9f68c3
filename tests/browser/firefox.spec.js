// Firefox, driven over WebDriver BiDi by Puppeteer: Playwright cannot drive a stock one.
import { existsSync } from 'node:fs';
import { expect, test } from '@playwright/test';
import { launch } from 'puppeteer-core';

const firefox = process.env.TURNCOAT_FIREFOX ?? '/usr/bin/firefox-esr';

test('the page opens in Firefox without an error', async ({ baseURL }) => {
  test.skip(!existsSync(firefox), 'there is no Firefox here');
  test.setTimeout(60_000);
  const browser = await launch({ browser: 'firefox', executablePath: firefox, headless: true });
  try {
    const page = await browser.newPage();
    /** @type {string[]} */
    const errors = [];
    page.on('pageerror', (error) => errors.push(error.message));
    page.on('console', (message) => {
      if (message.type() === 'error') errors.push(message.text());
    });
    await page.goto(baseURL, { waitUntil: 'networkidle0' });
    expect(await page.title()).toContain('Turncoat');
    expect(errors).toEqual([]);
  } finally {
    await browser.close();
  }
});
