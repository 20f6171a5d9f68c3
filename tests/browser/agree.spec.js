// Break a rule: panel, chips, story and stage say the same of the run that was found, for every rule.
import { button, expect, item, lab, menu, open, still, test } from './support.js';

/** @typedef {import('@playwright/test').Page} Page */

test.setTimeout(600_000);

/** @param {Page} page What each part says of the run in view. */
const said = (page) =>
  lab(page).evaluate((el) => {
    /** @param {string} part @param {string} [inside] */
    const text = (part, inside) => {
      const at = el.renderRoot.querySelector(part);
      const of = inside ? at?.renderRoot.querySelector(inside) : at;
      return of?.textContent.replace(/\s+/g, ' ').trim() ?? '';
    };
    const { step, steps, verdicts, proposers } = el.snapshot;
    const search = el.renderRoot.querySelector('tc-search');
    const chips = el.renderRoot.querySelector('tc-verdicts').renderRoot;
    const figures = [...search.renderRoot.querySelectorAll('dl > div')].map((row) => [
      row.querySelector('dt').textContent,
      row.querySelector('dd').textContent,
    ]);
    return {
      step,
      steps,
      fallen: verdicts.filter((v) => v.state === 'violated').map((v) => [v.id, v.step]),
      chips: [...chips.querySelectorAll('[data-state="violated"]')].map((chip) => [
        chip.dataset.claim,
        chip.textContent.replace(/\s+/g, ' ').trim(),
      ]),
      result: text('tc-search', '.result'),
      figures: Object.fromEntries(figures),
      broke: text('p.broke'),
      head: text('tc-story', 'header .num'),
      tale: text('tc-story', '.tale'),
      liars: proposers.filter((c) => c.traitor).map((c) => c.name),
      drawn: [
        ...el.renderRoot.querySelector('tc-stage').renderRoot.querySelectorAll('[data-agent]'),
      ]
        .filter((agent) => /traitor/.test(agent.getAttribute('aria-label') ?? ''))
        .map((agent) => agent.dataset.agent),
    };
  });

/** @param {Page} page Every rule of the protocol in view is switched off, one after the other. */
async function everyRule(page) {
  const rules = await lab(page).evaluate((el) => el.card.switches);
  const claims = await lab(page).evaluate((el) => el.card.claims);
  for (const { id, title, breaks } of rules) {
    await test.step(title, async () => {
      const own = page.locator(`tc-switches [data-rule="${id}"]`);
      await still(page);
      const back = async () => {
        await button(page, 'Put the rule back').click();
        await expect(own).toHaveAttribute('aria-checked', 'true');
      };
      await own.scrollIntoViewIfNeeded();
      const before = await own.boundingBox();
      await own.click();
      await expect(own).toHaveAttribute('aria-checked', 'false');
      await expect(page.locator('tc-header')).toContainText('Shortest counterexample', {
        timeout: 120_000,
      });
      await still(page);
      // The pointer is over the rule that it switched.
      const after = await own.boundingBox();
      expect(Math.abs(after.y - before.y), `${title} stays in its place`).toBeLessThan(2);
      const all = await said(page);
      const claim = claims.find((one) => one.id === breaks).title;
      expect(all.broke).toMatch(/^What broke\. ./);
      expect(all.figures['traitors in it']).toBe(String(all.liars.length));
      expect(all.drawn).toEqual(all.liars);
      // Nobody but the search has made anybody say anything.
      expect(all.tale).not.toMatch(/\b[Yy]ou\b/);
      const at = all.fallen.find(([which]) => which === breaks)?.[1];
      expect(all.step).toBe(at);
      const steps = `${at} ${at === 1 ? 'step' : 'steps'}`;
      expect(all.result).toBe(`${claim} is violated after ${steps}.`);
      expect(all.figures['run found']).toBe(steps);
      expect(all.chips.map(([which]) => which)).toContain(breaks);
      expect(all.chips.find(([which]) => which === breaks)[1]).toContain(`violated at step ${at}`);
      expect(all.head).toContain(`step ${at} of `);
      await back();
    });
  }
}

test('of every rule of BP Fast Paxos', async ({ page }) => {
  await open(page);
  await button(page, 'Break a rule').click();
  await expect(page.getByRole('switch')).not.toHaveCount(0);
  await everyRule(page);
});

test('of every rule of Paxos', async ({ page }) => {
  await open(page);
  await button(page, 'Break a rule').click();
  await page.locator('tc-header [data-menu="protocol"]').click();
  await item(page, /^Paxos/).click();
  await expect(menu(page)).toHaveCount(0);
  await expect(page.locator('tc-switches [data-rule="adopt"]')).toBeVisible();
  await everyRule(page);
});

test('on a window of middle width the list keeps its place as well', async ({ page }) => {
  await page.setViewportSize({ width: 1024, height: 768 });
  await open(page);
  await lab(page).evaluate((el) => el.setAttribute('mode', 'break'));
  const own = page.locator('tc-switches [data-rule="distinct"]');
  await own.scrollIntoViewIfNeeded();
  await still(page);
  const before = await own.boundingBox();
  await own.click();
  await expect(page.locator('tc-header')).toContainText('Shortest counterexample', {
    timeout: 120_000,
  });
  await still(page);
  const after = await own.boundingBox();
  expect(Math.abs(after.y - before.y)).toBeLessThan(2);
});
