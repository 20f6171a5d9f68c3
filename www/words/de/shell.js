/** German words of the shell: header, panels, transport, menus. */
import { formats } from '../format.js';

const { count, list, number, short } = formats('de');

export default {
  name: 'Turncoat',
  region: 'Turncoat-Labor',
  list,
  number,
  /** @param {string} title As it stands within a sentence: a name in quotes keeps its capital. */
  within: (title) => `„${title}“`,

  none: 'keine',
  aMessage: 'Eine Nachricht',
  /** @param {string} what @param {string} from @param {string} to */
  message: (what, from, to) => `${what} von ${from} an ${to}`,
  noop: 'No-op',

  header: {
    modes: { watch: 'Zusehen', traitor: 'Sei der Verräter', break: 'Regel brechen' },
    modesLabel: 'Modus',
    label: 'Lauf',
    protocol: 'Protokoll',
    protocolTitle: 'Protokoll',
    scenario: 'Szenario',
    changed: 'geändert',
    /** @param {number} servers @param {number} clients */
    sizes: (servers, clients) =>
      `${count(servers, 'Server', 'Server')} · ${count(clients, 'Client', 'Clients')}`,
    sizesLabel: 'Größen und Netz des Laufs',
    theme: { system: 'System', light: 'Hell', dark: 'Dunkel', projector: 'Beamer' },
    themeLabel: 'Farben',
    languageLabel: 'Sprache',
    share: 'Teilen',
    help: 'Hilfe',
    menu: 'Menü',
    drop: 'Zum Öffnen eine Szenariodatei irgendwo auf der Seite ablegen.',
    scenarios: 'Szenarien',
    own: 'Dein Lauf',
  },

  verdicts: {
    label: 'Gilt es?',
    all: 'Was gelten muss, und ob es gilt',
    state: {
      holds: 'gilt',
      violated: 'verletzt',
      waiting: 'offen',
      unknown: 'nicht bekannt',
      'not-asked': 'nicht gefragt',
    },
    /** @param {number} step */
    violatedAt: (step) => `verletzt bei Schritt ${number(step)}`,
    unpromised: 'hier nicht versprochen',
    /** @param {number} holding */
    hold: (holding) => count(holding, 'gilt', 'gelten'),
    legend: 'Legende',
  },

  left: {
    title: 'Du hast den Satz verlassen:',
    back: 'Die Regel wieder einschalten',
  },

  story: {
    title: 'Was eben geschah',
    begin: 'Worum es hier geht',
    /** @param {number} step @param {number} steps @param {boolean} more */
    step: (step, steps, more) =>
      `Schritt ${number(step)}${steps ? ` von ${number(steps)}${more ? '+' : ''}` : ''}`,
    why: 'Warum?',
    hideWhy: 'Regel ausblenden',
    /** @param {string} title */
    violated: (title) => `Verletzt: ${title}.`,
    /** @param {string} button */
    first: (button) =>
      `Drück auf „${button}“ oder klick auf der Bühne jemanden an, um zu ändern, was er tut.`,
    /** @param {number} n */
    lost: (n) =>
      `Das Netz hat ${count(n, 'Nachricht', 'Nachrichten')} aus diesem Schritt verloren.`,
    /** @param {number} n */
    skipping: (n) => `überspringt ${count(n, 'stille Verzögerung', 'stille Verzögerungen')}`,
    quiet: 'Es geschieht nichts mehr: hier endet der Lauf.',
    time: 'Hier bricht der Lauf ab: seine Zeit ist um.',
    steps: 'Hier bricht der Lauf ab: er hat alle seine Schritte getan.',
    flights: 'Hier bricht der Lauf ab: zu viele Nachrichten sind unterwegs.',
    stopped: 'Was offen ist, bleibt es: hier endet der Lauf.',
    held: 'In diesem Lauf bewegt sich nichts von selbst: lass eine Nachricht ankommen oder einen Zeitgeber ablaufen.',
  },

  tries: {
    label: 'Diesen Lauf ändern',
    all: [
      'Klick auf einen Client: er wird zum Verräter, so wie du willst.',
      'Klick auf einen Server: er fällt aus, wird langsam, ist abgeschnitten. Er lügt nie.',
      'Klick auf eine Nachricht: sieh hinein, lass sie fallen, halt sie auf, verdopple sie.',
    ],
  },

  tabs: {
    label: 'Einzelheiten',
    timeline: 'Verlauf',
    proof: 'Beweis',
    holds: 'Gilt es?',
    log: 'Log',
    faults: 'Störungen',
  },

  /** Where there is no proof to show. */
  proof: {
    none:
      'Kein Beweis ist im Spiel. Runde 0 braucht keinen: ihr Besitzer bittet einfach. ' +
      'Ein Beweis erscheint, wenn sich Server einer späteren Runde zuwenden.',
    never:
      'Hier legt niemand einen Beweis vor: die Server glauben, was ein Proposer über seine Versprechen sagt. ' +
      'Darum kann ein lügender Proposer dieses Protokoll brechen.',
  },

  costs: {
    label: 'Kosten dieses Laufs',
    time: 'Zeit',
    delays: (/** @type {number} */ t) => `${short(t)} ${t === 1 ? 'Verzögerung' : 'Verzögerungen'}`,
    decidedIn: 'entschieden in',
    messages: 'Nachrichten',
    made: 'MACs gemacht',
    checked: 'geprüft',
    bytes: 'Beweis-Bytes',
    trust: 'Vertrauenswechsel',
    byType: 'Nachrichten nach Art',
  },

  faults: {
    title: 'Störungen in diesem Lauf',
  },

  transport: {
    label: 'Abspielen und Schritte',
    play: 'Abspielen',
    lie: 'Lüge zeigen',
    pause: 'Pause',
    again: 'Noch einmal',
    back: 'Schritt zurück',
    step: 'Schritt',
    restart: 'Von vorn',
    until: 'Weiter bis…',
    untilTitle: 'Weiter bis…',
    speed: { slow: 'Langsam', normal: 'Normal', fast: 'Schnell' },
    speedLabel: 'Tempo',
    hint: 'zieh die Linie, um durch die Zeit zu reisen',
    /** @param {number} step @param {number} steps */
    short: (step, steps) => `${number(step)}${steps ? ` / ${number(steps)}` : ''}`,
    slot: 'Slot',
    /** @param {number} s */
    slotN: (s) => `Slot ${number(s)}`,
    slotLabel: 'Slot im Blick',
    follow: 'Dem Lauf folgen',
  },

  log: {
    label: 'Was bisher geschah',
    /** @param {number} n */
    more: (n) => `${count(n, 'früherer Schritt', 'frühere Schritte')} nicht aufgeführt`,
    /** @param {number} t */
    t: (t) => `t ${short(t)}`,
  },

  legend: {
    label: 'Legende',
    trust: 'VERTRAUEN',
    trustMeaning: 'auf wen er hört',
    values: 'WERTE',
    valuesMeaning: 'Farbe und Form',
    gate: 'TOR, je Server',
    gateShort: 'TOR',
    gateMeaning: 'traut, überführt, verdächtigt',
  },

  load: {
    waiting: 'Die Maschine wird geladen…',
    failed: 'Die Maschine konnte nicht geladen werden. Prüf die Verbindung und lade die Seite neu.',
    part: 'Ein Teil der Seite konnte nicht geladen werden. Prüf die Verbindung und versuch es noch einmal.',
    badLink: 'Dieser Link enthält keinen Lauf:',
    badFile: 'Diese Datei ist kein Szenario:',
  },

  close: 'Schließen',
};
