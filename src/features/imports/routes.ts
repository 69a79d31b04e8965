import { Readable } from 'node:stream';
import type { Serve, StreamContext } from '#features/people/context.ts';
import { Refusal } from '#lib/refusal.ts';
import { pageSize } from '#platform/database/page.ts';
import { parsePart } from '#platform/http/field-errors.ts';
import { asRefusal, correct, createImport as makeImport, startRun, startUndo } from './commands.ts';
import {
  createImport,
  createImportRun,
  getImport,
  getImportErrors,
  listImportRows,
  listImports,
  recogniseImport,
  undoImport,
  uploadFields,
} from './contract.ts';
import { errorLines, knownImport } from './error-file.ts';
import { deleteFile } from './file-store.ts';
import { rowPage } from './row-store.ts';
import { shownImport, shownImports, shownRow } from './shown.ts';
import { importPage } from './store.ts';
import { readHead, requireImport, type StoredFile, storeFile } from './upload.ts';

export function routes(serve: Serve): void {
  serve({ ...createImport, streams: true }, async (_, context) => upload(context));

  serve(createImportRun, async ({ params, body }, context) =>
    started(context, await startRun(context, params.id, body)),
  );
  serve(recogniseImport, async ({ params, body }, context) =>
    shownImport(context, await correct(context, params.id, body)),
  );
  serve(undoImport, async ({ params }, context) => started(context, await startUndo(context, params.id)));

  serve(listImports, async ({ query }, context) => {
    requireImport(context.actor);
    const { items, ...page } = await importPage(context, {
      limit: query.limit ?? pageSize,
      cursor: query.cursor,
    });
    return { ...page, items: await shownImports(context, items) };
  });
  serve(getImport, async ({ params }, context) => {
    requireImport(context.actor);
    return shownImport(context, await knownImport(context, params.id));
  });
  serve(listImportRows, async ({ params, query }, context) => {
    requireImport(context.actor);
    const record = await knownImport(context, params.id);
    const { items, ...page } = await rowPage(
      context.db,
      { importId: record.id, run: record.run },
      { limit: query.limit ?? pageSize, cursor: query.cursor, outcomes: query.outcome },
    );
    return { ...page, items: items.map((row) => shownRow(row, record, context.language)) };
  });
  serve(getImportErrors, async ({ params }, context) => {
    await context.inTransaction(async (request) => {
      requireImport(request.actor);
      await knownImport(request, params.id);
    });
    context.reply.header('content-disposition', `attachment; filename="import-${params.id}-errors.csv"`);
    return context.reply.type('text/csv; charset=utf-8').send(Readable.from(errorLines(context, params.id)));
  });
}

const started = async (
  context: Parameters<typeof shownImport>[0],
  record: Parameters<typeof shownImport>[1],
) => ({
  import: await shownImport(context, record),
  job: { id: record.jobId! },
});

/** Takes the file in pieces, says what is in it, and starts a run where a mapping came with it. */
async function upload(context: StreamContext): Promise<void> {
  await context.inTransaction(async ({ actor }) => requireImport(actor));
  const { stored, fields } = await received(context);
  let isUsed = false;
  try {
    const { kind, options, mapping: wanted } = parsePart(uploadFields, 'body', fields);
    const isWhole = stored.bytes === stored.head.length;
    const reading = await asRefusal(context.language, () =>
      readHead(kind, stored.head, { isWhole, isValidUtf8: stored.isValidUtf8, wanted: options }),
    );
    isUsed = await context.answerOnce([fields, stored.sha256], async (request) => {
      const record = await makeImport(request, { fileId: stored.id, kind, reading, options });
      if (!wanted) return { import: await shownImport(request, record), job: null };
      return started(request, await startRun(request, record.id, { mapping: wanted, options }));
    });
  } finally {
    if (!isUsed) await context.inTransaction((request) => deleteFile(request, stored.id));
  }
}

async function received(
  context: StreamContext,
): Promise<{ stored: StoredFile; fields: Record<string, unknown> }> {
  const { request } = context;
  if (!request.isMultipart()) throw invalid('body', 'not-multipart');
  const fields: Record<string, unknown> = {};
  let stored: StoredFile | undefined;
  try {
    for await (const part of request.parts()) {
      if (part.type === 'field')
        fields[part.fieldname] =
          part.fieldname === 'kind' ? part.value : fromJson(part.fieldname, part.value);
      else if (part.fieldname !== 'file' || stored) part.file.resume();
      else {
        stored = await storeFile(context, fileNameOf(part.filename), part.file);
        if (part.file.truncated) throw new Refusal('too-large');
      }
    }
  } catch (error) {
    const id = stored?.id;
    if (id) await context.inTransaction((own) => deleteFile(own, id));
    throw error;
  }
  if (!stored) throw invalid('body.file', 'missing');
  return { stored, fields };
}

function fromJson(field: string, value: unknown): unknown {
  try {
    return JSON.parse(String(value));
  } catch {
    throw invalid(`body.${field}`, 'not-json');
  }
}

const fileNameOf = (name: string | undefined) =>
  [...(name ?? 'import.csv').replaceAll('\u0000', '').toWellFormed()].slice(-200).join('') || 'import.csv';

const invalid = (path: string, code: string) => new Refusal('invalid-input', { errors: [{ path, code }] });
