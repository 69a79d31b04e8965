import { sql } from 'kysely';
import { newId } from '#lib/id.ts';
import type { TestApp } from '../../../test/app.ts';
import type { UserName } from '../../../test/world.ts';

export interface Save {
  account: string;
  campaign: string;
  status: string;
  /** The membership to move; without it one begins. */
  membership?: string;
  from?: string;
  at?: string;
  as?: UserName;
  text?: string;
  outcome?: string;
  /** Only where the group excuses it. */
  withoutFollowUp?: boolean;
}

/** A save with a status change as the thread writes it, in plain SQL as `faden_app`. */
export function save({ world, transact }: TestApp, given: Save) {
  const { account, campaign, status, from, at = '2013-09-01T08:00:00Z', as = 'anna', text = 'x' } = given;
  const user = world.users[as];
  const ids = {
    activity: newId(),
    membership: given.membership ?? newId(),
    change: newId(),
    followUp: newId(),
  };
  const workspace = world.workspaceId;
  const begin = sql`insert into membership
    (workspace_id, id, account_id, campaign_id, current_change_id, status_id, since, created_at)
    values (${workspace}, ${ids.membership}, ${account}, ${campaign}, ${ids.change}, ${status}, ${at}, ${at})`;
  return transact({ workspaceId: workspace, userId: user }, async ({ db }) => {
    await sql`insert into activity (workspace_id, id, account_id, user_id, medium, outcome, text, occurred_at,
        occurred_on, recorded_at, campaign_id, duty)
      values (${workspace}, ${ids.activity}, ${account}, ${user}, 'phone', ${given.outcome ?? null}, ${text}, ${at},
        ${at.slice(0, 10)}, ${at}, ${campaign}, ${given.withoutFollowUp ? 'none' : 'follow-up'})`.execute(db);
    if (!given.membership) await begin.execute(db);
    await sql`insert into status_change (workspace_id, id, membership_id, account_id, campaign_id, from_status_id,
        to_status_id, activity_id, occurred_at, recorded_at, user_id)
      values (${workspace}, ${ids.change}, ${ids.membership}, ${account}, ${campaign}, ${from ?? null}, ${status},
        ${ids.activity}, ${at}, ${at}, ${user})`.execute(db);
    if (!given.withoutFollowUp) {
      await sql`insert into follow_up (workspace_id, id, account_id, text, due_on, assignee_id, created_by_id,
          created_at, origin_activity_id, not_before_on)
        values (${workspace}, ${ids.followUp}, ${account}, 'y', '2013-10-01', ${user}, ${user}, ${at},
          ${ids.activity}, ${at.slice(0, 10)})`.execute(db);
    }
    return ids;
  });
}

export function withdraw({ world, transact }: TestApp, activity: string, as: UserName = 'anna') {
  const principal = { workspaceId: world.workspaceId, userId: world.users[as] };
  return transact(principal, ({ db }) =>
    sql`insert into withdrawal (workspace_id, activity_id, user_id, at)
      values (${principal.workspaceId}, ${activity}, ${principal.userId}, '2013-09-23T07:00:00Z')`.execute(
      db,
    ),
  );
}
