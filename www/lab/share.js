/** Runs that leave the page and come back: files and links. */
import { MAX_TEXT } from '../link.js';
import menuWords from '../words/en/menus.js';

/** @param {string | Blob} what Text is JSON. @param {string} name Offers it as a file. */
export function saveFile(what, name) {
  const blob = what instanceof Blob ? what : new Blob([what], { type: 'application/json' });
  const url = URL.createObjectURL(blob);
  const a = document.createElement('a');
  a.href = url;
  a.download = name;
  a.click();
  setTimeout(() => URL.revokeObjectURL(url), 10000);
}

/** @param {string} scenario @param {number} step The run as a file's text, easy to read. */
export const fileText = (scenario, step) =>
  `${JSON.stringify({ ...JSON.parse(scenario), step }, null, 2)}\n`;

/** No file system minds a name of this length. */
const LONGEST = 60;

/** @param {string} name "A client says two things" -> "a-client-says-two-things" */
export const fileStem = (name) =>
  name
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, LONGEST)
    .replace(/^-|-$/g, '') || 'run';

/** @param {string} name "A client says two things" -> "a-client-says-two-things.json" */
export const fileName = (name) => `${fileStem(name)}.json`;

/** @param {File} file @returns {Promise<string>} a scenario's text */
export async function readFile(file) {
  if (file.size > MAX_TEXT) throw new Error(menuWords.files.bigFile);
  const bytes = await file.arrayBuffer();
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw new Error(menuWords.files.notText);
  }
}

/** Lets the person choose a file. @param {(file: File) => void} then */
export function chooseFile(then) {
  const input = document.createElement('input');
  input.type = 'file';
  input.accept = '.json,application/json';
  input.addEventListener('change', () => {
    const file = input.files?.[0];
    if (file) then(file);
  });
  input.click();
}

/** @param {string} text @returns {Promise<boolean>} whether the clipboard has it */
export async function copy(text) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false;
  }
}
