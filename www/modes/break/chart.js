/** States per depth as bars: the search's shape. */
import { html, svg } from 'lit';
import words from '../../words/en/break.js';

const w = words.search;
/** More depths than this share bars. */
const MOST = 60;
const HIGH = 46;

/**
 * @param {number[]} perDepth @param {boolean} violated The last depth holds the violation.
 */
export function chart(perDepth, violated) {
  const share = Math.ceil(perDepth.length / MOST) || 1;
  const bars = [];
  for (let at = 0; at < perDepth.length; at += share) {
    bars.push(perDepth.slice(at, at + share).reduce((sum, n) => sum + n, 0));
  }
  const most = Math.max(...bars, 1);
  const wide = 100 / Math.max(bars.length, 12);
  const last = bars.length - 1;
  return html`<figure class="chart">
    <svg width="100%" height=${HIGH} viewBox="0 0 100 ${HIGH}" preserveAspectRatio="none"
      role="img" aria-label="${w.chart}: ${perDepth.join(', ')}">${bars.map((n, k) => {
        const high = Math.max(1, (n / most) * HIGH);
        return svg`<rect class=${violated && k === last ? 'broken' : 'bar'} x=${k * wide}
          y=${HIGH - high} width=${wide * 0.84} height=${high}/>`;
      })}</svg>
    <figcaption><span>${w.from(0)}</span><span class=${violated ? 'bad' : ''}>${
      violated ? w.ends(perDepth.length - 1) : w.from(perDepth.length - 1)
    }</span></figcaption></figure>`;
}
