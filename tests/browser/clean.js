/** What axe finds wrong with the page as it stands: nothing, or the test fails with the list. */
import AxeBuilder from '@axe-core/playwright';
import { expect } from './support.js';

/** @param {import('@playwright/test').Page} page */
export async function clean(page) {
  const found = await new AxeBuilder({ page })
    .withTags(['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa'])
    .analyze();
  const told = found.violations.flatMap(({ id, help, nodes }) =>
    nodes.map(
      ({ target, failureSummary }) => `${id}: ${help}: ${target.join(' ')}: ${failureSummary}`,
    ),
  );
  expect(told).toEqual([]);
}
