/** German words that the first view does not need: menus and their forms, help, a crash. */
import { formats } from '../format.js';

const { count, number, short } = formats('de');

export default {
  sizes: {
    title: 'Größen und Netz',
    note: 'Eine Änderung beginnt den Lauf von vorn.',
    servers: 'Server',
    clients: 'Clients',
    proposers: 'Edge-Proposer',
    auto: 'auto',
    slots: 'Slots des Logs',
    commands: 'Befehle je Client',
    mapping: 'Wer vorschlägt',
    mappings: { clients: 'Clients', edge: 'Edge-Proposer' },
    edgeNote:
      'Ein Edge-Proposer kann eine Bitte ändern, erfinden oder liegen lassen, und die Server merken es nicht.',
    seed: 'Startwert',
    newSeed: 'Neuer Startwert',
    network: 'Netz',
    delay: 'Verzögerung',
    jitter: 'Schwankung',
    loss: 'Verlust',
    duplicate: 'Verdoppeln',
    reorder: 'Umordnen',
    timeout: 'Wartezeit',
    /** @param {number} n @param {number} f @param {number} q */
    sum: (n, f, q) => `n = ${n}, f = ${f}, Quorum ${q}`,
    hints: {
      delay: 'wie lange ein Weg dauert, in Verzögerungen',
      jitter: 'wie sehr ein Weg schwanken darf, in Verzögerungen',
      loss: 'Anteil der Nachrichten, die nie ankommen, 0 bis 1',
      duplicate: 'Anteil, der zweimal ankommt, 0 bis 1',
      reorder: 'Anteil, der überholt wird, 0 bis 1',
      timeout: 'wie lange ein Server in Runde 0 wartet, in Verzögerungen',
    },
  },

  menus: {
    /** @param {string} name */
    client: (name) => `Ist ${name} an der Reihe, wird er…`,
    /** @param {string} name */
    server: (name) => `${name} wird…`,
    message: 'Diese Nachricht wird…',
    honest: 'Ehrlich bleiben',
    more: 'Mehr Arten zu lügen…',
    fewer: 'Zurück zu den ersten Lügen',
    traitor: 'Verräter',
    isHonest: 'ehrlich',
    up: 'läuft',
    down: 'ausgefallen; Platte bleibt',
    read: 'Lesen',
    look: 'Hineinsehen',
    write: 'Die Lüge selbst schreiben…',
    back: 'Zurück',
    apply: 'Ausführen',
    outside: 'verlässt das Modell',
    optional: 'freiwillig',
    /** @param {string} server */
    tell: (server) => `Was ${server} gesagt wird`,
    /** @param {number} n */
    group: (n) => `Seite ${n}`,
    close: 'Schließen',
    /** @param {number | undefined} n What a number is that is left out. */
    left: (n) =>
      n === undefined
        ? 'Bleibt es leer, gilt die höchste, die es gibt.'
        : `Bleibt es leer, gilt ${n}.`,
  },

  help: {
    title: 'Was ist das?',
    about: [
      'Die Server innerhalb der Mauer teilen einen Schlüssel und können ausfallen, aber sie lügen nie. ' +
        'Clients draußen dürfen alles. Trotzdem müssen sich die Server auf einen Wert einigen.',
      'In BP Fast Paxos vertraut jeder Server immer einem Client. Bittet ein Client zwei Server ' +
        'um zwei Werte, fliegt er auf, wenn die Server ihre Stimmen vergleichen. Sie überführen ihn, ' +
        'wenden sich dem nächsten Client zu und geben ihm signierte Versprechen darüber, wie sie stimmten.',
      'Alles auf der Bühne berechnet das echte Protokoll, in dieser Seite. ' +
        'Klick auf einen Client, einen Server oder eine Nachricht, um zu ändern, was geschieht.',
    ],
    rests: 'Worauf es beruht',
    protocol: 'Das Protokoll:',
    paxos: 'Klassisches Paxos:',
    cite: 'Zitieren',
    citing:
      'Für das Protokoll die Veröffentlichung; für das Labor „Turncoat“ und die Adresse des Augenblicks.',
    precise: 'Das Protokoll, genau gefasst',
    source: 'Quelltext',
    /** @param {string} number */
    version: (number) => `Version ${number}`,
    licence: 'Lizenz',
    licences: 'MIT oder Apache 2.0, nach Wahl.',
    keys: 'Tasten',
    keyList: [
      ['Leertaste', 'abspielen oder anhalten'],
      ['← →', 'Schritt zurück, Schritt vor'],
      ['Pos1 Ende', 'erster Schritt, letzter bekannter Schritt'],
      ['R', 'von vorn'],
      ['1 bis 9', 'Menü dieses Clients öffnen'],
      ['?', 'diese Hilfe'],
      ['Esc', 'schließen oder Auswahl aufheben'],
    ],
    legend: 'Was die Zeichen bedeuten',
  },

  share: { embed: 'Diesen Moment einbetten…', qr: 'Als QR-Code zeigen' },

  take: {
    title: 'Herunterladen…',
    label: 'Herunterladen',
    about: 'Bilder für Folien, eine Aufnahme, die Spur, dieser Lauf.',
  },

  inspector: {
    label: 'Inspektor',
    close: 'Schließen',
    disk: 'auf der Platte: überlebt einen Ausfall',
    diskShort: 'Platte',
    actions: 'Ändern…',
    /** @param {number} sent @param {number | null} due */
    flight: (sent, due) =>
      `gesendet bei t ${short(sent)}${due === null ? '' : `, kommt an bei t ${short(due)}`}`,
    gone: 'Diese Nachricht ist nicht mehr unterwegs.',
  },

  files: {
    open: 'Einen Lauf aus einer Datei öffnen…',
    link: 'Link auf diesen Schritt kopieren',
    copied: 'Der Link auf diesen Schritt ist in der Zwischenablage.',
    cannotCopy: 'Diese Seite darf nicht in die Zwischenablage schreiben. Hier ist der Link:',
    bigFile: 'Diese Datei ist größer als 1 MB: zu groß für ein Szenario.',
    notText: 'sie ist kein Text in UTF-8.',
  },

  until: {
    goals: {
      decide: 'ein Server entscheidet',
      convict: 'ein Client überführt wird',
      trust: 'Vertrauen wechselt',
      propose: 'ein Client vorschlägt',
      violated: 'eine Eigenschaft verletzt ist',
      end: 'der Lauf endet',
    },
    /** @param {string} goal */
    never: (goal) => `Nach diesem Schritt kommt es nie dazu, dass ${goal}.`,
    neverEnds: 'Das Ende dieses Laufs ist zu weit weg.',
  },

  faults: {
    none: 'In diesem Lauf geht nichts schief. Klick auf Client, Server oder Nachricht, um das zu ändern.',
    scenario: 'aus dem Szenario',
    /** @param {number} step */
    byHand: (step) => `von Hand, bei Schritt ${number(step)}`,
    /** @param {string} why */
    refused: (why) => `Abgelehnt: ${why}.`,
    remove: 'Entfernen',
    /** @param {string} what */
    removeLabel: (what) => `Entfernen: ${what}`,
    removed: 'Die Störung ist fort. Der Lauf wurde neu berechnet.',
    network: 'Netz',
    networkTitle: 'Das Netz wird…',
  },

  /** The groups of the picker. */
  scenarios: {
    honest: 'Niemand lügt',
    lies: 'Ein Client lügt',
    world: 'Server und Netz versagen',
    large: 'Logs, mehr Server, Edge-Proposer',
    without: 'Eine Regel fehlt',
  },

  costs: { none: 'Noch ist keine Nachricht gesendet.' },

  crash: {
    title: 'Die Maschine hat angehalten',
    body:
      'Die Seite ist an einem eigenen Fehler gescheitert: die Maschine hielt mitten in einem Schritt an. ' +
      'Das gehört nicht zum Protokoll, und nichts, was vorher zu sehen war, ist falsch.',
    /** @param {number} step */
    at: (step) => `Der Lauf ist bis Schritt ${step} aufgehoben.`,
    file: 'Den Lauf herunterladen',
    link: 'Link darauf kopieren',
    here: 'Link auf den Lauf',
    reload: 'Die Seite neu laden',
    detail: 'Was die Maschine sagte',
  },

  proof: {
    /** @param {string} owner */
    collecting: (owner) => `Der Beweis, den ${owner} sammelt`,
    /** @param {string} owner */
    shown: (owner) => `Der Beweis, den ${owner} vorlegt`,
    /** @param {string} owner */
    'in-hand': (owner) => `Die Versprechen, die ${owner} hat`,
    /** @param {number} round @param {number} need @param {number} of */
    needs: (round, need, of) => `Runde ${number(round)}, braucht ${need} von ${of}`,
    promise: 'Versprechen',
    vote: 'letzte Stimme',
    mac: 'MAC unter K',
    state: 'Zustand',
    noVote: 'keine Stimme',
    /** @param {number} round */
    inRound: (round) => `Runde ${number(round)}`,
    states: {
      held: 'angekommen',
      counted: 'gezählt',
      late: 'kam zu spät',
      missing: 'noch keines',
      good: 'MAC stimmt',
      bad: 'MAC ist falsch',
      unchecked: 'nicht geprüft',
    },
    /** @param {number} t */
    arrives: (t) => `da bei t ${short(t)}`,
    travelling: 'unterwegs',
    forces: 'erzwingt es',
    /** @param {string} owner */
    proposed: (owner) => `${owner} schlug vor:`,
    /** @param {string} owner */
    must: (owner) => `Also muss ${owner} dies vorschlagen:`,
    /** @param {string} owner */
    had: (owner) => `Also musste ${owner} dies vorschlagen:`,
    or: 'oder',
    /** @param {string} owner */
    free: (owner) => `Also darf ${owner} vorschlagen, was er will.`,
    fails: 'Was nicht stimmt',
    wholeMac: 'Ganzer MAC',
  },

  claims: {
    every: 'Alle Eigenschaften',
    /** @param {number} f How many servers may be down in this run. */
    f: (f) => ` (f ist hier ${f})`,
    when: 'Versprochen',
    unpromised: 'Dieser Lauf hat die Bedingungen verlassen, unter denen es versprochen ist.',
    /** @param {number} step */
    goto: (step) => `Zu Schritt ${number(step)}`,
    goOn: 'Viermal so weit laufen lassen',
    /** @param {number} to */
    goesOn: (to) => `Der Lauf geht weiter, höchstens bis ${number(to)}.`,
  },

  slots: {
    label: 'Das Log',
    /** @param {number} s */
    slot: (s) => `Slot ${number(s)}`,
    /** @param {number} k @param {number} n */
    by: (k, n) => (k === n ? 'von allen entschieden' : `von ${k} der ${n} entschieden`),
    open: 'im Gange',
    follow: 'Dem Lauf folgen',
    following: 'folgt dem Lauf',
    /** @param {number} n */
    earlier: (n) => count(n, 'früherer Slot', 'frühere Slots'),
  },
};
