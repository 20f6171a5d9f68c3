import { minify } from 'terser';

/**
 * What a first visit fetches is looked through once more, by a minifier that takes its time: what
 * is used once is put where it is used, what cannot happen is left out.
 */
export function tight() {
  return {
    name: 'tight',
    apply: 'build',
    async generateBundle(_, bundle) {
      for (const chunk of Object.values(bundle)) {
        if (chunk.type !== 'chunk' || chunk.name !== 'turncoat') continue;
        const { code } = await minify(chunk.code, {
          module: true,
          ecma: 2020,
          compress: { passes: 3 },
        });
        chunk.code = code;
      }
    },
  };
}
