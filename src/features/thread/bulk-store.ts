import { sql } from 'kysely';
import type { Context } from '#features/people/context.ts';

/** One record's save of a bulk: an activity with, where named, the record's entry into a campaign and a follow-up. */
export interface BulkSave {
  activityId: string;
  accountId: string;
  contactId: string | null;
  text: string;
  /** Ids for the membership and its first status change. */
  membershipId: string | null;
  changeId: string | null;
  followUp: { id: string; dueOn: string; assigneeId: string } | null;
}

/** What all saves of a bulk have in common. */
export interface BulkTerms {
  duty: 'none' | 'follow-up' | 'open-follow-up';
  importId: string;
  /** The campaign and status the records enter, being members of none. */
  entry: { campaignId: string; statusId: string } | null;
  followUpText: string;
}

/**
 * Writes saves by the actor, now, of records that are no member of the entered campaign yet, in a constant number of
 * statements; the database checks each save at commit as it does a single one. The records may be written after their
 * saves in the same transaction, which costs half as much: what lists show of their threads is then written once.
 */
export async function insertSaves(
  { actor, db, now, today }: Context,
  saves: BulkSave[],
  terms: BulkTerms,
): Promise<void> {
  if (saves.length === 0) return;
  const { workspaceId, userId } = actor;
  const { duty, importId, entry, followUpText } = terms;
  const payload = JSON.stringify(
    saves.map(({ followUp, ...save }) => ({
      ...save,
      followUpId: followUp?.id,
      dueOn: followUp?.dueOn,
      assigneeId: followUp?.assigneeId,
    })),
  );
  const rows = sql`json_to_recordset(${payload}) as r("activityId" uuid, "accountId" uuid, "contactId" uuid, text text,
    "membershipId" uuid, "changeId" uuid, "followUpId" uuid, "dueOn" date, "assigneeId" uuid)`;
  const campaignId = entry?.campaignId ?? null;
  const activities = sql`
    insert into activity (workspace_id, id, account_id, contact_id, user_id, medium, text, occurred_at, occurred_on,
      recorded_at, campaign_id, duty, import_id)
    select ${workspaceId}, r."activityId", r."accountId", r."contactId", ${userId}, 'note', r.text, ${now}, ${today},
      ${now}, ${campaignId}, ${duty}, ${importId}
      from ${rows}`;
  const entries = entry && [
    sql`
      insert into membership (workspace_id, id, account_id, campaign_id, current_change_id, status_id, since, created_at)
      select ${workspaceId}, r."membershipId", r."accountId", ${entry.campaignId}, r."changeId", ${entry.statusId}, ${now}, ${now}
        from ${rows} where r."membershipId" is not null`,
    sql`
      insert into status_change (workspace_id, id, membership_id, account_id, campaign_id, to_status_id, activity_id,
        occurred_at, recorded_at, user_id)
      select ${workspaceId}, r."changeId", r."membershipId", r."accountId", ${entry.campaignId}, ${entry.statusId},
        r."activityId", ${now}, ${now}, ${userId}
        from ${rows} where r."membershipId" is not null`,
  ];
  const followUps = sql`
    insert into follow_up (workspace_id, id, account_id, contact_id, campaign_id, text, due_on, assignee_id,
      created_by_id, created_at, origin_activity_id, not_before_on, import_id)
    select ${workspaceId}, r."followUpId", r."accountId", r."contactId", ${campaignId}, ${followUpText}, r."dueOn",
      r."assigneeId", ${userId}, ${now}, r."activityId", ${today}, ${importId}
      from ${rows} where r."followUpId" is not null`;
  const statements = [
    sql`set constraints all deferred`,
    activities,
    ...(entries ?? []),
    ...(saves.some(({ followUp }) => followUp) ? [followUps] : []),
  ];
  // Asked for in one turn, they leave and run in this order.
  await Promise.all(statements.map((statement) => statement.execute(db)));
}

/** Takes saves of the bulk back; the database undoes what they did. */
export async function withdrawSaves({ actor, db, now }: Context, activityIds: string[]): Promise<void> {
  if (activityIds.length === 0) return;
  await sql`
    insert into withdrawal (workspace_id, activity_id, user_id, at)
    select ${actor.workspaceId}, id, ${actor.userId}, ${now} from unnest(${activityIds}::uuid[]) as id`.execute(
    db,
  );
}
