import type pg from 'pg';
import type { Entry } from './ledger.ts';

/** Everything one save must have left behind, counted in the database by its key, which is its text. */
const partsOf = `
  select a.id, a.account_id,
         array(select f.id::text from follow_up f where f.origin_activity_id = a.id) as follow_ups,
         array(select f.id::text from follow_up f where f.done_activity_id = a.id) as completed,
         array(select c.id::text from status_change c where c.activity_id = a.id) as status_changes
    from activity a where a.text = $1`;

interface Parts {
  id: string;
  account_id: string;
  follow_ups: string[];
  completed: string[];
  status_changes: string[];
}

/** What is wrong with the entries of a ledger, as sentences; none when everything acknowledged is there once. */
export async function faultsOf(owner: pg.Pool, entries: Entry[]): Promise<string[]> {
  const faults: string[] = [];
  for (const entry of entries) {
    const { rows } = await owner.query<Parts>(partsOf, [entry.key]);
    faults.push(
      ...faultsOfOne(entry, rows).map((fault) => `${entry.key} (${entry.status ?? 'unanswered'}): ${fault}`),
    );
  }
  return faults;
}

function faultsOfOne({ status, saved, accountId, completes }: Entry, rows: Parts[]): string[] {
  if (rows.length > 1) return [`there ${rows.length} times`];
  const [parts] = rows;
  if (!parts) return status === 201 ? ['acknowledged and lost'] : [];
  // A 503 may come from a database that died while it committed: it says nothing about the effect.
  if (status !== undefined && status !== 201 && status < 500) return ['refused and there'];
  const faults: string[] = [];
  if (parts.account_id !== accountId) faults.push('on another record');
  if (parts.follow_ups.length !== 1) faults.push(`${parts.follow_ups.length} next follow-ups`);
  if (parts.status_changes.length !== 1) faults.push(`${parts.status_changes.length} status changes`);
  if (!isSame(parts.completed, completes))
    faults.push(`finished ${parts.completed.length} of ${completes.length}`);
  if (status !== 201 || !saved) return faults;
  if (parts.id !== saved.activity.id) faults.push('another activity than acknowledged');
  if (!isSame(parts.follow_ups, ids(saved.followUps))) faults.push('other follow-ups than acknowledged');
  if (!isSame(parts.completed, ids(saved.completedFollowUps)))
    faults.push('finished others than acknowledged');
  if (!isSame(parts.status_changes, ids(saved.statusChanges)))
    faults.push('other status changes than acknowledged');
  return faults;
}

const ids = (of: { id: string }[]) => of.map(({ id }) => id);
const isSame = (some: string[], others: string[]) => some.toSorted().join() === others.toSorted().join();
