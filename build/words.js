/** Words that the site fetches as files become modules: nothing is fetched by its address. */
export function wordsInside() {
  const asAddresses = /eager: true,\s*query: '\?url',\s*/;
  return {
    name: 'words-inside',
    enforce: 'pre',
    transform: {
      filter: { id: /\/www\/words\/protocols\.js$/ },
      handler(code) {
        if (!asAddresses.test(code)) this.error('www/words/protocols.js reads its files otherwise');
        return { code: code.replace(asAddresses, ''), map: null };
      },
    },
  };
}
