import { useState } from 'react';
import type { getAccount } from '#features/accounts/contract.ts';
import { UserField } from '#features/people/ui/UserField.tsx';
import type { ReplyOf } from '#lib/contract.ts';
import { m } from '#paraglide/messages.js';
import { inverseOf, reportAction } from '#web/actions.ts';
import { call } from '#web/api.ts';
import { Button } from '#web/components/Button.tsx';
import { Dialog } from '#web/components/Dialog.tsx';
import { FormProblem } from '#web/components/FormProblem.tsx';
import { refresh } from '#web/queries.ts';
import { useSaving } from '#web/useSaving.ts';
import { changeMember, listMembers } from '../contract.ts';
import type { Member } from './member-columns.tsx';

interface MemberOwnerDialogProps {
  member: Member;
  account: ReplyOf<typeof getAccount>;
  onClose: () => void;
}

/** Who cares for a record in this campaign; empty again: whoever cares for the record. */
export function MemberOwnerDialog({ member, account, onClose }: MemberOwnerDialogProps) {
  const before = member.owner && member.owner.id !== account.ownerId ? member.owner : null;
  const [owner, setOwner] = useState(before);
  const { busy, problem, save } = useSaving();
  const run = async () => {
    const params = { id: member.id };
    const isSaved = await save(() => call(changeMember, { params, body: { ownerId: owner?.id ?? null } }));
    if (!isSaved) return;
    const inverse = inverseOf(changeMember, { params, body: { ownerId: before?.id ?? null } });
    const name = owner?.name ?? account.owner?.name ?? '–';
    reportAction(m.campaigns_member_owner_changed({ account: account.name, name }), inverse);
    void refresh(listMembers);
    onClose();
  };
  return (
    <Dialog
      open
      onClose={onClose}
      title={m.campaigns_member_owner_title({ account: account.name })}
      actions={
        <>
          <Button variant="primary" busy={busy} onClick={() => void run()}>
            {m.campaigns_save()}
          </Button>
          <Button onClick={onClose}>{m.web_cancel()}</Button>
        </>
      }
    >
      <FormProblem problem={problem} />
      <UserField
        label={m.campaigns_owner()}
        hint={m.campaigns_member_owner_hint({ name: account.owner?.name ?? '–' })}
        value={owner}
        onValue={setOwner}
        autoFocus
      />
    </Dialog>
  );
}
