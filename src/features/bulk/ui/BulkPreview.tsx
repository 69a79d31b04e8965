import { writeDue } from '#features/follow-ups/ui/due-words.ts';
import { priorityLabel } from '#features/follow-ups/ui/priority-words.ts';
import type { ReplyOf } from '#lib/contract.ts';
import { m } from '#paraglide/messages.js';
import { writeNumber } from '#web/dates.ts';
import type { previewFollowUpChanges } from '../contract.ts';
import type { BulkKind } from './bulk-draft.ts';
import { PreviewFrame, whatChanges } from './PreviewFrame.tsx';
import { reasonOf } from './skipped-words.ts';

type Preview = ReplyOf<typeof previewFollowUpChanges>;
type Sample = Preview['samples'][number];

/** What would change, stay and be left out, with some follow-ups before and after. */
export function BulkPreview({ kind, preview }: { kind: BulkKind; preview: Preview }) {
  return (
    <PreviewFrame
      preview={preview}
      words={wordsOf(kind, preview)}
      samples={
        kind === 'complete'
          ? []
          : preview.samples.map((sample) => ({
              id: sample.id,
              name: sample.account.name,
              change: changeIn(kind, sample),
            }))
      }
      refused={preview.refused.map(({ id, account, dueOn, code }) => ({
        id,
        name: `${account.name}, ${writeDue(dueOn, null)}`,
        reason: reasonOf(code),
      }))}
    />
  );
}

function wordsOf(kind: BulkKind, { changing, records }: Preview): string {
  if (kind !== 'complete') return whatChanges(changing);
  if (changing === 1) return m.bulk_preview_completing_one();
  return m.bulk_preview_completing({ count: writeNumber(changing), records: writeNumber(records) });
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
