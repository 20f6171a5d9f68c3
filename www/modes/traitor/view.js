/**
 * "Be the traitor": a person writes what a client says to each server. Drafts live here; what was
 * sent is part of the run. What a draft would do, and how near a goal is, the engine says.
 */
import { html, nothing } from 'lit';
import { chipInline } from '../../glyphs/glyphs.js';
import { logo } from '../../lab/icons.js';
import { sentence } from '../../lab/runs.js';
import words from '../../words/en/traitor.js';
import { alike, say, together } from './drafts.js';
import { look } from './look.js';
import { honest, known, lie } from './presets.js';
import { lead, situations } from './situations.js';
import './goals.js';
import './knows.js';
import './mouth.js';

/** Tries listed. */
const MOST_TRIES = 12;

/** @typedef {import('../../lab/lab.js').TurncoatLab} TurncoatLab */
/** @typedef {import('../../lab/page.js').Parts} Parts */
/** @typedef {import('./drafts.js').Draft} Draft */
/** @typedef {import('./presets.js').Scene} Scene */
/** @typedef {import('../../engine.d.ts').Forecast} Forecast */
/** @typedef {import('../../engine.d.ts').Client} Client */

export class View {
  /** By server. @type {Record<string, Draft>} */ #drafts = {};
  /** What the drafts were begun for. */ #begun = '';
  /** @type {unknown} */ #session = null;
  /** The person has written in them. */ #written = false;
  #chosen = '';
  #sent = false;
  /** The list of clients to be is asked for. */ #choosing = false;
  /** The forecast for the words in view, and what they are. @type {{ key: string, all: Forecast[], problem: string }} */
  #ahead = { key: '', all: [], problem: '' };

  /** @param {TurncoatLab} lab */
  constructor(lab) {
    this.lab = lab;
    const { styleSheet } = look;
    const root = /** @type {ShadowRoot} */ (lab.renderRoot);
    if (styleSheet) root.adoptedStyleSheets.push(styleSheet);
  }

  /** The client that speaks by hand. @returns {Client | null} */
  get #me() {
    const all = this.lab.snapshot?.proposers.filter((c) => c.does === 'by-hand') ?? [];
    return (!this.#choosing && all.at(-1)) || null;
  }

