import { sql } from 'kysely';
import { activityJson, type ActivityItem } from '#features/activities/store.ts';
import { editable, present, visible } from '#features/accounts/scope.ts';
import { candidatesJson } from '#features/follow-ups/assignees.ts';
import { type FollowUpItem, followUpJson } from '#features/follow-ups/store.ts';
import type { Context } from '#features/people/context.ts';
import type { Database } from '#platform/database/driver.ts';
import type { Plan } from './plan.ts';
import type { RecordState } from './record.ts';

/** What a save names besides its record. */
export interface Named {
  accountId: string;
  contactIds: string[];
  campaignIds: string[];
  statusIds: string[];
  completes: string[];
  userIds: string[];
  outcome: string | null;
}

/** The record with everything the rules look at, in one query; locks the account row until the transaction ends. */
export async function lockRecord(context: Context, named: Named): Promise<RecordState | undefined> {
  const { rows } = await sql<RecordState>`
    with locked as materialized (
      select a.* from account a
       where a.id = ${named.accountId} and ${visible(context.actor)} and ${present()} for no key update)
    select a.id, a.name, a.region, a.team_id, a.owner_id, a.created_by_id, ${editable(context.actor)} as editable,
      coalesce((select json_agg(json_build_object(
          'id', m.id, 'campaignId', m.campaign_id, 'statusId', s.id, 'statusName', s.name, 'since', m.since,
          'changedBy', (select json_build_object('id', u.id, 'name', u.name)
                          from status_change h join app_user u on u.workspace_id = h.workspace_id and u.id = h.user_id
                         where h.workspace_id = m.workspace_id and h.id = m.current_change_id),
          'isFinal', s.is_final, 'isGoal', s.is_goal, 'blocksContact', s.blocks_contact))
        from membership m join campaign_status s on s.workspace_id = m.workspace_id and s.id = m.status_id
       where m.workspace_id = a.workspace_id and m.account_id = a.id and m.ended_at is null), '[]') as memberships,
      coalesce((select json_agg(json_build_object(
          'id', f.id, 'text', f.text, 'medium', f.medium, 'priority', f.priority, 'dueOn', f.due_on,
          'dueTime', to_char(f.due_time, 'HH24:MI'), 'campaignId', f.campaign_id, 'contactId', f.contact_id,
          'assigneeId', f.assignee_id, 'recurrence', f.recurrence, 'anchorOn', f.anchor_on, 'seriesId', f.series_id))
        from follow_up f where f.workspace_id = a.workspace_id and f.account_id = a.id
         and f.done_at is null and f.withdrawn_at is null), '[]') as open_follow_ups,
      coalesce((select json_agg(json_build_object(
          'id', f.id, 'accountId', f.account_id, 'doneAt', f.done_at,
          'state', case when f.withdrawn_at is not null then 'withdrawn' when f.done_at is not null then 'done' else 'open' end,
          'doneBy', (select json_build_object('id', u.id, 'name', u.name)
                       from activity x join app_user u on u.workspace_id = x.workspace_id and u.id = x.user_id
                      where x.workspace_id = f.workspace_id and x.id = f.done_activity_id)))
        from follow_up f join account o on o.workspace_id = f.workspace_id and o.id = f.account_id
       where f.id = any(${named.completes}::uuid[]) and ${visible(context.actor, 'o')}), '[]') as named,
      coalesce((select json_agg(json_build_object(
          'id', s.id, 'campaignId', s.campaign_id, 'name', s.name, 'progress', s.progress, 'isFinal', s.is_final,
          'isGoal', s.is_goal, 'blocksContact', s.blocks_contact, 'requiresReason', s.requires_reason,
          'active', s.deactivated_at is null, 'mergedIntoId', s.merged_into_id, 'position', s.position, 'hue', s.hue,
          'nextStatusIds', s.next_status_ids, 'defaultNextStatusId', s.default_next_status_id) order by s.position)
        from campaign_status s
       where s.campaign_id = any(${named.campaignIds}::uuid[]) or s.id = any(${named.statusIds}::uuid[])), '[]') as statuses,
      coalesce((select json_agg(json_build_object('id', k.id, 'active', k.deactivated_at is null))
        from campaign k where k.id = any(${named.campaignIds}::uuid[])), '[]') as campaigns,
      coalesce((select json_agg(json_build_object('id', c.id, 'accountId', c.account_id))
        from contact c where c.id = any(${named.contactIds}::uuid[]) and c.deleted_at is null), '[]') as contacts,
      coalesce((select json_agg(json_build_object('key', o.key, 'meaning', o.meaning))
        from outcome o where o.key = ${named.outcome}), '[]') as outcomes,
      ${candidatesJson(sql`array_cat(${named.userIds}::uuid[], array(
        select a.owner_id where a.owner_id is not null union all
        select f.assignee_id from follow_up f where f.id = any(${named.completes}::uuid[]) and f.recurrence is not null))`)} as candidates
      from locked a`.execute(context.db);
  return rows[0];
}

