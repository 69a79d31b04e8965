/** Names of the jobs of bulk changes. */
export const bulkJob = 'bulk-change';
export const undoJob = 'bulk-undo';
