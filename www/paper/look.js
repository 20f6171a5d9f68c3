/** How a sheet of paper looks, whichever way it is turned, and what gives way to it. */
import { css } from 'lit';

/** Of the lab: on paper the sheet stands in its place. */
export const around = css`
  .paper { display: none; }
  @media print {
    :host { display: block !important; height: auto !important; min-height: 0 !important;
      overflow: visible !important; background: none !important; }
    :host > :not(.paper), .page, .wait, .drop { display: none !important; }
    .paper { display: block; }
  }
`;

/** Of the sheet itself. */
export const sheet = css`
  :host { color: var(--ink); font-family: var(--font); font-size: 12px; line-height: 1.4;
    print-color-adjust: exact; -webkit-print-color-adjust: exact; }
  .sheet { display: grid; gap: 10px; height: calc(100vh - 2px); overflow: hidden;
    grid-template: max-content minmax(220px, 5fr) max-content minmax(140px, 4fr) max-content / 1fr;
    grid-template-areas: 'head' 'stage' 'told' 'time' 'foot'; break-inside: avoid; }
  header { grid-area: head; }
  h1 { font-size: 20px; line-height: 1.2; margin: 0; }
  header p { margin: 2px 0 0; }
  ul { list-style: none; display: flex; flex-wrap: wrap; gap: 2px 14px; margin: 4px 0 0;
    padding: 0; }
  li { display: inline-flex; gap: 4px; align-items: center; }
  li b { font-weight: 600; }
  .icon { width: 12px; height: 12px; }
  .violated { color: var(--bad); }
  .quiet, footer { color: var(--ink2); }
  .stage { grid-area: stage; position: relative; }
  .time { grid-area: time; }
  .stage, .time { min-height: 0; border: 1px solid var(--line); border-radius: 8px;
    overflow: hidden; }
  .time { background: var(--panel); }
  .stage { background: var(--bg); }
  .time { position: relative; }
  svg.picture { position: absolute; inset: 0; width: 100%; height: 100%; }
  .told { grid-area: told; display: grid; grid-template-columns: 1fr 1fr; gap: 20px; }
  .told.alone { grid-template-columns: 1fr; }
  .story p { margin: 0 0 4px; }
  .story .main { font-size: 16px; }
  .chip-inline { width: 1.1em; height: 1.1em; vertical-align: -0.2em; }
  .nobr { white-space: nowrap; }
  tc-proof { --body: 11px; --label: 11px; --small: 11px; --section: 12px; --row: 21px; }
  .many tc-proof { --row: 16px; --pad: 0; }
  footer { grid-area: foot; display: flex; justify-content: space-between; gap: 20px;
    font-size: 11px; }
  @media (orientation: landscape) {
    .sheet { grid-template: max-content minmax(min-content, 5fr) minmax(110px, 4fr) max-content /
        minmax(0, 11fr) minmax(0, 9fr);
      grid-template-areas: 'head head' 'stage told' 'time time' 'foot foot'; }
    .stage { min-height: 200px; }
    .told, .told.alone { grid-template-columns: 1fr; gap: 10px; align-content: start; }
  }
`;
