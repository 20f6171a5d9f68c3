import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Chats and mailers fetch the picture of a page by its whole address, which only its host knows:
 * TURNCOAT_ADDRESS=https://your.host/turncoat/ when the site is built.
 */
export function abroad() {
  const address = process.env.TURNCOAT_ADDRESS;
  let page = '';
  return {
    name: 'abroad',
    apply: 'build',
    configResolved(config) {
      page = join(config.root, config.build.outDir, 'index.html');
    },
    closeBundle() {
      if (!address) return;
      const home = new URL(address.endsWith('/') ? address : `${address}/`).href;
      const html = readFileSync(page, 'utf8')
        .replace(/(property="og:image" content=")\.\//, `$1${home}`)
        .replace('<meta property="og:type"', `<meta property="og:url" content="${home}" />\n$&`);
      writeFileSync(page, html);
    },
  };
}
