import { writeDue } from '#features/follow-ups/ui/due-words.ts';
import { priorityLabel } from '#features/follow-ups/ui/priority-words.ts';
import type { ReplyOf } from '#lib/contract.ts';
import { m } from '#paraglide/messages.js';
import { writeNumber } from '#web/dates.ts';
import type { previewFollowUpChanges } from '../contract.ts';
import styles from './Bulk.module.css';
import type { BulkKind } from './bulk-draft.ts';
import { reasonOf, reasonsCounted } from './skipped-words.ts';

type Preview = ReplyOf<typeof previewFollowUpChanges>;
type Sample = Preview['samples'][number];

/** „312 ändern sich · 14 bleiben gleich · 3 ohne Recht (anzeigen)“, with some rows before and after. */
export function BulkPreview({ kind, preview }: { kind: BulkKind; preview: Preview }) {
  const { unchanged, skipped, samples, refused, total } = preview;
  const skippedCount = skipped.reduce((sum, { count }) => sum + count, 0);
  const parts = [
    whatChanges(kind, preview),
    unchanged > 0 && m.bulk_preview_same({ count: writeNumber(unchanged) }),
    skippedCount > 0 && reasonsCounted(skipped),
  ];
  return (
    <div className={styles.preview}>
      <p role="status" className="t-strong">
        {parts.filter(Boolean).join(' · ')}
      </p>
      {total.relation === 'at-least' && (
        <p className="t-meta">{m.bulk_preview_first({ count: writeNumber(total.value) })}</p>
      )}
      {samples.length > 0 && kind !== 'complete' && (
        <ul className={styles.samples}>
          {samples.map((sample) => (
            <li key={sample.id}>
              <span>{sample.account.name}</span>
              <span>{changeIn(kind, sample)}</span>
            </li>
          ))}
        </ul>
      )}
      {refused.length > 0 && (
        <details className={styles.refused}>
          <summary>{m.bulk_preview_show({ count: writeNumber(skippedCount) })}</summary>
          <ul className={styles.samples}>
            {refused.map(({ id, account, dueOn, code }) => (
              <li key={id}>
                <span>
                  {account.name}, {writeDue(dueOn, null)}
                </span>
                <span>{reasonOf(code)}</span>
              </li>
            ))}
          </ul>
          {refused.length < skippedCount && (
            <p className="t-meta">
              {m.bulk_preview_more({ count: writeNumber(skippedCount - refused.length) })}
            </p>
          )}
        </details>
      )}
    </div>
  );
}

function whatChanges(kind: BulkKind, { changing, records }: Preview): string {
  const count = writeNumber(changing);
  if (kind !== 'complete')
    return changing === 1 ? m.bulk_preview_changing_one() : m.bulk_preview_changing({ count });
  if (changing === 1) return m.bulk_preview_completing_one();
  return m.bulk_preview_completing({ count, records: writeNumber(records) });
}

function changeIn(kind: BulkKind, { before, after }: Sample): string {
  if (!after) return '';
  const due = `${writeDue(before.dueOn, before.dueTime)} → ${writeDue(after.dueOn, after.dueTime)}`;
  const assignee = `${before.assignee.name} → ${after.assignee.name}`;
  const parts = {
    due: [due, before.assignee.id !== after.assignee.id && assignee],
    reassign: [assignee, before.dueOn !== after.dueOn && due],
    priority: [`${priorityLabel(before.priority)} → ${priorityLabel(after.priority)}`],
    text: [`${before.text || '–'} → ${after.text}`],
    complete: [],
  }[kind];
  return parts.filter(Boolean).join(' · ');
}
