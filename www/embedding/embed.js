/** `<tc-embed>`: code that puts this moment into another page, with sizes, locks and a preview. */
import { css, html, LitElement, nothing } from 'lit';
import { icon } from '../lab/icons.js';
import { base, controls, touch } from '../lab/look.js';
import { copy } from '../lab/share.js';
import words from '../words/en/embedding.js';
import { dialogLook, heading, show } from './dialog.js';
import { addressOf, momentOf, tag } from './moment.js';

const w = words.embed;

/** Width and height in px. @type {Record<string, [number, number]>} */
const SIZES = { slide: [640, 400], small: [800, 450], large: [1024, 640], whole: [1280, 900] };
/** Width of the preview, in px. */
const PREVIEW = 460;

export class TcEmbed extends LitElement {
  static properties = {
    kind: { state: true },
    size: { state: true },
    form: { state: true },
    locks: { state: true },
    said: { state: true },
  };

  static styles = [
    base,
    controls,
    dialogLook,
    css`
    .two { display: grid; grid-template-columns: minmax(240px, 340px) 460px; gap: 14px 24px;
      align-items: start; }
    @media (max-width: 879px) { .two { grid-template-columns: minmax(0, 1fr); } }
    fieldset { border: 0; margin: 0 0 12px; padding: 0; display: flex; flex-wrap: wrap;
      gap: 6px 16px; }
    legend, .label { font-size: var(--label); font-weight: 600; color: var(--ink2);
      padding: 0 0 5px; }
    fieldset label { display: inline-flex; gap: 7px; align-items: center; min-height: 28px; }
    fieldset input { accent-color: var(--ink); width: 16px; height: 16px; margin: 0; }
    textarea { width: 100%; min-height: 118px; resize: vertical; font-family: var(--mono);
      font-size: var(--small); line-height: 1.45; background: var(--court); color: var(--ink);
      border: 1px solid var(--ctl); border-radius: 8px; padding: 8px 10px;
      overflow-wrap: anywhere; }
    .ends { display: flex; align-items: center; gap: 12px; margin-top: 10px; }
    .box { position: relative; overflow: hidden; border: 1px solid var(--line);
      border-radius: 8px; background: var(--bg); max-width: 100%; }
    iframe { border: 0; transform-origin: 0 0; display: block; }
    @media ${touch} { fieldset label { min-height: 44px; } }
  `,
  ];

  /** @param {{ home: string, name: string, moment: import('./moment.js').Moment }} run */
  constructor(run) {
    super();
    this.run = run;
    /** @type {'iframe' | 'element'} */ this.kind = 'iframe';
    this.size = 'small';
    /** @type {'small' | 'all'} */ this.form = 'small';
    /** @type {string[]} */ this.locks = [];
    this.said = '';
  }

  /** Parameters beside the moment. @returns {Record<string, string>} */
  get #more() {
    return {
      ...(this.form === 'all' ? { panels: 'all' } : {}),
      ...(this.locks.length ? { lock: this.locks.join(',') } : {}),
    };
  }

  get #address() {
    return addressOf(new URL('embed.html', this.run.home).href, this.run.moment, this.#more);
  }

  get #code() {
    const { moment, name } = this.run;
    const [width, height] = SIZES[this.size];
    if (this.kind === 'iframe') {
      const title = w.frame(name);
      return tag('iframe', { src: this.#address, width, height, title, loading: 'lazy' });
    }
    const at =
      'link' in moment ? { scenario: moment.link } : { ...moment, step: String(moment.step) };
    const panels = 'stage,story,legend,transport,verdicts';
    return `<!-- ${w.install} -->\n${tag('turncoat-lab', { ...at, panels, ...this.#more })}`;
  }

  #copy = async () => {
    const done = await copy(this.#code);
    this.said = done ? w.copied : w.cannotCopy;
    if (!done) this.renderRoot.querySelector('textarea')?.select();
  };

  /**
   * @param {string} name @param {string} title @param {Record<string, string>} choices
   * @param {string} now @param {(to: any) => void} then
   */
  #radios(name, title, choices, now, then) {
    return html`<fieldset><legend>${title}</legend>${Object.entries(choices).map(
      ([id, text]) => html`<label><input type="radio" name=${name} .checked=${id === now}
        @change=${() => then(id)}>${text}</label>`,
    )}</fieldset>`;
  }

  #lock(/** @type {string} */ id, /** @type {string} */ text) {
    const turn = (/** @type {any} */ event) => {
      const others = this.locks.filter((lock) => lock !== id);
      this.locks = event.target.checked ? [...others, id] : others;
    };
    return html`<label><input type="checkbox" @change=${turn}>${text}</label>`;
  }

  #preview() {
    const [width, height] = SIZES[this.size];
    return html`<div><div class="label" id="preview">${w.preview}</div>
      <div class="box"><iframe src=${this.#address} width=${width} height=${height}
        title=${w.preview}></iframe></div></div>`;
  }

  /** The preview is the frame itself, made small: styles that a strict policy does not mind. */
  updated() {
    const [width, height] = SIZES[this.size];
    const box = /** @type {HTMLElement} */ (this.renderRoot.querySelector('.box'));
    const frame = /** @type {HTMLElement} */ (box.firstElementChild);
    const scale = Math.min(PREVIEW, box.parentElement?.clientWidth || PREVIEW) / width;
    box.style.width = `${width * scale}px`;
    box.style.height = `${height * scale}px`;
    frame.style.transform = `scale(${scale})`;
  }

  render() {
    return html`<dialog aria-labelledby="title">${heading(w.title)}
      <div class="two"><div>
        ${this.#radios('kind', w.kind, w.kinds, this.kind, (to) => {
          this.kind = to;
        })}
        ${
          this.kind === 'iframe'
            ? this.#radios('size', w.size, w.sizes, this.size, (to) => {
                this.size = to;
                this.form = to === 'whole' ? 'all' : this.form;
              })
            : nothing
        }
        ${this.#radios('form', w.form, w.forms, this.form, (to) => {
          this.form = to;
        })}
        <fieldset><legend>${w.lock}</legend>
          ${Object.entries(w.locks).map(([id, text]) => this.#lock(id, text))}</fieldset>
        <label class="label" for="code">${w.code}</label>
        <textarea id="code" readonly spellcheck="false" .value=${this.#code}></textarea>
        <p class="ends"><button class="btn" data-verb="copy" @click=${this.#copy}>${icon('share')}
          ${w.copy}</button></p>
        <p class="said" role="status">${this.said}</p>
      </div>${this.#preview()}</div></dialog>`;
  }
}

customElements.get('tc-embed') || customElements.define('tc-embed', TcEmbed);

/** @param {import('../lab/lab.js').TurncoatLab} lab */
export async function openEmbed(lab) {
  lab.player.pause();
  const moment = await momentOf(lab);
  await show(lab, new TcEmbed({ home: lab.home, name: lab.head.name, moment }));
}
