/** Where everything stands in "Break a rule"; the lab adopts this sheet with the view. */
import { css } from 'lit';

export const look = css`
  .break > .rules { grid-area: rules; min-height: 0; background: var(--panel); }
  .break > .go { grid-area: go; display: flex; align-items: center; gap: 8px; flex-wrap: wrap;
    background: var(--panel); border-bottom: 1px solid var(--line); }
  .break > .go > tc-transport { flex: 1 0 max-content; border-bottom: 0; }
  .break > .go > .runs { display: flex; gap: 8px; margin-inline-start: auto; padding: 0 18px 6px; }
  .break tc-story::part(broken) { display: none; }
  .break .scroll { gap: 14px; scrollbar-width: thin; }
  .broke { background: var(--bad-tint); border-radius: 14px; padding: 11px 14px; line-height: 1.5; }
  .broke .chip-inline { width: 1.15em; height: 1.15em; vertical-align: -0.25em; }

  :host([data-form='wide']) .page.break { grid-template-columns: calc(330px * var(--scale))
      minmax(0, 1fr) calc(384px * var(--scale)); grid-template-rows: 54px max-content max-content
      minmax(340px, 1fr) max-content minmax(210px, 27vh);
    grid-template-areas: 'head head head' 'holds holds holds' 'rules left left'
      'rules stage panel' 'go go go' 'time time time'; }
  :host([data-form='wide']) .break > .rules { border-inline-end: 1px solid var(--line); }
  .break > .rules > tc-switches { height: 100%; }
  :host([data-form='wide']) .break > .go { border-top: 1px solid var(--line); }

  :host([data-form='middle'][data-mode='break']) { height: auto; min-height: 100%; }
  :host([data-form='middle']) .page.break { height: auto; grid-template-columns: repeat(2,
      minmax(0, 1fr)); grid-template-rows: max-content
      minmax(calc(70px * var(--scale)), max-content) 400px max-content 460px max-content 300px;
    /* Nothing that comes and goes stands above the rules, and chips have room for two rows: what is
       under the pointer stays there. */
    grid-template-areas: 'head head' 'holds holds' 'stage stage' 'go go' 'rules panel'
      'left left' 'time time'; }
  :host([data-form='middle']) .break > .panel { border-inline-start: 1px solid var(--line); }
  :host([data-form='middle']) .break > .rules, :host([data-form='middle']) .break > .time {
    border-top: 1px solid var(--line); }

  :host([data-form='narrow']) .break .sheet tc-switches { margin: -12px -14px; }
  :host([data-form='narrow']) .break .sheet .runs { display: flex; flex-wrap: wrap; gap: 8px; }
  .break > .broke, .break .panel .broke { margin: 0; }
  :host([data-form='narrow']) .break > .broke { border-radius: 0; }
  .foot { position: sticky; bottom: 0; z-index: 2; }
  .below { display: flex; align-items: center; gap: 10px; padding: 8px 12px; background: var(--panel);
    border-top: 1px solid var(--line); }
  .below .result { flex: 1; margin: 0; line-height: 1.4; }
  .below .result.broke { padding: 8px 10px; border-radius: 8px; }
  .below .btn { white-space: normal; flex: 0 1 40%; }
`;
