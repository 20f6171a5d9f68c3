/**
 * Server cards (visual.md section 5): name, round -> trusted proposer, vote, tally of LEARNs,
 * convictions. The time-out bar on the lower edge moves with time: the layer of messages draws it.
 * @typedef {import('../engine.d.ts').Server} Server
 * @typedef {import('../engine.d.ts').Chip} Chip
 * @typedef {import('./layout.js').Card} Card
 * @typedef {{ acted: boolean, split: boolean, back: boolean, ids: boolean }} State
 */
import { svg } from 'lit';
import {
  chip,
  decided,
  disk,
  hourglass,
  padlock,
  shapeOf,
  slot,
  toneOf,
} from '../glyphs/glyphs.js';
import words from '../words/en/stage.js';
import { fit, widthOf } from './measure.js';

/**
 * @param {Server} s @param {Card} c @param {State} state
 * @param {((s: Server, c: Card) => unknown) | null} small draws what stands on a small card
 */
export function card(s, c, state, small) {
  const live = s.up;
  return svg`<g transform="translate(${c.x} ${c.y})">
    ${state.split ? frame(c, 6, 'frame split') : state.acted ? frame(c, 5, 'frame acted') : ''}
    <rect class=${live ? 'card' : 'card down'} width=${c.w} height=${c.h}
      rx=${c.kind === 'full' ? 11 : 7}/>
    <g class=${live ? '' : 'faded'}>${c.kind === 'full' ? full(s, c, state) : small?.(s, c)}</g>
    ${s.cut.length > 0 ? caps(s, c) : ''}
  </g>`;
}

/** @param {Card} c @param {number} pad @param {string} name */
const frame = (c, pad, name) => svg`<rect class=${name} x=${-pad} y=${-pad} width=${c.w + 2 * pad}
  height=${c.h + 2 * pad} rx=${(c.kind === 'full' ? 11 : 7) + pad}/>`;

/** @param {Server} s @param {Card} c @param {State} state */
function full(s, c, state) {
  const pad = c.w >= 140 ? 10 : 8;
  const rowY = 31;
  return svg`<text class="name" x=${pad + 1} y="22">${s.name}</text>
    ${badges(s, pad + 5 + widthOf(s.name, 17, true))}
    ${roundAndTrust(s, c, pad, state.ids)}
    <g transform="translate(${pad - 3} ${rowY})">${voteRow(s, c.w - 2 * pad + 6, state)}</g>
    <g transform="translate(0 ${c.h - 15})">${tally(s, c, pad, state)}</g>`;
}

/** Small signs right of the name: slow, locked, without its disk. */
function badges(/** @type {Server} */ s, /** @type {number} */ x) {
  /** @type {unknown[]} */
  const out = [];
  let at = x + 8;
  if (s.locked) {
    out.push(svg`<g transform="translate(${at} 15)">${padlock(15)}</g>`);
    at += 17;
  }
  if (s.slow > 1) {
    out.push(svg`<g transform="translate(${at} 15)">${hourglass(15)}</g>
      <text class="tiny wait" x=${at + 7} y="20">${words.slow(s.slow)}</text>`);
    at += 30;
  }
  if (s.diskless) {
    out.push(svg`<g transform="translate(${at} 15)">${disk(16)}
      <path class="strike" d="M-7 8L7 -8"/></g>`);
  }
  return out;
}

/** @param {Server} s @param {Card} c @param {number} pad @param {boolean} ids */
function roundAndTrust(s, c, pad, ids) {
  if (s.round == null) return '';
  const room =
    c.w -
    2 * pad -
    widthOf(s.name, 17, true) -
    6 -
    (s.locked ? 17 : 0) -
    (s.slow > 1 ? 32 : 0) -
    (s.diskless ? 18 : 0);
  const to = s.trusts ? ` → ${s.trusts}` : '';
  const lead = fit(
    [words.round(s.round, ids), words.roundShort(s.round), ''],
    room - widthOf(to, 12.5, true),
    12.5,
  );
  return svg`<text class="label soft" x=${c.w - pad} y="21" text-anchor="end">${lead}${
    s.trusts ? svg` → <tspan class="strong">${s.trusts}</tspan>` : ''
  }</text>`;
}

