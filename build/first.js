/**
 * What an entry imports at once is one file, which compresses better than many; what it imports
 * later, and what only embed.html needs, is cut as the bundler likes it. What a page does of itself
 * is no part of it: embed.html fetches the same file, and would do it too.
 */
export function first(id, graph) {
  const page = (module) => module.endsWith('.html');
  if (page(id) || graph.getModuleInfo(id)?.importers.some(page)) return null;
  const seen = new Set();
  const reached = (module) => {
    if (seen.has(module)) return false;
    seen.add(module);
    const info = graph.getModuleInfo(module);
    if (info?.isEntry) return !module.endsWith('embed.html');
    return Boolean(info?.importers.some(reached));
  };
  return reached(id) ? 'turncoat' : null;
}
