/** Names of the parameters, and those choices that the first view must know. */

/** In the order in which they are documented; what each may be is in schema.js. */
export const NAMES = /** @type {const} */ ([
  'protocol',
  'servers',
  'clients',
  'seed',
  'scenario',
  'step',
  'panels',
  'lock',
  'theme',
  'motion',
  'lang',
  'autoplay',
  'future',
  'mode',
]);

/** @typedef {typeof NAMES[number]} Name */

/** Those that say which run is in view, and where in it. @type {readonly string[]} */
export const OF_RUN = NAMES.slice(0, 6);

/** @param {string} name @returns {name is Name} */
export const isName = (name) => /** @type {readonly string[]} */ (NAMES).includes(name);

// The first choice is what a lab does unasked.
export const THEMES = ['system', 'light', 'dark', 'projector'];
export const MOTIONS = ['system', 'full', 'reduced'];
export const FUTURES = ['shown', 'hidden'];
export const MODES = ['watch', 'traitor', 'break'];
