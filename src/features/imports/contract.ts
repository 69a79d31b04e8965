import * as z from 'zod/mini';
import {
  count,
  day,
  endpoint,
  filledText,
  id,
  idParams,
  instant,
  listOf,
  named,
  nameLimit,
  page,
  repeatable,
  text,
  textLimit,
} from '#lib/contract.ts';
import {
  duplicateKeys,
  duplicateRules,
  encodings,
  importKinds,
  importStates,
  rowOutcomes,
  separators,
} from './rules.ts';

/** `"<header>": "<field>"`; a column mapped to null stays readable with the imported row. */
export const mapping = z.strictObject({
  columns: z.record(z.string().check(z.maxLength(500)), z.nullable(z.string().check(z.maxLength(100)))),
  /** Columns whose values become categories, below this category of the workspace (made where missing). */
  categories: z.optional(z.record(z.string().check(z.maxLength(500)), filledText(nameLimit))),
});

export const importOptions = z.strictObject({
  separator: z.optional(z.enum(separators)),
  encoding: z.optional(z.enum(encodings)),
  dryRun: z._default(z.boolean(), true),
  onDuplicate: z._default(z.enum(duplicateRules), 'skip'),
  duplicateKeys: z.optional(z.array(z.enum(duplicateKeys)).check(z.maxLength(5))),
  activityText: z.optional(filledText(textLimit)),
  teamId: z.optional(z.nullable(id)),
  campaignId: z.optional(z.nullable(id)),
  statusId: z.optional(z.nullable(id)),
  firstFollowUp: z.optional(
    z.nullable(
      z.strictObject({
        text: filledText(textLimit),
        from: day,
        to: day,
        perDay: z.optional(z.int().check(z.gte(1), z.lte(10_000))),
        userIds: z._default(z.array(id).check(z.maxLength(100)), []),
      }),
    ),
  ),
});

export const importCounts = z.object({
  created: z.number(),
  updated: z.number(),
  unchanged: z.number(),
  skipped: z.number(),
  failed: z.number(),
});

const listedImport = z.object({
  id,
  kind: z.enum(importKinds),
  fileName: z.string(),
  state: z.enum(importStates),
  dryRun: z.boolean(),
  counts: importCounts,
  rows: z.nullable(z.number()),
  jobId: z.nullable(id),
  createdAt: instant,
  createdBy: named,
  finishedAt: z.nullable(instant),
  error: z.nullable(
    z.object({
      code: z.string(),
      message: z.string(),
      line: z.nullable(z.number()),
      column: z.nullable(z.number()),
    }),
  ),
  /** What was recognised, to be corrected in the wizard. */
  recognised: z.object({
    separator: z.enum(separators),
    encoding: z.enum(encodings),
    headerLanguage: z.enum(['de', 'en', 'unknown']),
    headers: z.array(z.string()),
    sample: z.array(z.array(z.string())),
    /** Kept from the last file with these headers, otherwise proposed. */
    mapping,
    mappingSource: z.enum(['kept', 'proposed']),
  }),
  options: importOptions,
  undo: z.nullable(z.object({ restored: z.number(), binned: z.number(), kept: z.number() })),
  /** The acting user's group demands a first follow-up (decisions.md 12). */
  followUpRequired: z.boolean(),
});
export const importRun = z.extend(listedImport, {
  /** Records of this import without an open follow-up now. */
  gaps: z.number(),
});

/** Multipart: `file`, `kind`, `mapping` (JSON), `options` (JSON). Without `mapping` the file is only recognised (`uploaded`). */
/** Besides the file. */
export const uploadFields = z.strictObject({
  kind: z.enum(importKinds),
  mapping: z.optional(mapping),
  options: z._default(importOptions, { dryRun: true, onDuplicate: 'skip' }),
});
export const createImport = endpoint({
  method: 'POST',
  path: '/imports',
  summary:
    'Upload a CSV file (multipart: file, kind, mapping, options); starts a job when `mapping` is given.',
  form: uploadFields,
  reply: z.object({ import: importRun, job: z.nullable(z.object({ id })) }),
  status: 202,
});
/** The wizard’s second to fourth step: the same file with another mapping or other options. */
export const createImportRun = endpoint({
  method: 'POST',
  path: '/imports/{id}/runs',
  summary: 'Run an uploaded file: dry (default) or for real.',
  params: idParams,
  body: z.strictObject({ mapping, options: importOptions }),
  reply: z.object({ import: importRun, job: z.object({ id }) }),
  status: 202,
});
/** Reads the file again with a corrected separator or encoding. */
export const recogniseImport = endpoint({
  method: 'PATCH',
  path: '/imports/{id}',
  summary: 'Correct separator, encoding or kind of an uploaded file before it runs.',
  params: idParams,
  body: z.strictObject({
    separator: z.optional(z.enum(separators)),
    encoding: z.optional(z.enum(encodings)),
    kind: z.optional(z.enum(importKinds)),
  }),
  reply: importRun,
});
export const listImports = endpoint({
  method: 'GET',
  path: '/imports',
  summary: 'Imports, newest first.',
  query: z.strictObject(page),
  reply: listOf(listedImport),
});
export const getImport = endpoint({
  method: 'GET',
  path: '/imports/{id}',
  summary: 'One import.',
  params: idParams,
  reply: importRun,
});
export const listImportRows = endpoint({
  method: 'GET',
  path: '/imports/{id}/rows',
  summary: 'The result of each row, in file order.',
  params: idParams,
  query: z.strictObject({
    limit: z.optional(count(1, 200)),
    cursor: z.optional(text(1000)),
    outcome: repeatable(z.enum(rowOutcomes)),
  }),
  reply: listOf(
    z.object({
      line: z.number(),
      outcome: z.enum(rowOutcomes),
      /** Code and sentence of a skipped or failed row. */
      reason: z.nullable(z.object({ code: z.string(), message: z.string(), column: z.nullable(z.string()) })),
      accountId: z.nullable(id),
      contactId: z.nullable(id),
      values: z.record(z.string(), z.string()),
      kept: z.nullable(z.string()),
    }),
  ),
});
export const getImportErrors = endpoint({
  method: 'GET',
  path: '/imports/{id}/errors.csv',
  summary: 'The rows that failed or were skipped, with reasons, as CSV.',
  params: idParams,
  streams: true,
  produces: 'text/csv',
});
export const undoImport = endpoint({
  method: 'POST',
  path: '/imports/{id}/undo',
  summary: 'Take an import back as one job.',
  params: idParams,
  reply: z.object({ import: importRun, job: z.object({ id }) }),
  status: 202,
});
