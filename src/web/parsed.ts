import * as z from 'zod/mini';
import { m } from '#paraglide/messages.js';
import { Problem } from './problem.ts';

/**
 * What the server sent, held against its contract while developing. The built app comes from the same commit as its
 * server and carries no schemas (`scripts/vite/lean-contracts.ts`).
 *
 * @throws {Problem} `unexpected-reply` where it does not fit.
 */
export function parsedBy(schema: z.core.$ZodType, value: unknown): unknown {
  if (!import.meta.env.DEV) return value;
  const parsed = z.safeParse(schema, value);
  if (parsed.success) return parsed.data;
  throw new Problem({
    status: 0,
    code: 'unexpected-reply',
    detail: m.web_problem_unexpected_reply(),
    errors: parsed.error.issues.map((issue) => ({ path: issue.path.join('.'), code: issue.code })),
  });
}
