// The element on somebody else's page, from the npm package, under that page's strict policy:
// attributes, verbs, events.
import { expect, labSite, strict, test } from './host.js';

/** @param {any} page @param {any} site @param {string} body A page with labs, all of them ready. */
async function visit(page, site, body) {
  const { origin } = await site(...labSite(body));
  await page.goto(origin);
  await page.evaluate(() =>
    Promise.all([...document.querySelectorAll('turncoat-lab')].map((lab) => lab.ready)),
  );
  return page.locator('turncoat-lab').first();
}

const note = (/** @type {any} */ lab) => lab.locator('.note');

test('attributes choose the run: scenario, protocol, sizes, seed and step', async ({
  page,
  site,
}) => {
  const lab = await visit(
    page,
    site,
    '<turncoat-lab scenario="fault-free" servers="7" clients="2" seed="11" step="5" theme="dark">' +
      '</turncoat-lab>',
  );
  expect(await lab.evaluate((el) => el.getState())).toMatchObject({
    protocol: 'bp-fast-paxos',
    servers: 7,
    clients: 2,
    seed: 11,
    step: 5,
  });
  await expect(lab).toHaveAttribute('data-theme', 'dark');
  await expect(note(lab)).toHaveCount(0);
});

test('a protocol alone opens its first scenario', async ({ page, site }) => {
  const lab = await visit(page, site, '<turncoat-lab protocol="paxos"></turncoat-lab>');
  expect(await lab.evaluate((el) => el.getState().protocol)).toBe('paxos');
});

test('a language is the element’s alone: the page around it keeps its own', async ({
  page,
  site,
}) => {
  const lab = await visit(page, site, '<turncoat-lab lang="de" scenario="silent"></turncoat-lab>');
  await expect(lab).toHaveAttribute('lang', 'de');
  await expect(lab.locator('tc-story')).toContainText('C1 sagt nichts.');
  await expect(page.locator('html')).toHaveAttribute('lang', 'en');
  await expect(page).toHaveTitle('A course');
});

test('labs of one page speak each their own language, and change it each for itself', async ({
  page,
  site,
}) => {
  await visit(
    page,
    site,
    '<turncoat-lab lang="en" step="9"></turncoat-lab><turncoat-lab lang="de" step="9"></turncoat-lab>' +
      '<turncoat-lab lang="es" step="9"></turncoat-lab>',
  );
  const labs = [0, 1, 2].map((i) => page.locator('turncoat-lab').nth(i));
  /** @type {Record<string, [string, RegExp]>} */
  const words = {
    en: ['Play', /“purple” is not possible/],
    de: ['Abspielen', /„purple“ ist nicht möglich/],
    es: ['Reproducir', /«purple» no es posible/],
  };
  /** @param {number} i @param {'en' | 'de' | 'es'} language */
  const speaks = async (i, language) => {
    const [play, wrong] = words[language];
    await expect(labs[i]).toHaveAttribute('lang', language);
    await expect(labs[i].getByRole('button', { name: play, exact: true })).toBeVisible();
    const warnings = await labs[i].evaluate((/** @type {any} */ el) => el.set({ theme: 'purple' }));
    expect(warnings.join(' ')).toMatch(wrong);
    await labs[i].evaluate((/** @type {any} */ el) => el.set({ theme: null }));
  };
  await speaks(0, 'en');
  await speaks(1, 'de');
  await speaks(2, 'es');
  // They all draw, at the same time.
  await page.evaluate(() => {
    for (const lab of document.querySelectorAll('turncoat-lab')) {
      /** @type {any} */ (lab).seek(30);
    }
  });
  const stories = labs.map((lab) => lab.locator('tc-story'));
  await expect(stories[0]).toContainText('step 30');
  await expect(stories[1]).toContainText('Schritt 30');
  await expect(stories[2]).toContainText('paso 30');
  await labs[0].evaluate((/** @type {any} */ el) => el.set({ lang: 'de' }));
  await labs[2].evaluate((/** @type {any} */ el) => el.set({ lang: 'en' }));
  await speaks(0, 'de');
  await speaks(1, 'de');
  await speaks(2, 'en');
});

