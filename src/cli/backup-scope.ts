import type pg from 'pg';

/**
 * What no backup carries, as it is of use for a while only: sign-ins under way, one-time links on their way, the last
 * day's events of the live stream, whose order is that of the old cluster's transactions, and files of exports.
 */
export const leftOut = [
  'auth.session',
  'auth.sign_in_try',
  'public.invitation',
  'public.event',
  'public.export_piece',
];

/** What a restored database must not simply go on with. Answers how many API keys were revoked. */
export async function settleRestored(
  client: pg.Client,
  { keepsKeys }: { keepsKeys: boolean },
): Promise<number> {
  // Of a worker that is long gone: another one goes on where the snapshot was.
  await client.query(
    `update job set claimed_by = null, lease_until = null, attempts = 0 where state = 'running'`,
  );
  await forgetExportFiles(client);
  if (keepsKeys) return 0;
  const { rowCount } = await client.query('update api_key set revoked_at = now() where revoked_at is null');
  return rowCount ?? 0;
}

/** One that was being written begins anew. */
async function forgetExportFiles(client: pg.Client): Promise<void> {
  await client.query(`
    update export set pieces = 0, bytes = 0, next_cursor = null, rows = case when finished_at is null then 0 else rows end,
           expires_at = case when finished_at is not null then now() end
     where pieces > 0`);
}
