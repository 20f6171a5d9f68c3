/** Keeps the whole site for a time without a network, once the first run is in view. */

/** @param {Promise<void>} ready */
export async function keepOffline(ready) {
  try {
    await ready;
    if (!/^https?:$/.test(location.protocol)) return;
    await navigator.serviceWorker?.register('./sw.js');
  } catch {
    // Sandboxed frames, private windows and plain http have no such worker; nothing else changes.
  }
}
