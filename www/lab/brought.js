/** Runs that a reader brings, in a link or in a file. It arrives with the first of them. */
import { unpack } from '../link.js';
import words from '../words/en.js';
import { choose } from '../words/language.js';
import { EngineFailure } from './engine.js';
import { sentence } from './runs.js';

const w = words.shell.load;

/** @typedef {import('./lab.js').TurncoatLab} TurncoatLab */

/**
 * @param {TurncoatLab} lab @param {string} text A scenario.
 * @param {string} refusal What is said before the engine's own sentence.
 */
async function tryOpen(lab, text, refusal) {
  if (!(await lab.runs.enter(text))) return;
  try {
    lab.load(text);
  } catch (error) {
    const locked = error instanceof Error && error.name === 'Locked';
    if (locked || error instanceof EngineFailure) lab.fail(error);
    else lab.say({ text: `${refusal} ${sentence(error)}`, bad: true });
  }
}

/**
 * Throws an Error with one sentence where a link holds no text at all.
 * @param {TurncoatLab} lab @param {string} fragment `#v1:…`
 */
export async function openLink(lab, fragment) {
  // A link that holds no run is told so in the reader's language.
  if (!lab.catalog) await lab.speak(choose(lab.getAttribute('lang')));
  await tryOpen(lab, await unpack(fragment), w.badLink);
}

/** @param {TurncoatLab} lab @param {File} file */
export async function openFile(lab, file) {
  try {
    const { readFile } = await import('./share.js');
    await tryOpen(lab, await readFile(file), w.badFile);
  } catch (error) {
    lab.say({ text: `${w.badFile} ${sentence(error)}`, bad: true });
  }
}
