/**
 * Ways through the stage. Beams run from a server through the gate to the client as smooth curves
 * and keep clear of other cards; messages between a proposer and a server ride them, others go
 * straight (visual.md section 5).
 * @typedef {import('./layout.js').Layout} Layout
 * @typedef {import('./layout.js').Card} Card
 * @typedef {import('./layout.js').Box} Box
 * @typedef {{ d: string, points: Float32Array }} Route points: x, y of equal steps of its length
 * @typedef {number[]} Cubic x0 y0 x1 y1 x2 y2 x3 y3
 */
import { clamp, WALL } from './layout.js';

/** Points of a route: 48 steps are finer than a pixel matters at any size of stage. */
export const STEPS = 48;

/** @param {Cubic} c @param {number} t */
const at = (c, t) => {
  const u = 1 - t;
  const a = u * u * u;
  const b = 3 * u * u * t;
  const d = 3 * u * t * t;
  const e = t * t * t;
  return [a * c[0] + b * c[2] + d * c[4] + e * c[6], a * c[1] + b * c[3] + d * c[5] + e * c[7]];
};

/** @param {Layout} plan @param {number} server @param {number} client @returns {Route} */
export function beam(plan, server, client) {
  const card = plan.cards[server];
  const gate = plan.gates[client];
  const disc = plan.clients[client];
  // The joint hides behind the gate.
  const gy = gate.y + gate.h / 2 - 4;
  const full = card.kind === 'full';
  let cubics = whole(plan, server, gate.x, gy);
  const blocker = full ? hit(plan, server, cubics) : null;
  if (blocker) cubics = around(card, blocker, gate.x, gy, plan);
  const dy = disc.y + disc.r;
  // From the server outwards: that is how a beam grows.
  const straight = [gate.x, gy, gate.x, (2 * gy + dy) / 3, gate.x, (gy + 2 * dy) / 3, gate.x, dy];
  return route([...cubics, straight]);
}

/** Where a beam meets the card's top: straight under its gate if that stands above the card. */
function foot(/** @type {Card} */ card, /** @type {number} */ gx) {
  const mid = card.x + card.w / 2;
  const reach = card.w / 2 - (card.kind === 'full' ? 22 : 12);
  return Math.abs(gx - mid) < card.w / 2 ? mid + clamp(gx - mid, -reach, reach) : mid;
}

/** One curve from the card's top (or inner side) up to the gate. */
function whole(
  /** @type {Layout} */ plan,
  /** @type {number} */ server,
  /** @type {number} */ gx,
  /** @type {number} */ gy,
) {
  const card = plan.cards[server];
  const mid = foot(card, gx);
  if (card.side !== 0 && card.row > 0 && card.kind === 'small') {
    const x = card.side < 0 ? card.x + card.w : card.x;
    const y = card.y + card.h / 2;
    const out = clamp(Math.abs(gx - x) * 0.5, 24, 90) * -card.side;
    return [[x, y, x + out, y, gx, gy + (y - gy) * 0.6, gx, gy]];
  }
  const dy = card.y - gy;
  const aside = Math.abs(gx - mid) >= 2;
  // Just under the gate a beam dips and rises a little, but stays off the wall.
  const down = Math.max(aside ? Math.min(34, dy * 1.1) : 0, dy * 0.55);
  const up = Math.max(aside ? Math.min(44, dy * 1.25) : 0, dy * 0.55);
  return [[mid, card.y, mid, card.y - up, gx, gy + down, gx, gy]];
}

/** The first other card that a curve would run into. */
function hit(
  /** @type {Layout} */ plan,
  /** @type {number} */ server,
  /** @type {Cubic[]} */ cubics,
) {
  const pad = plan.compact ? 2 : 7;
  for (let i = 1; i < 24; i++) {
    const [x, y] = at(cubics[0], i / 24);
    const found = plan.cards.find(
      (c, j) =>
        j !== server &&
        x > c.x - pad &&
        x < c.x + c.w + pad &&
        y > c.y - pad &&
        y < c.y + c.h + pad,
    );
    if (found) return found;
  }
  return null;
}

