/** German words of the dialogs that hand a run on: embed code and QR code. */

export default {
  embed: {
    title: 'Diesen Moment einbetten',
    kind: 'Als',
    kinds: { iframe: 'iframe', element: 'Element' },
    size: 'Größe',
    sizes: { slide: '640 × 400', small: '800 × 450', large: '1024 × 640', whole: '1280 × 900' },
    form: 'Zeigt',
    forms: { small: 'Bühne und Geschichte', all: 'das ganze Labor' },
    lock: 'Gesperrt',
    locks: {
      faults: 'Störungen',
      sizes: 'Größen',
      scenario: 'Szenario',
      protocol: 'Protokoll',
      time: 'Zeit',
    },
    code: 'Code',
    copy: 'Code kopieren',
    copied: 'Der Code ist in der Zwischenablage.',
    cannotCopy:
      'Diese Seite darf nicht in die Zwischenablage schreiben: kopier den markierten Text von Hand.',
    preview: 'Vorschau',
    /** @param {string} name */
    frame: (name) => (name ? `Turncoat: ${name}` : 'Turncoat'),
    install: 'npm install turncoat-lab, und in einem Skript: import "turncoat-lab"',
  },
  qr: {
    title: 'Dieser Moment als QR-Code',
    /** @param {string} address */
    label: (address) => `QR-Code von ${address}`,
    large: 'Dieser Lauf ist zu lang für einen QR-Code. Sein Link lässt sich trotzdem kopieren.',
    copy: 'Link kopieren',
    copied: 'Der Link ist in der Zwischenablage.',
  },
  close: 'Schließen',
};
