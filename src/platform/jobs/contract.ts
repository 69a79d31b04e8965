import * as z from 'zod/mini';
import { endpoint, id, idParams, instant, listOf, page } from '#lib/contract.ts';

export const jobStates = ['queued', 'running', 'succeeded', 'failed', 'cancelled'] as const;

export const job = z.object({
  id,
  kind: z.string(),
  /** What it is about: an import, a bulk change. */
  subjectId: z.nullable(id),
  state: z.enum(jobStates),
  progress: z.object({ done: z.number(), total: z.nullable(z.number()), failed: z.number() }),
  createdAt: instant,
  startedAt: z.nullable(instant),
  finishedAt: z.nullable(instant),
  result: z.unknown(),
  error: z.nullable(z.object({ code: z.string(), message: z.string() })),
});

export const listJobs = endpoint({
  method: 'GET',
  path: '/jobs',
  summary: 'The own jobs, newest first.',
  query: z.strictObject(page),
  reply: listOf(job),
});
export const getJob = endpoint({
  method: 'GET',
  path: '/jobs/{id}',
  summary: 'State and progress of a job.',
  params: idParams,
  reply: job,
});
export const cancelJob = endpoint({
  method: 'DELETE',
  path: '/jobs/{id}',
  summary: 'Cancel a job; takes effect within 2 seconds.',
  params: idParams,
  reply: job,
});
