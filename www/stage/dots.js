/** The smallest shapes: values and messages as parts of a path. */

const n = (/** @type {number} */ v) => Math.round(v * 10) / 10;

/** A value's shape, very small, as part of a path. @param {string} tone @param {number} x
 * @param {number} y @param {number} r */
export function dot(tone, x, y, r) {
  if (tone === 'b') return `M${n(x - r)} ${n(y - r)}h${n(2 * r)}v${n(2 * r)}h${n(-2 * r)}z`;
  if (tone === 'd') {
    const q = r * 1.25;
    return `M${n(x)} ${n(y - q)}l${n(q)} ${n(q)}l${n(-q)} ${n(q)}l${n(-q)} ${n(-q)}z`;
  }
  if (tone === 'e') {
    return (
      `M${n(x - 1.15 * r)} ${n(y - r)}h${n(2.3 * r)}l${n(-0.5 * r)} ${n(2 * r)}` +
      `h${n(-1.3 * r)}z`
    );
  }
  if (tone === 'f') {
    const a = n(r * 0.6);
    const arms = `h${a}v${a}h${a}v${a}h${-a}v${a}h${-a}v${-a}h${-a}v${-a}h${a}z`;
    return `M${n(x - a / 2)} ${n(y - r)}${arms}`;
  }
  if (tone === 'other') {
    return (
      `M${n(x - r)} ${n(y)}l${n(r / 2)} ${n(-r)}h${n(r)}l${n(r / 2)} ${n(r)}` +
      `l${n(-r / 2)} ${n(r)}h${n(-r)}z`
    );
  }
  return `M${n(x - r)} ${n(y)}a${n(r)} ${n(r)} 0 1 0 ${n(2 * r)} 0a${n(r)} ${n(r)} 0 1 0 ${n(
    -2 * r,
  )} 0z`;
}

/** A message as a dot, part of a path. @param {{ tone: string, r: number }} look @param {number} x @param {number} y */
export function piece({ tone, r }, x, y) {
  if (tone === 'trust') return `M${x} ${n(y - r)}l${r} ${2 * r - 1}h${-2 * r}z`;
  if (tone === 'envelope') return `M${n(x - r)} ${n(y - 3)}h${2 * r}v6h${-2 * r}z`;
  return dot(tone, x, y, r);
}
