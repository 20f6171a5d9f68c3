/** A deck whose fragments move the run: each one names the step that it shows. */
import Reveal from './reveal.js/reveal.mjs';

const deck = new Reveal({ width: 1000, height: 600, transition: 'none', hash: true });

/** @param {Element} fragment @param {string} to */
const go = async (fragment, to) => {
  const lab = fragment.closest('section').querySelector('turncoat-lab');
  await lab.ready;
  lab.seek(Number(to));
};
deck.on('fragmentshown', ({ fragment }) => go(fragment, fragment.dataset.step));
deck.on('fragmenthidden', ({ fragment }) => {
  const before = fragment.previousElementSibling;
  go(fragment, before?.dataset.step ?? '0');
});
deck.initialize();
