/** What axe finds wrong with the page as it stands: nothing, or the test fails with the list. */
import AxeBuilder from '@axe-core/playwright';
import { expect } from './support.js';

/**
 * @param {import('@playwright/test').Page} page
 * @param {string} [view] What is looked at.
 * @param {string} [part] An element of the lab: the rest has been looked at before.
 */
export async function clean(page, view = 'the page', part = 'turncoat-lab') {
  const axe = new AxeBuilder({ page });
  if (part !== 'turncoat-lab') axe.include({ fromShadowDom: ['turncoat-lab', part] });
  const found = await axe.withTags(['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa']).analyze();
  const told = found.violations.flatMap(({ id, help, nodes }) =>
    nodes.map(
      ({ target, failureSummary }) => `${id}: ${help}: ${target.join(' ')}: ${failureSummary}`,
    ),
  );
  expect(told, view).toEqual([]);
}
