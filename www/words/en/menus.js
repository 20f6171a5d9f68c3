/** Words that the first view does not need: menus and their forms, help, a crash, proofs, slots. */
import { count, number, short } from './shell.js';

export default {
  share: { embed: 'Embed this moment…', qr: 'Show as a QR code' },

  sizes: {
    title: 'Sizes and network',
    note: 'A change starts the run again from its beginning.',
    servers: 'Servers',
    clients: 'Clients',
    proposers: 'Edge proposers',
    auto: 'auto',
    slots: 'Log slots',
    commands: 'Commands per client',
    mapping: 'Who proposes',
    mappings: { clients: 'Clients', edge: 'Edge proposers' },
    edgeNote:
      'An edge proposer can alter, invent or sit on a request, and the servers cannot tell.',
    seed: 'Seed',
    newSeed: 'New seed',
    network: 'Network',
    delay: 'Delay',
    jitter: 'Jitter',
    loss: 'Loss',
    duplicate: 'Duplicate',
    reorder: 'Reorder',
    timeout: 'Time-out',
    /** @param {number} n @param {number} f @param {number} q */
    sum: (n, f, q) => `n = ${n}, f = ${f}, quorum ${q}`,
    hints: {
      delay: 'how long one hop takes, in delays',
      jitter: 'how much a hop may vary, in delays',
      loss: 'share of messages that never arrive, 0 to 1',
      duplicate: 'share that arrive twice, 0 to 1',
      reorder: 'share that are overtaken, 0 to 1',
      timeout: 'how long a server waits in round 0, in delays',
    },
  },

  menus: {
    /** @param {string} name */
    client: (name) => `When its turn comes, ${name} will…`,
    /** @param {string} name */
    server: (name) => `${name} will…`,
    message: 'This message will…',
    honest: 'Stay honest',
    more: 'More ways to lie…',
    fewer: 'Back to the first lies',
    traitor: 'traitor',
    isHonest: 'honest',
    up: 'running',
    down: 'down; disk kept',
    read: 'Read it',
    look: 'Look inside',
    write: 'Write the lie yourself…',
    back: 'Back',
    apply: 'Do it',
    outside: 'leaves the model',
    optional: 'optional',
    /** @param {string} server */
    tell: (server) => `What ${server} is told`,
    /** @param {number} n */
    group: (n) => `side ${n}`,
    close: 'Close',
    /** @param {number | undefined} n What a number is that is left out. */
    left: (n) =>
      n === undefined ? 'Left empty, it is the highest there is.' : `Left empty, it is ${n}.`,
  },

  take: {
    title: 'Download…',
    label: 'Download',
    about: 'Pictures for slides, a recording, the trace, this run.',
  },

  help: {
    title: 'What is this?',
    about: [
      'Servers inside the wall share a key and may crash, but they never lie. ' +
        'Clients outside the wall may do anything. The servers must still agree on one value.',
      'In BP Fast Paxos each server trusts one client at a time. A client that asks two servers ' +
        'for two values is found out when the servers compare votes. They convict it, turn ' +
        'their trust to the next client, and hand it signed promises about what they voted.',
      'Everything on the stage is computed by the real protocol, in this page. ' +
        'Click a client, a server or a message to change what it does.',
    ],
    rests: 'What it rests on',
    protocol: 'The protocol:',
    paxos: 'Classic Paxos:',
    cite: 'To cite',
    citing:
      'The paper, for the protocol; for the laboratory “Turncoat” and the address of the moment.',
    precise: 'The protocol, made precise',
    source: 'Source',
    /** @param {string} number */
    version: (number) => `version ${number}`,
    licence: 'Licence',
    licences: 'MIT or Apache 2.0, at your choice.',
    keys: 'Keys',
    keyList: [
      ['Space', 'play or pause'],
      ['← →', 'step back, step'],
      ['Home End', 'first step, last known step'],
      ['R', 'restart'],
      ['1 to 9', 'open the menu of that client'],
      ['?', 'this help'],
      ['Esc', 'close, or drop the selection'],
    ],
    legend: 'What the signs mean',
  },

  inspector: {
    label: 'Inspector',
    close: 'Close',
    disk: 'on disk: survives a crash',
    diskShort: 'disk',
    actions: 'Change it…',
    /** @param {number} sent @param {number | null} due */
    flight: (sent, due) =>
      `sent at t ${short(sent)}${due === null ? '' : `, arrives at t ${short(due)}`}`,
    gone: 'This message is no longer in flight.',
  },

  files: {
    open: 'Open a run from a file…',
    link: 'Copy a link to this step',
    copied: 'The link to this step is on the clipboard.',
    cannotCopy: 'This page may not write to the clipboard. Here is the link:',
    bigFile: 'This file is larger than 1 MB: too large for a scenario.',
    notText: 'it is not text in UTF-8.',
  },

  until: {
    goals: {
      decide: 'a server decides',
      convict: 'a client is convicted',
      trust: 'trust moves',
      propose: 'a client proposes',
      violated: 'a property is violated',
      end: 'the run ends',
    },
    /** @param {string} goal */
    never: (goal) => `After this step it never happens that ${goal}.`,
    neverEnds: 'The end of this run is too far away.',
  },

  faults: {
    none: 'Nothing goes wrong in this run. Click a client, a server or a message to change that.',
    scenario: 'from the scenario',
    /** @param {number} step */
    byHand: (step) => `by hand, at step ${number(step)}`,
    /** @param {string} why */
    refused: (why) => `Refused: ${why}.`,
    remove: 'Remove',
    /** @param {string} what */
    removeLabel: (what) => `Remove: ${what}`,
    removed: 'The fault is gone. The run was computed again.',
    network: 'Network',
    networkTitle: 'The network will…',
  },

  /** The groups of the picker. */
  scenarios: {
    honest: 'Nobody lies',
    lies: 'A client lies',
    world: 'Servers and network fail',
    large: 'Logs, more servers, edge proposers',
    without: 'A rule is left out',
  },

  costs: { none: 'No message has been sent yet.' },

  crash: {
    title: 'The engine stopped',
    body:
      'The page has run into a fault of its own: the engine stopped in the middle of a step. ' +
      'It is not part of the protocol, and nothing that was shown before it is wrong.',
    /** @param {number} step */
    at: (step) => `The run is kept up to step ${number(step)}.`,
    file: 'Download the run',
    link: 'Copy a link to it',
    here: 'Link to the run',
    reload: 'Load the page again',
    detail: 'What the engine said',
  },

  proof: {
    /** @param {string} owner */
    collecting: (owner) => `The proof that ${owner} is collecting`,
    /** @param {string} owner */
    shown: (owner) => `The proof that ${owner} shows`,
    /** @param {string} owner */
    'in-hand': (owner) => `The promises that ${owner} holds`,
    /** @param {number} round @param {number} need @param {number} of */
    needs: (round, need, of) => `round ${number(round)}, needs ${need} of ${of}`,
    promise: 'promise',
    vote: 'last vote',
    mac: 'MAC under K',
    state: 'state',
    noVote: 'no vote',
    /** @param {number} round */
    inRound: (round) => `in round ${number(round)}`,
    states: {
      held: 'arrived',
      counted: 'counted',
      late: 'came too late',
      missing: 'none yet',
      good: 'MAC is good',
      bad: 'MAC is wrong',
      unchecked: 'not checked',
    },
    /** @param {number} t */
    arrives: (t) => `arrives at t ${short(t)}`,
    travelling: 'on its way',
    forces: 'forces it',
    /** @param {string} owner */
    proposed: (owner) => `${owner} proposed`,
    /** @param {string} owner */
    must: (owner) => `So ${owner} must propose`,
    /** @param {string} owner */
    had: (owner) => `So ${owner} had to propose`,
    or: 'or',
    /** @param {string} owner */
    free: (owner) => `So ${owner} may propose what it likes.`,
    fails: 'What fails',
    wholeMac: 'Whole MAC',
  },

  claims: {
    every: 'All properties',
    /** @param {number} f How many servers may be down in this run. */
    f: (f) => ` (f is ${f} here)`,
    when: 'Promised',
    unpromised: 'This run has left the conditions under which it is promised.',
    /** @param {number} step */
    goto: (step) => `Go to step ${number(step)}`,
    goOn: 'Go on four times as far',
    /** @param {number} to */
    goesOn: (to) => `The run goes on, as far as ${number(to)}.`,
  },

  slots: {
    label: 'The log',
    /** @param {number} s */
    slot: (s) => `slot ${s}`,
    /** @param {number} k @param {number} n */
    by: (k, n) => (k === n ? 'decided by all' : `decided by ${k} of ${n}`),
    open: 'under way',
    follow: 'Follow the run',
    following: 'follows the run',
    /** @param {number} n */
    earlier: (n) => `${count(n, 'earlier slot')}`,
  },
};
