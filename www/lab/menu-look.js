/** Rows of a menu or sheet; the lab adopts this sheet when its menus arrive. */
import { css } from 'lit';
import { touch } from './look.js';

export const menuLook = css`
  .menu { padding: 6px 0; }
  .item { display: flex; align-items: center; gap: 10px; width: 100%; text-align: start;
    min-height: calc(32px * var(--scale, 1)); padding: 5px 12px; border: 0; background: none;
    cursor: pointer; border-radius: 6px; color: var(--ink); }
  .item:hover, .item:focus-visible { background: var(--bg); }
  .item:focus-visible { outline-offset: -3px; }
  .item[aria-disabled='true'] { color: var(--ink2); cursor: default; }
  .item .two { display: grid; gap: 1px; }
  .item .small { line-height: 1.35; }
  .of { display: block; padding: 10px 12px 3px; font-weight: 650; font-size: var(--label); }
  .item .end { margin-inline-start: auto; color: var(--ink2); }
  .ring { flex: none; width: 14px; height: 14px; border: 1.5px solid var(--ctl);
    border-radius: 50%; }
  [aria-checked='true'] > .ring { border: 5px solid var(--ink); }
  .rule { border-top: 1px solid var(--line); margin: 6px 0; }
  .head { padding: 10px 14px 8px; border-bottom: 1px solid var(--line); }
  .head b { font-weight: 700; }
  .body { padding: 12px 14px; display: grid; gap: 12px; }
  @media ${touch} { .item { min-height: 44px; } }
`;
