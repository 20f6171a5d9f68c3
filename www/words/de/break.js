/** German words of "Break a rule". */
import { formats } from '../format.js';

const { count, list } = formats('de');

/** @param {number} n */
const large = (n) => n.toLocaleString('de', { maximumFractionDigits: 0 });

/** @param {number} n */
const about = (n) => {
  const digits = 10 ** Math.max(0, Math.floor(Math.log10(Math.max(n, 1))) - 1);
  return large(Math.round(n / digits) * digits);
};

/** @param {number} bytes */
const mega = (bytes) => `${large(Math.max(1, bytes / 1e6))} MB`;

/** @param {number} s Seconds. */
const seconds = (s) => s.toLocaleString('de', { maximumFractionDigits: s < 10 ? 1 : 0 });

/** @type {Record<string, string>} */
const hits = {
  rounds: 'Runden',
  'time-outs': 'Zeitüberschreitungen',
  faults: 'Störungen von Servern und Netz',
};

export default {
  title: 'Eine Regel ausschalten',
  groups: {
    agreement: 'Einigkeit fällt ohne…',
    termination: 'Terminierung fällt ohne…',
    accountability: 'Ehrliche werden überführt ohne…',
  },
  off: 'aus',
  purpose: 'Wozu sie da ist',
  pick: 'Wähle eine Regel und sieh, wozu sie da ist. Schalte sie aus, und die Seite sucht den Lauf, der zerbricht.',

  broke: {
    title: 'Was zerbrach.',
    stuck: 'Was auch immer von hier an geschieht, die übrigen Server entscheiden nie.',
    /** @param {number} round */
    chosen: (round) => `wurde in Runde ${round} gewählt von`,
    /** @param {number} n */
    shared: (n) => (n === 1 ? 'ist in beiden Quoren' : 'sind in beiden Quoren'),
    none: 'Kein Server ist in beiden Quoren.',
  },

  tabs: { rules: 'Regeln', search: 'Suche', timeline: 'Verlauf', log: 'Log' },

  run: {
    withRule: 'Derselbe Lauf mit der Regel',
    without: 'Derselbe Lauf ohne die Regel',
    save: 'Lauf herunterladen',
    link: 'Link auf diesen Schritt kopieren',
  },

  found: {
    name: 'Kürzestes Gegenbeispiel',
    /** @param {string} rule */
    about: (rule) =>
      `Kein Lauf, der ohne diese Regel zerbricht, braucht weniger Züge: ${rule}. Gefunden, indem alles versucht wurde.`,
  },

  search: {
    title: 'Erschöpfende Suche',
    start: 'Suchen',
    again: 'Noch einmal suchen',
    partial: 'Teilweise suchen',
    cancel: 'Abbrechen',
    idle: 'Jede Regel gilt. Die Suche versucht innerhalb der Schranken alles, was Verräter, Ausfälle und das Netz tun können.',
    ready: 'Die Suche versucht alles innerhalb der Schranken, wenigste Züge zuerst.',
    show: 'Den gefundenen Lauf zeigen',
    starting: 'Beginnt…',
    /** @param {number} s */
    running: (s) => `läuft seit ${seconds(s)} s`,
    /** @param {number} s */
    finished: (s) => `fertig in ${seconds(s)} s`,
    cancelled: 'Abgebrochen. Bis dahin war nichts gefunden.',
    /** @param {string} why */
    failed: (why) => `Die Suche hielt an: ${why} Die Seite und ihr Lauf sind, wie sie waren.`,
    crashed: 'ihr Worker ist zusammengebrochen.',
    /** @param {string} which @param {string} within */
    holds: (which, within) => `${which} ${within}.`,
    nothing: 'Nichts gefunden',
    /** @param {number} rounds */
    within: (rounds) =>
      `gilt innerhalb von ${count(rounds, 'Runde', 'Runden')} und den Schranken unten`,
    /** @param {string[]} bounds */
    hit: (bounds) =>
      `Sie stieß an ihre Schranken: ${list(bounds.map((b) => hits[b] ?? b))}; was dahinter liegt, weiß sie nicht.`,
    /** @param {'memory' | 'states' | string} why @param {number} depth */
    stopped: (why, depth) =>
      `Teilweise: sie hielt an der Schranke für ${why === 'memory' ? 'Speicher' : 'Zustände'}. In keinem Lauf von bis zu ${depth} Zügen ist etwas falsch.`,
    /** @param {string} claim @param {number | null} steps */
    violated: (claim, steps) =>
      `${claim} ist ${steps === null ? '' : `nach ${count(steps, 'Schritt', 'Schritten')} `}verletzt.`,
    /** @param {number} n @param {number} bytes */
    needs: (n, bytes) => `Braucht etwa ${about(n)} Zustände und ${mega(bytes)}.`,
    tooLarge: 'Das passt hier nicht. Verkleinere die Schranken, oder suche teilweise.',
    figures: {
      states: 'Zustände gesehen',
      depth: 'Züge tief',
      steps: 'gefundener Lauf',
      traitors: 'Verräter darin',
      speed: 'Zustände je Sekunde',
      memory: 'Speicher',
    },
    /** @param {number} n */
    steps: (n) => count(n, 'Schritt', 'Schritte'),
    large,
    mega,
    chart: 'Neue Zustände nach jeder Zahl von Zügen',
    /** @param {number} n */
    from: (n) => `Zug ${n}`,
    /** @param {number} n */
    ends: (n) => `Zug ${n}: verletzt`,
    bounds: 'Was durchsucht wird',
    change: 'Die Schranken ändern',
    /** @param {string} field @param {number} min @param {number} max */
    range: (field, min, max) => `${field}: eine ganze Zahl von ${min} bis ${max}.`,
    fields: {
      servers: 'Server',
      f: 'Verkraftbare Ausfälle (f)',
      clients: 'Clients',
      honest: 'davon ehrlich',
      rounds: 'Runden',
      values: 'Werte von jedem',
      slots: 'Slots des Logs',
      crashes: 'Ausfälle',
      recoveries: 'Rückkehren',
      lostDisks: 'Verlorene Platten',
      timeOuts: 'Zeitüberschreitungen',
      duplicates: 'Kopien',
      mostBytes: 'Speicher, in MB',
      termination: 'Auch Läufe suchen, die nie enden können',
    },
    hints: { f: 'auto', timeOuts: 'beliebig', mostBytes: 'höchstens' },
    unlimited: 'beliebig',
    edges:
      'Der Lauf im Bild hat Edge-Proposer. Was Server entscheiden und wen sie überführen, ' +
      'hängt nicht davon ab, wer hinter einem Proposer steht; hier stehen Clients für sie.',
    /**
     * @param {{ servers: number, f?: number, clients: number, honest: string[], rounds: number,
     *   values: number, slots: number, crashes: number, recoveries: number, lostDisks: number,
     *   timeOuts?: number, duplicates: number }} b
     */
    model: (b) => {
      const liars = b.clients - b.honest.length;
      const some = liars === 0 ? 'alle ehrlich' : `${list(b.honest)} ehrlich`;
      const who = b.honest.length === 0 ? 'alle Verräter' : some;
      /** @type {[number, string, string][]} */
      const faults = [
        [b.crashes, 'Ausfall', 'Ausfälle'],
        [b.recoveries, 'Rückkehr', 'Rückkehren'],
        [b.lostDisks, 'verlorene Platte', 'verlorene Platten'],
        [b.duplicates, 'Kopie', 'Kopien'],
      ];
      const more = faults.flatMap(([n, one, many]) => (n ? [count(n, one, many)] : []));
      const outs =
        b.timeOuts === undefined
          ? 'Zeitüberschreitungen jederzeit'
          : count(b.timeOuts, 'Zeitüberschreitung', 'Zeitüberschreitungen');
      const slots = b.slots > 1 ? `${b.slots} Slots, ` : '';
      const rounds = b.rounds > 1 ? `Runden 0 bis ${b.rounds - 1}` : 'Runde 0';
      const cast = `${count(b.servers, 'Server', 'Server')}, ${count(b.clients, 'Client', 'Clients')}`;
      return (
        `Modell: ${cast} (${who}), ${slots}${rounds}, ` +
        `${count(b.values, 'Wert', 'Werte')} von jedem, jede Reihenfolge, jeder Verlust, ${[outs, ...more].join(', ')}.`
      );
    },
  },
};
