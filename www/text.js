/** What can be told from a link or a scenario's text without unpacking or running it. */

/** Mailers and chats write the colon as %3A, and letters as they like. @param {string} fragment */
export const isLink = (fragment) => /^#v\d+(:|%3A)/i.test(fragment);

/**
 * A scenario may say at which step it opens; the page goes there, the engine starts at 0.
 * @param {string} text
 */
export function split(text) {
  try {
    const { step, ...scenario } = JSON.parse(text);
    const whole = Number.isInteger(step) && step >= 0 ? step : 0;
    return { scenario: JSON.stringify(scenario), step: whole };
  } catch {
    return { scenario: text, step: 0 }; // the engine says what is wrong, and where
  }
}

/** What can be sent to another window: data, and nothing else. @param {unknown} value */
export const plain = (value) =>
  value === undefined ? null : JSON.parse(JSON.stringify(value) ?? 'null');

/** @param {string} text What a scenario says of itself; empty where it says nothing. */
export function headOf(text) {
  try {
    const { name = '', about = '', protocol = '' } = JSON.parse(text);
    return { name: String(name), about: String(about), protocol: String(protocol) };
  } catch {
    return { name: '', about: '', protocol: '' };
  }
}
