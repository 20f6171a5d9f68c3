/** Spanish words for a browser that cannot run the engine: why it cannot. */

export default {
  noWasm:
    'Este navegador no puede ejecutar el motor (WebAssembly está desactivado o es muy antiguo). ' +
    'Turncoat muestra cómo servidores que comparten una clave se ponen de acuerdo aunque sus ' +
    'clientes mientan. Prueba un Firefox, Chrome, Edge o Safari actual.',
  noPolicy:
    'La política de contenido (Content-Security-Policy) de este sitio no permite WebAssembly, en ' +
    'el que funciona el motor: script-src necesita ‘wasm-unsafe-eval’.',
};
