import { type RawBuilder, sql } from 'kysely';
import { editable, present, visible } from '#features/accounts/scope.ts';
import { candidatesJson } from '#features/follow-ups/assignees.ts';
import { attemptsOf } from '#features/follow-ups/store.ts';
import type { Context } from '#features/people/context.ts';
import type { RecordState } from './record.ts';

/** What a save names besides its record. */
export interface Named {
  accountId: string;
  campaignId: string | null;
  contactIds: string[];
  campaignIds: string[];
  statusIds: string[];
  completes: string[];
  /** Assignees other than the actor. */
  userIds: string[];
  outcome: string | null;
}

/**
 * The record with everything the rules look at, in one query; locks the account row until the transaction ends.
 * Parts that the save does not need are left out of the query: setting each up costs more than running it.
 */
export async function lockRecord(context: Context, named: Named): Promise<RecordState | undefined> {
  const { actor, db } = context;
  const { rows } = await sql<RecordState>`
    with locked as materialized (
      select a.* from account a
       where a.id = ${named.accountId} and ${visible(actor)} and ${present()} for no key update)
    select a.id, a.kind, a.name, a.city, a.phone, a.region, a.team_id, a.owner_id, a.created_by_id,
      ${editable(actor)} as editable,
      ${membershipsJson} as memberships, ${openFollowUpsJson} as open_follow_ups,
      ${given(named.statusIds.length > 0 || named.campaignIds.length > 0, statusesJson(named))} as statuses,
      ${given(named.campaignIds.length > 0, campaignsJson(named))} as campaigns,
      ${given(named.contactIds.length > 0, contactsJson(named))} as contacts,
      ${given(named.outcome !== null, outcomesJson(named))} as outcomes,
      ${attempts(named)} as attempts
      from locked a`.execute(db);
  const record = rows[0];
  if (!record) return undefined;
  const known = new Set(record.openFollowUps.map(({ id }) => id));
  const missing = named.completes.filter((id) => !known.has(id));
  record.misnamed = missing.length > 0 ? await misnamedFollowUps(context, missing) : [];
  record.candidates = await candidatesOf(context, record, named);
  return record;
}

const given = (needed: boolean, json: RawBuilder<unknown>) => (needed ? json : sql`'[]'::json`);

const membershipsJson = sql`coalesce((
  select json_agg(json_build_object(
    'id', m.id, 'campaignId', m.campaign_id, 'statusId', s.id, 'statusName', s.name, 'statusHue', s.hue,
    'since', m.since, 'changedById', u.id, 'changedByName', u.name,
    'isFinal', s.is_final, 'isGoal', s.is_goal, 'blocksContact', s.blocks_contact))
    from membership m
    join campaign_status s on s.workspace_id = m.workspace_id and s.id = m.status_id
    join status_change h on h.workspace_id = m.workspace_id and h.id = m.current_change_id
    join app_user u on u.workspace_id = h.workspace_id and u.id = h.user_id
   where m.workspace_id = a.workspace_id and m.account_id = a.id and m.ended_at is null), '[]')`;

const openFollowUpsJson = sql`coalesce((
  select json_agg(json_build_object(
    'id', f.id, 'text', f.text, 'medium', f.medium, 'priority', f.priority, 'dueOn', f.due_on,
    'dueTime', to_char(f.due_time, 'HH24:MI'), 'campaignId', f.campaign_id, 'contactId', f.contact_id,
    'assigneeId', f.assignee_id, 'recurrence', f.recurrence, 'anchorOn', f.anchor_on, 'seriesId', f.series_id))
    from follow_up f where f.workspace_id = a.workspace_id and f.account_id = a.id
     and f.done_at is null and f.withdrawn_at is null), '[]')`;

const statusesJson = ({ campaignIds, statusIds }: Named) => sql`coalesce((
  select json_agg(json_build_object(
    'id', s.id, 'campaignId', s.campaign_id, 'name', s.name, 'progress', s.progress, 'isFinal', s.is_final,
    'isGoal', s.is_goal, 'blocksContact', s.blocks_contact, 'requiresReason', s.requires_reason, 'hue', s.hue,
    'active', s.deactivated_at is null, 'mergedIntoId', s.merged_into_id, 'position', s.position,
    'nextStatusIds', s.next_status_ids, 'defaultNextStatusId', s.default_next_status_id) order by s.position)
    from campaign_status s
   where s.workspace_id = a.workspace_id
     and (s.campaign_id = any(${campaignIds}::uuid[]) or s.id = any(${statusIds}::uuid[]))), '[]')`;

const campaignsJson = ({ campaignIds }: Named) => sql`coalesce((
  select json_agg(json_build_object('id', k.id, 'name', k.name, 'active', k.deactivated_at is null))
    from campaign k where k.workspace_id = a.workspace_id and k.id = any(${campaignIds}::uuid[])), '[]')`;

const contactsJson = ({ contactIds }: Named) => sql`coalesce((
  select json_agg(json_build_object('id', c.id, 'accountId', c.account_id, 'name', c.name, 'phone', c.phone,
    'mobile', c.mobile, 'email', c.email, 'function', c.function))
    from contact c
   where c.workspace_id = a.workspace_id and c.id = any(${contactIds}::uuid[]) and c.deleted_at is null), '[]')`;

const outcomesJson = ({ outcome }: Named) => sql`coalesce((
  select json_agg(json_build_object('key', o.key, 'label', o.label, 'meaning', o.meaning))
    from outcome o where o.workspace_id = a.workspace_id and o.key = ${outcome}), '[]')`;

const attempts = ({ campaignId, outcome }: Named) =>
  outcome === null ? sql`0` : attemptsOf({ record: 'a', campaign: sql`${campaignId}::uuid` });

/** The actor is known already; the record's owner stands in where the actor may only read it. */
async function candidatesOf(
  { actor, db }: Context,
  record: RecordState,
  { userIds, completes }: Named,
): Promise<RecordState['candidates']> {
  const series = record.openFollowUps.filter(({ id, recurrence }) => recurrence && completes.includes(id));
  const others = [
    ...userIds,
    ...series.map(({ assigneeId }) => assigneeId),
    ...(record.editable || !record.ownerId ? [] : [record.ownerId]),
  ].filter((id) => id !== actor.userId);
  const self = { ...actor, active: true };
  if (others.length === 0) return [self];
  const { rows } = await sql<{ found: RecordState['candidates'] }>`
    select ${candidatesJson(others)} as found`.execute(db);
  return [self, ...rows[0]!.found];
}

/** Why follow-ups named for completion are not open ones of the record. */
async function misnamedFollowUps({ actor, db }: Context, ids: string[]): Promise<RecordState['misnamed']> {
  const { rows } = await sql<RecordState['misnamed'][number]>`
    select f.id, f.account_id, f.done_at,
           case when f.withdrawn_at is not null then 'withdrawn' when f.done_at is not null then 'done' else 'open' end as state,
           (select json_build_object('id', u.id, 'name', u.name)
              from activity x join app_user u on u.workspace_id = x.workspace_id and u.id = x.user_id
             where x.workspace_id = f.workspace_id and x.id = f.done_activity_id) as done_by
      from follow_up f join account a on a.workspace_id = f.workspace_id and a.id = f.account_id
     where f.id = any(${ids}::uuid[]) and ${visible(actor)} and ${present()}`.execute(db);
  return rows;
}
