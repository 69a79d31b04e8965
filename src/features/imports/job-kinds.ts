/** Names of the import's jobs. */
export const importJob = 'import';
export const undoJob = 'import-undo';
