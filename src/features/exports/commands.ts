import type { Context } from '#features/people/context.ts';
import type { Actor } from '#features/people/rules.ts';
import type { BodyOf } from '#lib/contract.ts';
import { newId } from '#lib/id.ts';
import { Refusal } from '#lib/refusal.ts';
import { parsePart } from '#platform/http/field-errors.ts';
import { enqueue } from '#platform/jobs/queue.ts';
import type { createExport } from './contract.ts';
import { lists } from './filter.ts';
import type { ExportPlan } from './pages.ts';
import { requireKnown } from './reference-store.ts';
import { type ExportField, hasField } from './rules.ts';
import { exportById, insertExport, type ShownExport } from './store.ts';

export const exportJob = 'export';

export function requireExport({ permissions }: Actor): void {
  if (!permissions.export) throw new Refusal('not-allowed');
}

/** Starts the job that writes the file. */
export async function startExport(
  context: Context,
  { entity, fields, filter, separator, bom }: BodyOf<typeof createExport>,
): Promise<ShownExport> {
  requireExport(context.actor);
  const plan: ExportPlan = { entity, fields: usableFields(entity, fields), filter, separator, bom };
  parsePart(lists[entity].query, 'body.filter', filter);
  await requireKnown(context, filter);
  const id = newId();
  const jobId = await enqueue(context, { kind: exportJob, subjectId: id });
  await insertExport(context, { id, jobId, plan });
  return found(await exportById(context, id));
}

export function usableFields(entity: ExportPlan['entity'], fields: string[]): ExportField[] {
  const errors = fields.flatMap((field, index) => {
    const code = !hasField(entity, field)
      ? 'unknown-field'
      : fields.indexOf(field) < index
        ? 'doubled-field'
        : undefined;
    return code ? [{ path: `body.fields.${index}`, code }] : [];
  });
  if (errors.length > 0) throw new Refusal('invalid-input', { errors });
  return fields as ExportField[];
}

export function found(record: ShownExport | undefined): ShownExport {
  if (!record) throw new Refusal('not-found');
  return record;
}
