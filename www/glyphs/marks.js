/**
 * Marks of trust, guilt and state: what servers hold of a client, and small icons. 24 box round
 * (0, 0), as in chip.js.
 */
import { html, svg } from 'lit';
import { letter } from './chip.js';

/** Convicted: crimson square with a cross. @param {number} [size] */
export const convicted = (size = 24) => svg`<g transform="scale(${size / 24})">
  <rect x="-10" y="-10" width="20" height="20" rx="3" fill="var(--bad)"/>
  <path d="M-4.6 -4.6L4.6 4.6M4.6 -4.6L-4.6 4.6" stroke="var(--bad-letter)" stroke-width="3"
    stroke-linecap="round"/></g>`;

/** Trusts: filled disc with the server's number. @param {number} [size] @param {string} [text] */
export const trusts = (size = 24, text = '') => svg`<g transform="scale(${size / 24})">
  <circle r="11" fill="var(--trust)"/>${letter(text, 'var(--trust-letter)', 15)}</g>`;

const GLASS =
  'M-7 -9.5H7M-7 9.5H7M-5.5 -9.5C-5.5 -4 -1 -2.5 -1 0S-5.5 4 -5.5 9.5' +
  'M5.5 -9.5C5.5 -4 1 -2.5 1 0S5.5 4 5.5 9.5';

/** Suspected, or delayed: hourglass. @param {number} [size] @param {string} [ink] */
export const hourglass = (size = 24, ink = 'var(--wait)') => svg`<g transform="scale(${size / 24})">
  <path d="M-5 -9C-5 -5 -1.6 -3.4 0 -1.4C1.6 -3.4 5 -5 5 -9ZM-5 9C-5 7 -2 5.4 0 4.6
    C2 5.4 5 7 5 9Z" fill=${ink} opacity=".28"/>
  <path d=${GLASS} fill="none" stroke=${ink} stroke-width="2.4" stroke-linecap="round"/></g>`;

/** Neither trusted, suspected nor convicted. @param {number} [size] */
export const ring = (size = 24) => svg`<circle r=${(size / 24) * 9.6} fill="var(--panel)"
  stroke="var(--ctl)" stroke-width=${Math.max(1, size / 14)}/>`;

/** Time-out. @param {number} [size] @param {string} [ink] */
export const clock = (size = 24, ink = 'var(--wait)') => svg`<g transform="scale(${size / 24})">
  <circle r="9.6" fill="var(--court)" stroke=${ink} stroke-width="2.2"/>
  <path d="M0 -5.4V0L3.8 2.8" fill="none" stroke=${ink} stroke-width="2.2"
    stroke-linecap="round" stroke-linejoin="round"/></g>`;

/** Locked by a promise (Paxos). @param {number} [size] @param {string} [ink] */
export const padlock = (size = 24, ink = 'var(--ink)') => svg`<g transform="scale(${size / 24})">
  <path d="M-4.6 -1.5V-5A4.6 4.6 0 0 1 4.6 -5V-1.5" fill="none" stroke=${ink}
    stroke-width="2.4"/>
  <rect x="-7.6" y="-1.5" width="15.2" height="11" rx="2.2" fill=${ink}/></g>`;

/** What survives a crash. @param {number} [size] @param {string} [ink] */
export const disk = (size = 24, ink = 'var(--ink)') => svg`<g transform="scale(${size / 24})"
  fill="var(--court)" stroke=${ink} stroke-width="2">
  <path d="M-8.4 -5.4V5.4C-8.4 9.6 8.4 9.6 8.4 5.4V-5.4"/>
  <ellipse cy="-5.4" rx="8.4" ry="3.6"/></g>`;

/** A small tick in a disc: decided. @param {number} [size] */
export const tick = (size = 24) => svg`<g transform="scale(${size / 24})">
  <circle r="11.4" fill="var(--ok)" stroke="var(--court)" stroke-width="2.4"/>
  <path d="M-4.6 .4L-1.2 3.8L5 -3.4" fill="none" stroke="var(--court)" stroke-width="3"
    stroke-linecap="round" stroke-linejoin="round"/></g>`;

/** A seal: ink with a tick when the proof holds, crimson and cracked when it will not. */
export const seal = (/** @type {boolean} */ broken) =>
  broken
    ? svg`<circle r="6" fill="var(--bad)" stroke="var(--court)" stroke-width="1.2"/>
    <path d="M-.8 -6L1.2 -2L-1.6 .8L.8 6" fill="none" stroke="var(--court)" stroke-width="1.5"/>`
    : svg`<circle r="6" fill="var(--ink)" stroke="var(--court)" stroke-width="1.2"/>
    <path d="M-2.6 .2L-.7 2.1L2.8 -1.9" fill="none" stroke="var(--court)" stroke-width="1.6"
      stroke-linecap="round" stroke-linejoin="round"/>`;

/** Lost or dropped: a stub with a cross. */
export const cross = () => svg`<path d="M-5 -5L5 5M5 -5L-5 5" stroke="var(--bad)"
  stroke-width="2.6" stroke-linecap="round"/>`;

const MARKS = { convicted, trusts, hourglass, ring, clock, padlock, disk, tick };

/**
 * A mark within a sentence or a list, hidden from screen readers (words stand beside it).
 * @param {keyof typeof MARKS} name @param {number} [size]
 */
export const icon = (name, size = 16) => html`<svg class="icon" aria-hidden="true" width=${size}
  height=${size} viewBox="-12.5 -12.5 25 25">${MARKS[name](24)}</svg>`;
