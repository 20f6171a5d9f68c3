/**
 * Pages fetch what their script imports at once together with it. The bundler would do the same
 * for what is imported later, by a list of all files and code to work it off: more of the first
 * script than the views that it hastens are worth.
 */
export function ahead() {
  return {
    name: 'ahead',
    apply: 'build',
    transformIndexHtml: {
      order: 'post',
      handler(_, { bundle, chunk }) {
        const files = new Set();
        const collect = (names) => {
          for (const name of names) {
            if (files.has(name)) continue;
            files.add(name);
            collect(bundle[name].imports);
          }
        };
        collect(chunk.imports);
        return [...files].map((file) => ({
          tag: 'link',
          attrs: { rel: 'modulepreload', crossorigin: true, href: `./${file}` },
          injectTo: 'head',
        }));
      },
    },
  };
}
