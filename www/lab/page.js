/** The page of a lab: which views stand where in each form, and what their intents do. */
import { html, nothing } from 'lit';
import words from '../words/en.js';
import { icon } from './icons.js';
import { draw } from './told.js';
import './costs.js';
import './header.js';
import './legend.js';
import './story.js';
import './transport.js';
import './verdicts.js';

const w = words.shell;
/** With more lanes than this the diagram gets more of the page. */
const MANY_LANES = 9;

/** @typedef {import('./lab.js').TurncoatLab} TurncoatLab */
/** @typedef {typeof parts} Parts */
/** @typedef {{ compact: boolean, draw: (parts: Parts) => unknown }} Layout Another arrangement. */

/** @param {TurncoatLab} lab @param {any} detail A press on something of the stage or diagram. */
export function openFault(lab, detail) {
  const { agent, message, anchor } = detail;
  const servers = lab.snapshot?.servers;
  // Agents of the run that is on its way have the same names; its messages are others.
  if (lab.order.busy) return agent && lab.order.ask(() => lab.byHand((hand) => hand.meet(agent)));
  const target =
    message !== undefined
      ? { kind: 'message', id: message }
      : { kind: servers?.some((s) => s.name === agent) ? 'server' : 'client', name: agent };
  lab.selected = message !== undefined ? { message } : { agent };
  // Where nothing may be changed there is still something to read.
  if (lab.guard?.has('faults')) return inspect(lab);
  return lab.openMenu({ name: 'fault', anchor, target });
}

/** @param {TurncoatLab} lab Reads what is selected. */
function inspect(lab) {
  lab.inspecting = true;
  lab.closeMenu(true);
  lab.reveal('tc-inspector');
}

/** @param {TurncoatLab} lab What the views ask for. */
const intents = (lab) => ({
  go: (/** @type {CustomEvent} */ e) => lab.order.ask(() => lab.go(e.detail.verb)),
  select: (/** @type {CustomEvent} */ e) => {
    const { agent, message } = e.detail ?? {};
    lab.selected = agent !== undefined ? { agent } : message !== undefined ? { message } : {};
    if (agent === undefined && message === undefined) lab.inspecting = false;
  },
  menu: (/** @type {CustomEvent} */ e) => openFault(lab, e.detail),
  seek: (/** @type {CustomEvent} */ e) => {
    if (lab.order.busy || lab.refuses('time')) return;
    lab.player.pause();
    lab.played = true;
    lab.closeMenu(false);
    lab.seek(e.detail.step);
  },
  range: (/** @type {CustomEvent} */ e) => {
    lab.attempt(() => lab.session?.range(e.detail.from, e.detail.to));
    lab.requestUpdate();
  },
  future: () => {
    lab.future = lab.future === 'hidden' ? 'shown' : 'hidden';
  },
  read: () => inspect(lab),
  drop: () => {
    lab.inspecting = false;
    lab.focus({ preventScroll: true });
  },
  change: (/** @type {CustomEvent} */ e) => openFault(lab, { ...lab.selected, ...e.detail }),
  fault: altering(lab, (hand, { fault }) => hand.inject(fault)),
  honest: altering(lab, (hand, { name }) => hand.makeHonest(name)),
  remove: altering(lab, (hand, { index }) => hand.remove(index)),
  scenario: altering(lab, (hand, { scenario }) => hand.rebuild(scenario)),
  seed: altering(lab, (hand) => hand.newSeed()),
  further: altering(lab, (hand) => hand.goOn()),
  cite: (/** @type {CustomEvent} */ e) => lab.byHand((hand) => hand.read(e.detail)),
});

/**
 * A change of the run in view: none of the one that is on its way.
 * @param {TurncoatLab} lab
 * @param {(hand: import('./hand.js').Hand, detail: any) => void} act
 */
const altering = (lab, act) => (/** @type {CustomEvent} */ e) => {
  if (!lab.order.busy) lab.byHand((hand) => act(hand, e.detail));
};

/** @param {TurncoatLab} lab The column beside the court: the log, or what a hand can do. */
function aside(lab) {
  const { snapshot } = lab;
  if (lab.guard?.has('faults')) return nothing;
  if ((snapshot?.slots ?? 1) > 1) return html`<div slot="free">${slots(lab)}</div>`;
  return html`<ul slot="free" class="tries" aria-label=${w.tries.label}>
    <li aria-hidden="true"><b>${w.tries.label}</b></li>
    ${w.tries.all.map((text) => html`<li>${text}</li>`)}</ul>`;
}

