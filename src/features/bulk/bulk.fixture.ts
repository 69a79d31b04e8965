import type pg from 'pg';
import { newId } from '#lib/id.ts';
import type { TestApp } from '../../../test/app.ts';
import type { UserName } from '../../../test/world.ts';

interface Plan {
  dueOn?: string;
  accountId?: string;
}

/** So many open follow-ups of anna, each on a record of its own unless one is named. */
export async function planned(
  app: TestApp,
  count: number,
  { dueOn = '2013-09-30', accountId }: Plan = {},
): Promise<{ id: string; accountId: string }[]> {
  const made: { id: string; accountId: string }[] = [];
  for (let index = 0; index < count; index++) {
    const record = accountId ?? (await app.newRecord());
    const body = { accountId: record, text: 'Erstgespräch', followUps: [{ text: 'nachfassen', dueOn }] };
    const answer = await app.post('/activities', body);
    made.push({ id: answer.body.followUps[0].id, accountId: record });
  }
  return made;
}

/** The same for many, written by plain SQL in the order of due days; answers their ids. */
export function manyFollowUps(
  app: TestApp,
  count: number,
  { dueOn = '2013-10-07' }: { dueOn?: string } = {},
): Promise<string[]> {
  const { workspaceId, users, teams } = app.world;
  const owners = { workspaceId, teamId: teams.Süd, creatorId: users.admin, userId: users.anna };
  return plantFollowUps(app.owner, owners, { count, dueOn });
}

interface Owners {
  workspaceId: string;
  teamId: string | null;
  creatorId: string;
  userId: string;
}

/** Records „Viele GmbH“ in Ulm with one open follow-up each, in any database. */
export async function plantFollowUps(
  owner: pg.Pool,
  { workspaceId, teamId, creatorId, userId }: Owners,
  { count, dueOn }: { count: number; dueOn: string },
): Promise<string[]> {
  const rows = Array.from({ length: count }, () => ({ account: newId(), activity: newId(), id: newId() }));
  const payload = JSON.stringify(rows);
  const as = 'json_to_recordset($2::json) as r(account uuid, activity uuid, id uuid)';
  const client = await owner.connect();
  try {
    await client.query('begin');
    await client.query(
      `insert into account (workspace_id, id, kind, name, city, country, team_id, created_by_id, sort_name, name_key,
         search_text, created_at, updated_at)
       select $1, r.account, 'company', 'Viele GmbH', 'Ulm', 'DE', $3, $4, 'viele', 'viele', 'viele', now(), now() from ${as}`,
      [workspaceId, payload, teamId, creatorId],
    );
    await client.query(
      `insert into activity (workspace_id, id, account_id, user_id, medium, text, occurred_at, occurred_on, recorded_at, duty)
       select $1, r.activity, r.account, $3, 'note', 'aufgenommen', '2013-09-23T06:00:00Z', '2013-09-23',
         '2013-09-23T06:00:00Z', 'none' from ${as}`,
      [workspaceId, payload, userId],
    );
    await client.query(
      `insert into follow_up (workspace_id, id, account_id, text, due_on, assignee_id, created_by_id, created_at,
         origin_activity_id, not_before_on)
       select $1, r.id, r.account, 'anrufen', $4, $3, $3, now(), r.activity, '2013-09-23' from ${as}`,
      [workspaceId, payload, userId, dueOn],
    );
    await client.query('commit');
    // As after the first minute of any installation: plans made for empty tables are slow.
    await client.query('analyze');
  } finally {
    client.release();
  }
  return rows.map(({ id }) => id).sort();
}

/** Waits for a job to end and answers it. */
export async function jobSettled(app: TestApp, id: string, as: UserName = 'anna') {
  for (let tries = 0; tries < 600; tries++) {
    const { body } = await app.call(`/jobs/${id}`, { as });
    if (body.finishedAt) return body;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error('the job does not end');
}
