import type { Database } from '#platform/database/driver.ts';
import type { Principal, Transaction } from '#platform/database/transaction.ts';
import type { EventRow } from './store.ts';

/** Who may be told of which record; features know, the platform only asks. */
export interface Audience<Viewer, Subject> {
  /** Refuses `not-signed-in` when the user is gone. */
  viewerOf(tx: Transaction): Promise<Viewer>;
  /** What decides who may see these records, one query for all; unknown ids are missing. */
  subjectsOf(db: Database, accountIds: string[]): Promise<Map<string, Subject>>;
  maySee(viewer: Viewer, subject: Subject): boolean;
}

/** Whether an event goes to this viewer. Without a record it tells nothing of one, so all of the workspace may know. */
export function isFor<Viewer, Subject>(
  { type, accountId, userId }: EventRow,
  { viewer, principal }: { viewer: Viewer; principal: Principal },
  { maySee }: Pick<Audience<Viewer, Subject>, 'maySee'>,
  subjects: Map<string, Subject>,
): boolean {
  if (type === 'job') return userId === principal.userId;
  if (accountId === null) return true;
  const subject = subjects.get(accountId);
  return subject !== undefined && maySee(viewer, subject);
}
