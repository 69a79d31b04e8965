import { Readable } from 'node:stream';
import type { Serve, StreamContext } from '#features/people/context.ts';
import { Refusal } from '#lib/refusal.ts';
import { pageSize } from '#platform/database/page.ts';
import { found, requireExport, startExport } from './commands.ts';
import { createExport, getExport, getExportFile, listExports } from './contract.ts';
import { exportById, exportsPage, readPiece } from './store.ts';

export function routes(serve: Serve): void {
  serve(createExport, async ({ body }, context) => {
    const record = await startExport(context, body);
    return { export: record, job: { id: record.jobId! } };
  });
  serve(listExports, ({ query: { limit = pageSize, cursor } }, context) => {
    requireExport(context.actor);
    return exportsPage(context, { limit, cursor });
  });
  serve(getExport, async ({ params }, context) => {
    requireExport(context.actor);
    return found(await exportById(context, params.id));
  });
  serve(getExportFile, async ({ params }, context) => {
    const name = await context.inTransaction(async (request) => {
      requireExport(request.actor);
      const record = found(await exportById(request, params.id));
      // Of somebody else's, an administrator sees that it was made, not the file.
      if (record.createdBy.id !== request.actor.userId || record.jobId === null)
        throw new Refusal('not-found');
      if (record.state === 'queued' || record.state === 'running') throw new Refusal('not-finished');
      if (record.state !== 'succeeded') throw new Refusal('not-found');
      if (record.expiresAt! <= request.now.toISOString()) throw new Refusal('file-expired');
      return `${record.entity}-${record.createdAt.slice(0, 10)}.csv`;
    });
    context.reply.header('content-disposition', `attachment; filename="${name}"`);
    context.reply.header('cache-control', 'no-store');
    return context.reply.type('text/csv; charset=utf-8').send(Readable.from(pieces(context, params.id)));
  });
}

async function* pieces({ inTransaction }: StreamContext, id: string): AsyncGenerator<Buffer> {
  for (let position = 0; ; position++) {
    const data = await inTransaction(({ db }) => readPiece(db, id, position));
    if (!data) return;
    yield data;
  }
}
