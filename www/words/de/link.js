/** German words for a link that holds no run: why it does not. */

export default {
  version: 'er stammt von einer Version, die diese Seite nicht kennt.',
  broken: 'er ist beschädigt oder abgeschnitten.',
  large: 'er ist zu groß.',
  browser:
    'dieser Browser ist zu alt, um ihn auszupacken. Nimm einen aktuellen Firefox, Chrome, Edge oder Safari.',
};
