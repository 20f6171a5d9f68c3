/** English words for a link that holds no run: why it does not. */

export default {
  version: 'it was made by a version that this page does not know.',
  broken: 'it is damaged or cut short.',
  large: 'it is too large.',
  browser: 'this browser is too old to unpack it. Try a current Firefox, Chrome, Edge or Safari.',
};
