import type { Language } from '#features/people/rules.ts';
import { m } from '#paraglide/messages.js';
import type { Transaction } from '#platform/database/transaction.ts';
import { defaultOutcomes } from './outcomes.ts';

/** The outcomes a new workspace begins with, in the order of their digits. */
export async function addDefaultOutcomes({ db, principal }: Transaction, locale: Language): Promise<void> {
  const { workspaceId } = principal;
  const rows = defaultOutcomes.map(({ key, message, meaning, mediums, offset }, index) => ({
    workspaceId,
    key,
    label: m[message]({}, { locale }),
    meaning,
    mediums: [...mediums],
    position: index + 1,
    offsetDays: offset,
  }));
  await db.insertInto('outcome').values(rows).execute();
}
