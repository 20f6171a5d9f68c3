/**
 * Every part of a lab draws and answers in the language of its lab. Where labs of a page speak
 * differently, the words of one are laid out (../words/language.js) whenever it is its turn.
 */
import { LitElement } from 'lit';
import { use } from '../words/language.js';

/** What a person does to a lab; its parts hear of it after the lab itself. */
const HANDS = ['click', 'change', 'contextmenu', 'drop', 'input', 'keydown', 'pointerdown'];

/** @param {Node} part @returns {import('./lab.js').TurncoatLab | undefined} */
function labOf(part) {
  if (part instanceof LitElement && 'tongue' in part) return /** @type {any} */ (part);
  const root = part.getRootNode();
  return root instanceof ShadowRoot ? labOf(root.host) : undefined;
}

// Before any class of a part is looked at: those that are defined later take it over.
/** @type {typeof import('lit').ReactiveElement} */ (LitElement).addInitializer((part) => {
  part.addController({
    hostUpdate() {
      const lab = labOf(part);
      if (lab) use(lab.tongue);
    },
  });
});

/** @param {import('./lab.js').TurncoatLab} lab Whatever its handlers say, they say in its language. */
export function answerInOnesOwn(lab) {
  for (const name of HANDS) lab.addEventListener(name, () => use(lab.tongue), { capture: true });
}
