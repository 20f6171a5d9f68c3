import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync, gzipSync } from 'node:zlib';

/** Prints what each built file weighs, as it is and as a server would send it. */
export function sizes() {
  let folder = '';
  return {
    name: 'sizes',
    apply: 'build',
    configResolved(config) {
      folder = join(config.root, config.build.outDir);
    },
    closeBundle() {
      const rows = readdirSync(folder, { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile())
        .map((entry) => weigh(join(entry.parentPath, entry.name), folder));
      rows.sort((one, other) => other.bytes - one.bytes);
      const total = { name: 'total', bytes: 0, gzip: 0, brotli: 0 };
      for (const row of rows) {
        total.bytes += row.bytes;
        total.gzip += row.gzip;
        total.brotli += row.brotli;
      }
      const line = (name, ...cells) =>
        name.padEnd(48) + cells.map((cell) => String(cell).padStart(10)).join('');
      console.log(line('KB in target/site', 'plain', 'gzip', 'brotli'));
      for (const { name, bytes, gzip, brotli } of [...rows, total]) {
        console.log(line(name, ...[bytes, gzip, brotli].map((size) => (size / 1000).toFixed(1))));
      }
    },
  };
}

function weigh(file, folder) {
  const content = readFileSync(file);
  return {
    name: file.slice(folder.length + 1),
    bytes: content.length,
    gzip: gzipSync(content, { level: 9 }).length,
    brotli: brotliCompressSync(content).length,
  };
}
