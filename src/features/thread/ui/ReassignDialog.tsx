import { useQuery } from '@tanstack/react-query';
import { getFollowUp } from '#features/follow-ups/contract.ts';
import { writeDue } from '#features/follow-ups/ui/due-words.ts';
import { useChangeFollowUp } from '#features/follow-ups/ui/useChangeFollowUp.ts';
import { m } from '#paraglide/messages.js';
import { ConfirmDialog } from '#web/components/ConfirmDialog.tsx';
import { ErrorNotice } from '#web/components/ErrorNotice.tsx';
import { LoadingBars } from '#web/components/LoadingBars.tsx';
import { queryOf } from '#web/queries.ts';

interface ReassignDialogProps {
  followUpId: string;
  user: { id: string; name: string };
  onClose: () => void;
}

/** Asks before a follow-up named in the palette goes to somebody else: which one, whose it was, whose it will be. */
export function ReassignDialog({ followUpId, user, onClose }: ReassignDialogProps) {
  const { data, error, refetch } = useQuery(queryOf(getFollowUp, { params: { id: followUpId } }));
  const change = useChangeFollowUp();
  return (
    <ConfirmDialog
      open
      title={m.thread_reassign_title({ name: user.name })}
      confirmLabel={m.follow_ups_reassign()}
      busy={!data}
      onConfirm={() => {
        onClose();
        if (data) void change(data, { assignee: user });
      }}
      onClose={onClose}
    >
      {error && <ErrorNotice error={error} what={m.thread_due()} onRetry={() => void refetch()} />}
      {!data && !error && <LoadingBars rows={2} />}
      {data && (
        <p>
          {data.account.name}: {writeDue(data.dueOn, data.dueTime)}
          {data.text && `, ${data.text}`}
          <br />
          {data.assignee.name} → {user.name}
        </p>
      )}
    </ConfirmDialog>
  );
}
