import {
  type ExportEntity,
  type ExportField,
  type ExportSeparator,
  exportFields,
  exportSeparators,
  hasField,
  usualFields,
} from '../rules.ts';

/** The list that is to be exported. */
export interface ExportOf {
  entity: ExportEntity;
  /** As the list asks for it. */
  query: Record<string, unknown>;
  total: { value: number; relation: 'exact' | 'at-least' } | undefined;
}

export interface ExportDraft {
  fields: readonly ExportField[];
  separator: ExportSeparator;
  bom: boolean;
}

/** A list's query as it stands in an address: texts and lists of texts. */
export function filterOf(query: Record<string, unknown>): Record<string, string | string[]> {
  const { limit: _limit, cursor: _cursor, ...filter } = query;
  return Object.fromEntries(
    Object.entries(filter)
      .filter(([, value]) => value !== undefined && value !== null && value !== '')
      .map(([name, value]) => [name, Array.isArray(value) ? value.map(String) : String(value)]),
  );
}

export const moved = (fields: readonly ExportField[], from: number, to: number): ExportField[] => {
  const next = [...fields];
  next.splice(to, 0, ...next.splice(from, 1));
  return next;
};

const keyOf = (entity: ExportEntity) => `faden.export.${entity}`;

/** What was chosen the last time, as far as it is still there; otherwise what most people need. */
export function draftOf(entity: ExportEntity, storage: Pick<Storage, 'getItem'> = localStorage): ExportDraft {
  const usual: ExportDraft = { fields: usualFields(entity) as ExportField[], separator: ';', bom: true };
  try {
    const kept = JSON.parse(storage.getItem(keyOf(entity)) ?? '{}') as Partial<ExportDraft>;
    const fields = [...new Set(kept.fields ?? [])].filter((field) => hasField(entity, field));
    return {
      fields: fields.length > 0 ? fields : usual.fields,
      separator: exportSeparators.find((known) => known === kept.separator) ?? usual.separator,
      bom: kept.bom ?? usual.bom,
    };
  } catch {
    return usual;
  }
}

export function keepDraft(entity: ExportEntity, draft: ExportDraft): void {
  try {
    localStorage.setItem(keyOf(entity), JSON.stringify(draft));
  } catch {
    // Not kept where the browser keeps nothing.
  }
}

export const restOf = (entity: ExportEntity, fields: readonly ExportField[]): ExportField[] =>
  (exportFields[entity] as readonly ExportField[]).filter((field) => !fields.includes(field));
