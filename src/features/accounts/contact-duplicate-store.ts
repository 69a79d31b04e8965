import { sql } from 'kysely';
import type { Context } from '#features/people/context.ts';
import type { QueryOf, ReplyOf } from '#lib/contract.ts';
import type { listContactDuplicates } from './contact-contract.ts';
import {
  type ContactEntryKeys,
  type ContactResemblance,
  contactKeysOf,
  contactReasonsOf,
  contactScoreOf,
} from './contact-duplicates.ts';
import { contactsById } from './contact-store.ts';
import { present, visible } from './scope.ts';
import { found } from './search-store.ts';

const duplicatesMost = 5;
/** Of each way to be found, so that a common name does not cost time. */
const candidatesMost = 50;

/** Contacts that may be the one being entered, best first, each with its reasons. */
export async function contactDuplicatesOf(
  context: Context,
  { exceptId, ...entry }: QueryOf<typeof listContactDuplicates>,
): Promise<ReplyOf<typeof listContactDuplicates>> {
  const alike = await resembling(context, contactKeysOf(entry), exceptId ?? null);
  const best = alike
    .map((one) => ({ id: one.id, reasons: contactReasonsOf(one), score: contactScoreOf(one) }))
    .filter(({ score }) => score > 0)
    .toSorted((a, b) => b.score - a.score || (a.id < b.id ? -1 : 1))
    .slice(0, duplicatesMost);
  const contacts = await contactsById(
    context,
    best.map(({ id }) => id),
  );
  return { items: best.map(({ reasons, score }, index) => ({ contact: contacts[index]!, reasons, score })) };
}

async function resembling(
  { actor, db }: Context,
  keys: ContactEntryKeys,
  exceptId: string | null,
): Promise<ContactResemblance[]> {
  const { accountId, nameKey, similar, email, phones } = keys;
  const ways = [
    // The company's own first, so that namesakes elsewhere do not crowd them out.
    ...(nameKey
      ? [
          sql`select c.id, 'name' as way from contact c where c.account_id = ${accountId} and c.name_key = ${nameKey}`,
          sql`select c.id, 'name' as way from contact c where c.name_key = ${nameKey}`,
        ]
      : []),
    ...(similar
      ? [
          sql`select f.id, 'similar' as way from ${found('contacts', similar, { actor, most: candidatesMost })} f`,
        ]
      : []),
    ...(email ? [sql`select c.id, 'email' as way from contact c where c.email_key = ${email}`] : []),
    ...(phones.length > 0
      ? [
          sql`select c.id, 'phone' as way from contact c where c.phone_key = any(${phones})`,
          sql`select c.id, 'mobile' as way from contact c where c.mobile_key = any(${phones})`,
        ]
      : []),
  ];
  if (ways.length === 0) return [];
  const all = sql.join(
    ways.map((way) => sql`(${way} limit ${candidatesMost})`),
    sql` union all `,
  );
  const { rows } = await sql<ContactResemblance>`
    select c.id, c.account_id is not distinct from ${accountId}::uuid as same_account,
           bool_or(w.way = 'name') as same_name, bool_or(w.way = 'similar') as similar_name,
           bool_or(w.way = 'email') as same_email, bool_or(w.way = 'phone') as same_phone,
           bool_or(w.way = 'mobile') as same_mobile
      from (${all}) w join contact c on c.id = w.id
      join account a on a.workspace_id = c.workspace_id and a.id = c.account_id
     where c.deleted_at is null and ${visible(actor)} and ${present()} and c.id is distinct from ${exceptId}::uuid
     group by c.workspace_id, c.id, c.account_id`.execute(db);
  return rows;
}
