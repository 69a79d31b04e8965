export const importKinds = ['companies', 'persons', 'contacts'] as const;
export type ImportKind = (typeof importKinds)[number];
export const separators = [',', ';', '\t', '|'] as const;
export const encodings = ['utf-8', 'utf-16le', 'utf-16be', 'windows-1252'] as const;
export type Encoding = (typeof encodings)[number];
export const rowOutcomes = ['created', 'updated', 'unchanged', 'skipped', 'failed'] as const;
export type RowOutcome = (typeof rowOutcomes)[number];
export const duplicateRules = ['skip', 'update', 'create'] as const;
export const duplicateKeys = ['customerNumber', 'email', 'phone', 'name+postalCode', 'name'] as const;
export const importStates = [
  'uploaded',
  'queued',
  'running',
  'succeeded',
  'failed',
  'cancelled',
  'undoing',
  'undone',
] as const;
