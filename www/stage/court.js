/** The walled domain: stone, ground inside, what may happen there. */
import { svg } from 'lit';
import { WALL } from './layout.js';

/**
 * @param {import('./layout.js').Layout} plan @param {string} caption
 */
export function court(plan, caption) {
  const { x, y, w, h } = plan.court;
  const r = 22;
  return svg`<rect class="ground" x=${x} y=${y} width=${w} height=${h} rx=${r}/>
    <rect class="mortar" x=${x} y=${y} width=${w} height=${h} rx=${r}
      stroke-width=${2 * WALL + 3}/>
    <rect class="stone" x=${x} y=${y} width=${w} height=${h} rx=${r} stroke-width=${2 * WALL}
      stroke-dasharray="25.5 3.5"/>
    ${
      plan.caption
        ? svg`<text class="caption" x=${plan.caption.x} y=${plan.caption.y}
          text-anchor="middle">${caption}</text>`
        : ''
    }`;
}
