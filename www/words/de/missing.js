/** German words for a browser that cannot run the engine: why it cannot. */

export default {
  noWasm:
    'Dieser Browser kann die Maschine nicht ausführen (WebAssembly ist abgeschaltet oder zu alt). ' +
    'Turncoat zeigt, wie sich Server mit einem gemeinsamen Schlüssel einigen, obwohl ihre Clients ' +
    'lügen dürfen. Nimm einen aktuellen Firefox, Chrome, Edge oder Safari.',
  noPolicy:
    'Die Inhaltsrichtlinie (Content-Security-Policy) dieser Seite erlaubt kein WebAssembly, in dem ' +
    'die Maschine läuft: script-src braucht ‚wasm-unsafe-eval‘.',
};
