import type pg from 'pg';

/**
 * What no backup carries, as it is of use to the running server only: sign-ins under way, one-time links on their way,
 * and the last day's events of the live stream, whose order is that of the old cluster's transactions.
 */
export const leftOut = ['auth.session', 'public.invitation', 'public.event'];

/** What a restored database must not simply go on with. Answers how many API keys were revoked. */
export async function settleRestored(
  client: pg.Client,
  { keepsKeys }: { keepsKeys: boolean },
): Promise<number> {
  // Of a worker that is long gone: another one goes on where the snapshot was.
  await client.query(
    `update job set claimed_by = null, lease_until = null, attempts = 0 where state = 'running'`,
  );
  if (keepsKeys) return 0;
  const { rowCount } = await client.query('update api_key set revoked_at = now() where revoked_at is null');
  return rowCount ?? 0;
}
