/** The diagram as a table, for screen readers: what has happened, one fact a row. */

/** @import { Snapshot, Window } from '../engine.d.ts' */

import { html } from 'lit';
import words from '../words/en/timeline.js';
import { sentence } from './alt.js';

/** @param {Window} window @param {Snapshot} snapshot */
export function table(window, snapshot) {
  const many = snapshot.slots > 1;
  const facts = window.marks.filter((m) => m.step <= snapshot.step);
  return html`<table class="vh"><caption>${words.table.caption}</caption>
    <thead><tr><th scope="col">${words.table.step}</th><th scope="col">${words.table.time}</th>
      <th scope="col">${words.table.what}</th></tr></thead>
    <tbody>${facts.map(
      (m) => html`<tr><td>${m.step}</td><td>${words.table.number(m.time)}</td>
      <td>${sentence(m, many)}</td></tr>`,
    )}</tbody></table>`;
}
