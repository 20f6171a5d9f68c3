// The teacher's lock: what is locked is refused by the code that would do it, whichever way the
// command comes: verb, engine, menu, key, file, link, or a frame's query.
import { expect, labSite, test } from './host.js';
import { agent, choose, lab, open, scenarios, still } from './support.js';

/** @param {any} page @param {any} site @param {string} attributes */
async function locked(page, site, attributes) {
  const { origin } = await site(...labSite(`<turncoat-lab ${attributes}></turncoat-lab>`));
  await page.goto(origin);
  await expect(lab(page)).toHaveAttribute('data-digest', /./);
}

/** @param {any} page @param {(el: any) => unknown} verb What it throws, and that nothing changed. */
const refused = (page, verb) =>
  lab(page).evaluate(async (el, source) => {
    const before = JSON.stringify(el.getState());
    let said = 'done';
    try {
      await new Function('el', `return (${source})(el)`)(el);
    } catch (error) {
      said = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
    }
    return JSON.stringify(el.getState()) === before ? said : `changed after: ${said}`;
  }, String(verb));

test.describe('', () => {
  // The refusals below are tried from within the page, which needs eval; the rest does without.
  test.use({ bypassCSP: true });

  test('locked faults: no verb, no handle and no state of another makes one', async ({
    page,
    site,
  }) => {
    await locked(page, site, 'lock="faults"');
    const sentence = 'Locked: Faults are locked here.';
    const crash = { server: 'S1', does: 'crash' };
    expect(await refused(page, (el) => el.inject({ server: 'S1', does: 'crash' }))).toBe(sentence);
    for (const verb of [
      (el) => el.session.inject({ server: 'S1', does: 'crash' }),
      (el) => el.lab.inject({ server: 'S1', does: 'crash' }),
      (el) => el.lab.remove(0),
      (el) => el.setState({ ...el.getState(), faults: [] }),
      (el) => el.setState(JSON.stringify({ ...el.getState(), without: ['lone-vote'] })),
    ]) {
      expect(await refused(page, verb)).toBe(sentence);
    }
    // The lock's owner may open it.
    await lab(page).evaluate((el) => el.set({ lock: null }));
    const at = await lab(page).evaluate((el, fault) => el.inject(fault), crash);
    expect(at).toBeGreaterThan(0);
  });

  test('locked sizes, protocol, scenario and time are refused one by one', async ({
    page,
    site,
  }) => {
    await locked(page, site, 'lock="sizes,protocol,scenario,time"');
    const tries = [
      [(el) => el.setState({ ...el.getState(), step: 0, seed: 99 }), 'Sizes, seed and network'],
      [(el) => el.setState({ ...el.getState(), step: 0, servers: 7 }), 'Sizes, seed and network'],
      [
        (el) => el.setState({ ...el.getState(), step: 0, network: { delay: 2 } }),
        'Sizes, seed and network',
      ],
      [(el) => el.setState({ ...el.getState(), step: 0, name: 'mine' }), 'The scenario is'],
      [(el) => el.setState({ ...el.getState(), step: 9 }), 'The step in view is'],
      [(el) => el.seek(3), 'The step in view is'],
      [(el) => el.step(), 'The step in view is'],
      [(el) => el.play(), 'The step in view is'],
    ];
    for (const [verb, words] of tries) {
      expect(await refused(page, /** @type {any} */ (verb))).toContain(`Locked: ${words}`);
    }
    const swap = (el) => el.setState({ ...el.getState(), protocol: 'paxos', faults: [], step: 0 });
    expect(await refused(page, swap)).toMatch(/^Locked: /);
    await page.keyboard.press('End');
    expect(await refused(page, (el) => el.go('step'))).toBe('done');
    expect(await refused(page, (el) => el.runs.pickScenario('forged'))).toBe('done');
    expect(await refused(page, (el) => el.runs.openLink('#v1:AAAA'))).toBe('done');
  });
});

