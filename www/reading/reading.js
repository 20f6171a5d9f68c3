/**
 * `<tc-reading>`: the protocol made precise, opened at the section that an explanation cites. What is
 * shown is the page beside the code, in the language that it is written in.
 */
import { css, html, LitElement } from 'lit';
import { unsafeHTML } from 'lit/directives/unsafe-html.js';
import { dialogLook, heading, show } from '../embedding/dialog.js';
import { base, controls } from '../lab/look.js';
import { pages } from './pages.js';

class TcReading extends LitElement {
  static styles = [
    base,
    controls,
    dialogLook,
    css`
    dialog { width: 860px; padding-top: 0; scroll-padding-top: 72px; }
    header { position: sticky; top: 0; z-index: 1; background: var(--panel); margin: 0 -20px 4px;
      padding: 12px 20px 8px; border-bottom: 1px solid var(--line); }
    article { line-height: 1.55; overflow-wrap: anywhere; }
    article :is(p, ul, ol, table) { margin: 0 0 12px; }
    article :is(ul, ol) { padding-inline-start: 22px; }
    article ul { list-style: disc; }
    article ol { list-style: decimal; }
    article li { margin-bottom: 6px; }
    article li :is(ul, ol) { margin: 6px 0 0; }
    h2 { font-size: var(--section); color: var(--ink); margin: 22px 0 8px; }
    header h2 { margin: 0; }
    .wide { overflow-x: auto; }
    table { border-collapse: collapse; width: 100%; font-size: var(--label); }
    th, td { text-align: start; vertical-align: top; padding: 5px 10px 5px 0; line-height: 1.45;
      border-bottom: 1px solid var(--line); overflow-wrap: normal; }
    code { font-family: var(--mono); font-size: 0.92em; }
    .cited { background: var(--wait-tint); border-radius: 4px; box-shadow: 0 0 0 4px var(--wait-tint);
      outline: 0; }
    @media (forced-colors: active) { .cited { outline: 2px solid CanvasText; outline-offset: 4px; } }
  `,
  ];

  /** @param {string} page HTML @param {string} at The id of an anchor in it. */
  constructor(page, at) {
    super();
    const [, title, rest] = /<h1>(.*?)<\/h1>(.*)/s.exec(page) ?? ['', '', page];
    this.title = title;
    this.text = rest
      .replaceAll('<table>', '<div class="wide" tabindex="0"><table>')
      .replaceAll('</table>', '</table></div>');
    this.at = at;
  }

  /** Once it is open: what is cited, marked and in view. */
  find() {
    const anchor = this.renderRoot.querySelector(`[id="${this.at}"]`);
    const part = anchor?.closest('li, tr, h2, p');
    part?.classList.add('cited');
    // A person who listens goes on reading from here.
    part?.setAttribute('tabindex', '-1');
    /** @type {HTMLElement | undefined} */ (part)?.focus({ preventScroll: true });
    part?.scrollIntoView({ block: part.matches('h2') ? 'start' : 'center' });
  }

  render() {
    return html`<dialog aria-labelledby="title">${heading(this.title)}
      <article lang="en">${unsafeHTML(this.text)}</article></dialog>`;
  }
}

customElements.get('tc-reading') || customElements.define('tc-reading', TcReading);

/** @param {import('../lab/lab.js').TurncoatLab} lab @param {string} at "5-on-learn" */
export async function read(lab, at) {
  const page = pages[lab.card?.id ?? ''];
  if (!page) return;
  lab.player.pause();
  const reading = new TcReading(await page(), at);
  await show(lab, reading);
  reading.find();
}
