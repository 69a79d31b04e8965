import { createHash } from 'node:crypto';
import { assignmentOf, mayBeAssigned } from '#features/follow-ups/assignees.ts';
import type { Context } from '#features/people/context.ts';
import { newId } from '#lib/id.ts';
import { Refusal } from '#lib/refusal.ts';
import { enqueue } from '#platform/jobs/queue.ts';
import { readPiece } from './file-store.ts';
import type { Mapping } from './headers.ts';
import { importJob, undoJob } from './job-kinds.ts';
import { requireUsable } from './reader.ts';
import type { Recognised, Separator } from './recognise.ts';
import type { Encoding, ImportKind } from './rules.ts';
import { type Entry, entryOf } from './standing-store.ts';
import {
  exists,
  type ImportOptions,
  type ImportRecord,
  importById,
  insertImport,
  keepMapping,
  keptMapping,
  saveRecognised,
  saveRun,
  saveUndoing,
} from './store.ts';
import { refusalOfFault, UnreadableFile } from './unreadable.ts';
import { type Reading, readHead, requireImport } from './upload.ts';

export interface RunInput {
  mapping: Mapping;
  options: ImportOptions;
}

/** Makes an import of a stored file, with the mapping kept for its headers where there is one. */
export async function createImport(
  context: Context,
  {
    fileId,
    kind,
    reading,
    options,
  }: { fileId: string; kind: ImportKind; reading: Reading; options: ImportOptions },
): Promise<ImportRecord> {
  requireImport(context.actor);
  const id = newId();
  const recognised = await withKeptMapping(context, kind, reading.recognised);
  await insertImport(context, { id, fileId, kind, recognised, rows: reading.rows, options });
  return found(await importById(context, id));
}

/** Starts a dry run, or the one real run an import can have. */
export async function startRun(
  context: Context,
  id: string,
  { mapping, options }: RunInput,
): Promise<ImportRecord> {
  requireImport(context.actor);
  const record = found(await importById(context, id, true));
  if (record.dryRun === false) throw new Refusal('already-done');
  if (record.state === 'queued' || record.state === 'running') throw new Refusal('in-use');
  const reading = await readingFor(context, record, options);
  const { headers } = reading.recognised;
  requireUsable(record.kind, headers, mapping);
  await requireOptions(context, options);
  await keepMapping(context, record.kind, hashOfHeaders(headers), mapping);
  const jobId = await enqueue(context, { kind: importJob, subjectId: id });
  await saveRun(context.db, id, { mapping, options, ...reading, jobId });
  return found(await importById(context, id));
}

/** Reads the file anew with a corrected separator, encoding or kind, as long as it has not run for real. */
export async function correct(
  context: Context,
  id: string,
  wanted: {
    separator?: Separator | undefined;
    encoding?: Encoding | undefined;
    kind?: ImportKind | undefined;
  },
): Promise<ImportRecord> {
  requireImport(context.actor);
  const record = found(await importById(context, id, true));
  if (record.dryRun === false) throw new Refusal('already-done');
  if (record.state === 'queued' || record.state === 'running') throw new Refusal('in-use');
  const kind = wanted.kind ?? record.kind;
  const { separator, encoding } = record.recognised;
  const reading = await readAgain(context, record, kind, { separator, encoding, ...defined(wanted) });
  await saveRecognised(context.db, id, kind, await withKeptMapping(context, kind, reading.recognised));
  return found(await importById(context, id));
}

/** Starts taking a real run back. */
export async function startUndo(context: Context, id: string): Promise<ImportRecord> {
  requireImport(context.actor);
  const record = found(await importById(context, id, true));
  if (record.state === 'undoing' || record.state === 'undone' || record.dryRun !== false)
    throw new Refusal('already-done');
  if (record.state === 'queued' || record.state === 'running') throw new Refusal('in-use');
  await saveUndoing(context.db, id, await enqueue(context, { kind: undoJob, subjectId: id }));
  return found(await importById(context, id));
}

/** For a problem in the file that a person waits for: the refusal in their language. */
export async function asRefusal<T>(language: 'de' | 'en', read: () => Promise<T>): Promise<T> {
  try {
    return await read();
  } catch (error) {
    throw error instanceof UnreadableFile ? refusalOfFault(error.fault, language) : error;
  }
}