test('what is locked is not offered either', async ({ page, site }) => {
  await locked(page, site, 'lock="all"');
  for (const name of ['protocol', 'scenario', 'sizes']) {
    await expect(page.locator(`tc-header [data-menu="${name}"]`)).toBeDisabled();
  }
  for (const verb of ['play', 'step', 'restart']) {
    await expect(page.locator(`tc-transport [data-verb="${verb}"]`)).toBeDisabled();
  }
  await expect(page.locator('tc-transport [data-menu="until"]')).toHaveCount(0);
  await page.getByRole('tab', { name: /Faults/ }).click();
  await expect(page.locator('tc-faults li')).toHaveCount(1);
  await expect(page.locator('tc-faults button')).toHaveCount(0);
  const at = await lab(page).getAttribute('data-step');
  // A client still tells what it is; there is no menu of lies.
  await agent(page, 'C1').press('Enter');
  await expect(page.locator('tc-inspector')).toBeVisible();
  await expect(page.locator('tc-fault-menu')).toHaveCount(0);
  await lab(page).evaluate((el) => el.focus());
  for (const key of ['2', ' ', 'End', 'r']) await page.keyboard.press(key);
  await expect(page.locator('tc-fault-menu')).toHaveCount(0);
  await expect(lab(page)).toHaveAttribute('data-step', String(at));
  await page.locator('tc-header [data-menu="share"]').click();
  await expect(page.locator('[data-item="take"]')).toBeVisible();
  await expect(page.locator('[data-item="open"]')).toHaveCount(0);
});

test('with scenarios free, one of the shelf may be chosen although faults are locked', async ({
  page,
}) => {
  await open(page, '?lock=faults,sizes');
  await choose(page, 'A forged proof');
  await expect(page.locator('tc-header [data-menu="scenario"]')).toContainText('A forged proof');
});

test('a dropped file and a link that would get round a lock are refused by name', async ({
  page,
}) => {
  await open(page, '?lock=faults');
  const drop = (/** @type {string} */ text) =>
    lab(page).evaluate((el, text) => {
      const files = new DataTransfer();
      files.items.add(new File([text], 'run.json', { type: 'application/json' }));
      el.dispatchEvent(new DragEvent('drop', { dataTransfer: files, bubbles: true }));
    }, text);
  const state = await lab(page).evaluate((el) => el.getState());
  await drop(JSON.stringify({ ...state, faults: [], step: 0 }));
  await expect(page.locator('.note')).toHaveText(/^\s*Faults are locked here\./);
  // The same run at another step is no way round anything.
  await page.locator('.note button').click();
  await drop(JSON.stringify({ ...state, step: 4 }));
  await expect(lab(page)).toHaveAttribute('data-step', '4');
});

test('the step in view, held: nothing moves it, and no other run takes its place', async ({
  page,
}) => {
  await open(page, '?scenario=two-things&step=9&lock=time');
  const at = () => lab(page).evaluate((el) => [el.dataset.step, el.dataset.digest]);
  const before = await at();
  expect(before[0]).toBe('9');
  const held = async (/** @type {string} */ by) => {
    await still(page);
    expect(await at(), by).toEqual(before);
    await lab(page).evaluate((el) => {
      el.note = null;
    });
  };
  for (const key of ['ArrowRight', 'ArrowLeft', 'Home', 'End', 'r', ' ']) {
    await page.keyboard.press(key);
    await held(key);
  }
  await page.locator('tc-timeline [role="slider"]').press('ArrowRight');
  await held('the slider');
  await page.locator('tc-timeline .sheet').click({ position: { x: 60, y: 60 } });
  await held('a click on the diagram');
  for (const text of [scenarios[3].text, JSON.stringify({ ...JSON.parse(scenarios[0].text) })]) {
    await lab(page).evaluate((el, text) => el.runs.openFile(new File([text], 'x.json')), text);
    await held('a file');
  }
  for (const name of ['forged', 'two-things']) {
    await lab(page).evaluate((el, name) => el.runs.pickScenario(name), name);
    await held('a scenario');
  }
  await lab(page).evaluate((el) => {
    el.mode = 'break';
  });
  await page.getByRole('switch', { name: 'Each server counts once', exact: true }).click();
  await expect(page.locator('.note')).toContainText('The step in view is locked here.');
  await held('a rule that is switched off');
  await lab(page).evaluate((el) => {
    el.mode = 'traitor';
  });
  await page.locator('[data-situation]').first().click();
  await expect(page.locator('.note')).toContainText('locked here');
  await held('a situation');
});
