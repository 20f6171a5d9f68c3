/**
 * Where everything on the stage stands: pure geometry, no drawing. Servers stand on a half ring
 * under the gates (visual.md section 6), clients in a row outside the wall. Sizes follow section 5.
 *
 * @typedef {{ x: number, y: number, w: number, h: number }} Box
 * @typedef {Box & { kind: 'full' | 'small', row: number, side: -1 | 0 | 1 }} Card
 *   side: in the left column, in the bottom row, in the right column of the half ring
 * @typedef {{ x: number, y: number, r: number, room: number }} Disc room: px for words beside it
 * @typedef {Box & { cell: number, columns: number }} Gate x, y is its middle; cell 0: counts only
 * @typedef {{ w: number, h: number, compact: boolean, court: Box, clients: Disc[], gates: Gate[],
 *   requesters: Disc[], cards: Card[], caption: { x: number, y: number } | null,
 *   token: number, free: boolean }} Layout  free: there is a column right of the court
 * @typedef {{ w: number, h: number, servers: number, proposers: number, requesters: number,
 *   compact: boolean }} Size
 */

/** Half the thickness of the wall. */
export const WALL = 6;
/** Room right of the court into which a menu opens (section 8), where the stage is wide enough. */
const FREE = 260;
const WIDE = 860;
/** Where the stage is low, cards beside each other need that room first. */
const WIDE_AND_LOW = 1000;
/** Below this height what is outside the wall stands closer, so that servers keep two rows. */
const LOW = 424;
/** From this many servers on, cards shrink to name, chip and tally. */
const SHRINK = 9;

/** @param {number} v @param {number} lo @param {number} hi */
export const clamp = (v, lo, hi) => Math.min(hi, Math.max(lo, v));

/** @param {Size} size @returns {Layout} */
export function layout({ w, h, servers, proposers, requesters, compact }) {
  const tight = compact || h < LOW;
  const left = tight ? 10 : 28;
  const right = !compact && w >= (tight ? WIDE_AND_LOW : WIDE) ? w - FREE - WALL : w - left;
  const rows = outside(tight, requesters > 0, proposers, Math.max(120, right - left));
  const bottom = compact ? h - 28 : h - 10;
  const court = {
    x: left,
    y: rows.gateY,
    w: Math.max(120, right - left),
    h: Math.max(120, bottom - rows.gateY),
  };
  // Without a free column the words beside the last client need room of their own.
  const lean = right > w - FREE && proposers > 1 && proposers < 5 && !compact ? 0.09 : 0;
  const xs = spread(proposers, court, rows.r, lean);
  const step = proposers > 1 ? xs[1] - xs[0] : court.w;
  const most = Math.min(step - 8, 2 * (xs[0] - court.x) - 8);
  const gates = xs.map((x) => gate(x, court.y, servers, most));
  // Discs that would touch stand in two rows.
  const zigzag = step < 2 * rows.r + 2 ? rows.r * 0.95 : 0;
  const clients = xs.map((x, i) => ({
    x,
    y: rows.clientY - 4 * Math.sign(zigzag) + (i % 2 ? -zigzag : zigzag),
    r: rows.r,
    room:
      step - 2 * rows.r < 64 ? 0 : (i === proposers - 1 ? w - x - 8 : step - rows.r) - rows.r - 14,
  }));
  const requesterX = spread(requesters, court, rows.requesterR, 0);
  const gap = requesters > 1 ? requesterX[1] - requesterX[0] : court.w;
  const area = {
    x: court.x + WALL + (tight ? 5 : 13),
    y: court.y + (tight ? 24 : 44),
    w: court.w - 2 * (WALL + (tight ? 5 : 13)),
    h: court.h - (tight ? 24 : 44) - (tight ? 12 : 32),
  };
  const cards = halfRing(servers, area);
  return {
    w,
    h,
    compact,
    court,
    clients,
    gates,
    requesters: requesterX.map((x) => ({
      x,
      y: rows.requesterY,
      r: rows.requesterR,
      room: gap - 2 * rows.requesterR - 10,
    })),
    cards,
    caption:
      tight && !compact
        ? null
        : { x: court.x + court.w / 2, y: compact ? h - 8 : court.y + court.h - 14 },
    free: right < w - left,
    token: servers >= SHRINK ? 18 : servers > 5 || tight ? 21 : 25,
  };
}

/**
 * Heights of the rows outside the wall.
 * @param {boolean} tight @param {boolean} edge @param {number} m @param {number} width
 */
