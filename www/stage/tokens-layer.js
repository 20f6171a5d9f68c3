/**
 * Messages in flight, and everything else that moves with time. This layer is written by hand, not
 * by templates: `moveTo` runs in every frame and only sets attributes of elements it already holds.
 * Many messages become dots, one path per look, so that 300 of them cost a dozen elements.
 * @typedef {import('../engine.d.ts').Snapshot} Snapshot
 * @typedef {import('../engine.d.ts').Token} Token
 * @typedef {import('./places.js').Places} Places
 * @typedef {import('./places.js').Way} Way
 * @typedef {import('./layout.js').Card} Card
 * @typedef {{ token: Token, way: Way, rate: number, x: number, y: number, fresh: boolean,
 *   node: SVGGElement | null, look: Look | null, turns: Element[] }} Moving
 * @typedef {{ tone: string, r: number, node: SVGPathElement, d: string }} Look
 */
import { render, svg } from 'lit';
import { glyph, toneOf } from '../glyphs/glyphs.js';
import { angle, told } from './links.js';
import { along } from './places.js';

/** Above this many, messages are dots. */
export const DOTS_FROM = 64;

const NS = 'http://www.w3.org/2000/svg';
/** Radius of a dot by glyph; proposals and promises, which are few, are larger. */
const RADIUS = {
  tag: 5,
  prepare: 4.4,
  chip: 3.2,
  trust: 4,
  envelope: 4.4,
  decided: 3.8,
  ask: 2.8,
  speech: 3.6,
  nack: 3.8,
};

/** Side of a cell of the map of what cards cover, in px. */
const CELL = 4;

const tenth = (/** @type {number} */ v) => Math.round(v * 10) / 10;

export class TokensLayer {
  /** @param {SVGSVGElement} root */
  constructor(root) {
    this.root = root;
    this.bars = path('timers');
    this.group = document.createElementNS(NS, 'g');
    this.halo = document.createElementNS(NS, 'circle');
    this.halo.setAttribute('class', 'halo');
    this.told = document.createElementNS(NS, 'g');
    root.append(this.bars, this.group, this.told, this.halo);
    /** @type {Moving[]} */
    this.moving = [];
    /** @type {Look[]} */
    this.looks = [];
    /** @type {{ x: number, y: number, w: number, from: number, to: number }[]} */
    this.timers = [];
    this.still = false;
    /** @type {typeof import('./seldom.js') | null} */
    this.seldom = null;
    /** @type {number | null} */
    this.marked = null;
    this.point = new Float32Array(4);
    this.time = 0;
    /** Cells that a card covers: dots pass under it. */
    this.covered = new Uint8Array(0);
    this.columns = 0;
    /** @type {Card[] | null} */
    this.mapped = null;
  }

  /**
   * Takes the messages of a snapshot. @param {Snapshot} now @param {Places} places
   * @param {{ still: boolean, marked: number | null, cards: Card[],
   *   seldom: typeof import('./seldom.js') | null }} options
   */
  show(now, places, { still, marked, cards, seldom }) {
    this.still = still;
    this.seldom = seldom;
    this.size = places.plan.token;
    this.timers = now.servers.flatMap((s, i) => {
      const c = cards[i];
      if (!s.timer || !c || !s.up || s.timer.to <= s.timer.from) return [];
      const inset = c.kind === 'full' ? 10 : 6;
      return [{ x: c.x + inset, y: c.y + c.h, w: c.w - 2 * inset, ...s.timer }];
    });
    const fresh = new Set(now.beat.sent);
    const many = now.messages.length > DOTS_FROM;
    if (many) this.map(cards, places.plan);
    /** @type {Map<string, Look>} */
    const looks = new Map();
    this.moving = [];
    const paths = document.createDocumentFragment();
    const glyphs = document.createDocumentFragment();
    // What this step has sent lies on top of what was under way.
    const over = [...now.messages].sort(
      (a, b) => Number(fresh.has(a.id)) - Number(fresh.has(b.id)),
    );
    for (const token of over) {
      const way = places.way(token);
      if (!way) continue;
      const span = token.due - token.sent;
      /** @type {Moving} */
      const m = {
        token,
        way,
        rate: span > 0 ? 1 / span : Infinity,
        x: way.x0,
        y: way.y0,
        fresh: fresh.has(token.id),
        node: null,
        look: null,
        turns: [],
      };
      if (many) m.look = this.look(token, m.fresh, looks, paths);
      if (!many || token.id === marked) m.node = this.glyph(m, glyphs);
      this.moving.push(m);
    }
    this.looks = [...looks.values()];
    this.group.replaceChildren(paths, glyphs);
    render([told(now, places), seldom?.badge(now, places)], /** @type {any} */ (this.told));
    this.mark(marked);
    this.moveTo(now.time);
  }

