import { sql } from 'kysely';
import { Refusal } from '#lib/refusal.ts';
import { after, cappedTotal, orderBy, pageOf, pageSize, type SortColumn } from '#platform/database/page.ts';
import type { Serve } from '#platform/http/context.ts';
import { cancelJob, getJob, listJobs } from './contract.ts';
import type { JobKind } from './queue.ts';
import { type JobRow, jobColumns, ownJob, requestCancel, saveEnding } from './store.ts';

const newestFirst: SortColumn[] = [{ column: 'j.id', type: 'uuid', direction: 'desc' }];

/** A user's own jobs; those of others are `not-found`. */
export function registerJobRoutes<Actor>(serve: Serve<Actor>, kinds: JobKind<Actor>[]): void {
  serve(listJobs, async ({ query }, { db, tx }) => {
    const limit = query.limit ?? pageSize;
    const own = sql`from job j where j.user_id = ${tx.principal.userId}`;
    const { rows } = await sql<JobRow>`
      select ${jobColumns} ${own} and ${after(newestFirst, query.cursor)}
       order by ${orderBy(newestFirst)} limit ${limit + 1}`.execute(db);
    return {
      ...pageOf(rows, limit, { cursorOf: (row) => [row.id], itemOf: shown }),
      total: await cappedTotal(db, sql`select 1 ${own}`),
    };
  });

  serve(getJob, async ({ params }, { tx }) => shown(found(await ownJob(tx, params.id, false))));

  serve(cancelJob, async ({ params }, context) => {
    const { tx, db, now } = context;
    const row = found(await ownJob(tx, params.id, true));
    if (row.state === 'cancelled') return shown(row);
    if (row.state === 'succeeded' || row.state === 'failed') throw new Refusal('already-done');
    await requestCancel(db, row.id, now);
    // Nobody carries it out yet: it ends here. A running one is ended by its worker, which asks every second.
    if (row.state === 'queued') {
      await saveEnding(db, row.id, { state: 'cancelled' }, now);
      await kinds
        .find(({ kind }) => kind === row.kind)
        ?.ended?.(context, row.subjectId!, { state: 'cancelled' });
    }
    tx.announce({ type: 'job', id: row.id });
    return shown(found(await ownJob(tx, row.id, false)));
  });
}

function found(row: JobRow | undefined): JobRow {
  if (!row) throw new Refusal('not-found');
  return row;
}

const shown = ({ done, total, failed, ...row }: JobRow) => ({
  ...row,
  progress: { done, total, failed },
});
