import { useState } from 'react';
import { changeFollowUps } from '#features/bulk/contract.ts';
import { reportBulk, useOpenJob } from '#features/bulk/ui/useBulkChange.ts';
import { listFollowUps } from '#features/follow-ups/contract.ts';
import { UserField } from '#features/people/ui/UserField.tsx';
import { getChainReport } from '#features/thread/contract.ts';
import { m } from '#paraglide/messages.js';
import { call } from '#web/api.ts';
import { Banner } from '#web/components/Banner.tsx';
import { ConfirmDialog } from '#web/components/ConfirmDialog.tsx';
import { writeNumber } from '#web/dates.ts';
import { asProblem } from '#web/problem.ts';
import { refresh } from '#web/queries.ts';

interface ReassignDialogProps {
  ids: readonly string[];
  onDone: () => void;
  onClose: () => void;
}

/** Gives open follow-ups to one person; those that person may not work on stay and are counted. */
export function ReassignDialog({ ids, onDone, onClose }: ReassignDialogProps) {
  const openJob = useOpenJob();
  const [person, setPerson] = useState<{ id: string; name: string } | null>(null);
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState('');
  const reassign = async () => {
    if (!person) return;
    setBusy(true);
    try {
      const body = { ids: [...ids], set: { assigneeId: person.id } };
      const answer = await call(changeFollowUps, { body });
      if ('job' in answer) openJob(answer.job.id);
      else reportBulk(answer);
      void refresh(getChainReport, listFollowUps);
      onDone();
    } catch (failure) {
      setError(asProblem(failure).detail);
      setBusy(false);
    }
  };
  return (
    <ConfirmDialog
      open
      busy={busy}
      title={m.accounts_chain_reassign_title({ count: writeNumber(ids.length) })}
      confirmLabel={m.accounts_chain_reassign()}
      onConfirm={() => void reassign()}
      onClose={onClose}
    >
      {error && (
        <Banner tone="danger" urgent>
          {error}
        </Banner>
      )}
      <UserField label={m.accounts_chain_reassign_to()} value={person} onValue={setPerson} />
    </ConfirmDialog>
  );
}
