import { type FieldError, Refusal } from '#lib/refusal.ts';
import { type Field, isFieldOf, namingFieldsOf } from './fields.ts';
import type { Mapping } from './headers.ts';
import type { Recognised } from './recognise.ts';
import type { RowReader } from './row.ts';
import type { ImportKind } from './rules.ts';

/** How the cells of a file with these headers are read under a mapping. */
export function readerFor(
  kind: ImportKind,
  { headers, headerLanguage }: Pick<Recognised, 'headers' | 'headerLanguage'>,
  mapping: Mapping,
): RowReader {
  const columns = new Map<Field, number[]>();
  headers.forEach((header, index) => {
    const field = mapping.columns[header];
    if (field && isFieldOf(kind, field)) columns.set(field, [...(columns.get(field) ?? []), index]);
  });
  const categories = Object.entries(mapping.categories ?? {}).flatMap(([header, parent]) => {
    const index = headers.indexOf(header);
    return index < 0 ? [] : [{ index, parent }];
  });
  return { kind, headers, columns, categories, language: headerLanguage };
}

/** Refuses a mapping of unknown columns or fields, and one that names no record. */
export function requireUsable(kind: ImportKind, headers: string[], mapping: Mapping): void {
  const errors: FieldError[] = [];
  for (const [header, field] of Object.entries(mapping.columns)) {
    if (!headers.includes(header))
      errors.push({ path: `body.mapping.columns.${header}`, code: 'unknown-column' });
    else if (field !== null && !isFieldOf(kind, field))
      errors.push({ path: `body.mapping.columns.${header}`, code: 'unknown-field' });
  }
  for (const header of Object.keys(mapping.categories ?? {})) {
    if (!headers.includes(header))
      errors.push({ path: `body.mapping.categories.${header}`, code: 'unknown-column' });
  }
  const fields = Object.values(mapping.columns);
  if (!namingFieldsOf[kind].some((field) => fields.includes(field))) {
    errors.push({
      path: 'body.mapping.columns',
      code: 'name-required',
      message: namingFieldsOf[kind].join(', '),
    });
  }
  if (errors.length > 0) throw new Refusal('invalid-input', { errors: errors.slice(0, 50) });
}
