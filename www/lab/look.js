/** Styles that every panel of the shell shares. Sizes follow `--scale`, 1 or 1.25 (projector). */
import { css } from 'lit';
import { touch } from '../styles/touch.js';

export { touch };

/**
 * Nothing of how the page around writes comes in, but for whether it is to be seen and pressed.
 * First of a host's sheets.
 */
export const own = css`
  :host { all: initial; visibility: inherit; pointer-events: inherit; }
`;

export const base = css`
  :host { box-sizing: border-box; color: var(--ink); font-size: var(--body); }
  *, *::before, *::after { box-sizing: border-box; }
  p, h2, h3, ul, ol, dl, dd { margin: 0; padding: 0; }
  ul, ol { list-style: none; }
  [hidden] { display: none !important; }
  h2, h3 { font-size: var(--label); font-weight: 600; color: var(--ink2); }
  :focus-visible { outline: 3px solid var(--focus); outline-offset: 2px; }
  a { color: var(--a-text); text-underline-offset: 2px; }
  .icon { flex: none; width: calc(16px * var(--scale, 1)); height: calc(16px * var(--scale, 1)); }
  .chip-inline { vertical-align: -0.28em; }
  .small { font-size: var(--small); color: var(--ink2); }
  .num { font-variant-numeric: tabular-nums; }
  .quiet { color: var(--ink2); }
  .nobr { white-space: nowrap; }
  .bad { color: var(--bad); font-weight: 600; }
  .hide { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%);
    white-space: nowrap; }
`;

export const controls = css`
  button, input, select { font: inherit; color: inherit; }
  .btn { display: inline-flex; align-items: center; justify-content: center; gap: 7px;
    min-height: calc(38px * var(--scale, 1)); padding: 0 calc(12px * var(--scale, 1)); margin: 0;
    background: var(--court); color: var(--ink); border: 1px solid var(--ctl);
    border-radius: 8px; cursor: pointer; white-space: nowrap; text-decoration: none; }
  .btn:hover { border-color: var(--ink); }
  .btn[aria-expanded='true'] { border-color: var(--ink); box-shadow: inset 0 0 0 1px var(--ink); }
  .btn:is(:disabled, [aria-disabled='true']) { color: var(--ink2); border-color: var(--line);
    cursor: default; }
  .btn .label { color: var(--ink2); font-size: var(--label); }
  .btn .icon.tail { width: 13px; height: 13px; }
  .btn.main { background: var(--ink); color: var(--ink-letter); border-color: var(--ink);
    font-weight: 650; }
  .link { position: relative; background: none; border: 0; padding: 4px 0; margin: 0;
    color: var(--a-text); text-decoration: underline; text-underline-offset: 2px; cursor: pointer;
    font: inherit; }
  /* It stands in a line of text, but need not be hit like one. */
  .link::before { content: ''; position: absolute; inset: -4px -3px; }
  @media ${touch} {
    .btn { min-width: 44px; min-height: 48px; }
    .link::before { inset: -14px -4px; }
  }
  @media (forced-colors: active) {
    /* The browser's plate behind text would hide light text on a dark ground. */
    .btn.main, .btn[aria-pressed='true'] { background: ButtonText; color: ButtonFace; forced-color-adjust: none; }
  }
`;