test('a bad parameter is named with what is allowed, and the lab goes on without it', async ({
  page,
  site,
}) => {
  const lab = await visit(
    page,
    site,
    '<turncoat-lab scenario="nope" servers="99" theme="purple" motion="fast" lock="doors" ' +
      'panels="stage" seed="-1" step="x" autoplay="maybe"></turncoat-lab>',
  );
  const text = String(await note(lab).textContent());
  for (const sentence of [
    /scenario: “nope” is not possible\. Use a link’s #v1:… or the name of a scenario, such as /,
    /servers: “99” is not possible\. Use a whole number from 1 to 31\./,
    /seed: “-1” is not possible\. Use a whole number from 0 to /,
    /step: “x” is not possible\. Use a whole number from 0 to /,
    /theme: “purple” is not possible\. Use system, light, dark or projector\./,
    /motion: “fast” is not possible\. Use system, full or reduced\./,
    /lock: “doors” is not possible\. Use some of faults, sizes, scenario, /,
    /autoplay: “maybe” is not possible\. Use true or false\./,
  ]) {
    expect(text).toMatch(sentence);
  }
  expect(await lab.evaluate((el) => el.getState())).toMatchObject({ servers: 4, seed: 7 });
  await expect(lab).toHaveAttribute('data-state', 'paused');
});

test('what the engine cannot take is told with its own sentence; the rest is used', async ({
  page,
  site,
}) => {
  // The scenario lies to S4.
  const lab = await visit(
    page,
    site,
    '<turncoat-lab scenario="two-things" servers="3" seed="12"></turncoat-lab>',
  );
  await expect(note(lab)).toContainText(/servers: this run cannot have it\. .*S4/);
  expect(await lab.evaluate((el) => el.getState())).toMatchObject({ servers: 4, seed: 12 });
});

test('verbs move the run and answer with the step reached', async ({ page, site }) => {
  const lab = await visit(page, site, '<turncoat-lab></turncoat-lab>');
  const answers = await lab.evaluate(async (el) => {
    const opened = el.getState().step;
    const seen = [el.step() - opened, el.step(3) - opened, el.seek(9), el.seek(1_000_000)];
    const end = seen[3];
    el.seek(9);
    const crash = el.inject({ server: 'S3', does: 'crash' });
    const state = el.getState();
    el.seek(2);
    await el.setState(state);
    return { seen, end, crash, step: el.getState().step, faults: el.getState().faults.length };
  });
  expect(answers.seen.slice(0, 3)).toEqual([1, 4, 9]);
  expect(answers.end).toBeGreaterThan(9);
  expect(answers).toMatchObject({ crash: 10, step: 10, faults: 2 });
  await expect(lab).toHaveAttribute('data-state', 'paused');
  await lab.evaluate((el) => el.play());
  await expect(lab).toHaveAttribute('data-state', 'playing');
  await lab.evaluate((el) => el.pause());
  await expect(lab).toHaveAttribute('data-state', 'paused');
});

test('a refused verb throws one sentence and changes nothing', async ({ page, site }) => {
  const lab = await visit(page, site, '<turncoat-lab></turncoat-lab>');
  const refusals = await lab.evaluate(async (el) => {
    const before = JSON.stringify(el.getState());
    const tries = [
      () => el.seek('x'),
      () => el.step(-1),
      () => el.inject({ server: 'S9', does: 'crash' }),
      () => el.inject({ server: 'S1', does: 'lie' }),
      () => el.inject(null),
      () => el.setState('not json'),
      () => el.setState({ turncoat: 1, protocol: 'nope', servers: 4, clients: 3 }),
      () => el.setState('#v1:AAAA'),
      () => el.setState('#v7:AAAA'),
      () => el.setState(undefined),
    ];
    const said = [];
    for (const attempt of tries) {
      try {
        await attempt();
        said.push('');
      } catch (error) {
        said.push(error instanceof Error ? error.message : `no Error: ${error}`);
      }
    }
    return { said, same: before === JSON.stringify(el.getState()) };
  });
  expect(refusals.same).toBe(true);
  const [seek, step, agent, does, none, json, protocol, broken, version, nothing] = refusals.said;
  expect(seek).toBe('seek: give a whole number, 0 or more.');
  expect(step).toBe('step: give a whole number, 0 or more.');
  expect(agent).toMatch(/S9/);
  expect(does).toMatch(/lie/);
  for (const text of [none, json, broken, nothing]) expect(text).toMatch(/\S/);
  expect(protocol).toMatch(/nope/);
  expect(version).toContain('it was made by a version that this page does not know');
});

