/**
 * What is imported later is fetched by the browser itself. The bundler's helper for it would also
 * see to style sheets and preloads, of which these builds have none.
 */
export function straight() {
  return {
    name: 'straight',
    enforce: 'pre',
    apply: 'build',
    load: {
      filter: { id: /vite\/preload-helper/ },
      handler: () => 'export const __vitePreload = (load) => load();',
    },
    // Nor is it told what to preload.
    renderChunk: (code) =>
      code.replaceAll(/,\s*__VITE_PRELOAD__(,\s*import\.meta\.url)?\s*\)/g, ')'),
  };
}