/** @param {TurncoatLab} lab */
function slots(lab) {
  lab.later.slots();
  return html`<tc-slots .snapshot=${lab.snapshot} ?pinned=${lab.session?.slot !== undefined}
    ?flat=${lab.form === 'narrow'}
    @tc-slot=${(/** @type {CustomEvent} */ e) => lab.pickSlot(e.detail.slot)}></tc-slots>`;
}

/** @param {TurncoatLab} lab Upright or sideways. */
const phone = (lab) => lab.form === 'narrow' || lab.around.plan === 'low';

/** @param {TurncoatLab} lab */
const hidden = (lab) => lab.future === 'hidden';

/** @param {TurncoatLab} lab */
const compact = (lab) => lab.layout?.compact ?? lab.form === 'narrow';

/** @param {TurncoatLab} lab The agent's name or the message's number that is chosen. */
const chosen = ({ selected: { agent, message } }) => agent ?? message;

/** @param {TurncoatLab} lab */
const stage = (lab) => html`<tc-stage .snapshot=${lab.snapshot}
  .previous=${lab.session?.previous ?? null} .selected=${chosen(lab)}
  .motion=${lab.player.still ? 'reduced' : 'full'} .catalog=${lab.card}
  .hideFuture=${hidden(lab)} .compact=${compact(lab)}>${lab.layout || compact(lab) ? nothing : aside(lab)}</tc-stage>`;

/** @param {TurncoatLab} lab */
const timeline = (lab) => html`<tc-timeline .window=${lab.session?.window}
  .snapshot=${lab.snapshot} .selected=${chosen(lab)} .catalog=${lab.card} .hideFuture=${hidden(lab)}
  .orientation=${!lab.layout && lab.form === 'narrow' ? 'down' : 'across'}></tc-timeline>`;

/** @param {TurncoatLab} lab */
const story = (lab) => html`<tc-story .snapshot=${lab.snapshot} .card=${lab.card}
  .about=${lab.head.about || lab.card?.blurb || ''} .first=${lab.playWord}
  ?playing=${lab.player.playing} ?begins=${lab.begins} .hideFuture=${hidden(lab)} ?short=${lab.layout !== null || phone(lab)}></tc-story>`;

/** @param {TurncoatLab} lab */
const proof = (lab) => {
  const shown = lab.snapshot?.proof;
  if (!shown)
    return html`<p class="quiet">${lab.card?.hasTrust ? w.proof.none : w.proof.never}</p>`;
  lab.later.fetch();
  return html`<tc-proof .proof=${shown} .card=${lab.card}
    .hideFuture=${hidden(lab)}></tc-proof>`;
};

/** @param {TurncoatLab} lab */
const faults = (lab) => {
  lab.later.fetch();
  return html`<tc-faults .snapshot=${lab.snapshot} .card=${lab.card} .lines=${lab.session?.window.lines ?? []}
    ?fixed=${lab.guard?.has('faults') ?? false}></tc-faults>`;
};

/** @param {TurncoatLab} lab */
const log = (lab) => {
  lab.later.fetch();
  return html`<tc-log .beats=${lab.session?.log() ?? []} .card=${lab.card}
    .step=${lab.snapshot?.step ?? 0}></tc-log>`;
};

/** @param {TurncoatLab} lab */
const costs = (lab) => html`<tc-costs .snapshot=${lab.snapshot}
  .trust=${lab.card?.hasTrust ?? true}></tc-costs>`;

/** @param {TurncoatLab} lab */
function inspector(lab) {
  const portrait = lab.portrait;
  if (portrait === null) return nothing;
  lab.later.fetch();
  const problem = typeof portrait === 'string' ? portrait : '';
  return html`<tc-inspector .portrait=${problem ? null : portrait} .card=${lab.card}
    .hideFuture=${hidden(lab)} .problem=${problem}></tc-inspector>`;
}

/** @param {TurncoatLab} lab @param {[string, unknown][]} tabs @param {string} shown */
function tabs(lab, tabs, shown) {
  const move = (/** @type {KeyboardEvent} */ e) => {
    const by = { ArrowRight: 1, ArrowLeft: -1 }[e.key];
    if (!by) return;
    e.preventDefault();
    const now = tabs.findIndex(([id]) => id === shown);
    lab.pickTab(tabs[(now + by + tabs.length) % tabs.length][0]);
    lab.updateComplete.then(() => {
      const on = lab.renderRoot.querySelector('[role="tab"][aria-selected="true"]');
      /** @type {HTMLElement | null} */ (on)?.focus();
    });
  };
  return html`<div class="tabs" role="tablist" aria-label=${w.tabs.label} @keydown=${move}>
    ${tabs.map(
      ([id, label]) => html`<button class="tab" role="tab" id="tab-${id}"
      aria-selected=${String(id === shown)} aria-controls="sheet"
      tabindex=${id === shown ? 0 : -1} @click=${() => lab.pickTab(id)}>${label}</button>`,
    )}</div>`;
}

