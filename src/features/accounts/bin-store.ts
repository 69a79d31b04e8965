import { sql } from 'kysely';
import type { Context } from '#features/people/context.ts';
import type { ReplyOf } from '#lib/contract.ts';
import type { getBinnedAccount } from './bin-contract.ts';
import { editable, visible } from './scope.ts';

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
