/** What can be taken out, and the fields of each in the order in which they are offered. */
export const exportFields = {
  account: [
    ...['customerNumber', 'kind', 'name', 'salutation', 'title', 'firstName', 'lastName', 'street'],
    ...['postalCode', 'city', 'country', 'region', 'phone', 'email', 'website', 'birthDate', 'team'],
    ...['owner', 'categories', 'statuses', 'blocked', 'lastActivityAt', 'nextFollowUpOn', 'createdAt', 'id'],
  ],
  contact: [
    ...['company', 'salutation', 'title', 'firstName', 'lastName', 'suffix', 'name', 'function', 'phone'],
    ...['mobile', 'email', 'street', 'postalCode', 'city', 'country', 'birthDate', 'preferredMedium'],
    ...['isPrimary', 'noBulkMail', 'categories', 'id', 'accountId'],
  ],
  activity: [
    ...['occurredAt', 'record', 'contact', 'user', 'medium', 'direction', 'outcome', 'reason', 'content'],
    ...['text', 'campaign', 'statusChanges', 'durationMinutes', 'withdrawn', 'recordedAt', 'id', 'accountId'],
  ],
  'follow-up': [
    ...['dueOn', 'dueTime', 'text', 'priority', 'medium', 'assignee', 'record', 'city', 'phone', 'contact'],
    ...['campaign', 'status', 'attempts', 'state', 'createdAt', 'createdBy', 'doneAt', 'doneBy', 'id'],
    'accountId',
  ],
} as const satisfies Record<string, readonly string[]>;

export type ExportEntity = keyof typeof exportFields;
export type ExportField<E extends ExportEntity = ExportEntity> = (typeof exportFields)[E][number];

export const exportEntities = [
  'account',
  'contact',
  'activity',
  'follow-up',
] as const satisfies ExportEntity[];
export const exportStates = ['queued', 'running', 'succeeded', 'failed', 'cancelled'] as const;
export const exportSeparators = [',', ';', '\t', '|'] as const;
export type ExportSeparator = (typeof exportSeparators)[number];

/** Chosen for whoever has not chosen: what a letter or a call needs, without ids. */
export const usualFields = (entity: ExportEntity): readonly string[] =>
  exportFields[entity].filter((field) => field !== 'id' && field !== 'accountId');

/** The file is kept for so long; that it was made is recorded for good. */
export const keptDays = 7;

export const hasField = (entity: ExportEntity, field: string): boolean =>
  (exportFields[entity] as readonly string[]).includes(field);
