import { getAccount } from '#features/accounts/contract.ts';
import { m } from '#paraglide/messages.js';
import { Dialog } from '#web/components/Dialog.tsx';
import { ErrorNotice } from '#web/components/ErrorNotice.tsx';
import { LoadingBars } from '#web/components/LoadingBars.tsx';
import { useReply } from '#web/queries.ts';
import type { Campaign } from './campaign.ts';
import { MemberEndDialog } from './MemberEndDialog.tsx';
import type { MemberChange } from './MemberMenu.tsx';
import { MemberOwnerDialog } from './MemberOwnerDialog.tsx';
import type { Member } from './member-columns.tsx';

interface MemberDialogProps {
  campaign: Campaign;
  member: Member;
  change: MemberChange;
  onClose: () => void;
}

/** A change of one member: asks the record first who cares for it and whether it may be changed. */
export function MemberDialog({ campaign, member, change, onClose }: MemberDialogProps) {
  const { data: account, error, refetch } = useReply(getAccount, { params: { id: member.account.id } });
  if (!account?.editable) {
    return (
      <Dialog open onClose={onClose} title={member.account.name}>
        {error && (
          <ErrorNotice error={error} what={m.campaigns_what_members()} onRetry={() => void refetch()} />
        )}
        {account && <p>{m.accounts_record_read_only()}</p>}
        {!account && !error && <LoadingBars rows={3} />}
      </Dialog>
    );
  }
  return change === 'owner' ? (
    <MemberOwnerDialog member={member} account={account} onClose={onClose} />
  ) : (
    <MemberEndDialog member={member} campaignName={campaign.name} onClose={onClose} />
  );
}
