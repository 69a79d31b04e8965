import type { Priority } from '#features/follow-ups/rules.ts';
import type { FollowUp } from '#features/follow-ups/ui/follow-up.ts';
import type { BodyInputOf } from '#lib/contract.ts';
import { addDays } from '#lib/day.ts';
import type { changeFollowUps } from '../contract.ts';

/** What is to be done with the chosen follow-ups. */
export type BulkChange =
  | { kind: 'shift'; days: number }
  | { kind: 'date'; dueOn: string }
  | { kind: 'reassign'; user: { id: string; name: string } }
  | { kind: 'priority'; priority: Priority };

export interface BulkPreview {
  changing: number;
  same: number;
  withoutRight: number;
}

/** What would happen, as far as the rows shown tell: the server decides anew for each. */
export function previewOf(chosen: readonly FollowUp[], change: BulkChange, mayRebook: boolean): BulkPreview {
  const preview: BulkPreview = { changing: 0, same: 0, withoutRight: 0 };
  for (const followUp of chosen) {
    const allowed = followUp.account.editable && (change.kind !== 'reassign' || mayRebook);
    if (!allowed) preview.withoutRight++;
    else if (isSame(followUp, change)) preview.same++;
    else preview.changing++;
  }
  return preview;
}

function isSame({ dueOn, assignee, priority }: FollowUp, change: BulkChange): boolean {
  switch (change.kind) {
    case 'shift':
      return change.days === 0;
    case 'date':
      return dueOn === change.dueOn;
    case 'reassign':
      return assignee.id === change.user.id;
    case 'priority':
      return priority === change.priority;
  }
}

/** The day a row would have afterwards, for the sample. */
export const dueAfter = ({ dueOn }: FollowUp, change: BulkChange): string =>
  change.kind === 'shift' ? addDays(dueOn, change.days) : change.kind === 'date' ? change.dueOn : dueOn;

export function bulkBody(ids: string[], change: BulkChange): BodyInputOf<typeof changeFollowUps> {
  switch (change.kind) {
    case 'shift':
      return { ids, shiftDays: change.days };
    case 'date':
      return { ids, set: { dueOn: change.dueOn } };
    case 'reassign':
      return { ids, set: { assigneeId: change.user.id } };
    case 'priority':
      return { ids, set: { priority: change.priority } };
  }
}
