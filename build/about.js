import { readFileSync } from 'node:fs';

const { version } = JSON.parse(readFileSync('package.json', 'utf8'));
const { TURNCOAT_SOURCE: source = '' } = process.env;

/** What the help says of the build: its version, and where its source is, if the builder names it. */
export const about = {
  'import.meta.env.VERSION': JSON.stringify(version),
  'import.meta.env.SOURCE': JSON.stringify(source && new URL(source).href),
};
