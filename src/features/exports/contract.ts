import * as z from 'zod/mini';
import { endpoint, id, idParams, instant, listOf, named, nameLimit, page, text } from '#lib/contract.ts';
import { exportEntities, exportSeparators, exportStates } from './rules.ts';

const filterValue = text(nameLimit);

export const exportRun = z.object({
  id,
  entity: z.enum(exportEntities),
  fields: z.array(z.string()),
  filter: z.record(z.string(), z.union([z.string(), z.array(z.string())])),
  separator: z.enum(exportSeparators),
  bom: z.boolean(),
  state: z.enum(exportStates),
  /** So far. */
  rows: z.number(),
  bytes: z.number(),
  /** Null where the command line wrote it to a file of its own. */
  jobId: z.nullable(id),
  createdAt: instant,
  createdBy: named,
  finishedAt: z.nullable(instant),
  /** Until then the file can be fetched. */
  expiresAt: z.nullable(instant),
});

export const createExport = endpoint({
  method: 'POST',
  path: '/exports',
  summary: 'Export what a list shows to the actor as CSV, by a job; needs the right to export.',
  body: z.strictObject({
    entity: z.enum(exportEntities),
    /** These columns in this order. */
    fields: z.array(text(50)).check(z.minLength(1), z.maxLength(50)),
    /** The query of the entity’s list, without `limit` and `cursor`; values as they stand in an address. */
    filter: z._default(
      z.record(text(50), z.union([filterValue, z.array(filterValue).check(z.maxLength(200))])),
      {},
    ),
    format: z.enum(['csv']),
    separator: z._default(z.enum(exportSeparators), ';'),
    /** Excel takes a file for UTF-8 by its mark only. */
    bom: z._default(z.boolean(), false),
    encoding: z.optional(z.enum(['utf-8'])),
  }),
  reply: z.object({ export: exportRun, job: z.object({ id }) }),
  status: 202,
});
export const listExports = endpoint({
  method: 'GET',
  path: '/exports',
  summary: 'Who exported what: the own exports, those of all for administrators; newest first.',
  query: z.strictObject(page),
  reply: listOf(exportRun),
});
export const getExport = endpoint({
  method: 'GET',
  path: '/exports/{id}',
  summary: 'One export.',
  params: idParams,
  reply: exportRun,
});
export const getExportFile = endpoint({
  method: 'GET',
  path: '/exports/{id}/file',
  summary: 'The file of an own export, for seven days.',
  params: idParams,
  streams: true,
  produces: 'text/csv',
});
