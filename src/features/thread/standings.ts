import type { RecordState } from './record.ts';
import type { Standing } from './rules.ts';
import type { PlannedChange } from './status-plan.ts';

/** Where the record stands in its campaigns once these changes are made. */
export function standingsAfter(record: RecordState, changes: PlannedChange[]): Standing[] {
  const untouched = record.memberships.filter(
    ({ id }) => !changes.some(({ membershipId }) => membershipId === id),
  );
  return [...untouched, ...changes.map(({ campaignId, to }) => ({ ...to, campaignId }))];
}
