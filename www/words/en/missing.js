/** English words for a browser that cannot run the engine: why it cannot. */

export default {
  noWasm:
    'This browser cannot run the engine (WebAssembly is switched off or too old). ' +
    'Turncoat shows how servers that share a key reach agreement although their clients may ' +
    'lie. Try a current Firefox, Chrome, Edge or Safari.',
  noPolicy:
    'The content policy of this site does not allow WebAssembly, in which the engine runs: its ' +
    'script-src needs ‘wasm-unsafe-eval’.',
};
