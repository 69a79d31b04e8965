import { m } from '#paraglide/messages.js';
import { writeNumber } from '#web/dates.ts';

/** „3 ohne Recht „Bearbeiten“, 1 nicht mehr vorhanden“ */
export function reasonsSkipped(skipped: readonly { code: string }[]): string {
  const counts = Map.groupBy(skipped, ({ code }) => code);
  return reasonsCounted([...counts].map(([code, same]) => ({ code, count: same.length })));
}

export function reasonsCounted(skipped: readonly { code: string; count: number }[]): string {
  return skipped.map(({ code, count }) => `${writeNumber(count)} ${reasonOf(code)}`).join(', ');
}

export const reasonOf = (code: string) => (reasons[code] ?? m.bulk_because_other)();

const reasons: Record<string, () => string> = {
  'already-done': () => m.bulk_because_done(),
  'not-allowed': () => m.bulk_because_not_allowed(),
  'not-found': () => m.bulk_because_not_found(),
  'assignee-not-allowed': () => m.bulk_because_assignee(),
  'due-before-activity': () => m.bulk_because_too_early(),
  'follow-up-required': () => m.bulk_because_follow_up(),
  'transition-not-allowed': () => m.bulk_because_transition(),
  'reason-required': () => m.bulk_because_reason(),
  'activity-required': () => m.bulk_because_activity(),
  'invalid-input': () => m.bulk_because_activity(),
  'out-of-order': () => m.bulk_because_out_of_order(),
  'changed-since': () => m.bulk_because_changed_since(),
};
