// Be the traitor: each lie that is offered is the lie that its name says, in every scenario.
import { readFileSync } from 'node:fs';
import { expect, lab, open, scenarios, test } from './support.js';

test.setTimeout(300_000);

/** The lab's own text, as one script. */
const source = ['drafts', 'presets']
  .map((name) => readFileSync(`www/modes/traitor/${name}.js`, 'utf8'))
  .join('\n')
  .replace(/^import .*$/gm, '')
  .replace(/^export /gm, '');

/** What comes of a lie at a server, whatever else may stand in its way first. */
const MEETS = {
  'two-things': /^voted$/,
  request: /^voted$/,
  'two-proofs': /^voted\.proved$/,
  alter: /^convict\.mac$/,
  repeat: /^convict\.repeated$/,
  replay: /^convict\.(mac|elsewhere)$/,
  against: /^convict\.(forced|foreign)$/,
  'made-up': /^convict\.mac$/,
  jump: /^convict\.usurping$/,
  runaway: /^convict\.(usurping|few)$/,
};
/** The server has decided, moved on, voted already or holds it convicted; or it is down. */
const ELSE = /^(answered|dropped|stale|again.*|past-window|unheard|convict\.equivocation.*)$/;

test('in every scenario, for every client, at moments all through the run', async ({ page }) => {
  await open(page);
  await page.evaluate(`window.lies = (() => { ${source}; return { known, lie, say }; })()`);
  /** @type {Record<string, number>} */
  const seen = {};
  for (const { id, text, protocol, without } of scenarios) {
    const all = await lab(page).evaluate(tellAll, text);
    for (const { at, who, lie, told, values, problem } of all) {
      const where = `${id}, step ${at}, ${who}: ${lie}`;
      expect(problem, where).toBe('');
      if (protocol === 'paxos' || without?.length) continue;
      if (lie.startsWith('two-')) expect(values, where).toBe(2);
      for (const rules of told) {
        if (!rules.length) continue; // it is down
        const meets = rules.some((rule) => MEETS[lie].test(rule));
        expect(meets || rules.some((rule) => ELSE.test(rule)), `${where}: ${rules}`).toBe(true);
        if (meets) seen[lie] = (seen[lie] ?? 0) + 1;
      }
    }
  }
  expect(Object.keys(seen).sort()).toEqual(Object.keys(MEETS).sort());
});

/**
 * Whatever each client could start from, at a few moments of a run.
 * @param {any} el The lab. @param {string} text
 */
async function tellAll(el, text) {
  const { lies } = /** @type {any} */ (window);
  await el.enter(text);
  el.load(text);
  const run = el.session.lab;
  const last = run.explore(200);
  const all = [];
  for (let part = 0; part < 6; part += 1) {
    const at = Math.round((last * part) / 6);
    run.seek(at);
    for (const { name } of run.snapshot().proposers) {
      const friends = run.snapshot().proposers.filter((c) => c.traitor && c.name !== name);
      const role = name.startsWith('P') ? 'proposer' : 'client';
      const more = friends.length ? { with: friends.map((c) => c.name) } : {};
      try {
        run.inject({ [role]: name, does: 'by-hand', ...more });
      } catch {
        continue;
      }
      const { servers, quorum, faults } = run.snapshot();
      const knows = run.knowledge(name);
      const names = servers.map((s) => s.name);
      const votes = (draft, server) => {
        try {
          return Boolean(run.forecast([lies.say(draft, knows, names, server)])[0]?.vote);
        } catch {
          return false;
        }
      };
      const scene = { knows, servers: names, quorum, votes };
      for (const lie of lies.known(scene, el.card.hasTrust)) {
        const drafts = lies.lie(lie, scene);
        const said = names.map((server) => lies.say(drafts[server], knows, names, server));
        const one = { at, who: name, lie, told: [], values: 0, problem: '' };
        const key = ({ value }) => `${value?.letter} ${value?.author}`;
        one.values = new Set(Object.values(drafts).map(key)).size;
        try {
          one.told = run.forecast(said).map((f) => f.told.map((told) => told.rule));
        } catch (error) {
          one.problem = String(error);
        }
        all.push(one);
      }
      const mine = faults.at(-1);
      run.remove(mine.index);
      run.seek(at);
    }
  }
  return all;
}