/** Two curves by a point beside the blocker, on the side nearer to both ends. */
function around(
  /** @type {Card} */ card,
  /** @type {Card} */ block,
  /** @type {number} */ gx,
  /** @type {number} */ gy,
  /** @type {Layout} */ plan,
) {
  const mid = foot(card, gx);
  const leftX = block.x - 13;
  const rightX = block.x + block.w + 13;
  const cost = (/** @type {number} */ x) =>
    Math.abs(x - mid) +
    Math.abs(x - gx) +
    (x < plan.court.x + 18 || x > plan.court.x + plan.court.w - 18 ? 1e4 : 0);
  const x = cost(leftX) < cost(rightX) ? leftX : rightX;
  const away = (mid - x) * Math.sign(x - (block.x + block.w / 2));
  if (away > 70) {
    // The blocker stands under the gate and the server far off: leave the gate sideways.
    const up = (card.y - gy) * 0.6;
    return [[mid, card.y, mid, card.y - up, x + Math.sign(x - gx) * 70, gy + 18, gx, gy]];
  }
  const low = block.y + block.h + 4;
  const top = block.y + 14;
  const a = (card.y - low) * 0.55;
  const drop = (top - gy) * 0.5;
  return [
    [mid, card.y, mid, card.y - a, x, low + a, x, low],
    [x, low, x, low - 20, x, top + 20, x, top],
    [x, top, x, top - drop, gx + (x - gx) * 0.8, gy + drop * 0.35, gx, gy],
  ];
}

const f = (/** @type {number} */ v) => Math.round(v * 10) / 10;

/** @param {Cubic[]} cubics @returns {Route} */
function route(cubics) {
  let d = `M${f(cubics[0][0])} ${f(cubics[0][1])}`;
  /** @type {number[]} */
  const xy = [];
  for (const c of cubics) {
    d += `C${c.slice(2).map(f).join(' ')}`;
    for (let i = 0; i <= 20; i++) xy.push(...at(c, i / 20));
  }
  return { d, points: even(xy) };
}

/** The same line in points of equal distance: travel along it is linear. @param {number[]} xy */
function even(xy) {
  const length = [0];
  for (let i = 2; i < xy.length; i += 2) {
    length.push(length[length.length - 1] + Math.hypot(xy[i] - xy[i - 2], xy[i + 1] - xy[i - 1]));
  }
  const all = length[length.length - 1] || 1;
  const points = new Float32Array(2 * (STEPS + 1));
  for (let i = 0, j = 0; i <= STEPS; i++) {
    const want = (all * i) / STEPS;
    while (j < length.length - 2 && length[j + 1] < want) j++;
    const part = clamp((want - length[j]) / (length[j + 1] - length[j] || 1), 0, 1);
    points[2 * i] = xy[2 * j] + (xy[2 * j + 2] - xy[2 * j]) * part;
    points[2 * i + 1] = xy[2 * j + 1] + (xy[2 * j + 3] - xy[2 * j + 1]) * part;
  }
  return points;
}

/** How far within the middle of the wall a way between servers keeps: half a message and the wall. */
const WITHIN = WALL + 12;

/**
 * A way that would cross other cards bows round them instead: towards the middle of the court where
 * there is room, and never out of it, since what servers tell each other stays inside the wall.
 * @param {Box} a @param {Box} b @param {Layout} plan @param {number} lane @param {number} pad
 * @returns {Route | null}
 */
