/** A page that is all the lab's own speaks the lab's language. */

/**
 * @param {import('./api/element.js').TurncoatElement} lab
 * @param {boolean} titled Its title and description are those of the words, too.
 */
export function follow(lab, titled) {
  const { documentElement: root } = document;
  const turn = async () => {
    // What the attribute asks for is not spoken yet; what is written here is English at first.
    if (!lab.tongue || lab.tongue === root.lang) return;
    root.lang = lab.tongue;
    if (!titled) return;
    const { default: words } = await import('./words/en/document.js');
    document.title = words.title;
    document.querySelector('meta[name="description"]')?.setAttribute('content', words.description);
  };
  new MutationObserver(turn).observe(lab, { attributeFilter: ['lang'] });
}
