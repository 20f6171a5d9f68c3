/** What axe finds wrong with the page as it stands: nothing, or the test fails with the list. */
import axe from 'axe-core';
import { expect } from './support.js';

const TAGS = ['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa'];

/**
 * @param {import('@playwright/test').Page} page
 * @param {string} [view] What is looked at.
 * @param {string} [part] An element of the lab: the rest has been looked at before.
 */
export async function clean(page, view = 'the page', part = 'turncoat-lab') {
  // Once a page: the program is half a megabyte, and stays in the page until that is left.
  for (const frame of page.frames()) {
    if (!(await frame.evaluate(() => 'axe' in window))) await frame.evaluate(axe.source);
  }
  const found = await page.evaluate(looked, { part, tags: TAGS });
  expect(found, view).toEqual([]);
}

/** @param {{ part: string, tags: string[] }} asked @returns {Promise<string[]>} */
async function looked({ part, tags }) {
  const { axe } = /** @type {any} */ (window);
  const context =
    part === 'turncoat-lab' ? document : { include: { fromShadowDom: ['turncoat-lab', part] } };
  const { violations } = await axe.run(context, {
    runOnly: { type: 'tag', values: tags },
    resultTypes: ['violations'],
    preload: false,
  });
  return violations.flatMap(({ id, help, nodes }) =>
    nodes.map(
      ({ target, failureSummary }) => `${id}: ${help}: ${target.join(' ')}: ${failureSummary}`,
    ),
  );
}
