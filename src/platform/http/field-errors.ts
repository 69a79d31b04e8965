import * as z from 'zod/mini';
import { type FieldError, Refusal } from '#lib/refusal.ts';

/** Parses one part of a request; a mismatch is `invalid-input`, naming each field. */
export function parsePart<S extends z.core.$ZodType>(
  schema: S,
  part: string,
  value: unknown,
): z.core.output<S> {
  const parsed = z.safeParse(schema, value);
  if (parsed.success) return parsed.data;
  throw new Refusal('invalid-input', {
    errors: parsed.error.issues.slice(0, 50).flatMap((issue) => fieldErrors(issue, part)),
  });
}

function fieldErrors(issue: z.core.$ZodIssue, part: string): FieldError[] {
  const path = [part, ...issue.path].join('.');
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => ({ path: `${path}.${key}`, code: 'unknown-key' }));
  }
  if (issue.code === 'invalid_type' && issue.input === undefined) return [{ path, code: 'missing' }];
  // Own checks carry their code as message; zod's own messages are English prose.
  if (/^[a-z0-9-]+$/.test(issue.message)) return [{ path, code: issue.message }];
  return [{ path, code: issue.code.replaceAll('_', '-'), values: valuesOf(issue) }];
}

/** What the sentence about it names. */
function valuesOf(issue: z.core.$ZodIssue): Record<string, string | number> {
  if (issue.code === 'too_small') return { limit: Number(issue.minimum) };
  if (issue.code === 'too_big') return { limit: Number(issue.maximum) };
  if (issue.code === 'invalid_value') return { allowed: issue.values.map(String).join(', ') };
  return issue.code === 'invalid_type' ? { expected: issue.expected } : {};
}
