import { sql } from 'kysely';
import { editable, present, visible } from '#features/accounts/scope.ts';
import type { Context } from '#features/people/context.ts';
import type { Statement } from '#platform/database/conversation.ts';
import type { Database } from '#platform/database/driver.ts';
import type { Plan } from './plan.ts';

/** Writes a whole save, but for the memberships that begin with it, in one statement. */
export function wholeSave({ actor, now }: Context, accountId: string, plan: Plan): Statement {
  const { activity, statusChanges, completes, followUps } = plan;
  const changes = statusChanges.map(({ id, membershipId, campaignId, fromStatusId, to }) => ({
    id,
    membershipId,
    campaignId,
    fromStatusId,
    toStatusId: to.id,
  }));
  return {
    text: wholeSaveText,
    values: [
      actor.workspaceId,
      activity.id,
      accountId,
      activity.contactId,
      actor.userId,
      activity.medium,
      activity.direction,
      activity.outcome,
      activity.reason,
      activity.content,
      activity.text,
      activity.occurredAt,
      activity.occurredOn,
      now,
      activity.durationSeconds,
      activity.campaignId,
      activity.systemCause,
      activity.noFollowUpReason,
      activity.duty,
      JSON.stringify(changes),
      completes,
      JSON.stringify(followUps),
    ],
  };
}

// One text for every save, so that it is prepared once per connection.
const wholeSaveText = `
  with saved as (
    insert into activity (workspace_id, id, account_id, contact_id, user_id, medium, direction, outcome, reason,
      content, text, occurred_at, occurred_on, recorded_at, duration_seconds, campaign_id, system_cause,
      no_follow_up_reason, duty)
    values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19)
    returning workspace_id, id, account_id, user_id, occurred_at, recorded_at),
  changed as (
    insert into status_change (workspace_id, id, membership_id, account_id, campaign_id, from_status_id,
      to_status_id, activity_id, occurred_at, recorded_at, user_id)
    select s.workspace_id, c.id, c."membershipId", s.account_id, c."campaignId", c."fromStatusId", c."toStatusId",
           s.id, s.occurred_at, s.recorded_at, s.user_id
      from saved s, json_to_recordset($20::json)
        as c(id uuid, "membershipId" uuid, "campaignId" uuid, "fromStatusId" uuid, "toStatusId" uuid)),
  finished as (
    update follow_up f set done_at = s.occurred_at, done_activity_id = s.id, version = f.version + 1
      from saved s where f.workspace_id = s.workspace_id and f.id = any($21::uuid[]))
  insert into follow_up (workspace_id, id, account_id, contact_id, campaign_id, text, medium, priority, due_on,
    due_time, assignee_id, created_by_id, created_at, origin_activity_id, not_before_on, recurrence, anchor_on, series_id)
  select s.workspace_id, f.id, s.account_id, f."contactId", f."campaignId", f.text, f.medium, f.priority, f."dueOn",
         f."dueTime", f."assigneeId", s.user_id, s.recorded_at, s.id, f."dueOn", f.recurrence, f."anchorOn", f."seriesId"
    from saved s, json_to_recordset($22::json)
      as f(id uuid, "contactId" uuid, "campaignId" uuid, text text, medium text, priority text, "dueOn" date,
           "dueTime" time, "assigneeId" uuid, recurrence jsonb, "anchorOn" date, "seriesId" uuid)`;

/** Their first status changes, which `wholeSave` writes, refer to them. */
export async function beginMemberships(
  { actor, db, now }: Context,
  accountId: string,
  { activity, statusChanges }: Plan,
): Promise<void> {
  const beginning = statusChanges.filter(({ begins }) => begins);
  if (beginning.length === 0) return;
  await db
    .insertInto('membership')
    .values(
      beginning.map((change) => ({
        workspaceId: actor.workspaceId,
        id: change.membershipId,
        accountId,
        campaignId: change.campaignId,
        currentChangeId: change.id,
        statusId: change.to.id,
        since: activity.occurredAt,
        createdAt: now.toISOString(),
      })),
    )
    .execute();
}

