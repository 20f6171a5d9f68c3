/** Where everything stands, by width of the element (visual.md section 8). */
import { css } from 'lit';
import { touch } from './look.js';

export const plan = css`
  :host { display: block; position: relative; background: var(--bg); color: var(--ink);
    font-family: var(--font); line-height: 1.4; overflow: hidden auto; outline: none;
    /* As large as the reader's own text: surroundings.js reads it here. */
    font-size: medium; }
  .em { position: absolute; width: 1em; visibility: hidden; }
  .page, .wait, .drop { font-size: var(--body); }
  .page { display: grid; }
  .page > * { min-width: 0; }
  /* Of a run that is about to go nothing can be pressed. */
  :host([aria-busy]) .page > :not(tc-header, tc-popover) { opacity: 0.55; transition: opacity 0.2s 0.1s; }
  tc-header, tc-verdicts, tc-legend { border-bottom: 1px solid var(--line); }
  tc-transport { border-bottom: 1px solid var(--line); }
  .left { background: var(--ink); color: var(--ink-letter); padding: 8px 18px; display: flex;
    gap: 4px 14px; flex-wrap: wrap; align-items: baseline; line-height: 1.4; }
  .left b { font-weight: 700; }
  .left .btn { margin-inline-start: auto; background: none; border-color: currentColor;
    color: inherit; min-height: 34px; }
  .stage { position: relative; min-height: 0; background: var(--bg); }
  tc-stage { display: block; width: 100%; height: 100%; }
  tc-timeline { display: block; width: 100%; height: 100%; }
  .time { isolation: isolate; background: var(--panel); min-height: 0; overflow: hidden auto; }
  .panel { background: var(--panel); min-height: 0; display: flex; flex-direction: column; }
  .scroll { flex: 1; min-height: 0; overflow: auto; padding: 10px 18px 12px;
    display: flex; flex-direction: column; gap: 10px; overscroll-behavior: contain; }
  .panel > tc-costs { padding: 9px 18px 11px; border-top: 1px solid var(--line); }
  .scroll > * { flex: none; }
  .scroll > tc-costs { margin-top: auto; padding-top: 8px; }
  .sheet { min-height: 0; }

  .tabs { display: flex; gap: 4px; border-bottom: 1px solid var(--line); }
  .tab { font: inherit; font-size: var(--label); font-weight: 600; color: var(--ink2); border: 0;
    background: none; padding: 7px 8px 6px; cursor: pointer; border-bottom: 3px solid transparent;
    margin-bottom: -1px; }
  .tab[aria-selected='true'] { color: var(--ink); border-bottom-color: var(--ink); }
  .tab:focus-visible { outline-offset: -3px; }
  .tab .n { font-weight: 500; }
  @media ${touch} { .tab { min-width: 44px; min-height: 44px; } }

  :host([data-form='wide']) { height: max(100%, 720px); }
  :host([data-form='middle']) { height: max(100%, 960px); }
  :host(:is([data-form='wide'], [data-form='middle'])) .page { height: 100%; }
  :host([data-form='wide']) .page { grid-template: max-content max-content max-content
      minmax(320px, 1fr) max-content max-content minmax(210px, 26vh) / minmax(0, 1fr)
      minmax(420px, 36.4%);
    grid-template-areas: 'head head' 'holds holds' 'left left' 'stage panel' 'legend legend'
      'go go' 'time time'; }
  :host([data-form='wide']) .panel, :host([data-plan]:not([data-plan=''])) .panel {
    border-inline-start: 1px solid var(--line); }
  :host([data-form='wide']) .page.deep { grid-template-rows: max-content max-content max-content
      minmax(270px, 1fr) max-content max-content minmax(260px, 39vh); }
  tc-legend { border-top: 1px solid var(--line); }

  /* Upright, the panel lies between stage and diagram, the story beside its proof. */
  :host([data-form='middle']) .page { grid-template: max-content max-content max-content
      minmax(320px, 34vh) max-content minmax(320px, 1fr) minmax(168px, 17vh) / minmax(0, 1fr);
    grid-template-areas: 'head' 'holds' 'left' 'stage' 'go' 'panel' 'time'; }
  :host([data-form='middle']:not([data-plan='beside'])) tc-legend { display: none; }
  :host([data-form='middle'][data-plan='']) .page:not(.break) .scroll { display: grid; align-content: start;
    grid: auto-flow max-content / minmax(0, 2fr) minmax(0, 3fr); gap: 6px 24px; }
  :host([data-form='middle'][data-plan='']) .page:not(.break) .scroll > * { grid-column: 2; }
  :host([data-form='middle'][data-plan='']) .page:not(.break) .scroll > tc-story { grid-area: 1 / 1 / span 3; }
  :host([data-form='middle']) .time { border-top: 1px solid var(--line); }

  /* Where the window is low, the panel has all its height, and signs are explained below it. */
  :host([data-plan='beside']) { height: max(100%, 600px); }
  :host([data-plan='beside']) .page:not(.break, .traitor) { grid-template: max-content max-content
      max-content minmax(306px, 5fr) max-content minmax(92px, 2fr) max-content / minmax(0, 1fr)
      minmax(calc(384px * var(--scale)), 36.4%);
    grid-template-areas: 'head head' 'holds holds' 'left left' 'stage panel' 'go panel'
      'time panel' 'time legend'; }
  :host([data-plan='beside']) .page.deep:not(.break, .traitor) { grid-template-rows: max-content
      max-content max-content minmax(270px, 1fr) max-content minmax(190px, 1fr) max-content; }
  :host([data-plan='beside']) tc-legend { border-inline-start: 1px solid var(--line); }

  /* A phone held sideways: stage, story and buttons first, the rest below. */
  :host([data-plan='low']) { height: auto; }
  :host([data-plan='low']) .page:not(.break, .traitor) { height: auto; grid-template: 52px
      max(250px, calc(100svh - 52px)) max-content max-content 300px / minmax(0, 1fr)
      minmax(300px, 42%);
    grid-template-areas: 'head head' 'stage panel' 'holds holds' 'left left' 'time time'; }

  :host([data-form='narrow']) { overflow: clip; }
  :host([data-form='narrow']) .page { display: block; }
  :host([data-form='narrow']) tc-header { min-height: 50px; }
  :host([data-form='narrow']) tc-verdicts { padding-inline: 12px; min-height: 36px; gap: 6px; }
  :host([data-form='narrow']) .stage { height: min(380px, 96vw); border-bottom: 1px solid
    var(--line); }
  :host([data-form='narrow']) tc-story { padding: 12px 14px 6px; background: var(--panel);
    min-height: 96px; }
  :host([data-form='narrow']) .tabs { background: var(--panel); }
  :host([data-form='narrow']) .tab { flex: 1; font-size: 14px; font-weight: 500;
    padding: 10px 4px 8px; min-height: 44px; }
  :host([data-form='narrow']) .tab[aria-selected='true'] { font-weight: 650; }
  :host([data-form='narrow']) .sheet { background: var(--panel); padding: 12px 14px 18px;
    min-height: 300px; display: grid; gap: 12px; align-content: start; }
  :host([data-form='narrow']) .sheet.flush { padding: 0; }
  :host([data-form='narrow']) .time { height: 464px; --covered: 68px; }
  :host([data-form='narrow']) tc-inspector { margin: 0 12px 12px; }
  :host([data-form='narrow']) .hold { background: var(--panel); padding-bottom: 2px; }
  :host([data-form='narrow']) tc-transport { position: sticky; bottom: 0; z-index: 2;
    border-top: 1px solid var(--line); border-bottom: 0; }

  .areas > tc-header { grid-area: head; }
  .areas > tc-verdicts { grid-area: holds; }
  .areas > .left { grid-area: left; }
  .areas > .stage { grid-area: stage; }
  .areas > .panel { grid-area: panel; }
  .areas > tc-legend { grid-area: legend; }
  .areas > tc-transport { grid-area: go; }
  .areas > .time { grid-area: time; }

  .tries { list-style: none; margin: 0; padding: 4px 6px 0 10px; color: var(--ink2);
    font-size: var(--label); line-height: 1.45; display: grid; gap: 9px; }
  .tries b { font-weight: 600; }
  .tries li + li { border-top: 1px solid var(--line); padding-top: 9px; }

  .note { position: absolute; left: 50%; bottom: 14px; translate: -50% 0; z-index: 3; width:
      max-content; max-width: min(560px, calc(100% - 24px)); background: var(--court);
    border: 1px solid var(--ctl); border-inline-start: 4px solid var(--ink); border-radius: 8px;
    box-shadow: var(--shadow); padding: 8px 8px 8px 12px; display: flex; gap: 10px;
    align-items: center; overflow-wrap: anywhere; }
  :host(:not([data-form='narrow'])) .note { left: auto; right: 10px; bottom: 10px; translate: none;
    max-width: calc(236px * var(--scale, 1)); }
  :host([data-form='narrow']) .note { position: sticky; inset: auto auto 100px;
    translate: none; margin: 8px auto; }
  .note.bad { border-inline-start-color: var(--bad); font-weight: 400; color: var(--ink); }
  .note > span { max-height: min(40vh, 300px); overflow: auto; white-space: pre-line; }
  :host(:not([data-form='narrow'])) .note.bad { max-width: min(520px, calc(100% - 20px)); }
  .note .btn { min-height: 32px; padding: 0 8px; flex: none; }
  @media ${touch} { .left .btn, .note .btn { min-height: 44px; } }
  .wait { display: grid; place-items: center; min-height: 60vh; padding: 24px; text-align: center;
    max-width: 60ch; margin: 0 auto; line-height: 1.5; font-size: var(--section); }
  .drop { position: absolute; inset: 8px; z-index: 4; border: 3px dashed var(--focus);
    border-radius: 14px; background: var(--bg); opacity: 0.92; display: grid; place-items: center;
    font-size: var(--story); pointer-events: none; }
`;
