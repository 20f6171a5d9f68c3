/** Words that the site fetches as files become modules: nothing is fetched by its address. */
export function wordsInside() {
  const asAddresses = /eager: true,\s*query: '\?url',\s*/;
  return {
    name: 'words-inside',
    enforce: 'pre',
    transform: {
      // English, and each other language: whoever reads a folder of protocols.
      filter: { id: /\/www\/words\/\w+\.js$/, code: /protocols\/\*\.json/ },
      handler(code, id) {
        if (!asAddresses.test(code)) this.error(`${id} reads its files otherwise`);
        return { code: code.replace(asAddresses, ''), map: null };
      },
    },
  };
}
