/** Small line icons of the controls, drawn in the text colour, 16 px box. */
import { html, svg } from 'lit';

const shapes = {
  play: svg`<path d="M4 2.5v11l9.5-5.5z" fill="currentColor" stroke="none"/>`,
  pause: svg`<path d="M4 3h3v10H4zM9 3h3v10H9z" fill="currentColor" stroke="none"/>`,
  back: svg`<path d="M12 2.5v11L4 8z" fill="currentColor" stroke="none"/>`,
  step: svg`<path d="M3 2.5v11L10.5 8z" fill="currentColor" stroke="none"/><path d="M12.5 3v10"/>`,
  restart: svg`<path d="M3.5 8a4.75 4.75 0 1 0 1.6-3.55M5.4 1.6v3h3"/>`,
  down: svg`<path d="M4.5 6.5 8 10l3.5-3.5"/>`,
  light: svg`<circle cx="8" cy="8" r="2.8"/>
    <path d="M8 1v2M8 13v2M1 8h2M13 8h2M3 3l1.4 1.4M11.6 11.6 13 13M13 3l-1.4 1.4M4.4 11.6 3 13"/>`,
  dark: svg`<path d="M12.8 9.8A5.4 5.4 0 0 1 6.2 3.2a5.4 5.4 0 1 0 6.6 6.6z"/>`,
  system: svg`<circle cx="8" cy="8" r="5.4"/><path d="M8 2.6a5.4 5.4 0 0 1 0 10.8z"
    fill="currentColor" stroke="none"/>`,
  projector: svg`<path d="M2 3h12v8H2zM8 11v2.5M5 13.5h6"/>`,
  menu: svg`<path d="M2.5 4h11M2.5 8h11M2.5 12h11"/>`,
  check: svg`<path d="m3 8.5 3.2 3.2L13 4.8" stroke-width="2"/>`,
  cross: svg`<path d="m4 4 8 8M12 4l-8 8" stroke-width="2"/>`,
  dots: svg`<path d="M3.5 8h.01M8 8h.01M12.5 8h.01" stroke-width="2.6"/>`,
  dash: svg`<path d="M4 8h8" stroke-width="2"/>`,
  disk: svg`<path d="M3 4.5c0-1 2.2-1.8 5-1.8s5 .8 5 1.8-2.2 1.8-5 1.8-5-.8-5-1.8zm0 0v7c0 1
    2.2 1.8 5 1.8s5-.8 5-1.8v-7"/>`,
  share: svg`<path d="M8 10V2M5 4.6 8 1.8l3 2.8M3.5 8v5.5h9V8"/>`,
};

/** @param {keyof typeof shapes} name */
export const icon = (name) => html`<svg class="icon" viewBox="0 0 16 16" width="16" height="16"
  fill="none" stroke="currentColor" stroke-width="1.6" stroke-linecap="round"
  stroke-linejoin="round" aria-hidden="true">${shapes[name]}</svg>`;

/** The two-faced disc: half of it in ink, cut by a jagged edge. */
export const logo = () => html`<svg class="logo" viewBox="0 0 32 32" width="26" height="26"
  aria-hidden="true"><circle cx="16" cy="16" r="14" fill="var(--court)" stroke="var(--ink)"
  stroke-width="2.6"/><path d="M16 2a14 14 0 0 0 0 28l3-8-5-6 4-6z" fill="var(--ink)"/></svg>`;