  /** Notes which cells cards cover. @param {Card[]} cards @param {{ w: number, h: number }} plan */
  map(cards, { w, h }) {
    if (cards === this.mapped) return;
    this.mapped = cards;
    this.columns = Math.ceil(w / CELL) + 1;
    this.covered = new Uint8Array(this.columns * (Math.ceil(h / CELL) + 1));
    for (const c of cards) {
      const from = Math.max(0, Math.ceil(c.x / CELL));
      const to = Math.min(this.columns, Math.floor((c.x + c.w) / CELL));
      for (let y = Math.max(0, Math.ceil(c.y / CELL)); y < (c.y + c.h) / CELL; y += 1) {
        this.covered.fill(1, y * this.columns + from, y * this.columns + to);
      }
    }
  }

  /** @param {number} x @param {number} y */
  under(x, y) {
    return this.covered[((y / CELL) | 0) * this.columns + ((x / CELL) | 0)] === 1;
  }

  /** @param {Token} t @param {boolean} fresh @param {Map<string, Look>} looks
   * @param {DocumentFragment} into */
  look(t, fresh, looks, into) {
    const tone =
      t.glyph === 'trust'
        ? 'trust'
        : t.glyph === 'envelope'
          ? 'envelope'
          : t.chip
            ? toneOf(t.chip)
            : 'plain';
    const r = RADIUS[t.glyph] ?? 3;
    const key = `${tone} ${r} ${fresh}`;
    let look = looks.get(key);
    if (!look) {
      const node = path(`dots ${fresh ? 'fresh' : ''}`);
      node.setAttribute('fill', FILL[tone] ?? `var(--${tone})`);
      look = { tone, r, node, d: '' };
      looks.set(key, look);
      into.append(node);
    }
    return look;
  }

  /** @param {Moving} m @param {DocumentFragment} into */
  glyph(m, into) {
    const node = document.createElementNS(NS, 'g');
    node.setAttribute('class', `token ${m.token.glyph} ${m.fresh ? 'fresh' : ''}`);
    const size = (this.size ?? 24) * (m.fresh ? 1 : 0.9);
    const drawn = { ...m.token, angle: angle(m.way) };
    render(svg`${glyph(drawn, { size })}`, /** @type {any} */ (node));
    m.turns = [...node.querySelectorAll('.turn')];
    into.append(node);
    return node;
  }

  /** Rings a message: selected, hovered or reached by keyboard. @param {number | null} id */
  mark(id) {
    this.marked = id;
    const found = id == null ? null : this.moving.find((m) => m.token.id === id);
    this.ringed = found ?? null;
    this.halo.setAttribute('r', found ? String(Math.max(14, (this.size ?? 24) * 0.72)) : '0');
    if (found && !found.node) {
      const into = document.createDocumentFragment();
      found.node = this.glyph(found, into);
      this.group.append(into);
    }
    if (found) this.place(found);
  }

  /** Sets the virtual time. @param {number} time in delays */
  moveTo(time) {
    this.time = time;
    for (const look of this.looks) look.d = '';
    const out = this.point;
    for (const m of this.moving) {
      const passed = (time - m.token.sent) * m.rate;
      // At rate infinity and no time passed this is not a number: the message is there.
      along(m.way, this.still ? 0.5 : passed < 0 ? 0 : passed < 1 ? passed : 1, out);
      m.x = tenth(out[0]);
      m.y = tenth(out[1]);
      if (m.look && !this.under(m.x, m.y)) m.look.d += this.seldom?.piece(m.look, m.x, m.y) ?? '';
      if (m.node) m.node.setAttribute('transform', `translate(${m.x} ${m.y})`);
      // A tag on a beam points where it is going.
      if (m.turns.length > 0 && m.way.points) {
        const degrees = Math.round((Math.atan2(out[3], out[2]) * 180) / Math.PI);
        for (const tag of m.turns) tag.setAttribute('transform', `rotate(${degrees})`);
      }
    }
    for (const look of this.looks) look.node.setAttribute('d', look.d);
    if (this.ringed) this.place(this.ringed);
    this.bars.setAttribute('d', this.barsAt(time));
  }

  /** @param {Moving} m */
  place(m) {
    this.halo.setAttribute('transform', `translate(${m.x} ${m.y})`);
  }

  /** The running time-outs: what is left of each, on the card's lower edge. @param {number} time */
  barsAt(time) {
    let d = '';
    for (const t of this.timers) {
      const left = Math.min(1, Math.max(0, (t.to - time) / (t.to - t.from)));
      if (left > 0) d += `M${tenth(t.x)} ${tenth(t.y)}h${tenth(t.w * left)}`;
    }
    return d || 'M0 0';
  }

  /** The message nearest to a point, within a reach. @param {number} x @param {number} y
   * @param {number} reach @returns {Moving | null} */
  nearest(x, y, reach) {
    let best = null;
    let least = reach * reach;
    for (const m of this.moving) {
      const d = (m.x - x) ** 2 + (m.y - y) ** 2;
      if (d <= least) {
        least = d;
        best = m;
      }
    }
    return best;
  }
}

/** @type {Record<string, string>} */
const FILL = { plain: 'var(--ink2)', trust: 'var(--trust)', envelope: 'var(--ink)' };

/** @param {string} name */
function path(name) {
  const node = document.createElementNS(NS, 'path');
  node.setAttribute('class', name);
  return node;
}