export function bowed(a, b, plan, lane, pad) {
  const [ax, ay] = [a.x + a.w / 2, a.y + a.h / 2];
  const [bx, by] = [b.x + b.w / 2, b.y + b.h / 2];
  const others = plan.cards.filter((c) => !same(c, a) && !same(c, b));
  const line = [ax, ay, (2 * ax + bx) / 3, (2 * ay + by) / 3, (ax + 2 * bx) / 3, (ay + 2 * by) / 3];
  if (!meets(route([[...line, bx, by]]), others)) return null;
  const [mx, my] = [(ax + bx) / 2, (ay + by) / 2];
  const l = Math.hypot(bx - ax, by - ay) || 1;
  let [nx, ny] = [-(by - ay) / l, (bx - ax) / l];
  const { x, y, w, h } = plan.court;
  if (nx * (x + w / 2 - mx) + ny * (y + h * 0.45 - my) < 0) [nx, ny] = [-nx, -ny];
  const across = Math.abs(nx) * a.w + Math.abs(ny) * a.h;
  const inside = (
    /** @type {number} */ at,
    /** @type {number} */ from,
    /** @type {number} */ size,
  ) => at > from + WITHIN && at < from + size - WITHIN;
  for (const rise of [
    Math.max(across, l * 0.24) * 1.15 + lane,
    across * 1.5 + lane,
    across * 1.4,
  ]) {
    for (const side of [rise, -rise]) {
      const bow = arc(a, b, mx + nx * side, my + ny * side, pad);
      const { points } = bow;
      const stays = points.every((at, i) => (i % 2 ? inside(at, y, h) : inside(at, x, w)));
      if (stays && !meets(bow, others)) return bow;
    }
  }
  return null;
}

/** @param {Box} one @param {Box} other */
const same = (one, other) => one.x === other.x && one.y === other.y;

/** @param {Route} way @param {Box[]} boxes */
const meets = ({ points }, boxes) =>
  boxes.some(({ x, y, w, h }) =>
    points.some((at, i) => {
      const down = points[i + 1];
      return i % 2 === 0 && at > x && at < x + w && down > y && down < y + h;
    }),
  );

/** A curve from box to box that leans towards a point. @param {Box} a @param {Box} b
 * @param {number} cx @param {number} cy @param {number} pad @returns {Route} */
function arc(a, b, cx, cy, pad) {
  const [ax, ay] = [a.x + a.w / 2, a.y + a.h / 2];
  const [bx, by] = [b.x + b.w / 2, b.y + b.h / 2];
  const s = edge(a, cx - ax, cy - ay, pad);
  const e = edge(b, cx - bx, cy - by, pad);
  const [x0, y0] = [ax + (cx - ax) * s, ay + (cy - ay) * s];
  const [x1, y1] = [bx + (cx - bx) * e, by + (cy - by) * e];
  const k = 0.6;
  return route([
    [
      x0,
      y0,
      x0 + (cx - x0) * k,
      y0 + (cy - y0) * k,
      x1 + (cx - x1) * k,
      y1 + (cy - y1) * k,
      x1,
      y1,
    ],
  ]);
}

/** @param {Box} box @param {number} dx @param {number} dy @param {number} pad */
function edge(box, dx, dy, pad) {
  const sx = dx === 0 ? Infinity : (box.w / 2 + pad) / Math.abs(dx);
  const sy = dy === 0 ? Infinity : (box.h / 2 + pad) / Math.abs(dy);
  return Math.min(sx, sy, 0.46);
}

/**
 * A straight way between two boxes, from edge to edge, shifted to its own right by `lane`.
 * @param {Box} a @param {Box} b @param {number} lane @param {number} pad
 */
export function straight(a, b, lane, pad) {
  const ax = a.x + a.w / 2;
  const ay = a.y + a.h / 2;
  const dx = b.x + b.w / 2 - ax;
  const dy = b.y + b.h / 2 - ay;
  const s = edge(a, dx, dy, pad);
  const e = 1 - edge(b, dx, dy, pad);
  const l = Math.hypot(dx, dy) || 1;
  const ox = (-dy / l) * lane;
  const oy = (dx / l) * lane;
  return {
    x0: ax + dx * s + ox,
    y0: ay + dy * s + oy,
    x1: ax + dx * e + ox,
    y1: ay + dy * e + oy,
  };
}

/** A message to oneself leaves the card and comes back. @param {Box} box @param {-1 | 1} side
 * @returns {Route} */
export function loop(box, side) {
  const x = side > 0 ? box.x + box.w : box.x;
  const y = box.y + Math.min(12, box.h / 4);
  return route([[x, y, x + 28 * side, y - 16, x + 28 * side, y + 24, x, y + 10]]);
}
