import { type RawBuilder, sql } from 'kysely';
import type { Context } from '#features/people/context.ts';
import type { QueryOf, ReplyOf } from '#lib/contract.ts';
import type { listAccountDuplicates } from './contract.ts';
import { type EntryKeys, keysOf, type Resemblance, reasonsOf, scoreOf } from './duplicates.ts';
import { present, visible } from './scope.ts';
import { found } from './search-store.ts';
import { accountsById } from './store.ts';

const duplicatesMost = 5;
/** Of each way to be found, so that a common name does not cost time. */
const candidatesMost = 50;

/** Records that may be the one being entered, best first, each with its reasons. */
export async function duplicatesOf(
  context: Context,
  { exceptId, ...entry }: QueryOf<typeof listAccountDuplicates>,
): Promise<ReplyOf<typeof listAccountDuplicates>> {
  const found = await resembling(context, keysOf(entry), exceptId ?? null);
  const best = found
    .map((one) => ({ id: one.id, reasons: reasonsOf(one), score: scoreOf(one) }))
    .filter(({ score }) => score > 0)
    .toSorted((a, b) => b.score - a.score || (a.id < b.id ? -1 : 1))
    .slice(0, duplicatesMost);
  const accounts = new Map(
    (
      await accountsById(
        context,
        best.map(({ id }) => id),
      )
    ).map((account) => [account.id, account]),
  );
  return { items: best.map(({ id, reasons, score }) => ({ account: accounts.get(id)!, reasons, score })) };
}

async function resembling(
  { actor, db }: Context,
  keys: EntryKeys,
  exceptId: string | null,
): Promise<Resemblance[]> {
  const { nameKeys, similar, postalCode, email, phone, customerNumber } = keys;
  const ways = [
    ...(nameKeys.length > 0
      ? [sql`select a.id, 'name' as way from account a where a.name_key = any(${nameKeys}) and ${present()}`]
      : []),
    ...(similar
      ? [
          sql`select f.id, 'similar' as way from ${found('accounts', similar, { actor, most: candidatesMost })} f`,
        ]
      : []),
    ...(email ? keyWays('email', ['email_key'], email) : []),
    ...(phone ? keyWays('phone', ['phone_key', 'mobile_key'], phone) : []),
    ...(customerNumber
      ? [
          sql`select coalesce(a.merged_into_id, a.id) as id, 'number' as way from account a where a.customer_number = ${customerNumber}`,
        ]
      : []),
  ];
  if (ways.length === 0) return [];
  const all = sql.join(
    ways.map((way) => sql`(${way} limit ${candidatesMost})`),
    sql` union all `,
  );
  const { rows } = await sql<Resemblance>`
    select a.id,
           bool_or(w.way = 'name') as same_name, bool_or(w.way = 'similar') as similar_name,
           bool_or(w.way = 'email') as same_email, bool_or(w.way = 'phone') as same_phone,
           bool_or(w.way = 'number') as same_number, coalesce(a.postal_code = ${postalCode}, false) as same_postal_code
      from (${all}) w join account a on a.id = w.id
     where ${visible(actor)} and ${present()} and a.id is distinct from ${exceptId}::uuid
     group by a.workspace_id, a.id`.execute(db);
  return rows;
}

/** A phone or e-mail of the record itself or of one of its contacts; only contacts have a mobile. */
function keyWays(way: 'email' | 'phone', columns: string[], key: string): RawBuilder<unknown>[] {
  return [
    sql`select a.id, ${sql.lit(way)} as way from account a where ${sql.ref(`a.${columns[0]}`)} = ${key} and ${present()}`,
    ...columns.map(
      (column) => sql`select c.account_id, ${sql.lit(way)} as way from contact c
        where ${sql.ref(`c.${column}`)} = ${key} and c.deleted_at is null`,
    ),
  ];
}