function found(record: ImportRecord | undefined): ImportRecord {
  if (!record) throw new Refusal('not-found');
  return record;
}

const hashOfHeaders = (headers: string[]) =>
  createHash('sha256').update(JSON.stringify(headers)).digest('hex');

async function withKeptMapping(
  { db }: Context,
  kind: ImportKind,
  recognised: Recognised,
): Promise<Recognised> {
  const kept = await keptMapping(db, kind, hashOfHeaders(recognised.headers));
  return kept ? { ...recognised, mapping: kept, mappingSource: 'kept' } : recognised;
}

/** Options may correct what was recognised. */
async function readingFor(
  context: Context,
  record: ImportRecord,
  { separator, encoding }: ImportOptions,
): Promise<Reading> {
  const { recognised } = record;
  const differs =
    (separator && separator !== recognised.separator) || (encoding && encoding !== recognised.encoding);
  if (!differs) return { recognised, rows: record.rows };
  return readAgain(context, record, record.kind, {
    separator: separator ?? recognised.separator,
    encoding: encoding ?? recognised.encoding,
  });
}

async function readAgain(
  context: Context,
  record: ImportRecord,
  kind: ImportKind,
  wanted: { separator?: Separator | undefined; encoding?: Encoding | undefined },
): Promise<Reading> {
  const [head, more] = [
    await readPiece(context, record.fileId, 0),
    await readPiece(context, record.fileId, 1),
  ];
  return asRefusal(context.language, () =>
    readHead(kind, head ?? Buffer.alloc(0), { isWhole: !more, isValidUtf8: true, wanted }),
  );
}

async function requireOptions(context: Context, options: ImportOptions): Promise<void> {
  const { campaignId, statusId, teamId, firstFollowUp } = options;
  if (teamId && !(await exists(context.db, 'team', teamId))) throw new Refusal('not-found');
  if (campaignId) requireEntry(await entryFor(context, campaignId, statusId ?? null), options);
  else if (statusId)
    throw new Refusal('invalid-input', { errors: [{ path: 'body.options.campaignId', code: 'missing' }] });
  if (!firstFollowUp) return;
  const field = 'body.options.firstFollowUp';
  if (firstFollowUp.to < firstFollowUp.from)
    throw new Refusal('invalid-input', { errors: [{ path: `${field}.to`, code: 'before-from' }] });
  if (firstFollowUp.to < context.today)
    throw new Refusal('due-before-activity', {
      errors: [{ path: `${field}.to`, code: 'due-before-activity' }],
    });
  await requireAssignees(context, firstFollowUp.userIds, teamId ?? null);
}

async function entryFor({ db }: Context, campaignId: string, statusId: string | null): Promise<Entry> {
  const entry = await entryOf(db, campaignId, statusId);
  if (entry) return entry;
  if (!(await exists(db, 'campaign', campaignId))) throw new Refusal('not-found');
  if (statusId && (await exists(db, 'campaignStatus', statusId))) throw new Refusal('other-campaign');
  throw new Refusal(statusId ? 'not-found' : 'inactive');
}

function requireEntry(entry: Entry, { activityText }: ImportOptions): void {
  if (!entry.campaignActive || !entry.statusActive) throw new Refusal('inactive');
  if (entry.requiresReason && !activityText)
    throw new Refusal('reason-required', {
      errors: [{ path: 'body.options.activityText', code: 'missing' }],
    });
}

/** Who follows up must be active and able to edit what the import creates. */
async function requireAssignees(
  { actor, db }: Context,
  userIds: string[],
  teamId: string | null,
): Promise<void> {
  const wanted = userIds.length > 0 ? userIds : [actor.userId];
  const { candidates } = await assignmentOf(db, wanted, []);
  const belonging = { teamId, ownerId: null, createdById: actor.userId };
  for (const id of wanted) {
    const candidate = candidates.get(id);
    if (!candidate) throw new Refusal('not-found');
    if (!mayBeAssigned(candidate, belonging)) {
      throw new Refusal('assignee-not-allowed', {
        errors: [{ path: 'body.options.firstFollowUp.userIds', code: 'assignee-not-allowed' }],
      });
    }
  }
}

const defined = <T extends object>(given: T): Partial<T> =>
  Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined)) as Partial<T>;
