/** German words of "Be the traitor". */
import { formats } from '../format.js';

const { count, list, number, short } = formats('de');

export default {
  list,

  start: {
    title: 'Welcher Client willst du sein?',
    about:
      'Von diesem Schritt an sagt er nur, was du schreibst. Was Server ihm senden, erhält er weiter.',
    /** @param {string} name */
    be: (name) => `${name} sein`,
    owns: 'darf jetzt vorschlagen',
    honest: 'bisher ehrlich',
    /** @param {string[]} names */
    with: (names) => `mit ${list(names)}`,
    traitor: 'schon ein Verräter',
    convicted: 'von allen überführt: niemand hört zu',
    situations: 'Oder beginn mit einer Lage',
    all: {
      first: {
        title: 'Das erste Wort hast du',
        about: 'Du bist C1. Runde 0 gehört dir und braucht keinen Beweis.',
      },
      promises: {
        title: 'Vier Versprechen in der Hand',
        about:
          'Du bist C2. C1, dein Komplize, hat zweierlei gesagt und flog auf: die Server wenden sich dir zu.',
      },
      late: {
        title: 'Niemand hat gestimmt',
        about:
          'Du bist C2. C1 schwieg, also versprechen dir vier Server, dass sie für nichts gestimmt haben.',
      },
    },
  },

  knows: {
    /** @param {string} name */
    title: (name) => `Was ${name} weiß`,
    /** @param {number} n @param {number} slot @param {number} slots @param {number} round @param {string} name */
    promises: (n, slot, slots, round, name) =>
      `${number(n)} Versprechen für ${slots > 1 ? `Slot ${number(slot)}, ` : ''}` +
      `Runde ${number(round)}, die ${name} gehört:`,
    /** Those in hand are for other rounds.
     * @param {number} n @param {number} slot @param {number} slots @param {string} name */
    others: (n, slot, slots, name) =>
      `${number(n)} Versprechen, ${n === 1 ? 'nicht' : 'keines'} für eine Runde` +
      `${slots > 1 ? ` von Slot ${number(slot)}` : ''}, die ${name} gehört:`,
    /** Where nobody owns a round. @param {number} n */
    every: (n) => `${number(n)} Versprechen:`,
    none: 'Noch keine Versprechen. Server signieren eines, wenn sie sich einem Client zuwenden.',
    noneEver:
      'Hier ist nichts signiert: Server glauben, was ein Proposer über seine Versprechen sagt.',
    /** @param {number} round */
    voted: (round) => `in Runde ${number(round)}`,
    votedWord: 'stimmte für',
    noVote: 'hat nicht gestimmt',
    /** @param {string} name */
    via: (name) => `von ${name} erfahren`,
    /** @param {number} round */
    round: (round) => `für Runde ${number(round)}`,
    /** @param {number} slot @param {number} round */
    slot: (slot, round) => `für Slot ${number(slot)}, Runde ${number(round)}`,
    values: 'Werte',
    own: 'der eigene',
    /** @param {string} author @param {boolean} friend */
    from: (author, friend) => `von ${author}${friend ? ', deinem Komplizen' : ''}`,
    cannot: 'Was er nicht wissen kann',
    secret: 'Den Schlüssel K, also kann er nicht signieren. Was Server einander sagen.',
    presets: 'Beginn mit einer bekannten Lüge',
    all: {
      'two-things': 'zweierlei zugleich',
      request: 'die Anfrage ändern',
      'two-proofs': 'zwei gültige Beweise',
      alter: 'ein Versprechen ändern',
      repeat: 'ein Versprechen wiederholen',
      replay: 'alte Versprechen nutzen',
      against: 'gegen den Beweis',
      'made-up': 'alles erfinden',
      jump: 'eine fremde Runde nehmen',
      runaway: 'eine riesige Runde',
    },
    change: 'Jemand anders sein',
  },

  mouth: {
    /** @param {string} name */
    you: (name) => `Du bist ${name}.`,
    tell: 'Sag jedem Server, was du willst.',
    /** @param {string} name */
    to: (name) => `an ${name}`,
    value: 'Wert',
    /** A value's spoken name.
     * @param {{ letter: string, tone: string, author: string | null, client: string | null }} chip */
    chip: ({ letter, tone, author, client }) => {
      if (tone === 'noop') return 'No-op';
      return `${letter}${author ? ` von ${author}` : ''}${client ? ` für ${client}` : ''}`;
    },
    ask: 'kein Wert: PREPARE',
    round: 'Runde',
    promises: 'Versprechen im Beweis',
    noPromises: 'keine in der Hand',
    forge: 'fälschen',
    nothing: 'nichts',
    /** @param {string} name */
    silent: (name) => `${name} hört nichts von dir.`,
    held: 'zurückgehalten',
    tellIt: 'Doch sagen',
    forges: {
      /** @param {string} s */
      none: (s) => `Stimme von ${s}: keine`,
      /** @param {string} s @param {string} v */
      vote: (s, v) => `Stimme von ${s}: ${v}`,
      /** @param {string} s */
      twice: (s) => `Versprechen von ${s} doppelt`,
      /** @param {string} s @param {string} t */
      name: (s, t) => `Versprechen von ${s} im Namen von ${t}`,
      /** @param {string} s */
      made: (s) => `ein erfundenes Versprechen von ${s}`,
      /** @param {number} r */
      round: (r) => `alle, für Runde ${number(r)}`,
    },
  },

  forecast: {
    title: 'Vorhersage',
    will: 'wird stimmen für',
    /** @param {string} name */
    convict: (name) => `wird ${name} überführen`,
    ignore: 'wird nicht stimmen',
    decided: 'hat entschieden',
    nothing: 'hört nichts',
    down: 'ist ausgefallen',
    /** @param {number} n @param {boolean} bad */
    macs: (n, bad) =>
      n === 0
        ? 'prüft keinen MAC'
        : `prüft ${count(n, 'MAC', 'MACs')}${bad ? ' und hört dann auf' : ', alle gut'}`,
    /** @param {number} round */
    votes: (round) => `Die Stimmen in Runde ${number(round)} wären`,
    /** @param {number} q */
    needs: (q) => `${number(q)} gleiche sind nötig, also`,
    decides: 'wird entschieden',
    none: 'wird nichts entschieden',
    explain:
      'Die Vorhersage lässt den eigenen Code der Server auf deine Nachricht los. Sie zeigt, was jeder bei ' +
      'der Ankunft täte, bevor sie sich vergleichen.',
  },

  goals: {
    title: 'Deine Ziele',
    all: {
      split: 'Zwei verschiedene Werte entscheiden lassen',
      stop: 'Sie vom Entscheiden abhalten',
      frame: 'Einen ehrlichen Client überführen lassen',
      cost: 'Sie die meisten MACs prüfen lassen',
    },
    states: { reached: 'erreicht', open: 'offen', 'out-of-reach': 'unerreichbar' },
    why: {
      split: {
        'out-of-reach':
          'Innerhalb des Satzes unerreichbar: ein Beweis zeigt jedem Server, was schon gewählt sein kann.',
        open: 'Eine Regel ist aus, oder die Schranke ist gebrochen: es kann gelingen.',
      },
      stop: {
        'out-of-reach': 'Sie haben entschieden.',
        open: 'Bisher unentschieden. Jede Lüge, die sie aufdecken, kostet dich einen Client.',
      },
      frame: {
        'out-of-reach':
          'Nichts, was du senden kannst, bewirkt das: ein Beweisstück nennt, wer es gesagt hat.',
        open: 'Eine Regel ist aus: es kann gelingen.',
      },
      /** @param {number} checked @param {number} quorum */
      cost: (checked, quorum) =>
        `Bisher ${count(checked, 'MAC', 'MACs')} geprüft. Ein Beweis kostet einen Server mindestens ${number(quorum)}, ` +
        'und ein schlechter ist der letzte, den er von dir annimmt.',
    },
    send: 'Alles senden',
    /** @param {number} n */
    sendN: (n) => `Alle ${number(n)} senden`,
    sendOne: 'Senden',
    same: 'Allen dasselbe',
    hold: 'Zurückhalten',
    unhold: 'Sagen',
    tries: 'Was aus deinen Worten wurde',
    /** @param {number} t @param {string} server */
    at: (t, server) => `t ${short(t)}, ${server}:`,
    refused: 'Das lässt sich nicht sagen:',
    sent: 'Gesendet. Mit Schritt oder Abspielen siehst du es ankommen; ein Schritt zurück nimmt es zurück.',
    watch: 'Ankommen sehen',
  },
};
