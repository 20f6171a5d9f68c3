// Three builds of the same sources: the site, the npm package, the one file. `--mode` chooses.
import { defineConfig } from 'vite';

const builds = {
  npm: async () => (await import('./build/npm.js')).npm,
  single: async () => (await import('./build/single.js')).single,
};
const site = async () => (await import('./build/site.js')).site;

export default defineConfig(({ mode }) => (builds[mode] ?? site)());
