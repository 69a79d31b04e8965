import * as z from 'zod/mini';
import { endpoint } from '#lib/contract.ts';

/** One line of `/events`: what changed, never the content, which the client fetches with its own rights. */
export const liveEvent = z.object({
  type: z.enum(['activity', 'follow-up', 'account', 'campaign', 'job', 'withdrawal', 'settings']),
  id: z.string(),
  accountId: z.optional(z.string()),
  /** Who caused it, so that a client can leave out its own. */
  userId: z.optional(z.string()),
});

export type LiveEvent = z.core.output<typeof liveEvent>;

export const streamEvents = endpoint({
  method: 'GET',
  path: '/events',
  summary: 'Server-sent events of what the user may see; `Last-Event-ID` resumes.',
  streams: true,
  produces: 'text/event-stream',
});
