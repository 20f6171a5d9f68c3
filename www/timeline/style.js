/** Looks of the diagram: weights of visual.md section 6, colours of section 2. */

import { css, unsafeCSS } from 'lit';
import { touch } from '../styles/touch.js';

const tones = ['a', 'b', 'd', 'e', 'f', 'other', 'noop']
  .map((t) => `.t-${t}{--tone:var(--${t});--tone-text:var(--${t}-text)}`)
  .join('');

export const style = css`
  ${unsafeCSS(tones)}
  :host {
    display: block;
    position: relative;
    overflow: hidden;
    background: var(--panel);
    color: var(--ink);
    font: 14px/1.3 var(--font, system-ui, sans-serif);
    --w: var(--stroke, 1);
    --k: var(--scale, 1);
    min-height: 120px;
    contain: layout paint;
  }
  .outer, .frame, .scroller { position: absolute; inset: 0; }
  .across .outer { overflow: hidden auto; }
  .outer { overflow: auto; scrollbar-width: thin; scrollbar-color: var(--ctl) transparent; }
  .scroller { scrollbar-width: thin; scrollbar-color: var(--ctl) transparent; }
  .across .scroller { overflow: auto hidden; }
  .down .scroller { overflow: hidden auto; }
  .sheet { position: relative; cursor: pointer; }
  svg { position: absolute; inset: 0; overflow: hidden; display: block; }
  text { font-family: inherit; }
  .plot { overflow: visible; }

  .court { fill: var(--court); }
  .lane { stroke: var(--lane); stroke-width: calc(1.4px * var(--w)); fill: none; }
  .wall { stroke: var(--wall); stroke-width: calc(5px * var(--w)); stroke-dasharray: 20 2.6; }
  .framed { fill: none; stroke: var(--focus); stroke-width: 2.4px; }
  .hull { fill: var(--ink); opacity: 0.05; }
  .nothing { fill: none; }

  .ln { fill: none; stroke: var(--tone, var(--ink2)); stroke-linecap: round; }
  .g-tag { stroke-width: calc(2.6px * var(--w)); }
  .g-chip { stroke-width: calc(1.1px * var(--w)); opacity: 0.4; }
  .g-trust {
    --tone: var(--trust);
    stroke-width: calc(1.1px * var(--w)); stroke-dasharray: 4 3; opacity: 0.3;
  }
  .g-envelope { --tone: var(--ink); stroke-width: calc(2px * var(--w)); }
  .g-decided { --tone: var(--ok); stroke-width: calc(1.2px * var(--w)); opacity: 0.6; }
  .g-ask { stroke-width: calc(1px * var(--w)); stroke-dasharray: 1 4; opacity: 0.5; }
  .g-speech { stroke-width: calc(1.6px * var(--w)); }
  .g-prepare { --tone: var(--ink); stroke-width: calc(2px * var(--w)); }
  .g-nack { stroke-width: calc(1.6px * var(--w)); stroke-dasharray: 6 4; }
  .dense .g-tag, .dense .g-envelope { stroke-width: calc(1.7px * var(--w)); opacity: 0.75; }
  .dense .g-envelope { stroke-width: calc(1.3px * var(--w)); }
  .dense .g-chip { stroke-width: calc(1.5px * var(--w)); opacity: 0.9; }
  .other { opacity: 0.22; stroke-width: calc(1px * var(--w)); }
  .head { fill: var(--tone, var(--ink2)); stroke: none; }
  .flight { stroke-dasharray: 0.1 calc(5px * var(--w)); }
  .ln.g-chip.flight, .ln.g-trust.flight { opacity: 0.8; }
  .ln.stub { stroke-dasharray: calc(5px * var(--w)) calc(4px * var(--w)); stroke-linecap: butt; }
  .now { opacity: 1; }
  .ln.now:not(.head) { stroke-width: calc(3.4px * var(--w)); opacity: 1; }
  .ln.now:not(.head, .stub) { stroke-dasharray: none; }
  .halo { fill: none; stroke: var(--focus); stroke-width: 9px; opacity: 0.4;
    stroke-linecap: round; }
  .lost { fill: none; stroke: var(--ink); stroke-width: calc(2px * var(--w)); }
  .crack { fill: var(--bad); stroke: var(--court); stroke-width: 1px; }
  .grain { fill: var(--tone); }
  .fill { fill: var(--tone); stroke: var(--court); stroke-width: 1px; }

  .band { stroke: var(--tone); stroke-width: 6px; opacity: 0.42; fill: none; }
  .band.lock { --tone: var(--ink2); }
  .ramp { fill: var(--tone); opacity: 0.72; }
  .q { stroke: var(--ink); stroke-width: calc(1.3px * var(--w)); stroke-dasharray: 3 2.4;
    fill: none; }
  .tick { stroke: var(--ink); stroke-width: calc(2px * var(--w)); }
  .gone { stroke: var(--court); stroke-width: 4px; fill: none; }
  .offline { stroke: var(--ink2); stroke-width: calc(1.4px * var(--w)); stroke-dasharray: 2 5;
    fill: none; }

  .clear { fill: var(--court); }
  .ink { fill: var(--ink); }
  .paper { stroke: var(--court); stroke-width: 2.4px; fill: none; }
  .hollow { fill: var(--court); stroke: var(--ink); stroke-width: 1.8px; }
  .bare { fill: none; stroke: var(--ink); stroke-width: 2px; }
  .reach { stroke: var(--ink2); stroke-width: 3px; opacity: 0.5; }

  .torn { fill: var(--panel); }
  .tear { fill: none; stroke: var(--ctl); stroke-width: calc(1.3px * var(--w));
    stroke-linejoin: round; }
  .skipped, .caption, .note { font-size: calc(12.5px * var(--k)); fill: var(--ink2); }
  .skipped, .note { paint-order: stroke; stroke: var(--panel); stroke-width: 4px;
    stroke-linejoin: round; }
  .note { font-weight: 650; fill: var(--ink); }

  .future { opacity: 0.3; }
  .later { opacity: 0.3; }
  .unseen :is(.later, .future, .to-come) { display: none; }
  .coned .base { opacity: 0.12; }
  .coned .mark:not(.in) { opacity: 0.12; }
  .coned .mark.in { opacity: 1; }
  .cone .ln:not(.head) { opacity: 1; stroke-width: calc(2px * var(--w)); }
  .cone .g-tag { stroke-width: calc(2.6px * var(--w)); }

  .line { position: absolute; pointer-events: none; background: var(--ink);
    will-change: transform; }
  .across .line { top: 0; left: 0; width: calc(2px * var(--w)); margin-left: -1px; }
  .down .line { top: 0; left: 0; height: calc(2px * var(--w)); margin-top: -1px; }
  .pill {
    position: absolute; left: 0; top: 0; z-index: 2; touch-action: none; will-change: transform;
    font: 700 calc(12.5px * var(--k))/calc(22px * var(--k)) var(--font, system-ui);
    font-variant-numeric: tabular-nums; color: var(--ink-letter); cursor: grab;
    text-align: center; user-select: none; -webkit-user-select: none;
  }
  .pill:active { cursor: grabbing; }
  .pill span { display: block; border-radius: calc(11px * var(--k)); background: var(--ink); }
  /* The handle is larger than the pill: 40 px for a pointer, 48 for a finger. */
  .pill::before { content: ''; position: absolute; inset: -2px -6px -14px; }
  .across .pill { width: calc(62px * var(--k)); margin-left: calc(-31px * var(--k)); top: 2px; }
  .down .pill { width: calc(40px * var(--k)); left: 2px; margin-top: calc(-11px * var(--k)); }
  .down .pill::before { inset: -12px -4px -18px; }
  @media ${touch} { .across .pill::before { bottom: -22px; } }
  .pill:focus { outline: none; }
  .pill:focus-visible span { outline: 3px solid var(--focus); outline-offset: 2px; }

  button { font: inherit; color: inherit; background: none; border: 0; padding: 0; margin: 0;
    cursor: pointer; }
  button:focus-visible { outline: 3px solid var(--focus); outline-offset: -1px;
    border-radius: 6px; }
  .names button {
    position: absolute; z-index: 1; font-weight: 700; font-size: calc(14px * var(--k));
    line-height: 1.1;
  }
  .across .names button { left: 14px; text-align: right; padding-right: 8px; transform:
    translateY(-50%); box-sizing: border-box; }
  .down .names button { top: 0; transform: translateX(-50%); text-align: center;
    font-size: calc(12.5px * var(--k)); }
  /* A finger may also hit the top of the lane. */
  .down .names button::after { content: ''; position: absolute; inset: 0 0 -17px; }
  .names small { display: block; font-weight: 500; font-size: calc(12px * var(--k));
    color: var(--ink2); }
  .names .folded { font-size: calc(12.5px * var(--k)); }
  .names button.fold { transform: none; padding: 0; border: 1.5px solid var(--ctl); z-index: 2; }
  .across .names button.fold { left: 4px; width: 9px; border-right: 0;
    border-radius: 4px 0 0 4px; }
  .down .names button.fold { top: 0; height: 8px; border-bottom: 0;
    border-radius: 4px 4px 0 0; }
  .zoom { position: absolute; z-index: 3; left: 6px; top: 1px; display: flex; opacity: 0; }
  .down .zoom { left: 0; }
  .down .veil { display: none; }
  :host(:hover) .zoom, :host(:focus-within) .zoom, .roomy .zoom { opacity: 1; }
  .zoom button { width: 24px; height: 26px; color: var(--ink2); font-size: 17px; line-height: 1; }
  .zoom button:hover { color: var(--ink); }
  .veil::before { content: ''; display: block; width: 11px; height: 11px; margin: 0 auto;
    border: 1.6px solid currentColor; border-inline-end-style: dotted; }
  .veil[aria-pressed='true']::before { border-inline-end: 0; width: 6px; }
  /* A finger needs more room than the corner has: below the diagram. */
  @media ${touch} {
    :host { --foot: 45px; }
    .zoom, .down .zoom { inset: 100% 0 auto; border-top: 1px solid var(--line); opacity: 1; }
    .zoom button { width: 48px; height: 44px; }
  }
  .walker { position: absolute; z-index: 1; width: 22px; height: 22px; margin: -11px 0 0 -11px; }
  .vh { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%);
    white-space: nowrap; }
  @media (forced-colors: active) {
    .pill span { border: 1px solid CanvasText; forced-color-adjust: none; background: CanvasText;
      color: Canvas; }
    .line { background: CanvasText; forced-color-adjust: none; }
  }
`;
