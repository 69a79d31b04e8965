import { type FormEvent, useId, useState } from 'react';
import { useMoment, useWorkingCalendar } from '#features/follow-ups/ui/useMoment.ts';
import { m } from '#paraglide/messages.js';
import { Button } from '#web/components/Button.tsx';
import { Dialog } from '#web/components/Dialog.tsx';
import { Form } from '#web/components/Form.tsx';
import { FormProblem } from '#web/components/FormProblem.tsx';
import { asProblem } from '#web/problem.ts';
import { changeAccounts, previewAccountChanges } from '../account-contract.ts';
import { AccountBulkFields } from './AccountBulkFields.tsx';
import { AccountBulkPreview } from './AccountBulkPreview.tsx';
import { accountVerb, accountWords } from './account-bulk-words.ts';
import {
  type AccountBulkKind,
  type AccountDraft,
  accountWayOf,
  type ChosenAccounts,
  emptyAccountDraft,
} from './account-draft.ts';
import { useBulkChange, useBulkPreview, whyNotYet } from './useBulkChange.ts';

interface AccountBulkDialogProps {
  kind: AccountBulkKind;
  chosen: ChosenAccounts;
  /** How many are chosen, as the list says it: „412“, „über 1.000“. */
  count: string;
  /** What was said already: in the palette, by the filter of the list. */
  initial?: Partial<AccountDraft>;
  onClose: () => void;
  onDone: () => void;
}

/** One change for many records: what, what it would do, and only then the doing. */
export function AccountBulkDialog({ kind, chosen, count, initial, onClose, onDone }: AccountBulkDialogProps) {
  const formId = useId();
  const moment = useMoment();
  const calendar = useWorkingCalendar();
  const [draft, setDraft] = useState<AccountDraft>({ ...emptyAccountDraft, ...initial });
  const way = accountWayOf(kind, draft, { ...calendar, ...moment });
  const change = way && { ...chosen, ...way };
  const preview = useBulkPreview(previewAccountChanges, change);
  const { busy, problem, run } = useBulkChange(changeAccounts, onDone);
  const { one, many } = accountWords[kind];
  const binning = kind === 'bin' ? (preview.data?.changing ?? 0) : 0;
  const reason =
    whyNotYet(way !== null, preview) ||
    (binning > 1 && draft.typedCount.replaceAll(/\D/g, '') !== String(binning) && m.bulk_type_count());
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
          <Button
            type="submit"
            form={formId}
            variant={kind === 'bin' ? 'danger' : 'primary'}
            busy={busy}
            disabledReason={reason}
          >
            {accountVerb(kind, draft)}
          </Button>
          <Button onClick={onClose}>{m.web_cancel()}</Button>
        </>
      }
    >
      <Form id={formId} onSubmit={submit}>
        <AccountBulkFields
          kind={kind}
          draft={draft}
          binning={binning}
          onDraft={(patch) => setDraft({ ...draft, ...patch })}
        />
        {way && preview.data && <AccountBulkPreview kind={kind} preview={preview.data} />}
        {way && preview.error && <FormProblem problem={asProblem(preview.error)} />}
        <FormProblem problem={problem} />
      </Form>
    </Dialog>
  );
}
