import { type FieldError, Refusal } from '#lib/refusal.ts';
import { personName } from './columns.ts';
import type { AccountKind } from './rules.ts';

/** Blank is empty: a number of nothing but spaces must not be unique, a phone of nothing not be dialled. */
export function withoutBlanks<Fields extends object>(fields: Fields): Fields {
  return Object.fromEntries(
    Object.entries(fields)
      .filter(([, value]) => value !== undefined)
      .map(([key, value]) => [key, typeof value === 'string' && value.trim() === '' ? null : value]),
  ) as Fields;
}

interface Named {
  kind: AccountKind;
  name?: string | null | undefined;
  firstName?: string | null | undefined;
  lastName?: string | null | undefined;
}

/**
 * The name of a record as it will be: a company's own, a person's derived from first and last name. `given` are the
 * fields as sent. Refuses with the field that is missing, or that a person does not have.
 */
export function nameOf(record: Named, given: { name?: string | null | undefined }): string {
  if (record.kind === 'company') {
    if (!record.name) refuseField('name', 'missing');
    return record.name;
  }
  if (given.name !== undefined) refuseField('name', 'derived-from-first-and-last-name');
  if (!record.lastName) refuseField('lastName', 'missing');
  return personName(record.firstName, record.lastName);
}

/** Keys of custom fields are texts, too: what PostgreSQL cannot store is refused, not answered with an error. */
export function checkCustomFields(fields: Record<string, unknown> | undefined): void {
  for (const key of Object.keys(fields ?? {})) {
    if (key.includes('\u0000') || !key.isWellFormed()) refuseField('customFields', 'unstorable-characters');
  }
}

export function refuseField(field: string, code: string): never {
  const error: FieldError = { path: `body.${field}`, code };
  throw new Refusal('invalid-input', { errors: [error] });
}