export interface UndoableSave {
  activityId: string;
  accountId: string;
  userId: string;
  recordedAt: string;
  withdrawn: boolean;
  editable: boolean;
  /** What happened to the save's own traces since. */
  touched: { type: 'follow-up' | 'status-change'; id: string; name: string }[];
  reopens: string[];
}

/** Locks first and looks then: one query for both would show what was there before it waited. */
export async function lockSave(context: Context, activityId: string): Promise<UndoableSave | undefined> {
  await sql`
    select from account a
     where a.id = (select account_id from activity where id = ${activityId})
       and ${visible(context.actor)} and ${present()} for no key update`.execute(context.db);
  const { rows } = await sql<UndoableSave>`
    select x.id as activity_id, x.account_id, x.user_id, x.recorded_at, ${editable(context.actor)} as editable,
      exists (select from withdrawal z where z.workspace_id = x.workspace_id and z.activity_id = x.id) as withdrawn,
      coalesce((select json_agg(t) from (
        select 'follow-up' as type, f.id, f.text as name from follow_up f
         where f.workspace_id = x.workspace_id and f.origin_activity_id = x.id
           and (f.done_at is not null or f.version > 1)
        union all
        select 'status-change', later.id, k.name from status_change h
          join membership m on m.workspace_id = h.workspace_id and m.id = h.membership_id
          join status_change later on later.workspace_id = m.workspace_id and later.id = m.current_change_id
          join campaign k on k.workspace_id = h.workspace_id and k.id = h.campaign_id
         where h.workspace_id = x.workspace_id and h.activity_id = x.id and m.current_change_id <> h.id) t), '[]') as touched,
      coalesce((select json_agg(f.id order by f.due_on, f.id) from follow_up f
         where f.workspace_id = x.workspace_id and f.done_activity_id = x.id), '[]') as reopens
      from account a join activity x on x.workspace_id = a.workspace_id and x.account_id = a.id
     where x.id = ${activityId} and ${visible(context.actor)} and ${present()}`.execute(context.db);
  return rows[0];
}

export async function insertWithdrawal({ actor, db, now }: Context, activityId: string): Promise<void> {
  await db
    .insertInto('withdrawal')
    .values({ workspaceId: actor.workspaceId, activityId, userId: actor.userId, at: now.toISOString() })
    .execute();
}

export interface LoneFollowUp {
  id: string;
  accountId: string;
  contactId: string | null;
  campaignId: string | null;
  text: string;
  medium: string | null;
  priority: string;
  dueOn: string;
  dueTime: string | null;
  assigneeId: string;
  loneBecause: string;
  recurrence: unknown;
  seriesId: string | null;
}

export async function insertLoneFollowUp(
  { actor, db, now, today }: Context,
  followUp: LoneFollowUp,
): Promise<void> {
  await db
    .insertInto('followUp')
    .values({
      ...followUp,
      workspaceId: actor.workspaceId,
      createdById: actor.userId,
      createdAt: now.toISOString(),
      notBeforeOn: today,
      recurrence: followUp.recurrence ? JSON.stringify(followUp.recurrence) : null,
      anchorOn: followUp.recurrence ? followUp.dueOn : null,
    })
    .execute();
}

/** Runs `work` so that its refusal takes back only what it wrote itself; for one of many. */
export async function inSavepoint<T>(db: Database, work: () => Promise<T>): Promise<T> {
  await sql`savepoint one_of_many`.execute(db);
  try {
    const result = await work();
    // Deferred duties are checked now, so that a breach belongs to this one and not to the whole.
    await sql`set constraints all immediate`.execute(db);
    await sql`set constraints all deferred`.execute(db);
    await sql`release savepoint one_of_many`.execute(db);
    return result;
  } catch (error) {
    await sql`rollback to savepoint one_of_many`.execute(db);
    throw error;
  }
}
