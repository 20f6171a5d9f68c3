/** Where everything stands in "Be the traitor"; the lab adopts this sheet with the view. */
import { css } from 'lit';

export const look = css`
  .traitor > tc-knows { grid-area: knows; overflow: auto; min-height: 0; }
  .traitor > tc-goals { grid-area: goals; overflow: auto; min-height: 0; }
  .traitor > .desk { grid-area: desk; overflow: auto; min-height: 0; padding: 12px 18px 14px;
    position: relative; }
  .desk header { display: flex; align-items: center; gap: 12px; margin-bottom: 10px; }
  .desk h2 { margin: 0; color: var(--ink); font-size: var(--story); font-weight: 400; line-height: 1.3; }
  .desk h2 b { font-weight: 680; }
  .mouths { display: grid; gap: 4px 12px; grid-template-columns:
    repeat(auto-fit, minmax(calc(172px * var(--scale, 1)), 1fr)); }
  .votes { display: flex; flex-wrap: wrap; gap: 7px; align-items: center; margin: 0 0 10px;
    font-size: var(--section); color: var(--ink2); }
  .votes b { color: var(--ink); }

  .who { max-width: 660px; margin: 0 auto; display: grid; gap: 14px; }
  .who p { margin: 0; line-height: 1.5; color: var(--ink2); }
  .who h3 { margin: 12px 0 0; font-size: var(--label); font-weight: 600; color: var(--ink2); }
  .choices { display: grid; gap: 10px; grid-template-columns:
    repeat(auto-fit, minmax(calc(180px * var(--scale, 1)), 1fr)); }
  .choice { display: grid; gap: 3px; align-content: start; text-align: start; font: inherit;
    padding: 11px 14px; border: 1px solid var(--ctl); border-radius: 11px;
    background: var(--court); color: var(--ink); cursor: pointer; line-height: 1.4; }
  .choice:hover { border-color: var(--ink); }
  .choice:disabled { cursor: default; border-style: dashed; color: var(--ink2); }
  .choice span { color: var(--ink2); font-size: var(--label); }
  .choice:focus-visible { outline: 3px solid var(--focus); outline-offset: 2px; }

  :host([data-form='wide']) .page.traitor { grid-template-columns: calc(290px * var(--scale))
      minmax(0, 1fr) calc(304px * var(--scale)); grid-template-rows: 54px max-content max-content
      minmax(440px, 1fr) 54px minmax(200px, 27vh);
    grid-template-areas: 'head head head' 'holds holds holds' 'left left left'
      'knows desk goals' 'go go go' 'time time time'; }
  :host([data-form='wide']) .traitor > tc-knows { border-inline-end: 1px solid var(--line); }
  :host([data-form='wide']) .traitor > tc-goals { border-inline-start: 1px solid var(--line);
    --deed: sticky; }
  .traitor > tc-transport { border-top: 1px solid var(--line); }

  :host([data-form='middle'][data-mode='traitor']) { height: auto; min-height: 100%; }
  :host([data-form='middle']) .page.traitor { height: auto; grid-template-columns: repeat(2,
      minmax(0, 1fr)); grid-template-rows: max-content
      max-content max-content max-content 54px max-content 300px;
    grid-template-areas: 'head head' 'holds holds' 'left left' 'desk desk' 'go go' 'knows goals'
      'time time'; }
  :host([data-form='middle']) .traitor > .time { border-top: 1px solid var(--line); }

  :host([data-form='narrow']) .traitor > .desk { padding: 12px 14px 16px; }
  :host([data-form='narrow']) .traitor .sheet { padding: 0; }
  :host([data-form='narrow']) .traitor .sheet.log { padding: 12px 14px; }
  :host([data-form='narrow']) .traitor > tc-goals { border-top: 1px solid var(--line); }
`;
