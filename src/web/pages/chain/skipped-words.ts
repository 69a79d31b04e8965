import { m } from '#paraglide/messages.js';

/** „3 ohne Recht „Bearbeiten“, 1 nicht mehr vorhanden“ */
export function reasonsSkipped(skipped: readonly { code: string }[]): string {
  const counts = Map.groupBy(skipped, ({ code }) => reasonOf(code));
  return [...counts].map(([reason, same]) => `${same.length} ${reason}`).join(', ');
}

const reasonOf = (code: string) => (reasons[code] ?? m.accounts_gaps_skipped_other)();

const reasons: Record<string, () => string> = {
  'already-done': () => m.accounts_gaps_skipped_already(),
  'not-allowed': () => m.accounts_gaps_skipped_not_allowed(),
  'not-found': () => m.accounts_gaps_skipped_not_found(),
  'assignee-not-allowed': () => m.accounts_gaps_skipped_assignee(),
};