test('a fault is told what it may not have, and numbers are numbers', async ({ page, site }) => {
  const lab = await visit(page, site, '<turncoat-lab></turncoat-lab>');
  const said = await lab.evaluate(async (/** @type {any} */ el) => {
    const state = el.getState();
    const before = JSON.stringify(state);
    const tries = [
      () => el.inject(),
      () => el.inject('crash'),
      () => el.inject({ at: 0, server: 'S1', does: 'crash' }),
      () => el.inject({ step: 3, server: 'S1', does: 'crash' }),
      () => el.inject({ message: 1, does: 'delay', by: Number.POSITIVE_INFINITY }),
      () => el.setState({ ...state, network: { delay: Number.NaN } }),
    ];
    const said = [];
    for (const attempt of tries) {
      said.push(
        await Promise.resolve()
          .then(attempt)
          .then(String, (error) => error.message),
      );
    }
    return [...said, before === JSON.stringify(el.getState())];
  });
  const fault = 'inject: give a fault, such as { server: “S1”, does: “crash” }.';
  expect(said).toEqual([
    fault,
    fault,
    'inject: a fault is made at the step in view; leave “at” out.',
    'inject: a fault is made at the step in view; leave “step” out.',
    'inject.by: give a finite number.',
    'setState.network.delay: give a finite number.',
    true,
  ]);
});

test('the length of a run is told when it is known, and when a fault has changed it', async ({
  page,
  site,
}) => {
  const lab = await visit(page, site, '<turncoat-lab scenario="fault-free"></turncoat-lab>');
  const [before, after] = await lab.evaluate(async (/** @type {any} */ el) => {
    const told = () =>
      new Promise((tell) => {
        el.addEventListener('length', (/** @type {any} */ event) => tell(event.detail), {
          once: true,
        });
      });
    const first = told();
    await el.set({ scenario: 'silent' });
    const before = await first;
    const second = told();
    el.inject({ server: 'S1', does: 'crash' });
    return [before, await second];
  });
  expect(before).toEqual({ steps: expect.any(Number), end: 'quiet' });
  expect(after).toEqual({ steps: expect.any(Number), end: 'quiet' });
  expect(after.steps).not.toBe(before.steps);
});

test('a parameter is a property too, and one set before the element is defined counts', async ({
  page,
  site,
}) => {
  const { origin } = await site(...labSite('<turncoat-lab></turncoat-lab>'));
  await page.addInitScript(() => {
    document.addEventListener('readystatechange', () => {
      const early = document.querySelector('turncoat-lab');
      if (early && !customElements.get('turncoat-lab')) {
        Object.assign(early, { step: 5, servers: 7, scenario: 'fault-free' });
      }
    });
  });
  await page.goto(origin);
  const lab = page.locator('turncoat-lab');
  await expect(lab).toHaveAttribute('data-step', '5');
  const state = await lab.evaluate((/** @type {any} */ el) => {
    el.step = 3;
    el.theme = 'purple';
    return { ...el.getState(), asked: el.servers, verb: typeof el.step };
  });
  expect(state).toMatchObject({ servers: 7, asked: '7', verb: 'function' });
  await expect(lab).toHaveAttribute('data-step', '3');
  await expect(note(lab)).toContainText('theme: “purple” is not possible.');
});