/** @param {Server} s @param {number} w @param {State} state */
function voteRow(s, w, state) {
  const value = s.decided ?? s.vote?.chip ?? null;
  if (s.decided) return tinted(s.decided, words.decided, w, true);
  if (s.stopped) return plain([words.stopped, words.stoppedShort], w, 'stopped');
  if (s.vote && value) {
    const text = fit([words.votedIn(s.vote.round), words.voted], w - 34, 12.5, true);
    return tinted(value, text, w, false);
  }
  if (s.diskless && state.back) return plain([words.diskless, words.disklessShort], w, '');
  return plain([s.active ? words.noVote : words.idle], w, '');
}

/** @param {Chip} value @param {string} text @param {number} w @param {boolean} done */
function tinted(value, text, w, done) {
  const tone = toneOf(value);
  return svg`<rect width=${w} height="24" rx="5" fill="var(--${tone}-tint)"/>
    <text class="vote" x="8" y="16.5" fill="var(--${tone}-text)">${text}</text>
    <g transform="translate(${w - 14} 12)">${done ? decided(value, 19) : chip(value, { size: 18 })}
    </g>`;
}

/** @param {string[]} wordings @param {number} w @param {string} name */
const plain = (wordings, w, name) => svg`<rect class="row ${name}" x=".5" y=".5" width=${w - 1}
    height="23" rx="5"/>
  <text class="label soft" x="8" y="16.5">${fit(wordings, w - 14, 12.5)}</text>`;

/** One place per server in order; where they are too many for letters, shapes alone.
 * @param {Server} s @param {Card} c @param {number} pad @param {State} state */
function tally(s, c, pad, state) {
  if (!s.up || (state.back && !s.diskless)) {
    const room = c.w - pad - 26;
    const text = s.up ? fit([words.back], room, 12) : fit([words.down, words.downShort], room, 12);
    return svg`<g transform="translate(${pad + 6} 0)">${disk(15)}</g>
      <text class="tiny" x=${pad + 18} y="4.4">${text}</text>`;
  }
  const tagWidth = s.convicted.length ? guilt(s, c, 0).w : 0;
  const room = c.w - 2 * pad - (tagWidth ? tagWidth + 6 : 0);
  const step = Math.min(21, room / Math.max(1, s.tally.length));
  const size = Math.min(16, step - 1);
  const x = pad - 3 + step / 2 + (step > 18 ? 0 : 2);
  return svg`${s.tally.map(
    (heard, i) =>
      svg`<g transform="translate(${x + i * step} 0)">${
        heard
          ? size >= 13
            ? chip(heard, { size, outlined: true })
            : mini(heard, size)
          : slot(Math.min(16, size + 1))
      }</g>`,
  )}
    ${s.convicted.length ? guilt(s, c, pad).mark : ''}`;
}

/** @param {Chip} value @param {number} size */
const mini = (value, size) => svg`<path d=${shapeOf(toneOf(value))}
  transform="scale(${size / 25})" fill="var(--${toneOf(value)})"/>`;

/** "C1 x" on a convicting server's card. @param {Server} s @param {Card} c @param {number} pad */
function guilt(s, c, pad) {
  const names = s.convicted.map((k) => k.client);
  const count = names.length === 1 ? '' : String(names.length);
  // A narrow card keeps the cross; a short list is named where the tally leaves room for it.
  const text =
    c.w < 120 ? count : fit([names.join(' '), count], s.tally.length > 5 ? 20 : 44, 12, true);
  const w = widthOf(text, 12, true) + (text ? 24 : 18);
  return {
    w,
    mark: svg`<g transform="translate(${c.w - pad - w + 2} -9.5)">
      <rect class="guilt" width=${w} height="19" rx="4"/>
      <text class="tiny onbad" x="6" y="13.8">${text}</text>
      <path class="x" d="M${w - 14} 6.5l6 6m0 -6l-6 6"/></g>`,
  };
}

/** Cut off from many: a gap with two end caps on either side of the card. Single cut links are
 * drawn on the links themselves. @param {Server} s @param {Card} c */
function caps(s, c) {
  if (s.cut.length < 3) return '';
  const y = c.h / 2;
  const d = `M-13 ${y - 9}v18M-7 ${y - 9}v18M${c.w + 7} ${y - 9}v18M${c.w + 13} ${y - 9}v18`;
  return svg`<path class="cap" d=${d}/>
    <text class="tiny strong" x=${c.w / 2} y=${c.h + 14} text-anchor="middle">${fit(
      [words.cutSome(s.cut.length), words.cutAll],
      c.w + 30,
      12,
      true,
    )}</text>`;
}
