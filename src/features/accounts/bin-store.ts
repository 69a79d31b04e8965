import { sql } from 'kysely';
import type { Context } from '#features/people/context.ts';
import type { ReplyOf } from '#lib/contract.ts';
import type { getBinnedAccount, getBinnedContact } from './bin-contract.ts';
import { editable, present, visible } from './scope.ts';

/** A record in the bin, for whoever could see it before it got there. */
export async function binnedAccountById(
  { db, actor }: Context,
  id: string,
): Promise<ReplyOf<typeof getBinnedAccount> | undefined> {
  const { rows } = await sql<{ item: ReplyOf<typeof getBinnedAccount> }>`
    select json_build_object('id', a.id, 'kind', a.kind, 'name', a.name, 'deletedAt', a.deleted_at,
             'deletedBy', (select json_build_object('id', u.id, 'name', u.name) from app_user u
                            where u.workspace_id = a.workspace_id and u.id = a.deleted_by_id),
             'editable', ${editable(actor)}) as item
      from account a
     where a.id = ${id} and a.deleted_at is not null and a.merged_into_id is null and ${visible(actor)}`.execute(
    db,
  );
  return rows[0]?.item;
}

/** A contact in the bin, of a record that is there and that the actor may see. */
export async function binnedContactById(
  { db, actor }: Context,
  id: string,
): Promise<ReplyOf<typeof getBinnedContact> | undefined> {
  const { rows } = await sql<{ item: ReplyOf<typeof getBinnedContact> }>`
    select json_build_object('id', c.id, 'name', c.name, 'deletedAt', c.deleted_at,
             'account', json_build_object('id', a.id, 'name', a.name),
             'deletedBy', (select json_build_object('id', u.id, 'name', u.name) from app_user u
                            where u.workspace_id = c.workspace_id and u.id = c.deleted_by_id),
             'editable', ${editable(actor)}) as item
      from contact c join account a on a.workspace_id = c.workspace_id and a.id = c.account_id
     where c.id = ${id} and c.deleted_at is not null and ${present()} and ${visible(actor)}`.execute(db);
  return rows[0]?.item;
}
