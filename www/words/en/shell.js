/** Words of the shell: header, panels, transport, menus. Functions take plain data. */
import { formats } from '../format.js';

// British lists: "S1, S2 and S3".
const f = formats('en-GB');
export const { list, number, short } = f;

/** @param {number} n @param {string} one @param {string} [many] */
export const count = (n, one, many = `${one}s`) => f.count(n, one, many);

export default {
  name: 'Turncoat',
  region: 'Turncoat laboratory',
  list,
  number,
  /** @param {string} title As it stands within a sentence. */
  within: (title) => title.charAt(0).toLowerCase() + title.slice(1),

  none: 'none',
  aMessage: 'A message',
  /** @param {string} what @param {string} from @param {string} to */
  message: (what, from, to) => `${what} from ${from} to ${to}`,
  noop: 'no-op',

  header: {
    label: 'Run',
    modes: { watch: 'Watch', traitor: 'Be the traitor', break: 'Break a rule' },
    modesLabel: 'Mode',
    protocol: 'protocol',
    protocolTitle: 'Protocol',
    scenario: 'scenario',
    changed: 'changed',
    /** @param {number} servers @param {number} clients */
    sizes: (servers, clients) => `${count(servers, 'server')} · ${count(clients, 'client')}`,
    sizesLabel: 'Sizes and network of the run',
    theme: { system: 'System', light: 'Light', dark: 'Dark', projector: 'Projector' },
    themeLabel: 'Theme',
    languageLabel: 'Language',
    share: 'Share',
    help: 'Help',
    menu: 'Menu',
    drop: 'Drop a scenario file anywhere on the page to open it.',
    scenarios: 'Scenarios',
    own: 'Your run',
  },

  verdicts: {
    label: 'Holds?',
    all: 'What must hold, and whether it does',
    state: {
      holds: 'holds',
      violated: 'violated',
      waiting: 'waiting',
      unknown: 'not known',
      'not-asked': 'not asked',
    },
    /** @param {number} step */
    violatedAt: (step) => `violated at step ${number(step)}`,
    unpromised: 'not promised here',
    /** @param {number} holding */
    hold: (holding) => count(holding, 'property holds', 'properties hold'),
    legend: 'legend',
  },

  left: {
    title: 'You have left the theorem:',
    back: 'Put the rule back',
  },

  story: {
    title: 'What just happened',
    begin: 'What this is about',
    /** @param {number} step @param {number} steps 0: not to be told @param {boolean} more */
    step: (step, steps, more) =>
      `step ${number(step)}${steps ? ` of ${number(steps)}${more ? '+' : ''}` : ''}`,
    why: 'Why?',
    hideWhy: 'Hide the rule',
    /** @param {string} title */
    violated: (title) => `${title} is violated.`,
    /** @param {string} button */
    first: (button) => `Press “${button}”, or click anyone on the stage to change what they do.`,
    /** @param {number} n */
    lost: (n) => `The network lost ${count(n, 'message')} of this step.`,
    /** @param {number} n */
    skipping: (n) => `skipping ${count(n, 'quiet delay')}`,
    quiet: 'Nothing is left to happen: the run ends here.',
    time: 'The run is cut off here: its time is up.',
    steps: 'The run is cut off here: it has taken all its steps.',
    flights: 'The run is cut off here: too many messages are in flight.',
    stopped: 'What is undecided stays so: the run ends here.',
    held: 'Nothing moves by itself in this run: let a message arrive, or a timer run out.',
  },

  tries: {
    label: 'Change this run',
    all: [
      'Click a client: it turns traitor, in the way you choose.',
      'Click a server: it crashes, slows down, is cut off. It never lies.',
      'Click a message: look into it, drop, delay or copy it.',
    ],
  },

  tabs: {
    label: 'Details',
    timeline: 'Timeline',
    proof: 'Proof',
    holds: 'Holds?',
    log: 'Log',
    faults: 'Faults',
  },

  /** Where there is no proof to show. */
  proof: {
    none:
      'No proof is in play. Round 0 needs none: its owner just asks. ' +
      'A proof appears when servers turn to a later round.',
    never:
      'Here nobody shows a proof: the servers believe what a proposer says it was promised. ' +
      'That is why a lying proposer can break this protocol.',
  },

  costs: {
    label: 'Costs of this run',
    time: 'time',
    delays: (/** @type {number} */ t) => `${short(t)} ${t === 1 ? 'delay' : 'delays'}`,
    decidedIn: 'decided in',
    messages: 'messages',
    made: 'MACs made',
    checked: 'checked',
    bytes: 'proof bytes',
    trust: 'trust changes',
    byType: 'Messages by type',
  },

  faults: {
    title: 'Faults in this run',
  },

  transport: {
    label: 'Play and step',
    play: 'Play',
    lie: 'Play the lie',
    pause: 'Pause',
    again: 'Play again',
    back: 'Step back',
    step: 'Step',
    restart: 'Restart',
    until: 'Run until…',
    untilTitle: 'Run until…',
    speed: { slow: 'Slow', normal: 'Normal', fast: 'Fast' },
    speedLabel: 'Speed',
    hint: 'drag the line to travel in time',
    /** @param {number} step @param {number} steps */
    short: (step, steps) => `${number(step)}${steps ? ` / ${number(steps)}` : ''}`,
    slot: 'slot',
    /** @param {number} s */
    slotN: (s) => `slot ${number(s)}`,
    slotLabel: 'Slot in view',
    follow: 'Follow the run',
  },

  log: {
    label: 'What happened so far',
    /** @param {number} n */
    more: (n) => `${count(n, 'earlier step')} not listed`,
    /** @param {number} t */
    t: (t) => `t ${short(t)}`,
  },

  legend: {
    label: 'Legend',
    trust: 'TRUST',
    trustMeaning: 'whom it listens to',
    values: 'VALUES',
    valuesMeaning: 'colour and shape',
    gate: 'GATE, one mark per server',
    gateShort: 'GATE',
    gateMeaning: 'trusts, convicted, suspects',
  },

  load: {
    waiting: 'Loading the engine…',
    failed: 'The engine could not be loaded. Check the connection and load the page again.',
    part: 'A part of the page could not be loaded. Check the connection and try again.',
    badLink: 'This link does not hold a run:',
    badFile: 'This file is not a scenario:',
  },

  close: 'Close',
};
