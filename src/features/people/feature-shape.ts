import type { Database } from '#platform/database/driver.ts';
import type { JobKind } from '#platform/jobs/queue.ts';
import type { Serve } from './context.ts';
import type { Actor } from './rules.ts';

/** What a feature plugs into the app. */
export interface Feature {
  name: string;
  routes: (serve: Serve) => void;
  /** Long work it carries out (`jobs.ts`). */
  jobs?: JobKind<Actor>[];
  /** Takes away what has had its time, in all workspaces; now and then. */
  upkeep?: (db: Database, now: Date) => Promise<void>;
}
