/** All English words, grouped by view. */
import shell from './en/shell.js';
import stage from './en/stage.js';
import timeline from './en/timeline.js';

export default { shell, stage, timeline };
