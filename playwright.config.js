// Browser tests against the built page (target/site). `cargo dev test` builds it, finds the
// browsers and chooses a port; by hand: npx playwright test.
import { existsSync } from 'node:fs';
import { defineConfig } from '@playwright/test';

const port = process.env.TURNCOAT_PORT ?? '4174';
const address = `http://127.0.0.1:${port}/`;
// Without a window of its own Chromium does the same in two thirds of the time.
const { TURNCOAT_HEADLESS, TURNCOAT_CHROMIUM } = process.env;
const chromium = ['/usr/bin/chromium-headless-shell', '/usr/bin/chromium'].find(existsSync);
const vite = 'node node_modules/vite/bin/vite.js';

export default defineConfig({
  testDir: 'tests/browser',
  testMatch: '*.spec.js',
  outputDir: 'target/browser-tests',
  forbidOnly: Boolean(process.env.CI),
  fullyParallel: true,
  retries: 0,
  workers: 2,
  reporter: 'list',
  // Machines are slow and busy; what never comes fails all the same.
  timeout: 60_000,
  expect: { timeout: 15_000 },
  use: {
    baseURL: address,
    // Its own test allows it: elsewhere a page that keeps all files would only take time.
    serviceWorkers: 'block',
    browserName: 'chromium',
    actionTimeout: 10_000,
    viewport: { width: 1440, height: 900 },
    launchOptions: {
      executablePath: TURNCOAT_HEADLESS ?? TURNCOAT_CHROMIUM ?? chromium,
      args: ['--disable-background-networking', '--disable-component-update', '--disable-quic'],
    },
  },
  webServer: {
    command: `${vite} preview --host 127.0.0.1 --strictPort --port ${port}`,
    url: address,
  },
});
