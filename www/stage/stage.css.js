/** Looks of the stage; colours are the tokens only (visual.md sections 2, 5 and 7). */
import { css } from 'lit';

export const styles = css`
  :host {
    display: block;
    position: relative;
    overflow: hidden;
    background: var(--bg);
    color: var(--ink);
    font-family: var(--font, system-ui, sans-serif);
    contain: strict;
    min-height: 200px;
    --thin: calc(1px * var(--stroke, 1) / var(--scale, 1));
  }
  svg {
    position: absolute;
    inset: 0 auto auto 0;
    display: block;
    width: calc(100% / var(--scale, 1) / var(--grow, 1));
    height: calc(100% / var(--scale, 1) / var(--grow, 1));
    transform: scale(calc(var(--scale, 1) * var(--grow, 1)));
    transform-origin: 0 0;
    overflow: hidden;
    user-select: none;
    -webkit-user-select: none;
  }
  /* Moves in every frame: a layer of its own, so that what stands still is not painted again. */
  .moves { pointer-events: none; will-change: transform; }
  /* The column right of the court, where menus open. */
  .free { position: absolute; right: 10px; bottom: 10px; pointer-events: none;
    width: calc(232px * var(--scale, 1) * var(--grow, 1)); }
  .free.none { display: none; }
  .free ::slotted(*) { pointer-events: auto; }
  .hit { cursor: pointer; }
  text { font-variant-numeric: tabular-nums; }
  .letter, .who, .name, .mininame { font-weight: 750; }

  .ground { fill: var(--court); }
  .mortar { fill: none; stroke: var(--panel); }
  .stone { fill: none; stroke: var(--wall); }
  .caption { font-size: 12.5px; font-weight: 500; fill: var(--ink2); }

  .band { fill: none; stroke: var(--trust); opacity: .2; stroke-linejoin: round; }
  .core { fill: none; stroke: var(--trust); opacity: .75; }
  .band.new { opacity: .36; }
  .core.new { opacity: 1; }
  .withdrawn {
    fill: none; stroke: var(--ink2); stroke-width: calc(1.8 * var(--thin));
    stroke-dasharray: 4 3.5; opacity: .8;
  }
  .swing .withdrawn { animation: withdraw 250ms ease-out; }
  .swing .new { stroke-dasharray: 1; animation: grow 400ms 250ms ease-out backwards; }
  @keyframes withdraw {
    from { stroke: var(--trust); stroke-dasharray: 12 0; opacity: 1; }
  }
  @keyframes grow {
    from { stroke-dashoffset: 1; opacity: 0; }
    1% { stroke-dashoffset: .99; }
    to { stroke-dashoffset: 0; }
  }

  .gate { fill: var(--panel); stroke: var(--wall); stroke-width: calc(2.4 * var(--thin)); }
  .gate.shut { stroke: var(--bad); }
  .bars { stroke: var(--bad); stroke-width: calc(2.2 * var(--thin)); stroke-linecap: round; }
  .bars { opacity: .55; }
  .count { font-size: 10.5px; font-weight: 700; fill: var(--ink); }
  .few { font-size: 9px; }
  .way { stroke: var(--line); stroke-width: 3; stroke-linecap: round; }

  .disc { fill: var(--panel); stroke: var(--ink); stroke-width: calc(1.9 * var(--thin)); }
  .disc, .face, .frame { vector-effect: non-scaling-stroke; }
  .disc.down { stroke-dasharray: 7 5; stroke: var(--ink2); }
  .face { fill: var(--ink); }
  .who { fill: var(--ink); }
  .who.two { fill: var(--ink-letter); }
  .state { font-size: 14px; font-weight: 700; fill: var(--ink); }
  .label { font-size: 12.5px; font-weight: 600; fill: var(--ink); }
  .soft { font-weight: 500; fill: var(--ink2); }
  .strong { font-weight: 750; fill: var(--ink); }
  .guilt, .badge { fill: var(--bad); }
  .onbad { fill: var(--bad-letter); font-weight: 700; }
  .badge-text { font-size: 14px; }
  .tiny { font-size: 12px; font-weight: 600; fill: var(--ink2); }
  .tiny.strong { fill: var(--ink); font-weight: 700; }
  .tiny.wait { fill: var(--wait); }
  .tiny.soft { font-weight: 500; }
  .tiny.onbad { fill: var(--bad-letter); font-weight: 700; }
  .x { stroke: var(--bad-letter); stroke-width: 1.6; fill: none; stroke-linecap: round; }
  .strike { stroke: var(--ink); stroke-width: 2; }

  .card { fill: var(--panel); stroke: var(--ink); stroke-width: calc(1.6 * var(--thin)); }
  .card.down { fill: var(--bg); stroke: var(--ink2); stroke-dasharray: 6 4; }
  .faded { opacity: .62; }
  .frame { fill: none; stroke: var(--ink); stroke-width: calc(2.6 * var(--thin)); }
  .frame.split { stroke: var(--bad); stroke-width: calc(3.4 * var(--thin)); }
  .name { font-size: 17px; fill: var(--ink); }
  .mininame { fill: var(--ink); }
  .vote { font-size: 12.5px; font-weight: 650; }
  .row { fill: none; stroke: var(--line); stroke-dasharray: 4 3; }
  .row.stopped { stroke: var(--bad); stroke-dasharray: none; }
  .unheard { stroke: var(--ctl); stroke-width: 2; stroke-linecap: round; }

  .way-of { fill: none; stroke-width: 1.6; stroke-dasharray: .1 4.4; stroke-linecap: round; }
  .way-of { opacity: .8; }
  .way-of.trust { opacity: .4; }
  .event { fill: none; stroke-width: calc(3.4 * var(--thin)); stroke-linecap: round; }
  .event.faint { stroke-width: calc(2 * var(--thin)); opacity: .5; }
  .stub path:first-child { stroke-width: 2; stroke-dasharray: 5 3; fill: none; opacity: .8; }
  .cutline { fill: none; stroke: var(--lane); stroke-width: 1.4; }
  .hole { stroke: var(--court); stroke-width: 6; }
  .cap { fill: none; stroke: var(--ink); stroke-width: calc(2.4 * var(--thin)); }
  .cap { stroke-linecap: round; }
  .splitline {
    fill: none; stroke: var(--bad); stroke-width: 3; stroke-dasharray: .1 7; stroke-linecap: round;
  }

  .timers { fill: none; stroke: var(--ink); stroke-width: 3; stroke-linecap: round; }
  .token.trust { opacity: .72; }
  .token.fresh { opacity: 1; }
  .dots { opacity: .8; stroke: var(--court); stroke-width: .6; }
  .dots.fresh { opacity: 1; }
  .halo { fill: none; stroke: var(--focus); stroke-width: calc(3 * var(--thin)); }

  .agent { cursor: pointer; outline: none; }
  .target { fill: transparent; }
  .ring { fill: none; stroke: transparent; stroke-width: 3; }
  .agent.selected .ring { stroke: var(--focus); }
  .agent:focus-visible .ring { stroke: var(--focus); }

  .list {
    position: absolute; left: 0; bottom: 0; width: 1px; height: 1px; overflow: hidden;
    clip-path: inset(50%); white-space: nowrap; outline: none;
  }
  .listring {
    position: absolute; inset: 3px; pointer-events: none; border: 3px solid var(--focus);
    border-radius: 6px; opacity: 0;
  }
  .list:focus-visible + .listring { opacity: 1; }

  .reduced * { animation: none !important; }
  @media (prefers-reduced-motion: reduce) { .swing * { animation: none !important; } }
  @media (forced-colors: active) {
    svg { forced-color-adjust: none; }
    .band { opacity: .45; }
  }
`;
