/** Words of "Break a rule": the rules that can be switched off, and the search for what follows. */
import { count, list } from './shell.js';

/** @param {number} n */
const large = (n) => n.toLocaleString('en', { maximumFractionDigits: 0 });

/** @param {number} n "about 400,000" */
const about = (n) => {
  const digits = 10 ** Math.max(0, Math.floor(Math.log10(Math.max(n, 1))) - 1);
  return large(Math.round(n / digits) * digits);
};

/** @param {number} bytes */
const mega = (bytes) => `${large(Math.max(1, bytes / 1e6))} MB`;

/** Bounds that stood in the way. @type {Record<string, string>} */
const hits = {
  rounds: 'rounds',
  'time-outs': 'time-outs',
  faults: 'faults of servers and network',
};

export default {
  title: 'Switch one rule off',
  groups: {
    agreement: 'Agreement falls without…',
    termination: 'Termination falls without…',
    accountability: 'Accountability falls without…',
  },
  off: 'off',
  purpose: 'What it is for',
  pick: 'Choose a rule to see what it is for. Switch it off, and the page looks for the run that breaks.',

  broke: {
    title: 'What broke.',
    stuck: 'Whatever happens from here on, the servers that are left never decide.',
    /** @param {number} round */
    chosen: (round) => `was chosen in round ${round} by`,
    /** @param {number} n */
    shared: (n) => (n === 1 ? 'is in both quorums' : 'are in both quorums'),
    none: 'No server is in both quorums.',
  },

  tabs: { rules: 'Rules', search: 'Search', timeline: 'Timeline', log: 'Log' },

  run: {
    withRule: 'Same run with the rule on',
    without: 'Same run with the rule off',
    save: 'Download trace',
    link: 'Copy link to this step',
  },

  found: {
    name: 'Shortest counterexample',
    /** @param {string} rule */
    about: (rule) =>
      `No run that breaks without this rule takes fewer moves: ${rule}. Found by trying everything.`,
  },

  search: {
    title: 'Exhaustive search',
    start: 'Search',
    again: 'Search again',
    partial: 'Search in part',
    cancel: 'Cancel',
    idle: 'Every rule is in force. The search tries everything that traitors, crashes and the network can do, within the bounds.',
    ready: 'The search tries everything within the bounds, fewest moves first.',
    show: 'Show the run it found',
    starting: 'Starting…',
    /** @param {number} s */
    running: (s) => `running for ${s.toFixed(s < 10 ? 1 : 0)} s`,
    /** @param {number} s */
    finished: (s) => `finished in ${s.toFixed(s < 10 ? 1 : 0)} s`,
    cancelled: 'Cancelled. Nothing was found until then.',
    /** @param {string} why */
    failed: (why) => `The search stopped: ${why} The page and the run on it are as they were.`,
    crashed: 'its worker broke down.',
    /** @param {string} which @param {string} within */
    holds: (which, within) => `${which} ${within}.`,
    nothing: 'Nothing found',
    /** @param {number} rounds */
    within: (rounds) => `holds within ${count(rounds, 'round')} and the bounds below`,
    /** @param {string[]} bounds */
    hit: (bounds) =>
      `It ran into its bounds on ${list(bounds.map((b) => hits[b] ?? b))}; beyond them it knows nothing.`,
    /** @param {'memory' | 'states' | string} why @param {number} depth */
    stopped: (why, depth) =>
      `Partial: it stopped at the bound on ${why}. Nothing is wrong in any run of up to ${depth} moves.`,
    /** @param {string} claim @param {number | null} steps */
    violated: (claim, steps) =>
      `${claim} is violated${steps === null ? '' : ` after ${count(steps, 'step')}`}.`,
    /** @param {number} n @param {number} bytes */
    needs: (n, bytes) => `Needs about ${about(n)} states and ${mega(bytes)}.`,
    tooLarge: 'That does not fit here. Make the bounds smaller, or search in part.',
    figures: {
      states: 'states seen',
      depth: 'moves deep',
      steps: 'run found',
      traitors: 'traitors in it',
      speed: 'states a second',
      memory: 'memory',
    },
    /** @param {number} n */
    steps: (n) => count(n, 'step'),
    large,
    mega,
    chart: 'New states after each number of moves',
    /** @param {number} n */
    from: (n) => `move ${n}`,
    /** @param {number} n */
    ends: (n) => `move ${n}: violated`,
    bounds: 'What is searched',
    change: 'Change the bounds',
    /** @param {string} field @param {number} min @param {number} max */
    range: (field, min, max) => `${field}: a whole number from ${min} to ${max}.`,
    fields: {
      servers: 'Servers',
      f: 'Crashes to survive (f)',
      clients: 'Clients',
      honest: 'of them honest',
      rounds: 'Rounds',
      values: 'Values of each',
      slots: 'Log slots',
      crashes: 'Crashes',
      recoveries: 'Recoveries',
      lostDisks: 'Lost disks',
      timeOuts: 'Time-outs',
      duplicates: 'Duplicates',
      mostBytes: 'Memory, in MB',
      termination: 'Look for runs that cannot be finished, too',
    },
    hints: { f: 'auto', timeOuts: 'any', mostBytes: 'at most' },
    unlimited: 'any',
    edges:
      'The run in view has edge proposers. What servers decide and whom they convict does ' +
      'not depend on who stands behind a proposer, so clients stand for them here.',
    /**
     * The model in one sentence.
     * @param {{ servers: number, f?: number, clients: number, honest: string[], rounds: number,
     *   values: number, slots: number, crashes: number, recoveries: number, lostDisks: number, timeOuts?: number,
     *   duplicates: number }} b
     */
    model: (b) => {
      const liars = b.clients - b.honest.length;
      const who =
        b.honest.length === 0
          ? 'all traitors'
          : liars === 0
            ? 'all honest'
            : `${b.honest.join(' and ')} honest`;
      const more = [
        [b.crashes, 'crash', 'crashes'],
        [b.recoveries, 'recovery', 'recoveries'],
        [b.lostDisks, 'lost disk', 'lost disks'],
        [b.duplicates, 'duplicate', 'duplicates'],
      ].flatMap(([n, one, many]) => (n ? [count(Number(n), String(one), String(many))] : []));
      const outs = b.timeOuts === undefined ? 'any time-out' : count(b.timeOuts, 'time-out');
      return (
        `Model: ${count(b.servers, 'server')}, ${count(b.clients, 'client')} (${who}), ` +
        `${b.slots > 1 ? `${b.slots} slots, ` : ''}${b.rounds > 1 ? `rounds 0 to ${b.rounds - 1}` : 'round 0'}, ` +
        `${count(b.values, 'value')} of each, any order, any loss, ` +
        `${[outs, ...more].join(', ')}.`
      );
    },
  },
};
