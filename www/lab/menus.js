/** What stands in each menu. One is open at a time; the lab holds which. */
import { html, nothing } from 'lit';
import { keyed } from 'lit/directives/keyed.js';
import menuWords from '../words/en/menus.js';
import words from '../words/en.js';
import { retold } from '../words/language.js';
import { LANGUAGES } from '../words/languages.js';
import { door } from './doors.js';
import { protocols } from './engine.js';
import { FocusKeeper } from './focus.js';
import { grouped } from './groups.js';
import { Hand } from './hand.js';
import { icon } from './icons.js';
import { menuLook } from './menu-look.js';
import { Presses } from './presses.js';
import { shelf } from './shelf.js';
import './claims.js';
import './fault-menu.js';
import './help.js';
import './popover.js';
import './sizes.js';

export { type } from './typed.js';

const w = words.shell;

/** @typedef {import('./lab.js').TurncoatLab} TurncoatLab */
/** @typedef {{ name: string, anchor: Element | DOMRect, target?: any,
 *   from?: Element | null }} Menu */

/**
 * @param {unknown} label @param {() => void} act
 * @param {{ checked?: boolean, blurb?: string, id?: string, sign?: any }} [options]
 */
const item = (label, act, { checked, blurb, id, sign } = {}) => html`<button class="item"
  role=${checked === undefined ? 'menuitem' : 'menuitemradio'} data-item=${id ?? nothing}
  aria-checked=${checked === undefined ? nothing : String(checked)} @click=${act}>
  ${checked === undefined ? nothing : html`<span class="ring"></span>`}${sign ?? nothing}
  <span class="two">${label}${blurb ? html`<span class="small">${blurb}</span>` : nothing}</span>
</button>`;

const list = (/** @type {unknown} */ items) => html`<div class="menu" role="none">${items}</div>`;

/** @param {TurncoatLab} lab @param {string} name Opens another menu in the place of this one. */
const openAgain = (lab, name) => lab.openMenu({ name, anchor: lab.menu?.anchor ?? lab });

/** @param {TurncoatLab} lab The property whose chip was pressed; empty where it was the whole row. */
const pressed = ({ menu }) =>
  menu?.anchor instanceof HTMLElement ? (menu.anchor.dataset.claim ?? '') : '';

/** Slots that the menu lists. */
const MOST_SLOTS = 64;

/** @param {TurncoatLab} lab */
const modes = (lab) =>
  Object.entries(w.header.modes).map(([id, title]) =>
    item(
      title,
      () => {
        lab.closeMenu(true);
        lab.mode = /** @type {import('./lab.js').Mode} */ (id);
      },
      { checked: id === lab.mode, id },
    ),
  );

