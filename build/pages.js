import { marked } from 'marked';

/** The pages of the protocols, which stand beside their code as Markdown, as HTML. */
export function pages() {
  return {
    name: 'pages',
    transform: {
      filter: { id: /\.md$/ },
      handler: (text) => ({
        code: `export default ${JSON.stringify(marked.parse(text))};`,
        map: null,
        moduleType: 'js',
      }),
    },
  };
}