test('what was wrong once is told once', async ({ page, site }) => {
  const lab = await visit(page, site, '<turncoat-lab></turncoat-lab>');
  const warnings = await lab.evaluate(async (/** @type {any} */ el) => [
    await el.set({ theme: 'purple' }),
    await el.set({ motion: 'reduced' }),
    await el.set({ step: 3 }),
  ]);
  expect(warnings).toEqual([[expect.stringContaining('purple')], [], []]);
});

test('a content policy that forbids WebAssembly is named', async ({ page, site, noise }) => {
  const { origin } = await site(labSite('<turncoat-lab></turncoat-lab>')[0], {
    headers: { 'content-security-policy': strict.replace(" 'wasm-unsafe-eval'", '') },
  });
  await page.goto(origin);
  await expect(page.locator('turncoat-lab')).toContainText(
    'does not allow WebAssembly, in which the engine runs: its script-src needs ‘wasm-unsafe-eval’',
  );
  // The browser says so in its console as well.
  noise.length = 0;
});

test('events tell ready, every step, decisions and violations', async ({ page, site }) => {
  const { origin } = await site(...labSite('<div></div>'));
  await page.goto(origin);
  const told = await page.evaluate(async () => {
    await customElements.whenDefined('turncoat-lab');
    const lab = document.createElement('turncoat-lab');
    lab.setAttribute('scenario', 'below-the-bound');
    /** @type {[string, any][]} */ const told = [];
    for (const name of ['ready', 'step', 'decided', 'violated']) {
      lab.addEventListener(name, (event) => {
        told.push([name, /** @type {CustomEvent} */ (event).detail]);
      });
    }
    document.body.append(lab);
    await lab.ready;
    lab.seek(1_000_000);
    await lab.updateComplete;
    lab.seek(0);
    await lab.updateComplete;
    return told;
  });
  expect(told[0]).toEqual(['ready', { protocol: 'bp-fast-paxos', step: expect.any(Number) }]);
  expect(told[1][0]).toBe('step');
  const names = told.map(([name]) => name);
  expect(names.filter((name) => name === 'ready')).toHaveLength(1);
  const decided = told.filter(([name]) => name === 'decided').map(([, detail]) => detail);
  expect(new Set(decided.map(({ value }) => value)).size).toBe(2);
  expect(decided[0]).toMatchObject({ server: expect.stringMatching(/^S\d$/), slot: 0 });
  expect(told).toContainEqual(['violated', { property: 'agreement', step: expect.any(Number) }]);
  const steps = told.filter(([name]) => name === 'step').map(([, detail]) => detail);
  expect(steps.at(-1).step).toBe(0);
  expect(steps.at(-2)).toMatchObject({ ended: true });
});

test('attributes that change later take effect; set() tells what is wrong', async ({
  page,
  site,
}) => {
  const lab = await visit(page, site, '<turncoat-lab></turncoat-lab>');
  const warnings = await lab.evaluate((el) =>
    el.set({ scenario: 'forged', step: 4, theme: 'projector', speed: 3, lang: 'xx' }),
  );
  expect(warnings.join(' ')).toMatch(/“speed” is not a parameter.*lang: “xx” is not possible/);
  expect(await lab.evaluate((el) => el.getState())).toMatchObject({ step: 4 });
  expect(await lab.evaluate((el) => el.getState().name)).toMatch(/forge/i);
  await expect(lab).toHaveAttribute('data-theme', 'projector');
  await lab.evaluate((el) => el.setAttribute('step', '2'));
  await expect(lab).toHaveAttribute('data-step', '2');
});

test('panels show what is asked for and nothing else', async ({ page, site }) => {
  const lab = await visit(page, site, '<turncoat-lab panels="stage, transport"></turncoat-lab>');
  await expect(lab).toHaveAttribute('data-form', 'small');
  await expect(lab.locator('tc-stage')).toBeVisible();
  await expect(lab.locator('tc-bar')).toBeVisible();
  for (const other of ['tc-header', 'tc-story', 'tc-verdicts', 'tc-legend', 'tc-timeline']) {
    await expect(lab.locator(other)).toHaveCount(0);
  }
  await lab.getByRole('slider', { name: 'Step in view' }).fill('6');
  await expect(lab).toHaveAttribute('data-step', '6');
});

