/** `<tc-qr>`: the link to this moment as a QR code, as large as the screen of a lecture hall. */
import { css, html, LitElement, svg } from 'lit';
import { encode } from 'uqr';
import { base, controls, touch } from '../lab/look.js';
import { copy } from '../lab/share.js';
import words from '../words/en/embedding.js';
import { dialogLook, heading, show } from './dialog.js';
import { addressOf, momentOf } from './moment.js';

const w = words.qr;
/** Modules of white around the code: scanners want four. */
const QUIET = 4;

/** @param {boolean[][]} rows The dark modules, as one path of horizontal strokes. */
function path(rows) {
  let d = '';
  rows.forEach((row, y) => {
    for (let x = 0; x < row.length; x++) {
      if (!row[x]) continue;
      const from = x;
      while (row[x + 1]) x++;
      d += `M${from} ${y}h${x + 1 - from}v1h-${x + 1 - from}z`;
    }
  });
  return d;
}

/** @param {string} text @returns {boolean[][] | null} null: too long for any code */
export function modules(text) {
  try {
    return encode(text, { ecc: 'L', border: QUIET }).data;
  } catch {
    return null;
  }
}

export class TcQr extends LitElement {
  static properties = { said: { state: true } };

  static styles = [
    base,
    controls,
    dialogLook,
    css`
    svg { display: block; width: min(72dvh, calc(100vw - 80px)); margin: 0 auto;
      background: #fff; border-radius: 4px; }
    .address { max-width: min(72dvh, calc(100vw - 80px)); margin: 12px auto;
      font-size: var(--label); }
    .address a { display: -webkit-box; -webkit-line-clamp: 3; -webkit-box-orient: vertical;
      overflow: hidden; overflow-wrap: anywhere; min-height: 24px; }
    @media ${touch} { .address a { min-height: 44px; } }
  `,
  ];

  /** @param {string} address */
  constructor(address) {
    super();
    this.address = address;
    this.said = '';
  }

  #copy = async () => {
    this.said = (await copy(this.address)) ? w.copied : words.embed.cannotCopy;
  };

  render() {
    const { address } = this;
    const rows = modules(address);
    const size = rows?.length ?? 0;
    return html`<dialog aria-labelledby="title">${heading(w.title)}
      ${
        rows
          ? html`<svg role="img" aria-label=${w.label(address)} viewBox="0 0 ${size} ${size}"
            shape-rendering="crispEdges">${svg`<path d=${path(rows)} fill="#000"/>`}</svg>`
          : html`<p>${w.large}</p>`
      }
      <p class="address"><a href=${address}>${address}</a></p>
      <p><button class="btn" data-verb="copy" @click=${this.#copy}>${w.copy}</button></p>
      <p class="said" role="status">${this.said}</p></dialog>`;
  }
}

customElements.get('tc-qr') || customElements.define('tc-qr', TcQr);

/** @param {import('../lab/lab.js').TurncoatLab} lab */
export async function openQr(lab) {
  lab.player.pause();
  const page = lab.home.replace(/[?#].*/, '');
  await show(lab, new TcQr(addressOf(page, await momentOf(lab))));
}