function outside(tight, edge, m, width) {
  const fit = width / Math.max(1, m) / 2 - 3;
  const r = Math.min(tight ? 27 : 33, Math.max(13, Math.min(fit, (width / m) * 0.37)));
  if (!edge) {
    return tight
      ? { clientY: 34, r, gateY: 92, requesterY: 0, requesterR: 0 }
      : { clientY: 62, r, gateY: 152, requesterY: 0, requesterR: 0 };
  }
  const small = Math.min(r, tight ? 20 : 25);
  return tight
    ? { clientY: 86, r: small, gateY: 130, requesterY: 26, requesterR: Math.min(18, fit) }
    : { clientY: 116, r: small, gateY: 170, requesterY: 36, requesterR: Math.min(22, fit) };
}

/** Middles of m things along the court; `lean` moves them left, in parts of a place.
 * @param {number} m @param {Box} court @param {number} r @param {number} lean */
function spread(m, court, r, lean) {
  if (m === 1) return [court.x + court.w / 2];
  const place = court.w / m;
  const first = Math.max(r + 4, place * (0.44 - lean));
  const last = Math.max(r + 4, place * (0.44 + lean));
  const step = (court.w - first - last) / (m - 1);
  return Array.from({ length: m }, (_, i) => court.x + first + i * step);
}

/** A gate holds one mark per server, in rows when they do not fit one. */
function gate(
  /** @type {number} */ x,
  /** @type {number} */ y,
  /** @type {number} */ n,
  /** @type {number} */ most,
) {
  let rows = 1;
  let cell = 17;
  const inner = Math.min(most, 320) - 16;
  for (; rows < 4; rows++) {
    cell = Math.min(17, inner / Math.ceil(n / rows), rows === 1 ? 17 : 22 / rows + 2);
    if (cell >= 11 || (rows === 2 && cell >= 9) || (rows === 3 && cell >= 7)) break;
  }
  if (rows === 4) cell = Math.min(7, inner / Math.ceil(n / 4));
  // Too many servers for the width: the gate counts its marks instead.
  if (cell < 5.5) return { x, y, w: Math.min(44, most), h: 40, cell: 0, columns: 1 };
  const columns = Math.ceil(n / rows);
  const w = Math.max(40, columns * cell + 22);
  return { x, y, w: Math.min(w, most), h: Math.max(26, rows * cell + 8), cell, columns };
}

const SIZES = [
  { w: 146, h: 82, kind: 'full' },
  { w: 128, h: 80, kind: 'full' },
  { w: 112, h: 80, kind: 'full' },
  { w: 98, h: 46, kind: 'small' },
  { w: 86, h: 44, kind: 'small' },
  { w: 76, h: 42, kind: 'small' },
  { w: 64, h: 38, kind: 'small' },
  { w: 54, h: 34, kind: 'small' },
  { w: 46, h: 30, kind: 'small' },
  { w: 40, h: 26, kind: 'small' },
];

/**
 * Servers in order down the left, along the bottom and up the right; when one half ring is too
 * small for them, further ones stand on half rings inside it.
 * @param {number} n @param {Box} area @returns {Card[]}
 */
function halfRing(n, area) {
  for (const size of SIZES) {
    // On a narrow stage messages need the middle more than cards need width.
    const broad = area.w < 420 && n > 2 && size.w > 112;
    if ((size.kind === 'full' && n >= SHRINK) || broad) continue;
    const cards = rings(n, area, size, n > 16 ? 3 : 1);
    if (cards) return cards;
  }
  return (
    rings(n, { ...area, w: Math.max(area.w, 300), h: Math.max(area.h, 230) }, SIZES[9], 9) ?? []
  );
}

/** @param {number} n @param {Box} area @param {{w: number, h: number, kind: string}} size
 * @param {number} depth @returns {Card[] | null} */
function rings(n, area, size, depth) {
  if (n === 0) return [];
  if (depth === 0) return null;
  const gx = gapX(size.kind, area);
  const gy = size.kind === 'full' && area.h > LOW / 2 ? 12 : 8;
  const rows = Math.floor((area.h + gy) / (size.h + gy));
  const columns = Math.floor((area.w + gx) / (size.w + gx));
  if (rows < 1 || columns < 1) return null;
  const whole = bestSplit(n, rows, columns, area, size);
  if (whole) return place(whole.side, whole.bottom, area, size);
  if (size.kind === 'full') return rows < 2 ? null : twoRows(n, columns, area, size);
  if (depth === 1 || columns < 4 || rows < 2) return null;
  const side = rows - 1;
  const outer = place(side, columns, area, size);
  const within = {
    x: area.x + size.w + gx + 6,
    y: area.y,
    w: area.w - 2 * (size.w + gx + 6),
    h: area.h - size.h - gy - 4,
  };
  const inner = rings(n - outer.length, within, size, depth - 1);
  return inner && [...outer, ...inner];
}

