// The one file: from file://, with the network cut, in Chromium and in Firefox.
import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { launch } from 'puppeteer-core';
import { agent, atRest, button, choose, expect, foundOut, lab, pace, test } from './support.js';

const address = pathToFileURL(resolve('target/turncoat.html')).href;
const firefox = process.env.TURNCOAT_FIREFOX ?? '/usr/bin/firefox-esr';

/** The page and its own links to itself are all it may ask for. @param {any} noise */
const alone = (noise) => noise.homes.add('null');

test('it plays the lie from file:// without a network', async ({ page, context, noise }) => {
  test.setTimeout(120_000);
  alone(noise);
  await context.setOffline(true);
  await page.goto(address);
  await atRest(page);
  await pace(page, 'Fast');
  await button(page, 'Play the lie').click();
  await foundOut(page, { timeout: 60_000 });
});

test('its menus, scenarios and links work from file:// too', async ({ page, context, noise }) => {
  alone(noise);
  await context.setOffline(true);
  await page.goto(address);
  await atRest(page);
  await choose(page, 'A forged proof');
  await expect(agent(page, 'C1')).toBeVisible();
  const link = await lab(page).evaluate((el) => {
    el.seek(6);
    el.inject({ server: 'S1', does: 'crash' });
    return el.here();
  });
  expect(link.startsWith(`${address}#v1:`)).toBe(true);
  const again = await context.newPage();
  await again.goto(link);
  await expect(again.locator('turncoat-lab[data-step="7"]')).toBeVisible();
});

test('it has no address of another file in it', () => {
  const text = readFileSync('target/turncoat.html', 'utf8');
  expect(text.length).toBeGreaterThan(100_000);
  expect(text).not.toMatch(/<script[^>]+src=|<link[^>]+href="(?!data:)/);
  expect(text).not.toMatch(/\.wasm['"`]/);
});

test('in Firefox it steps from file://', async () => {
  test.skip(!existsSync(firefox), `there is no Firefox at ${firefox}`);
  test.setTimeout(120_000);
  const browser = await launch({ browser: 'firefox', executablePath: firefox, headless: true });
  try {
    const page = await browser.newPage();
    /** @type {string[]} */ const noise = [];
    page.on('pageerror', (error) => noise.push(error.message));
    page.on('console', (message) => noise.push(`${message.type()}: ${message.text()}`));
    await page.goto(address);
    await page.waitForSelector('turncoat-lab[data-state="paused"][data-digest]');
    const before = await page.$eval('turncoat-lab', (el) => Number(el.dataset.step));
    await page.locator('>>> [data-verb="step"]').click();
    await page.waitForSelector(`turncoat-lab[data-step="${before + 1}"]`);
    expect(noise).toEqual([]);
  } finally {
    await browser.close();
  }
});
