import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';

/** Not fetched by any page. */
const APART = /^(sw\.js|_headers|assets\/picture-.*\.png)$/;

/** Writes the service worker, with the list of all files and a version made of their contents. */
export function offline() {
  let folder = '';
  return {
    name: 'offline',
    apply: 'build',
    configResolved(config) {
      folder = join(config.root, config.build.outDir);
    },
    closeBundle() {
      const files = readdirSync(folder, { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile())
        .map((entry) => relative(folder, join(entry.parentPath, entry.name)).replaceAll('\\', '/'))
        .filter((path) => !APART.test(path))
        .sort();
      const version = createHash('sha256');
      for (const file of files) version.update(file).update(readFileSync(join(folder, file)));
      const paths = files.map((path) => (path === 'index.html' ? './' : `./${path}`));
      const text = readFileSync('www/offline/worker.js', 'utf8')
        .replace('__VERSION__', version.digest('hex').slice(0, 12))
        .replace("['__FILES__']", JSON.stringify(paths));
      writeFileSync(join(folder, 'sw.js'), text);
    },
  };
}
