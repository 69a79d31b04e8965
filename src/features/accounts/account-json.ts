import { type RawBuilder, sql } from 'kysely';
import type { Actor } from '#features/people/rules.ts';
import type { ReplyOf } from '#lib/contract.ts';
import type { getContact } from './contact-contract.ts';
import type { getAccount } from './contract.ts';
import { editable } from './scope.ts';

export type AccountItem = ReplyOf<typeof getAccount>;
export type ContactItem = ReplyOf<typeof getContact>;

/** Account rows `a` with what `accountJson` tells of their thread `r` and their memberships `standing`. */
export const accountRows = sql`account a
  join account_thread r on r.workspace_id = a.workspace_id and r.account_id = a.id
  cross join lateral (
    select coalesce(bool_or(s.blocks_contact), false) as blocked,
           coalesce(json_agg(json_build_object(
             'membershipId', m.id,
             'campaign', json_build_object('id', k.id, 'name', k.name),
             'status', json_build_object(
               'id', s.id, 'name', s.name, 'hue', s.hue, 'isFinal', s.is_final, 'isGoal', s.is_goal),
             'since', m.since,
             'by', json_build_object('id', u.id, 'name', u.name)) order by k.name), '[]') as statuses
      from membership m
      join campaign k on k.workspace_id = m.workspace_id and k.id = m.campaign_id
      join campaign_status s on s.workspace_id = m.workspace_id and s.id = m.status_id
      join status_change h on h.workspace_id = m.workspace_id and h.id = m.current_change_id
      join app_user u on u.workspace_id = h.workspace_id and u.id = h.user_id
     where m.workspace_id = a.workspace_id and m.account_id = a.id and m.ended_at is null) standing`;

/** One of `accountRows` in the shape of the interface. */
export const accountJson = (actor: Actor): RawBuilder<AccountItem> => sql`json_build_object(
  'id', a.id, 'kind', a.kind, 'name', a.name, 'salutation', a.salutation, 'title', a.title,
  'firstName', a.first_name, 'lastName', a.last_name, 'customerNumber', a.customer_number,
  'street', a.street, 'postalCode', a.postal_code, 'city', a.city, 'country', a.country, 'region', a.region,
  'phone', a.phone, 'email', a.email, 'website', a.website, 'birthDate', a.birth_date,
  'team', (select json_build_object('id', t.id, 'name', t.name) from team t
            where t.workspace_id = a.workspace_id and t.id = a.team_id),
  'teamId', a.team_id,
  'owner', (select json_build_object('id', u.id, 'name', u.name) from app_user u
             where u.workspace_id = a.workspace_id and u.id = a.owner_id),
  'ownerId', a.owner_id, 'createdById', a.created_by_id,
  'categoryIds', coalesce((
    select json_agg(g.category_id order by g.category_id) from account_category g
     where g.workspace_id = a.workspace_id and g.account_id = a.id), '[]'),
  'customFields', a.custom_fields, 'blocked', standing.blocked, 'statuses', standing.statuses,
  'lastActivityAt', r.last_activity_at,
  'nextFollowUp', case when r.next_follow_up_id is not null then json_build_object(
    'id', r.next_follow_up_id, 'dueOn', r.next_due_on, 'dueTime', to_char(r.next_due_time, 'HH24:MI')) end,
  'editable', ${editable(actor)}, 'mergedIntoId', a.merged_into_id, 'deletedAt', a.deleted_at,
  'createdAt', a.created_at, 'version', a.version)`;

/** A contact row `c` of account `a` in the shape of the interface. */
export const contactJson = (actor: Actor): RawBuilder<ContactItem> => sql`json_build_object(
  'id', c.id, 'accountId', c.account_id, 'account', json_build_object('id', a.id, 'name', a.name),
  'name', c.name, 'salutation', c.salutation, 'title', c.title, 'suffix', c.suffix,
  'firstName', c.first_name, 'lastName', c.last_name, 'function', c.function,
  'phone', c.phone, 'mobile', c.mobile, 'email', c.email,
  'street', c.street, 'postalCode', c.postal_code, 'city', c.city, 'country', c.country, 'birthDate', c.birth_date,
  'preferredMedium', c.preferred_medium, 'isPrimary', c.is_primary, 'noBulkMail', c.no_bulk_mail,
  'categoryIds', coalesce((
    select json_agg(g.category_id order by g.category_id) from contact_category g
     where g.workspace_id = c.workspace_id and g.contact_id = c.id), '[]'),
  'editable', ${editable(actor)}, 'version', c.version)`;
