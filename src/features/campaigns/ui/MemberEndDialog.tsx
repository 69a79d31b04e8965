import { m } from '#paraglide/messages.js';
import { reportAction } from '#web/actions.ts';
import { call } from '#web/api.ts';
import { ConfirmDialog } from '#web/components/ConfirmDialog.tsx';
import { FormProblem } from '#web/components/FormProblem.tsx';
import { refresh } from '#web/queries.ts';
import { useSaving } from '#web/useSaving.ts';
import { changeMember, getCampaign, listMembers } from '../contract.ts';
import type { Member } from './member-columns.tsx';

interface MemberEndDialogProps {
  member: Member;
  campaignName: string;
  onClose: () => void;
}

/** Takes a record out of a campaign; asked before, because only a new activity brings it back. */
export function MemberEndDialog({ member, campaignName, onClose }: MemberEndDialogProps) {
  const { busy, problem, save } = useSaving();
  const { name: account } = member.account;
  const run = async () => {
    const params = { id: member.id };
    if (!(await save(() => call(changeMember, { params, body: { ended: true } })))) return;
    reportAction(m.campaigns_member_ended({ account, campaign: campaignName }));
    void refresh(listMembers, getCampaign);
    onClose();
  };
  return (
    <ConfirmDialog
      open
      danger
      busy={busy}
      title={m.campaigns_member_end_title({ account, campaign: campaignName })}
      confirmLabel={m.campaigns_member_end()}
      onConfirm={() => void run()}
      onClose={onClose}
    >
      <FormProblem problem={problem} />
      <p>{m.campaigns_member_end_text()}</p>
    </ConfirmDialog>
  );
}
