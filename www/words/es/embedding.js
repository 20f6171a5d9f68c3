/** Spanish words of the dialogs that hand a run on: embed code and QR code. */

export default {
  embed: {
    title: 'Insertar este momento',
    kind: 'Como',
    kinds: { iframe: 'iframe', element: 'elemento' },
    size: 'Tamaño',
    sizes: { slide: '640 × 400', small: '800 × 450', large: '1024 × 640', whole: '1280 × 900' },
    form: 'Muestra',
    forms: { small: 'escena y relato', all: 'todo el laboratorio' },
    lock: 'Bloqueado',
    locks: {
      faults: 'fallos',
      sizes: 'tamaños',
      scenario: 'escenario',
      protocol: 'protocolo',
      time: 'tiempo',
    },
    code: 'Código',
    copy: 'Copiar el código',
    copied: 'El código está en el portapapeles.',
    cannotCopy: 'Esta página no puede escribir en el portapapeles: copia a mano el texto marcado.',
    preview: 'Vista previa',
    /** @param {string} name */
    frame: (name) => (name ? `Turncoat: ${name}` : 'Turncoat'),
    install: 'npm install turncoat-lab, y en un script: import "turncoat-lab"',
  },
  qr: {
    title: 'Este momento como código QR',
    /** @param {string} address */
    label: (address) => `Código QR de ${address}`,
    large:
      'Esta ejecución es demasiado larga para un código QR. Su enlace se puede copiar igualmente.',
    copy: 'Copiar el enlace',
    copied: 'El enlace está en el portapapeles.',
  },
  close: 'Cerrar',
};
