/**
 * What broke, from the run itself: which quorums chose which values, and whether they share a server
 * that could have told. Nothing here is known beforehand.
 */
import { html, nothing } from 'lit';
import { chipInline } from '../../glyphs/glyphs.js';
import { draw } from '../../lab/told.js';
import words from '../../words/en/break.js';
import shell from '../../words/en/shell.js';

const w = words.broke;

/** @typedef {import('../../lab/lab.js').TurncoatLab} TurncoatLab */
/** @typedef {import('../../engine.d.ts').Mark} Mark */
/** @typedef {{ chip: import('../../engine.d.ts').Chip, round: number, voters: string[] }} Choice */

/**
 * Values that a quorum voted for in one round.
 * @param {Mark[]} marks @param {number} quorum @param {number} slot @param {number} step
 * @returns {Choice[]}
 */
export function chosen(marks, quorum, slot, step) {
  /** @type {Map<string, Choice>} */
  const votes = new Map();
  for (const { kind, agent, chip, round, slot: where, step: when } of marks) {
    if (kind !== 'vote' || !chip || round === null || where !== slot || when > step) continue;
    const key = `${round} ${chip.letter} ${chip.author}`;
    const choice = votes.get(key) ?? { chip, round, voters: [] };
    if (!choice.voters.includes(agent)) choice.voters.push(agent);
    votes.set(key, choice);
  }
  return [...votes.values()].filter(({ voters }) => voters.length >= quorum);
}

/** @param {Choice[]} choices The two quorums, and who is in both. */
function quorums(choices) {
  const [one, other] = [choices[0], choices.find((c) => c.chip.letter !== choices[0]?.chip.letter)];
  if (!other) return nothing;
  const both = one.voters.filter((name) => other.voters.includes(name)).sort();
  return html`${[one, other].map(
    ({ chip, round, voters }) => html`${chipInline(chip)} ${w.chosen(round)}
      ${shell.list(voters.sort())}. `,
  )}<b>${both.length ? html`${shell.list(both)} ${w.shared(both.length)}.` : w.none}</b> `;
}

/**
 * @param {TurncoatLab} lab
 * @param {boolean} stuck The search says that no decision can follow any more: that is no one step's
 *   doing, so no verdict of the run says it.
 */
export function broke(lab, stuck) {
  const { snapshot, card, session } = lab;
  const fallen = snapshot?.verdicts.find((v) => v.state === 'violated');
  if (!snapshot || !card || !session || !(fallen || stuck)) return nothing;
  const { marks } = session.window;
  const choices =
    fallen?.id === 'agreement' ? chosen(marks, snapshot.quorum, snapshot.slot, snapshot.step) : [];
  const off = card.switches.filter((rule) => snapshot.without.includes(rule.id));
  return html`<p class="broke"><b>${w.title}</b> ${fallen ? draw(fallen.told, card) : w.stuck}
    ${quorums(choices)}${off.map((rule) => html`${rule.purpose} `)}</p>`;
}
