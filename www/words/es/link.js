/** Spanish words for a link that holds no run: why it does not. */

export default {
  version: 'lo hizo una versión que esta página no conoce.',
  broken: 'está dañado o cortado.',
  large: 'es demasiado grande.',
  browser:
    'este navegador es demasiado antiguo para descomprimirlo. Prueba un Firefox, Chrome, Edge o Safari actual.',
};
