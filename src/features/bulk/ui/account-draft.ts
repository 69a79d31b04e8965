import { when } from '#features/follow-ups/when.ts';
import type { BodyInputOf } from '#lib/contract.ts';
import type { Medium } from '#lib/medium.ts';
import type { changeAccounts } from '../account-contract.ts';
import type { Moment } from './bulk-draft.ts';

type Body = BodyInputOf<typeof changeAccounts>;

/** Which records: those marked, or all that the list's filter finds. */
export type ChosenAccounts = Pick<Body, 'ids'> | Pick<Body, 'filter'>;
/** What is done to them. */
export type AccountWay = Omit<Body, 'ids' | 'filter'>;

export type AccountBulkKind = 'categories' | 'status' | 'owner' | 'team' | 'bin' | 'restore';
export type CategoryWay = 'add' | 'remove' | 'set';

/** What is being entered; of all kinds, so that changing one's mind loses nothing. */
export interface AccountDraft {
  categoryWay: CategoryWay;
  categoryIds: readonly string[];
  /** Null: nobody. */
  owner: { id: string; name: string } | null;
  /** Empty: none. */
  teamId: string;
  campaignId: string;
  statusId: string;
  medium: Medium;
  activityText: string;
  nextDay: string;
  nextText: string;
  /** The number, typed out before so many go into the bin. */
  typedCount: string;
}

export const emptyAccountDraft: AccountDraft = {
  categoryWay: 'add',
  categoryIds: [],
  owner: null,
  teamId: '',
  campaignId: '',
  statusId: '',
  medium: 'note',
  activityText: '',
  nextDay: '',
  nextText: '',
  typedCount: '',
};

/** What the server is asked for, or null as long as something is missing. */
export function accountWayOf(kind: AccountBulkKind, draft: AccountDraft, moment: Moment): AccountWay | null {
  switch (kind) {
    case 'categories': {
      const { categoryWay, categoryIds } = draft;
      return categoryIds.length === 0 ? null : { categories: { [categoryWay]: [...categoryIds] } };
    }
    case 'owner':
      return { set: { ownerId: draft.owner?.id ?? null } };
    case 'team':
      return { set: { teamId: draft.teamId || null } };
    case 'status':
      return statusWay(draft, moment);
    case 'bin':
      return { deleted: true };
    case 'restore':
      return { deleted: false };
  }
}

function statusWay(draft: AccountDraft, moment: Moment): AccountWay | null {
  const { campaignId, statusId, medium, activityText, nextDay, nextText } = draft;
  const next = nextDay.trim() === '' ? null : when(nextDay, moment);
  if (!campaignId || !statusId || (nextDay.trim() !== '' && !next)) return null;
  const followUps = next
    ? [{ text: nextText.trim(), dueOn: next.dueOn, dueTime: next.dueTime, campaignId }]
    : [];
  return { status: { campaignId, toStatusId: statusId, medium, text: activityText.trim(), followUps } };
}