/** Least gap between neighbours. @param {string} kind @param {Box} area */
const gapX = (kind, area) => (kind === 'small' ? 8 : area.w < 420 ? 6 : 16);

/** How many down each side and how many along the bottom: the most air wins. */
function bestSplit(
  /** @type {number} */ n,
  /** @type {number} */ rows,
  /** @type {number} */ columns,
  /** @type {Box} */ area,
  /** @type {{w: number, h: number}} */ size,
) {
  let best = null;
  for (let side = n === 2 ? 1 : 0; 2 * side <= n; side++) {
    const bottom = n - 2 * side;
    const high = side + (bottom > 0 ? 1 : 0);
    if (high > rows || bottom > columns || (side > 0 && columns < 2)) continue;
    const airX = (area.w - bottom * size.w) / Math.max(1, bottom - 1);
    const airY = high > 1 ? (area.h - high * size.h) / (high - 1) : area.h;
    // A ring shows who tells whom; a row hides it. Few servers stand in a row only if they must.
    const air = Math.min(airX, airY) * (side > 0 && n <= 4 ? 16 : 1);
    if (!best || air > best.air) best = { side, bottom, air };
  }
  return best;
}

/**
 * Full cards where three rows do not fit: pairs at either end of the upper row, the rest below.
 * @param {number} n @param {number} columns @param {Box} area
 * @param {{w: number, h: number, kind: string}} size @returns {Card[] | null}
 */
function twoRows(n, columns, area, size) {
  let upper = Math.max(2, n - columns);
  if (upper % 2 === 1 && upper < columns) upper += 1;
  const left = Math.ceil(upper / 2);
  const right = upper - left;
  const bottom = n - upper;
  if (upper > columns || bottom > columns) return null;
  const gap = area.w < 420 ? 6 : 14;
  const ring = place(1, bottom, area, size);
  const [first, last] = [ring[0], ring[ring.length - 1]];
  const beside = (/** @type {Card} */ c, /** @type {number} */ i) => ({
    ...c,
    x: c.x - c.side * i * (c.w + gap),
  });
  return [
    ...Array.from({ length: left }, (_, i) => beside(first, i)),
    ...ring.slice(1, -1),
    ...Array.from({ length: right }, (_, i) => beside(last, right - 1 - i)),
  ];
}

/** @param {number} side @param {number} bottom @param {Box} area
 * @param {{w: number, h: number, kind: string}} size @returns {Card[]} */
function place(side, bottom, area, size) {
  const high = side + (bottom > 0 ? 1 : 0);
  const kind = /** @type {'full' | 'small'} */ (size.kind);
  const free = area.h - high * size.h;
  const gap = high > 1 ? Math.min(free / (high - 1), size.h * 1.2) : 0;
  const top = area.y + (free - gap * (high - 1)) * (high > 1 ? 0.5 : 0.35);
  const y = (/** @type {number} */ row) => top + row * (size.h + gap);
  // The ring bends inwards on its way down, where there is room for it.
  const bend = Math.min(44, area.w * 0.06);
  const inset = (/** @type {number} */ row) => bend * (1 - Math.sqrt(1 - (row / high) ** 2));
  /** @type {Card[]} */
  const cards = [];
  for (let row = 0; row < side; row++) {
    cards.push({ x: area.x + inset(row), y: y(row), w: size.w, h: size.h, kind, row, side: -1 });
  }
  if (bottom > 0) {
    const share = side === 0 ? 0.9 : ([0, 0, 0.64, 0.84][bottom] ?? 1);
    const least = (bottom - 1) * (size.w + gapX(kind, area));
    const wide = Math.max(least, (area.w - size.w) * share);
    for (let i = 0; i < bottom; i++) {
      const middle = area.x + area.w / 2 + (bottom > 1 ? (i / (bottom - 1) - 0.5) * wide : 0);
      const at = { x: middle - size.w / 2, y: y(side), w: size.w, h: size.h };
      cards.push({ ...at, kind, row: side, side: 0 });
    }
  }
  for (let row = side - 1; row >= 0; row--) {
    const x = area.x + area.w - size.w - inset(row);
    cards.push({ x, y: y(row), w: size.w, h: size.h, kind, row, side: 1 });
  }
  return cards;
}

/** Opens a small card fully where it stands, inside the court. @param {Card} card
 * @param {Box} court @returns {Card} */
export function opened(card, court) {
  const w = 146;
  const h = 82;
  const x = clamp(card.x + card.w / 2 - w / 2, court.x + 10, court.x + court.w - w - 10);
  const y = clamp(card.y + card.h / 2 - h / 2, court.y + 18, court.y + court.h - h - 10);
  return { ...card, x, y, w, h, kind: 'full' };
}
