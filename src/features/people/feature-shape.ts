import type { JobKind } from '#platform/jobs/queue.ts';
import type { Serve } from './context.ts';
import type { Actor } from './rules.ts';

/** What a feature plugs into the app. */
export interface Feature {
  name: string;
  routes: (serve: Serve) => void;
  /** Long work it carries out (`jobs.ts`). */
  jobs?: JobKind<Actor>[];
}
