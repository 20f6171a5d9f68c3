/** Words of "Be the traitor". */
import { count, list, number } from './shell.js';

/** @param {number} t A time in delays. */
const short = (t) => String(Math.round(t * 10) / 10);

const numbers = ['none', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine'];

/** @param {number} n "Four promises" */
const promises = (n) =>
  `${n < numbers.length ? numbers[n].replace(/^./, (c) => c.toUpperCase()) : n} ` +
  `promise${n === 1 ? '' : 's'}`;

export default {
  list,

  start: {
    title: 'Which client will you be?',
    about: 'From this step on it says only what you write. It still receives what servers send it.',
    /** @param {string} name */
    be: (name) => `Be ${name}`,
    owns: 'may propose now',
    honest: 'honest so far',
    /** @param {string[]} names */
    with: (names) => `with ${list(names)}`,
    traitor: 'already a traitor',
    convicted: 'convicted by all: nobody listens',
    situations: 'Or start from a situation',
    all: {
      first: {
        title: 'The first word is yours',
        about: 'You are C1. Round 0 is yours and needs no proof.',
      },
      promises: {
        title: 'Four promises in hand',
        about:
          'You are C2. C1, your accomplice, said two things and was found out: the servers turn to you.',
      },
      late: {
        title: 'Nobody has voted',
        about:
          'You are C2. C1 kept silent, so four servers promise you that they voted for nothing.',
      },
    },
  },

  knows: {
    /** @param {string} name */
    title: (name) => `What ${name} knows`,
    /** @param {number} n @param {number} slot @param {number} slots @param {number} round @param {string} name */
    promises: (n, slot, slots, round, name) =>
      `${promises(n)} for ${slots > 1 ? `slot ${slot}, ` : ''}round ${number(round)}, ` +
      `a round that ${name} owns:`,
    /** Those in hand are for other rounds.
     * @param {number} n @param {number} slot @param {number} slots @param {string} name */
    others: (n, slot, slots, name) =>
      `${promises(n)}, ${n === 1 ? 'not' : 'none'} for a round ` +
      `${slots > 1 ? `of slot ${slot} ` : ''}that ${name} owns:`,
    /** Where nobody owns a round. @param {number} n */
    every: (n) => `${promises(n)}:`,
    none: 'No promises yet. Servers sign one when they turn their trust to a client.',
    noneEver: 'Nothing is signed here: servers believe what a proposer says it was promised.',
    /** @param {number} round */
    voted: (round) => `in round ${number(round)}`,
    votedWord: 'voted',
    noVote: 'has not voted',
    /** @param {string} name */
    via: (name) => `told by ${name}`,
    /** @param {number} round */
    round: (round) => `for round ${number(round)}`,
    /** @param {number} slot @param {number} round */
    slot: (slot, round) => `for slot ${number(slot)}, round ${number(round)}`,
    values: 'Values',
    own: 'its own',
    /** @param {string} author @param {boolean} friend */
    from: (author, friend) => `from ${author}${friend ? ', your accomplice' : ''}`,
    cannot: 'What it cannot know',
    secret: 'The key K, so it cannot sign. What servers say to each other.',
    presets: 'Start from a known lie',
    all: {
      'two-things': 'two things at once',
      request: 'change the request',
      'two-proofs': 'two legal proofs',
      alter: 'alter a promise',
      repeat: 'repeat a promise',
      replay: 'replay old promises',
      against: 'against the proof',
      'made-up': 'make it all up',
      jump: 'take another’s round',
      runaway: 'an enormous round',
    },
    change: 'Be somebody else',
  },

  mouth: {
    /** @param {string} name */
    you: (name) => `You are ${name}.`,
    tell: 'Tell each server whatever you like.',
    /** @param {string} name */
    to: (name) => `to ${name}`,
    value: 'value',
    /** A value's spoken name.
     * @param {{ letter: string, tone: string, author: string | null, client: string | null }} chip */
    chip: ({ letter, tone, author, client }) => {
      if (tone === 'noop') return 'no-op';
      return `${letter}${author ? ` of ${author}` : ''}${client ? ` for ${client}` : ''}`;
    },
    ask: 'no value: PREPARE',
    round: 'round',
    promises: 'promises in the proof',
    noPromises: 'none in hand',
    forge: 'forge',
    nothing: 'nothing',
    /** @param {string} name */
    silent: (name) => `${name} hears nothing from you.`,
    held: 'held back',
    tellIt: 'Tell it after all',
    forges: {
      /** @param {string} s */
      none: (s) => `${s}’s vote: none`,
      /** @param {string} s @param {string} v */
      vote: (s, v) => `${s}’s vote: ${v}`,
      /** @param {string} s */
      twice: (s) => `${s}’s promise twice`,
      /** @param {string} s @param {string} t */
      name: (s, t) => `${s}’s promise in ${t}’s name`,
      /** @param {string} s */
      made: (s) => `a promise of ${s}, made up`,
      /** @param {number} r */
      round: (r) => `all of them, for round ${r}`,
    },
  },

  forecast: {
    title: 'Forecast',
    will: 'will vote',
    /** @param {string} name */
    convict: (name) => `will convict ${name}`,
    ignore: 'will not vote',
    decided: 'has decided',
    nothing: 'hears nothing',
    down: 'is down',
    /** @param {number} n @param {boolean} bad */
    macs: (n, bad) =>
      n === 0 ? 'checks no MAC' : `checks ${count(n, 'MAC')}${bad ? ', then stops' : ', all good'}`,
    /** @param {number} round */
    votes: (round) => `Votes in round ${number(round)} would be`,
    /** @param {number} q */
    needs: (q) => `${q} of a kind are needed, so`,
    decides: 'is decided',
    none: 'nothing is decided',
    explain:
      'The forecast runs the servers’ own code on your message. It shows what each would do on ' +
      'arrival, before they compare notes.',
  },

  goals: {
    title: 'Your goals',
    all: {
      split: 'Get two different values decided',
      stop: 'Stop them from deciding',
      frame: 'Get an honest client convicted',
      cost: 'Make them check the most MACs',
    },
    states: { reached: 'reached', open: 'open', 'out-of-reach': 'out of reach' },
    why: {
      split: {
        'out-of-reach':
          'Out of reach inside the theorem: a proof shows every server what may be chosen already.',
        open: 'A rule is off, or the bound is broken: it can be done.',
      },
      stop: {
        'out-of-reach': 'They have decided.',
        open: 'Undecided so far. Each lie that they find out costs you a client.',
      },
      frame: {
        'out-of-reach': 'Nothing that you can send does that: evidence names who said it.',
        open: 'A rule is off: it can be done.',
      },
      /** @param {number} checked @param {number} quorum */
      cost: (checked, quorum) =>
        `${count(checked, 'MAC')} checked so far. One proof costs a server ${quorum} at least, ` +
        'and a bad one is the last that it takes from you.',
    },
    send: 'Send all',
    /** @param {number} n */
    sendN: (n) => `Send all ${numbers[n] ?? n}`,
    sendOne: 'Send it',
    same: 'Same to all',
    hold: 'Hold back',
    unhold: 'Tell it',
    tries: 'What came of your words',
    /** @param {number} t @param {string} server */
    at: (t, server) => `t ${short(t)}, ${server}:`,
    refused: 'It cannot be said:',
    sent: 'Sent. Step or play to see it arrive; step back to take it back.',
    watch: 'Watch it arrive',
  },
};
