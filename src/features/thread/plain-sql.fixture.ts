import { sql } from 'kysely';
import { newId } from '#lib/id.ts';
import type { Transaction } from '#platform/database/transaction.ts';
import type { TestApp } from '../../../test/app.ts';

export type Work = (tx: Transaction) => Promise<unknown>;

interface ActivityRow {
  id?: string;
  accountId: string;
  duty?: string;
  userId?: string;
  text?: string;
  cause?: string | null;
  importId?: string | null;
}

interface FollowUpRow {
  accountId: string;
  origin?: string | null;
  lone?: string | null;
  dueOn?: string;
}

interface StatusChangeRow {
  membershipId: string;
  accountId: string;
  from: string | null;
  to: string;
  activityId: string;
  at?: string;
}

/** Rows written by hand, as somebody in psql would. */
export function byHand({ world, transact }: TestApp) {
  const { workspaceId, users, vk } = world;
  return {
    asAnna: (work: Work) => transact({ workspaceId, userId: users.anna }, work),
    activity: ({
      id = newId(),
      accountId,
      duty = 'none',
      userId = users.anna,
      text = 'x',
      cause = null,
      importId = null,
    }: ActivityRow) => ({
      id,
      insert: sql`insert into activity (workspace_id, id, account_id, user_id, medium, text, occurred_at, occurred_on,
          recorded_at, duty, system_cause, import_id)
        values (${workspaceId}, ${id}, ${accountId}, ${userId}, 'note', ${text}, '2013-09-23T07:00Z', '2013-09-23',
          '2013-09-23T07:00Z', ${duty}, ${cause}, ${importId})`,
    }),
    followUp: ({ accountId, origin = null, lone = null, dueOn = '2013-09-30' }: FollowUpRow) =>
      sql`insert into follow_up (workspace_id, id, account_id, text, due_on, assignee_id, created_by_id, created_at,
          origin_activity_id, lone_because, not_before_on)
        values (${workspaceId}, ${newId()}, ${accountId}, 'w', ${dueOn}, ${users.anna}, ${users.anna},
          '2013-09-23T07:00Z', ${origin}, ${lone}, '2013-01-01')`,
    statusChange: ({
      membershipId,
      accountId,
      from,
      to,
      activityId,
      at = '2013-09-23T07:00Z',
    }: StatusChangeRow) =>
      sql`insert into status_change (workspace_id, id, membership_id, account_id, campaign_id, from_status_id,
          to_status_id, activity_id, occurred_at, recorded_at, user_id)
        values (${workspaceId}, ${newId()}, ${membershipId}, ${accountId}, ${vk}, ${from}, ${to}, ${activityId}, ${at},
          '2013-09-23T07:00Z', ${users.anna})`,
  };
}

/** anna puts the record into VK with a follow-up, as the app would. */
export async function putInWork({ post, owner, world }: TestApp, accountId: string) {
  const { body } = await post('/activities', {
    accountId,
    text: 'aufgenommen',
    statusChanges: [{ campaignId: world.vk, toStatusId: world.statuses.Erstkontakt }],
    followUps: [{ text: 'nachfassen', dueOn: '2013-09-30' }],
  });
  const { rows } = await owner.query('select id from membership where account_id = $1', [accountId]);
  return {
    activityId: body.activity.id as string,
    followUpId: body.followUps[0].id as string,
    membershipId: rows[0].id as string,
  };
}