/** @type {Record<string, (lab: TurncoatLab) => unknown>} */
const menus = {
  mode: (lab) => list(modes(lab)),

  protocol: (lab) =>
    list(
      protocols.map((id) => {
        const { title, blurb } = door(id, lab.tongue);
        const checked = id === lab.card?.id;
        return item(title, () => lab.hand?.pickProtocol(id), { checked, blurb });
      }),
    ),

  scenario: (lab) =>
    list(
      grouped(shelf.filter((e) => e.protocol === lab.card?.id || !e.protocol)).map(
        ({ group, entries }) => {
          const title = menuWords.scenarios[group];
          return html`<div role="group" aria-label=${title}>
            <b class="of" aria-hidden="true">${title}</b>
            ${entries.map(retold).map((e) =>
              item(e.name, () => lab.runs.pickScenario(e.id), {
                checked: e.id === lab.entry,
                blurb: e.about,
                id: e.id,
              }),
            )}</div>`;
        },
      ),
    ),

  theme: (lab) =>
    list(
      /** @type {const} */ (['system', 'light', 'dark', 'projector']).map((t) =>
        item(w.header.theme[t], () => lab.hand?.pickTheme(t), {
          checked: t === lab.theme,
          id: t,
          sign: icon(t),
        }),
      ),
    ),

  language: (lab) =>
    list(
      Object.entries(LANGUAGES).map(([code, name]) =>
        item(html`<span lang=${code}>${name}</span>`, () => lab.hand?.pickLanguage(code), {
          checked: code === lab.tongue,
          id: code,
        }),
      ),
    ),

  share: (lab) =>
    list([
      lab.home
        ? item(menuWords.files.link, () => lab.hand?.share('link'), { id: 'link' })
        : nothing,
      // Where no server is, nobody else can follow a link.
      /^http/.test(lab.home)
        ? [
            item(menuWords.share.embed, () => lab.hand?.share('embed'), { id: 'embed' }),
            item(menuWords.share.qr, () => lab.hand?.share('qr'), { id: 'qr' }),
          ]
        : nothing,
      item(menuWords.take.title, () => openAgain(lab, 'take'), {
        id: 'take',
        blurb: menuWords.take.about,
      }),
      lab.guard?.has('scenario')
        ? nothing
        : item(menuWords.files.open, () => lab.hand?.share('open'), {
            id: 'open',
            blurb: w.header.drop,
          }),
    ]),

  take: (lab) => {
    import('../take/menu.js').catch(() => {
      lab.closeMenu(true);
      lab.say({ text: w.load.part, bad: true });
    });
    return html`<tc-take .lab=${lab}></tc-take>`;
  },

  until: (lab) =>
    list(
      Object.entries(menuWords.until.goals).map(([goal, title]) =>
        item(title, () => lab.hand?.runUntil(goal), { id: goal }),
      ),
    ),

  speed: (lab) =>
    list([
      /** @type {const} */ (['slow', 'normal', 'fast']).map((s) =>
        item(w.transport.speed[s], () => lab.hand?.pickSpeed(s), {
          checked: s === lab.player.speed,
          id: s,
        }),
      ),
    ]),

  slot: (lab) => {
    const { slotsActive = 0, slot } = lab.snapshot ?? {};
    const pinned = lab.session?.slot;
    const from = Math.max(0, slotsActive - MOST_SLOTS);
    return list([
      item(w.transport.follow, () => lab.hand?.pickSlot(undefined), {
        checked: pinned === undefined,
      }),
      Array.from({ length: slotsActive - from }, (_, k) => k + from).map((k) =>
        item(w.transport.slotN(k), () => lab.hand?.pickSlot(k), {
          checked: pinned !== undefined && k === slot,
        }),
      ),
    ]);
  },

  main: (lab) => {
    const open = (/** @type {string} */ name, /** @type {unknown} */ label, lock = name) =>
      lab.guard?.has(lock) ? nothing : item(label, () => openAgain(lab, name), { id: name });
    return list([
      modes(lab),
      html`<div class="rule" role="separator"></div>`,
      open('protocol', html`${w.header.protocolTitle}: ${lab.card?.title}`),
      open('sizes', w.header.sizesLabel),
      open('network', menuWords.faults.networkTitle, 'faults'),
      html`<div class="rule" role="separator"></div>`,
      open('until', w.transport.untilTitle),
      item(w.transport.restart, () => lab.go('restart'), { id: 'restart' }),
      (lab.snapshot?.slots ?? 1) > 1 ? open('slot', w.transport.slotLabel) : nothing,
      html`<div class="rule" role="separator"></div>`,
      open('theme', html`${w.header.themeLabel}: ${w.header.theme[lab.theme]}`),
      open('language', html`${w.header.languageLabel}: ${LANGUAGES[lab.tongue]}`),
      open('share', w.header.share),
      open('legend', w.legend.label),
      open('help', menuWords.help.title),
    ]);
  },

  sizes: (lab) => html`<tc-sizes .scenario=${lab.hand?.written} .snapshot=${lab.snapshot}
    .card=${lab.card} .problem=${lab.problem}></tc-sizes>`,

  help: (lab) => html`<tc-help .card=${lab.card}></tc-help>`,

  legend: (lab) => html`<div class="body"><tc-legend form="sheet" .card=${lab.card}></tc-legend>
    </div>`,

  claims: (lab) => html`<div class="body claims"><tc-claims .snapshot=${lab.snapshot}
    .card=${lab.card} .only=${pressed(lab)}></tc-claims></div>`,

  costs: (lab) => html`<div class="body"><b>${w.costs.byType}</b>
    ${lab.snapshot?.costs.total ? nothing : html`<p class="quiet">${menuWords.costs.none}</p>`}
    <table class="types"><tbody>${Object.entries(lab.snapshot?.costs.messages ?? {}).map(
      ([kind, n]) => html`<tr><td>${kind}</td><td class="num">${w.number(n)}</td></tr>`,
    )}
    </tbody></table></div>`,

  fault: (lab) => html`<tc-fault-menu ?sheet=${lab.form === 'narrow'}
    .target=${lab.menu?.target} .snapshot=${lab.snapshot}
    .card=${lab.card} .problem=${lab.problem}></tc-fault-menu>`,

  network: (lab) => html`<tc-fault-menu ?sheet=${lab.form === 'narrow'}
    .target=${{ kind: 'network' }} .card=${lab.card}
    .snapshot=${lab.snapshot} .problem=${lab.problem}></tc-fault-menu>`,
};

const DIALOGS = ['take', 'sizes', 'help', 'legend', 'claims', 'costs'];

/** @returns {Record<string, string>} What each menu is called. */
const labels = () => ({
  mode: w.header.modesLabel,
  protocol: w.header.protocolTitle,
  scenario: w.header.scenarios,
  theme: w.header.themeLabel,
  language: w.header.languageLabel,
  share: w.header.share,
  take: menuWords.take.label,
  until: w.transport.untilTitle,
  speed: w.transport.speedLabel,
  slot: w.transport.slotLabel,
  main: w.header.menu,
  sizes: menuWords.sizes.title,
  help: menuWords.help.title,
  legend: w.legend.label,
  claims: w.verdicts.all,
  costs: w.costs.byType,
  network: menuWords.faults.networkTitle,
});

/** Gives a lab its hand, and the look of rows that stand in its own tree. @param {TurncoatLab} lab */
export function adopt(lab) {
  lab.hand = new Hand(lab);
  lab.addController(new FocusKeeper(lab));
  new Presses(lab, lab.later.sign);
  const { styleSheet } = menuLook;
  const root = /** @type {ShadowRoot} */ (lab.renderRoot);
  if (styleSheet) root.adoptedStyleSheets.push(styleSheet);
}

/** @param {TurncoatLab} lab The menu that is open, if one is. */
export function drawMenu(lab) {
  const { menu } = lab;
  if (!menu) return nothing;
  const { name, anchor, target } = menu;
  return keyed(
    menu,
    html`<tc-popover .anchor=${anchor} .kind=${
      DIALOGS.includes(name) ? 'dialog' : 'menu'
    } .side=${name === 'fault' ? 'beside' : 'below'}
    .label=${labels()[name] ?? target?.name ?? ''} ?sheet=${lab.form === 'narrow'}
    data-menu=${name} @tc-close=${lab.onClose} @tc-shut=${() => lab.closeMenu(true)}>
    ${menus[name]?.(lab)}</tc-popover>`,
  );
}
