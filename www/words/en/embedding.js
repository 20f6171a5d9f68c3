/** Words of the dialogs that hand a run on: embed code and QR code. */

export default {
  embed: {
    title: 'Embed this moment',
    kind: 'As',
    kinds: { iframe: 'iframe', element: 'element' },
    size: 'Size',
    sizes: { slide: '640 × 400', small: '800 × 450', large: '1024 × 640', whole: '1280 × 900' },
    form: 'Showing',
    forms: { small: 'stage and story', all: 'the whole lab' },
    lock: 'Locked',
    locks: {
      faults: 'faults',
      sizes: 'sizes',
      scenario: 'scenario',
      protocol: 'protocol',
      time: 'time',
    },
    code: 'Code',
    copy: 'Copy code',
    copied: 'The code is on the clipboard.',
    cannotCopy: 'This page may not write to the clipboard: copy the marked text by hand.',
    preview: 'Preview',
    /** @param {string} name */
    frame: (name) => (name ? `Turncoat: ${name}` : 'Turncoat'),
    install: 'npm install turncoat-lab, and in a script: import "turncoat-lab"',
  },
  qr: {
    title: 'This moment as a QR code',
    /** @param {string} address */
    label: (address) => `QR code of ${address}`,
    large: 'This run is too long for a QR code. Its link can still be copied.',
    copy: 'Copy link',
    copied: 'The link is on the clipboard.',
  },
  close: 'Close',
};