test('several labs share one engine, and keys act only in the one with the focus', async ({
  page,
  site,
}) => {
  await page.addInitScript(() => {
    const counts = { compiled: 0 };
    Object.assign(globalThis, { counts });
    for (const name of ['instantiateStreaming', 'instantiate', 'compile', 'compileStreaming']) {
      const whole = WebAssembly[name];
      WebAssembly[name] = (...args) => {
        counts.compiled += 1;
        return whole.apply(WebAssembly, args);
      };
    }
  });
  const small = 'panels="stage,transport"';
  await visit(
    page,
    site,
    `<turncoat-lab ${small}></turncoat-lab><turncoat-lab ${small} scenario="forged">` +
      `</turncoat-lab><turncoat-lab ${small} seed="3"></turncoat-lab>`,
  );
  expect(await page.evaluate(() => globalThis.counts.compiled)).toBe(1);
  const labs = page.locator('turncoat-lab');
  const steps = () => labs.evaluateAll((all) => all.map((el) => Number(el.dataset.step)));
  const [first, second, third] = await steps();
  await labs.nth(1).evaluate((el) => el.focus());
  await page.keyboard.press('ArrowRight');
  await expect.poll(steps).toEqual([first, second + 1, third]);
});

test('nothing runs out of sight', async ({ page, site }) => {
  const lab = await visit(
    page,
    site,
    `<turncoat-lab panels="stage,transport" scenario="log"></turncoat-lab>${'<br>'.repeat(200)}`,
  );
  const step = () => lab.evaluate((el) => Number(el.dataset.step));
  const frames = () =>
    page.evaluate(async () => {
      for (let i = 0; i < 120; i++) await new Promise(requestAnimationFrame);
    });
  await lab.evaluate((el) => {
    el.player.speed = 'fast';
    el.play();
  });
  const opened = await step();
  await expect.poll(step).toBeGreaterThan(opened);
  await page.evaluate(() => scrollTo(0, document.body.scrollHeight));
  await expect.poll(() => lab.evaluate((el) => el.around.inSight)).toBe(false);
  const left = await step();
  await frames();
  expect(await step()).toBe(left);
  await page.evaluate(() => scrollTo(0, 0));
  await expect.poll(step).toBeGreaterThan(left);
});

test('destroy takes the lab away and later verbs say so', async ({ page, site }) => {
  const lab = await visit(page, site, '<turncoat-lab></turncoat-lab>');
  const said = await lab.evaluate((el) => {
    el.destroy();
    el.destroy();
    try {
      el.step();
    } catch (error) {
      return error.message;
    }
    return '';
  });
  expect(said).toBe('The lab was destroyed.');
  await expect(page.locator('turncoat-lab')).toHaveCount(0);
});

test('styles do not leak in or out', async ({ page, site }) => {
  const { origin } = await site(
    {
      '/': `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>t</title>
        <link rel="stylesheet" href="/style/loud.css">
        <script type="module" src="/lib/turncoat-lab.js"></script></head>
        <body><button id="own" class="btn main">own</button>
        <turncoat-lab></turncoat-lab></body></html>`,
      '/lib/': 'target/npm',
      '/style/': 'tests/examples/plain',
    },
    {},
  );
  await page.goto(origin);
  await page.evaluate(() => document.querySelector('turncoat-lab')?.ready);
  const looks = await page.evaluate(() => {
    const of = (/** @type {Element} */ el) => getComputedStyle(el);
    const deep = (/** @type {Element} */ el, /** @type {string[]} */ path) =>
      path.reduce((at, query) => at.shadowRoot.querySelector(query), el);
    const lab = document.querySelector('turncoat-lab');
    const play = deep(lab, ['tc-transport', '[data-verb="play"]']);
    return { own: of(document.querySelector('#own')).color, play: of(play).color };
  });
  expect(looks.own).toBe('rgb(255, 0, 0)');
  expect(looks.play).not.toBe('rgb(255, 0, 0)');
});
