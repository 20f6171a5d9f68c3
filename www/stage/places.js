/**
 * Names to places: which card, disc or gate an agent stands at, and the way of a message. One per
 * layout and cast of agents; ways are worked out once and kept.
 * @typedef {import('../engine.d.ts').Snapshot} Snapshot
 * @typedef {import('./layout.js').Layout} Layout
 * @typedef {import('./layout.js').Box} Box
 * @typedef {import('./routes.js').Route} Route
 * @typedef {{ x0: number, y0: number, x1: number, y1: number, points: Float32Array | null,
 *   back: boolean, d: string, bow?: boolean }} Way  points, when bent; back: travelled against
 *   their order; bow: a straight way that bows round cards
 */
import { beam, bowed, loop, straight } from './routes.js';

/** Ways of LEARN and TRUSTCHANGE between two servers lie side by side. */
const LANE = { chip: 4, trust: 22 };

export class Places {
  /** @param {Layout} plan @param {Snapshot} snapshot */
  constructor(plan, snapshot) {
    this.plan = plan;
    /** @type {Map<string, { kind: 'server' | 'proposer' | 'requester', index: number }>} */
    this.index = new Map();
    const { servers, proposers, requesters } = snapshot;
    for (const [index, s] of servers.entries()) this.index.set(s.name, { kind: 'server', index });
    for (const [index, c] of proposers.entries()) {
      this.index.set(c.name, { kind: 'proposer', index });
    }
    for (const [index, c] of requesters.entries()) {
      this.index.set(c.name, { kind: 'requester', index });
    }
    /** @type {Map<string, Route>} */
    this.beams = new Map();
    /** @type {Map<string, Way>} */
    this.ways = new Map();
  }

  /** @param {string} name @returns {Box | null} */
  box(name) {
    const at = this.index.get(name);
    if (!at) return null;
    if (at.kind === 'server') return this.plan.cards[at.index] ?? null;
    const disc = (at.kind === 'proposer' ? this.plan.clients : this.plan.requesters)[at.index];
    return disc ? { x: disc.x - disc.r, y: disc.y - disc.r, w: 2 * disc.r, h: 2 * disc.r } : null;
  }

  /** @param {string} server @param {string} proposer @returns {Route | null} */
  beam(server, proposer) {
    const key = `${server} ${proposer}`;
    const known = this.beams.get(key);
    if (known) return known;
    const s = this.index.get(server);
    const c = this.index.get(proposer);
    if (s?.kind !== 'server' || c?.kind !== 'proposer') return null;
    const made = beam(this.plan, s.index, c.index);
    this.beams.set(key, made);
    return made;
  }

  /** @param {{ from: string, to: string, glyph: string }} message @returns {Way | null} */
  way({ from, to, glyph }) {
    const lane = glyph === 'trust' ? LANE.trust : glyph === 'chip' ? LANE.chip : 0;
    const key = `${from} ${to} ${lane}`;
    const known = this.ways.get(key);
    if (known) return known;
    const made = this.make(from, to, lane);
    if (made) this.ways.set(key, made);
    return made;
  }

  /** @param {string} from @param {string} to @param {number} lane @returns {Way | null} */
  make(from, to, lane) {
    const a = this.box(from);
    const b = this.box(to);
    if (!a || !b) return null;
    const { court } = this.plan;
    // Towards the middle, so that it stays in the court.
    if (from === to) {
      const left = a.x + a.w / 2 > court.x + court.w / 2;
      return bent(loop(a, left ? -1 : 1), false);
    }
    const out = this.beam(from, to);
    if (out) return bent(out, false);
    const back = this.beam(to, from);
    if (back) return bent(back, true);
    const small = this.plan.cards[0]?.kind === 'small';
    const pad = small ? 4 : 12;
    if (this.plan.cards.length > 2) {
      const bow = bowed(a, b, this.plan, small ? lane / 4 : lane, pad);
      if (bow) return { ...bent(bow, false), bow: true };
    }
    const line = straight(a, b, small ? lane / 4 : lane, pad);
    const n = (/** @type {number} */ v) => Math.round(v * 10) / 10;
    const d = `M${n(line.x0)} ${n(line.y0)}L${n(line.x1)} ${n(line.y1)}`;
    return { ...line, points: null, back: false, d };
  }
}

/** @param {Route} route @param {boolean} back @returns {Way} */
function bent(route, back) {
  const p = route.points;
  const last = p.length - 2;
  return {
    x0: back ? p[last] : p[0],
    y0: back ? p[last + 1] : p[1],
    x1: back ? p[0] : p[last],
    y1: back ? p[1] : p[last + 1],
    points: p,
    back,
    d: route.d,
  };
}

/**
 * Where a message is after a part of its way, into `out` (no garbage: this runs in every frame).
 * @param {Way} way @param {number} part 0..1
 * @param {Float32Array} out x, y and, of bent ways, dx, dy
 */
export function along(way, part, out) {
  const p = way.points;
  if (!p) {
    out[0] = way.x0 + (way.x1 - way.x0) * part;
    out[1] = way.y0 + (way.y1 - way.y0) * part;
    return;
  }
  const steps = p.length / 2 - 1;
  const at = (way.back ? 1 - part : part) * steps;
  const i = Math.min(steps - 1, at | 0);
  const rest = at - i;
  out[0] = p[2 * i] + (p[2 * i + 2] - p[2 * i]) * rest;
  const sign = way.back ? -1 : 1;
  out[2] = sign * (p[2 * i + 2] - p[2 * i]);
  out[3] = sign * (p[2 * i + 3] - p[2 * i + 1]);
  out[1] = p[2 * i + 1] + (p[2 * i + 3] - p[2 * i + 1]) * rest;
}
