/**
 * All English words, grouped by view. What the first view does not need is in en/menus.js, which
 * only the parts fetched later import.
 */
import shell from './en/shell.js';
import stage from './en/stage.js';
import timeline from './en/timeline.js';

export default { shell, stage, timeline };
