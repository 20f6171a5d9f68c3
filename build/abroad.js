/**
 * Chats and mailers fetch the picture of a page by its whole address, which only its host knows:
 * TURNCOAT_ADDRESS=https://your.host/turncoat/ when the site is built.
 */
export function abroad() {
  const address = process.env.TURNCOAT_ADDRESS;
  return {
    name: 'abroad',
    apply: 'build',
    transformIndexHtml: {
      order: 'post',
      handler: (html) => {
        if (!address) return html;
        const home = new URL(address.endsWith('/') ? address : `${address}/`).href;
        return html
          .replace(/(property="og:image" content=")\.\//, `$1${home}`)
          .replace('<meta property="og:type"', `<meta property="og:url" content="${home}" />\n$&`);
      },
    },
  };
}
