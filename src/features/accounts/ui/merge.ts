import { type Account, type AccountField, accountValues, fieldsOfKind } from './account-values.ts';
import { isSame } from './record-changes.ts';

export type Side = 'winner' | 'loser';

/** The choice as the interface names its fields. */
export const takeOf = (choice: Partial<Record<string, Side>>): Record<string, Side> =>
  Object.fromEntries(
    Object.entries(choice).map(([field, side]) => [field === 'owner' ? 'ownerId' : field, side!]),
  );

/** The fields in which two records differ. */
export function mergeDifferences(winner: Account, loser: Account): AccountField[] {
  const [kept, gone] = [accountValues(winner), accountValues(loser)];
  return fieldsOfKind(winner.kind).filter((field) => field !== 'kind' && !isSame(kept[field], gone[field]));
}

/** Proposes the loser's value where the winner has none: a merge shall not lose what is known. */
export function initialChoice(winner: Account, loser: Account): Partial<Record<AccountField, Side>> {
  const kept = accountValues(winner);
  return Object.fromEntries(
    mergeDifferences(winner, loser).map((field) => [field, isSame(kept[field], null) ? 'loser' : 'winner']),
  );
}

/** The campaigns both are members of, with both statuses: one membership has to end. */
export function sharedCampaigns(winner: Account, loser: Account) {
  return winner.statuses.flatMap(({ campaign, status }) => {
    const other = loser.statuses.find((one) => one.campaign.id === campaign.id);
    return other ? [{ campaign, winnerStatus: status, loserStatus: other.status }] : [];
  });
}

/** Fields and values of the record that comes out. */
export function mergeResult(winner: Account, loser: Account, take: Partial<Record<string, Side>>) {
  const [kept, gone] = [accountValues(winner), accountValues(loser)];
  return fieldsOfKind(winner.kind)
    .map((field) => ({ field, value: (take[field] === 'loser' ? gone : kept)[field] }))
    .filter(({ field, value }) => field !== 'kind' && !isSame(value, null));
}