/** @param {TurncoatLab} lab */
function left(lab) {
  const { snapshot, card } = lab;
  if (!snapshot?.left.length || !card) return nothing;
  return html`<div class="left" role="status"><b>${w.left.title}</b>
    ${snapshot.left.map((told) => html`<span>${draw(told, card)}</span>`)}
    ${
      snapshot.without.length
        ? html`<button class="btn" @click=${() => lab.byHand((hand) => hand.putBack())}>${w.left.back}</button>`
        : nothing
    }</div>`;
}

/** @param {TurncoatLab} lab */
const faultTab = (lab) => {
  const n = lab.snapshot?.faults.length ?? 0;
  return html`${w.tabs.faults}${n ? html` <span class="n num">${n}</span>` : nothing}`;
};

/** @param {TurncoatLab} lab Proof, faults and log behind tabs. */
function details(lab) {
  const { shown } = lab;
  const sheet = { proof, log, faults }[shown] ?? proof;
  return html`${tabs(
    lab,
    [
      ['proof', w.tabs.proof],
      ['faults', faultTab(lab)],
      ['log', w.tabs.log],
    ],
    shown,
  )}
  <div class="sheet" id="sheet" role="tabpanel" aria-labelledby="tab-${shown}">${sheet(lab)}</div>`;
}

/** @param {TurncoatLab} lab Wide and middle: a panel beside the stage or the diagram. */
function broad(lab) {
  const { plan } = lab.around;
  // Where there is little room, what a run costs gives way to its proof, and the buttons stay in sight.
  const within = plan || lab.form === 'middle';
  const low = plan === 'low';
  return html`<div class="stage">${stage(lab)}${note(lab)}</div>
    <div class="panel"><div class="scroll" @scroll=${() => lab.trim()}>
      ${story(lab)}
      ${lab.portrait !== null ? inspector(lab) : details(lab)}${within ? costs(lab) : nothing}
      </div>${within ? nothing : costs(lab)}${low ? transport(lab) : nothing}</div>
    <tc-legend form=${brief(lab)} .card=${lab.card}></tc-legend>
    ${low ? nothing : transport(lab)}
    <div class="time">${timeline(lab)}</div>`;
}

/** @param {TurncoatLab} lab Narrow: everything in one column, details behind tabs. */
function narrow(lab) {
  const { shown } = lab;
  const sheet = {
    timeline: () => html`<div class="time">${timeline(lab)}</div>`,
    proof: () => html`${proof(lab)}${costs(lab)}`,
    holds: () => html`<tc-claims .snapshot=${lab.snapshot} .card=${lab.card}></tc-claims>`,
    log: () => html`<h3>${w.faults.title}</h3>${faults(lab)}<h3>${w.log.label}</h3>${log(lab)}`,
  }[shown];
  return html`<div class="stage">${stage(lab)}</div>
    ${(lab.snapshot?.slots ?? 1) > 1 ? slots(lab) : nothing}${story(lab)}<div class="hold">${inspector(lab)}</div>
    ${tabs(
      lab,
      [
        ['timeline', w.tabs.timeline],
        ['proof', w.tabs.proof],
        ['holds', w.tabs.holds],
        ['log', w.tabs.log],
      ],
      shown,
    )}
    <div class="sheet ${shown === 'timeline' ? 'flush' : ''}" id="sheet" role="tabpanel"
      aria-labelledby="tab-${shown}">${sheet?.()}</div>
    ${note(lab)}${transport(lab)}`;
}

/** @param {TurncoatLab} lab Rows keep to their titles. */
const brief = (lab) =>
  lab.form === 'wide' && (lab.terse || lab.around.plan) ? 'middle' : lab.form;

/**
 * @param {TurncoatLab} lab @param {string} [form]
 * @param {boolean} [quiet] The one filled button of the page is another one.
 */