  get #engine() {
    return this.lab.session?.lab ?? null;
  }

  // ---- who speaks ----

  /** @param {Client} client */
  #be(client) {
    const { lab } = this;
    this.#choosing = false;
    const friends =
      lab.snapshot?.proposers.filter((c) => c.traitor && c.name !== client.name) ?? [];
    lab.hand?.inject({
      [client.key]: client.name,
      does: 'by-hand',
      ...(friends.length ? { with: friends.map((c) => c.name) } : {}),
    });
  }

  /** @param {keyof typeof words.start.all} id */
  async #situate(id) {
    const { lab } = this;
    const { title, about } = words.start.all[id];
    this.#choosing = false;
    const text = JSON.stringify({ ...situations[id].scenario, name: title, about });
    if (!(await lab.runs.enter(text))) return;
    lab.attempt(() => {
      lab.load(text);
      lead(lab, situations[id]);
    });
  }

  // ---- what is written ----

  /** @returns {Scene | null} */
  get #scene() {
    const { lab } = this;
    const { snapshot } = lab;
    const me = this.#me;
    if (!snapshot || !me) return null;
    const knows = lab.attempt(() => this.#engine?.knowledge(me.name, snapshot.slot));
    if (!knows) return null;
    const servers = snapshot.servers.map((s) => s.name);
    /** @param {Draft} draft @param {string} server */
    const votes = (draft, server) => {
      try {
        return Boolean(this.#engine?.forecast([say(draft, knows, servers, server)])[0]?.vote);
      } catch {
        return false; // what cannot be said is not voted for
      }
    };
    return { knows, servers, quorum: snapshot.quorum, votes };
  }

  /** Begins anew for another traitor or run; what nobody has written in follows what it learns.
   * @param {Scene} scene */
  #begin(scene) {
    const { agent, promises, slot, values } = scene.knows;
    const { session } = this.lab;
    const whose = `${agent} ${slot}`;
    const key = `${whose} ${promises.length} ${values.length}`;
    const other = session !== this.#session || !this.#begun.startsWith(`${whose} `);
    if (!other && (this.#written || key === this.#begun)) return;
    this.#begun = key;
    this.#session = session;
    this.#written = false;
    this.#sent = false;
    const draft = honest(scene);
    this.#drafts = Object.fromEntries(scene.servers.map((name) => [name, { ...draft }]));
    if (!scene.servers.includes(this.#chosen)) this.#chosen = scene.servers[0];
  }

  /** @param {Scene} scene */
  #words({ knows, servers }) {
    return servers
      .filter((name) => !this.#drafts[name].held)
      .map((name) => say(this.#drafts[name], knows, servers, name));
  }

  /** What the servers would do. @param {Scene} scene */
  #forecast(scene) {
    const words = this.#words(scene);
    const { snapshot, dataset } = this.lab;
    const key = JSON.stringify([snapshot?.step, dataset.digest, snapshot?.steps, words]);
    if (key === this.#ahead.key) return this.#ahead;
    try {
      this.#ahead = { key, all: this.#engine?.forecast(words) ?? [], problem: '' };
    } catch (error) {
      this.#ahead = { key, all: [], problem: sentence(error) };
    }
    return this.#ahead;
  }

  /** @param {string} server @param {Partial<Draft>} part */
  #write(server, part) {
    this.#drafts = { ...this.#drafts, [server]: { ...this.#drafts[server], ...part } };
    this.#chosen = server;
    this.#written = true;
    this.#sent = false;
    this.lab.requestUpdate();
  }

  #same() {
    const draft = { ...this.#drafts[this.#chosen], held: false };
    for (const name of Object.keys(this.#drafts)) this.#drafts[name] = { ...draft };
    this.lab.requestUpdate();
  }

  #send() {
    const { lab } = this;
    const scene = this.#scene;
    if (!scene) return;
    for (const fault of together(this.#words(scene))) lab.hand?.inject(fault);
    this.#sent = true;
    lab.requestUpdate();
  }

  /** The servers hear it on the stage, and not at this desk. */
  #watch() {
    const { lab } = this;
    lab.mode = 'watch';
    lab.order.ask(() => lab.go('play'));
  }

  /** What came of what was said, as far as it is known. */
  get #tries() {
    const me = this.#me?.name;
    const heard = this.lab.session
      ?.log()
      .filter((b) => b.kind === 'deliver' && b.message?.from === me);
    return heard?.slice(0, MOST_TRIES) ?? [];
  }

  // ---- the page ----

  #who() {
    const { snapshot } = this.lab;
    const s = words.start;
    const n = snapshot?.servers.length ?? 0;
    return html`<div class="who"><h2><b>${s.title}</b></h2><p>${s.about}</p>
      <div class="choices">${snapshot?.proposers.map((client) => {
        const guilty = snapshot.servers.filter((server) =>
          server.convicted.some((c) => c.client === client.name),
        ).length;
        const trusted = snapshot.servers.some((server) => server.trusts === client.name);
        const note =
          guilty === n ? s.convicted : trusted ? s.owns : client.traitor ? s.traitor : s.honest;
        return html`<button class="choice" data-be=${client.name} ?disabled=${guilty === n}
          @click=${() => this.#be(client)}><b>${s.be(client.name)}</b><span>${note}</span></button>`;
      })}</div>
      ${
        this.lab.card?.hasTrust
          ? html`<h3>${s.situations}</h3><div class="choices">${Object.entries(s.all).map(
              ([id, { title, about }]) => html`<button class="choice" data-situation=${id}
          @click=${() => this.#situate(/** @type {any} */ (id))}><b>${title}</b><span>${about}</span>
          </button>`,
            )}</div>`
          : nothing
      }</div>`;
  }

  /** How many would vote for what, if all were heard. @param {Forecast[]} all */
  #votes(all) {
    const { snapshot, lab } = { snapshot: this.lab.snapshot, lab: this.lab };
    const spoken = Object.values(this.#drafts).filter((d) => !d.held);
    const round = spoken[0]?.round;
    if (!snapshot || !lab.card?.hasTrust || round === undefined) return nothing;
    if (spoken.some((d) => d.round !== round)) return nothing;
    const f = words.forecast;
    const votes = snapshot.servers.map((server) => {
      const said = all.find((one) => one.to === server.name);
      const had = server.vote?.round === round ? server.vote.chip : null;
      return said ? (said.vote ?? had) : had;
    });
    const winner = votes.find(
      (chip) => chip && votes.filter((v) => alike(v, chip)).length >= snapshot.quorum,
    );
    return html`<p class="votes">${f.votes(round)} ${votes.map((chip) =>
      chip ? chipInline(chip) : html`<span aria-label="–">◌</span>`,
    )} <span>${f.needs(snapshot.quorum)} <b>${
      winner ? html`${chipInline(winner)} ${f.decides}` : f.none
    }</b>.</span></p>`;
  }

  /** @param {Scene} scene @param {Forecast[]} all */
  #desk(scene, all) {
    const { lab } = this;
    const m = words.mouth;
    return html`<header>${logo()}<h2><b>${m.you(scene.knows.agent)}</b> ${m.tell}</h2></header>${this.#votes(all)}
      <div class="mouths">${lab.snapshot?.servers.map(
        (server) => html`<tc-mouth data-server=${server.name} .server=${server}
        .servers=${scene.servers} .knows=${scene.knows} .draft=${this.#drafts[server.name]}
        .forecast=${all.find((one) => one.to === server.name) ?? null} .card=${lab.card}
        ?chosen=${server.name === this.#chosen}
        @tc-draft=${(/** @type {CustomEvent} */ e) => this.#write(e.detail.server, e.detail.draft)}
        @tc-chosen=${() => {
          this.#chosen = server.name;
          lab.requestUpdate();
        }}></tc-mouth>`,
      )}</div>`;
  }

  /** @param {Scene} scene */
  #knows(scene) {
    const { lab } = this;
    return html`<tc-knows .knows=${scene.knows} .card=${lab.card} .slots=${lab.snapshot?.slots ?? 1}
      .lies=${known(scene, lab.card?.hasTrust ?? true)}
      @tc-lie=${(/** @type {CustomEvent} */ e) => {
        this.#drafts = lie(e.detail.id, scene) ?? this.#drafts;
        this.#written = true;
        this.#sent = false;
        lab.requestUpdate();
      }}
      @tc-leave=${() => {
        this.#choosing = true;
        lab.requestUpdate();
      }}></tc-knows>`;
  }

  /** @param {Scene} scene @param {string} problem */
  #goals(scene, problem) {
    const { lab } = this;
    const held = this.#drafts[this.#chosen]?.held ?? false;
    return html`<tc-goals .goals=${lab.attempt(() => this.#engine?.goals()) ?? []}
      .tries=${this.#tries} .card=${lab.card} .sends=${this.#words(scene).length} ?held=${held}
      .problem=${problem} ?sent=${this.#sent} @tc-send=${() => this.#send()} @tc-watch=${() => this.#watch()}
      @tc-same=${() => this.#same()}
      @tc-hold=${() => this.#write(this.#chosen, { held: !held })}></tc-goals>`;
  }

  /** @param {Parts} parts */
  draw(parts) {
    const { lab } = this;
    const scene = this.#scene;
    const narrow = lab.form === 'narrow';
    const time = html`<div class="time">${parts.timeline(lab)}</div>`;
    const go = parts.transport(lab, lab.form, true);
    if (!scene) {
      return html`<div class="desk">${this.#who()}${parts.note(lab)}</div>${go}${time}`;
    }
    this.#begin(scene);
    const { all, problem } = this.#forecast(scene);
    const desk = html`<div class="desk">${this.#desk(scene, all)}${parts.note(lab)}</div>`;
    if (!narrow)
      return html`${this.#knows(scene)}${desk}${this.#goals(scene, problem)}${go}${time}`;
    return html`${this.#knows(scene)}${desk}${this.#goals(scene, problem)}${time}${go}`;
  }
}
