import { type FormEvent, useId, useState } from 'react';
import { useMoment, useWorkingCalendar } from '#features/follow-ups/ui/useMoment.ts';
import { addDaysAtWork } from '#lib/working-days.ts';
import { m } from '#paraglide/messages.js';
import { Button } from '#web/components/Button.tsx';
import { Dialog } from '#web/components/Dialog.tsx';
import { Form } from '#web/components/Form.tsx';
import { FormProblem } from '#web/components/FormProblem.tsx';
import { asProblem } from '#web/problem.ts';
import { changeFollowUps, previewFollowUpChanges } from '../contract.ts';
import { BulkFields } from './BulkFields.tsx';
import { BulkPreview } from './BulkPreview.tsx';
import { type BulkDraft, type BulkKind, type Chosen, emptyDraft, wayOf } from './bulk-draft.ts';
import { useBulkChange, useBulkPreview, whyNotYet } from './useBulkChange.ts';

interface BulkDialogProps {
  kind: BulkKind;
  chosen: Chosen;
  /** How many are chosen, as the list says it: „412“, „über 1.000“. */
  count: string;
  /** What was said already, in the palette. */
  initial?: Partial<BulkDraft>;
  onClose: () => void;
  onDone: () => void;
}

const spanDays = 5;

/** One change for many follow-ups: what, what it would do, and only then the doing. */
export function BulkDialog({ kind, chosen, count, initial, onClose, onDone }: BulkDialogProps) {
  const formId = useId();
  const moment = useMoment();
  const calendar = useWorkingCalendar();
  const [draft, setDraft] = useState(() => {
    const from = addDaysAtWork(moment.today, 1, calendar);
    return { ...emptyDraft(from, addDaysAtWork(from, spanDays - 1, calendar)), ...initial };
  });
  const way = wayOf(kind, draft, { ...calendar, ...moment });
  const change = way && { ...chosen, ...way };
  const preview = useBulkPreview(previewFollowUpChanges, change);
  const { busy, problem, run } = useBulkChange(changeFollowUps, onDone);
  const { one, many, verb } = words[kind];
  const reason = whyNotYet(way !== null, preview);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (change && !reason && !busy) void run(change);
  };
  return (
    <Dialog
      open
      title={count === '1' ? one() : many({ count })}
      onClose={onClose}
      actions={
        <>
          <Button type="submit" form={formId} variant="primary" busy={busy} disabledReason={reason}>
            {verb()}
          </Button>
          <Button onClick={onClose}>{m.web_cancel()}</Button>
        </>
      }
    >
      <Form id={formId} onSubmit={submit}>
        <BulkFields kind={kind} draft={draft} onDraft={(patch) => setDraft({ ...draft, ...patch })} />
        {way && preview.data && <BulkPreview kind={kind} preview={preview.data} />}
        {way && preview.error && <FormProblem problem={asProblem(preview.error)} />}
        <FormProblem problem={problem} />
      </Form>
    </Dialog>
  );
}

const words: Record<
  BulkKind,
  { one: () => string; many: (values: { count: string }) => string; verb: () => string }
> = {
  due: { one: m.bulk_due_title_one, many: m.bulk_due_title, verb: m.follow_ups_reschedule },
  reassign: { one: m.bulk_reassign_title_one, many: m.bulk_reassign_title, verb: m.follow_ups_reassign },
  priority: { one: m.bulk_priority_title_one, many: m.bulk_priority_title, verb: m.bulk_change },
  text: { one: m.bulk_text_title_one, many: m.bulk_text_title, verb: m.bulk_change },
  complete: { one: m.bulk_complete_title_one, many: m.bulk_complete_title, verb: m.bulk_complete },
};