const transport = (
  lab,
  form = phone(lab) ? 'narrow' : brief(lab),
  quiet = false,
) => html`<tc-transport form=${form} ?quiet=${quiet} .snapshot=${lab.snapshot}
  ?playing=${lab.player.playing} .play=${lab.playWord} .speed=${lab.player.speed}
  .expanded=${lab.menu?.name ?? ''} .hideFuture=${hidden(lab)} .fresh=${!lab.played} .begins=${lab.begins && !lab.player.travels}
  .skipping=${lab.player.skipping} ?off=${lab.guard?.has('time') ?? false}></tc-transport>`;

/** @param {TurncoatLab} lab */
function note(lab) {
  const { note: n } = lab;
  return html`<div role="status" class=${n ? `note ${n.bad ? 'bad' : ''}` : 'hide'}>
    ${
      n
        ? html`<span>${n.text} ${
            n.link ? html`<a href=${n.link}>${n.link.slice(0, 80)}…</a>` : nothing
          }</span><button class="btn" aria-label=${w.close} @click=${() => {
            lab.note = null;
            lab.focus({ preventScroll: true });
          }}>${icon('cross')}</button>`
        : nothing
    }</div>`;
}

/** @param {TurncoatLab} lab @param {string} form */
const header = (lab, form) => html`<tc-header form=${form} .protocol=${lab.card?.title ?? ''}
  .scenario=${lab.head.name || w.header.own} ?changed=${lab.changed} .snapshot=${lab.snapshot}
  .mode=${lab.mode} ?terse=${lab.terse} ?folded=${lab.folded} .theme=${lab.theme} lang=${lab.tongue}
  .guard=${lab.guard} .expanded=${lab.menu?.name ?? ''}></tc-header>`;

/** @param {TurncoatLab} lab @param {string} form @param {boolean} [bare] */
const verdicts = (lab, form, bare = false) => html`<tc-verdicts form=${form} ?bare=${bare}
  .snapshot=${lab.snapshot}
  .card=${lab.card} ?expanded=${lab.menu?.name === 'claims'}></tc-verdicts>`;

/** @param {TurncoatLab} lab */
const whole = (lab) => html`${header(lab, phone(lab) ? 'narrow' : lab.form)}
  ${verdicts(lab, lab.terse ? brief(lab) : lab.form)}
  ${left(lab)}
  ${lab.view?.draw(parts) ?? (lab.form === 'narrow' ? narrow(lab) : broad(lab))}`;

/** What another layout, or the view of a mode, arranges. */
const parts = {
  header,
  verdicts,
  left,
  stage,
  story,
  inspector,
  details,
  timeline,
  note,
  proof,
  faults,
  log,
  tabs,
  transport,
};

/** @param {TurncoatLab} lab */
export function page(lab) {
  if (lab.missing) return html`<p class="wait" role="alert">${lab.missing}</p>`;
  const shared = (/** @type {CustomEvent} */ e) => lab.byHand((hand) => hand.share(e.detail.verb));
  if (lab.failure) {
    return html`<tc-crash .failure=${lab.failure} .link=${lab.crashLink} @tc-share=${shared}>
      </tc-crash>${note(lab)}`;
  }
  if (!lab.snapshot) return html`<p class="wait" role="status">${w.load.waiting}</p>${note(lab)}`;
  const on = intents(lab);
  const { servers, proposers, requesters } = lab.snapshot;
  const deep = servers.length + proposers.length + requesters.length > MANY_LANES;
  const mode = lab.view && !lab.layout ? lab.mode : '';
  return html`<div class="page areas ${deep ? 'deep' : ''} ${mode}"
      @tc-go=${on.go} @tc-select=${on.select} @tc-menu=${on.menu}
      @tc-seek=${on.seek} @tc-range=${on.range} @tc-future=${on.future} @tc-read=${on.read} @tc-drop=${on.drop} @tc-change=${on.change}
      @tc-open=${(/** @type {CustomEvent} */ e) => lab.openMenu(e.detail)}
      @tc-fault=${on.fault} @tc-honest=${on.honest} @tc-remove=${on.remove}
      @tc-clear=${() => {
        lab.problem = '';
      }}
      @tc-cite=${on.cite} @tc-scenario=${on.scenario} @tc-new-seed=${on.seed} @tc-further=${on.further}
      @tc-mode=${(/** @type {CustomEvent} */ e) => {
        lab.mode = e.detail.mode;
      }}>
    ${lab.layout ? lab.layout.draw(parts) : whole(lab)}
    ${lab.later.menus?.drawMenu(lab)}</div>
    ${lab.dropping ? html`<div class="drop">${w.header.drop}</div>` : nothing}`;
}