/**
 * Writes a whole save in one statement, so that it costs one round trip. Memberships that begin with it are written
 * before, as their first status change refers to them.
 */
export async function writeSave({ actor, db, now }: Context, accountId: string, plan: Plan): Promise<void> {
  const { activity, statusChanges, completes, followUps } = plan;
  await beginMemberships({ actor, db, now }, accountId, plan);
  await sql`
    with saved as (
      insert into activity (workspace_id, id, account_id, contact_id, user_id, medium, direction, outcome, reason,
        content, text, occurred_at, occurred_on, recorded_at, duration_seconds, campaign_id, system_cause,
        no_follow_up_reason, duty)
      values (${actor.workspaceId}, ${activity.id}, ${accountId}, ${activity.contactId}, ${actor.userId},
        ${activity.medium}, ${activity.direction}, ${activity.outcome}, ${activity.reason}, ${activity.content},
        ${activity.text}, ${activity.occurredAt}, ${activity.occurredOn}, ${now}, ${activity.durationSeconds},
        ${activity.campaignId}, ${activity.systemCause}, ${activity.noFollowUpReason}, ${activity.duty})
      returning workspace_id, id, account_id, user_id, occurred_at, recorded_at),
    changed as (
      insert into status_change (workspace_id, id, membership_id, account_id, campaign_id, from_status_id,
        to_status_id, activity_id, occurred_at, recorded_at, user_id)
      select s.workspace_id, c.id, c."membershipId", s.account_id, c."campaignId", c."fromStatusId", c."toStatusId",
             s.id, s.occurred_at, s.recorded_at, s.user_id
        from saved s, json_to_recordset(${JSON.stringify(statusChanges.map((change) => ({ ...change, toStatusId: change.to.id })))}::json)
          as c(id uuid, "membershipId" uuid, "campaignId" uuid, "fromStatusId" uuid, "toStatusId" uuid)),
    finished as (
      update follow_up f set done_at = s.occurred_at, done_activity_id = s.id, version = f.version + 1
        from saved s where f.workspace_id = s.workspace_id and f.id = any(${completes}::uuid[]))
    insert into follow_up (workspace_id, id, account_id, contact_id, campaign_id, text, medium, priority, due_on,
      due_time, assignee_id, created_by_id, created_at, origin_activity_id, not_before_on, recurrence, anchor_on, series_id)
    select s.workspace_id, f.id, s.account_id, f."contactId", f."campaignId", f.text, f.medium, f.priority, f."dueOn",
           f."dueTime", f."assigneeId", s.user_id, s.recorded_at, s.id, f."dueOn", f.recurrence, f."anchorOn", f."seriesId"
      from saved s, json_to_recordset(${JSON.stringify(followUps)}::json)
        as f(id uuid, "contactId" uuid, "campaignId" uuid, text text, medium text, priority text, "dueOn" date,
             "dueTime" time, "assigneeId" uuid, recurrence jsonb, "anchorOn" date, "seriesId" uuid)`.execute(db);
}

async function beginMemberships(
  { actor, db, now }: Pick<Context, 'actor' | 'db' | 'now'>,
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

/** What a save wrote, in the shape of the interface. */
export async function readSave(context: Context, { activity, completes, followUps }: Plan) {
  const ids = [...completes, ...followUps.map(({ id }) => id)];
  const { rows } = await sql<{ activity: ActivityItem; followUps: FollowUpItem[] }>`
    select ${activityJson} as activity,
           coalesce((select json_agg(${followUpJson(context)}) from follow_up f
             where f.workspace_id = a.workspace_id and f.id = any(${ids}::uuid[])), '[]') as follow_ups
      from activity x join account a on a.workspace_id = x.workspace_id and a.id = x.account_id
     where x.workspace_id = ${context.actor.workspaceId} and x.id = ${activity.id}`.execute(context.db);
  const { activity: saved, followUps: items } = rows[0]!;
  const byId = new Map(items.map((item) => [item.id, item]));
  return {
    activity: saved,
    statusChanges: saved.statusChanges,
    completedFollowUps: completes.map((id) => byId.get(id)!),
    followUps: followUps.map(({ id }) => byId.get(id)!),
  };
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

export async function lockSave(context: Context, activityId: string): Promise<UndoableSave | undefined> {
  const { rows } = await sql<UndoableSave>`
    with locked as materialized (
      select a.* from account a
       where a.id = (select account_id from activity where id = ${activityId})
         and ${visible(context.actor)} and ${present()} for no key update)
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
      from locked a join activity x on x.workspace_id = a.workspace_id and x.account_id = a.id
     where x.id = ${activityId}`.execute(context.db);
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

export async function insertLoneFollowUp({ actor, db, now, today }: Context, followUp: LoneFollowUp): Promise<void> {
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
