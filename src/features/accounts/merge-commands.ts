import { isDeepStrictEqual } from 'node:util';
import type { Context } from '#features/people/context.ts';
import type { BodyOf, ReplyOf } from '#lib/contract.ts';
import { newId } from '#lib/id.ts';
import { Refusal } from '#lib/refusal.ts';
import type { AccountItem } from './account-json.ts';
import { personName } from './columns.ts';
import { fieldsOf, lockToEdit, shown } from './commands.ts';
import type { mergeAccounts as mergeEndpoint } from './contract.ts';
import { refuseField } from './fields.ts';
import { carryOutMerge, mergeById, sharedCampaigns, type Taken, undoCarriedOut } from './merge-store.ts';
import { type AccountFields, emptyAccount, lockAccount, updateAccount } from './store.ts';

const undoHours = 24;

/**
 * Everything of the loser moves to the winner. `take` names fields whose value the winner takes over, `memberships`
 * whose membership lives in a campaign both are in; where nothing is said, it is the winner's.
 */
export async function mergeAccounts(
  { winnerId, loserId, take, memberships }: BodyOf<typeof mergeEndpoint>,
  context: Context,
): Promise<ReplyOf<typeof mergeEndpoint>> {
  const { actor, db, now } = context;
  if (winnerId === loserId) refuseField('loserId', 'same-as-winner');
  const { winner, loser } = await lockBoth(winnerId, loserId, context);
  const before = fieldsOf(winner);
  const after = fieldsTaken(before, fieldsOf(loser), take);
  const shared = await sharedCampaigns(db, winnerId, loserId);
  const mergeId = newId();
  await carryOutMerge(db, actor, {
    id: mergeId,
    winnerId,
    loserId,
    at: now.toISOString(),
    taken: differences(before, after),
    ending: shared.map(({ campaignId, winnersId, losersId }) =>
      memberships[campaignId] === 'loser' ? winnersId : losersId,
    ),
  });
  // After the loser gave up its customer number, which is unique among the records that live.
  await updateAccount(db, winnerId, after, now);
  announce(winnerId, loserId, context);
  const undoUntil = new Date(now.getTime() + undoHours * 3_600_000).toISOString();
  return { account: await shown(winnerId, context), mergeId, undoUntil };
}

/** Within 24 hours, all or nothing; a field goes back only where it still is as it was taken. */
export async function undoMerge(id: string, context: Context): Promise<AccountItem> {
  const { actor, db, now } = context;
  const merge = await mergeById(db, id);
  if (!merge) throw new Refusal('not-found');
  const winner = await lockAccount(context, merge.winnerId, 'any');
  if (!winner) throw new Refusal('not-found');
  if (!winner.editable) throw new Refusal('not-allowed');
  if (merge.undoneAt !== null) throw new Refusal('already-done');
  if (now.getTime() > new Date(merge.at).getTime() + undoHours * 3_600_000) throw new Refusal('undo-expired');
  await updateAccount(db, merge.winnerId, fieldsGivenBack(fieldsOf(winner), merge.taken), now);
  await undoCarriedOut(db, id, actor, now);
  announce(merge.winnerId, merge.loserId, context);
  return shown(merge.loserId, context);
}

/** In the order of their ids, as every write locks records. */
async function lockBoth(winnerId: string, loserId: string, context: Context) {
  const [first, second] = winnerId < loserId ? [winnerId, loserId] : [loserId, winnerId];
  const locked = [await lockToEdit(first, context), await lockToEdit(second, context)];
  const winner = locked.find(({ id }) => id === winnerId)!;
  const loser = locked.find(({ id }) => id === loserId)!;
  // A person has no contacts of its own, a company's would have nowhere to go.
  if (winner.kind !== loser.kind) refuseField('loserId', 'other-kind');
  return { winner, loser };
}

function fieldsTaken(
  winner: AccountFields,
  loser: AccountFields,
  take: Record<string, 'winner' | 'loser'>,
): AccountFields {
  const after: Record<string, unknown> = { ...winner };
  for (const [field, from] of Object.entries(take)) {
    if (!Object.hasOwn(emptyAccount, field) && !(field === 'name' && winner.kind === 'company'))
      refuseField(`take.${field}`, 'unknown-key');
    if (from === 'loser') after[field] = loser[field as keyof AccountFields];
  }
  const fields = after as unknown as AccountFields;
  return fields.kind === 'person'
    ? { ...fields, name: personName(fields.firstName, fields.lastName) }
    : fields;
}

const differences = (before: AccountFields, after: AccountFields): Taken =>
  Object.fromEntries(
    (Object.keys(after) as (keyof AccountFields)[])
      .filter((field) => !isDeepStrictEqual(before[field], after[field]))
      .map((field) => [field, { before: before[field], after: after[field] }]),
  );

function fieldsGivenBack(now: AccountFields, taken: Taken): AccountFields {
  const back = Object.entries(taken)
    .filter(([field, { after }]) => isDeepStrictEqual(now[field as keyof AccountFields], after))
    .map(([field, { before }]) => [field, before]);
  return { ...now, ...Object.fromEntries(back) };
}

function announce(winnerId: string, loserId: string, { tx }: Context): void {
  for (const id of [winnerId, loserId]) tx.announce({ type: 'account', id, accountId: id });
}
