import { useNavigate, useParams } from '@tanstack/react-router';
import { getInvitation } from '#features/people/sign-in-contract.ts';
import { InvitationForm } from '#features/people/ui/InvitationForm.tsx';
import { m } from '#paraglide/messages.js';
import { ErrorNotice } from '#web/components/ErrorNotice.tsx';
import { LoadingBars } from '#web/components/LoadingBars.tsx';
import { useReply } from '#web/queries.ts';
import { Doorway } from '#web/shell/Doorway.tsx';

/** A one-time link: makes the first administrator, or sets a password. */
export function InvitationPage() {
  const { token } = useParams({ from: '/invitations/$token' });
  const navigate = useNavigate();
  const { data: invitation, error, refetch } = useReply(getInvitation, { params: { token } });
  return (
    <Doorway
      title={invitation?.kind === 'first' ? m.people_invitation_first_title() : m.people_invitation_title()}
    >
      {error && <ErrorNotice error={error} onRetry={() => void refetch()} />}
      {!error && !invitation && <LoadingBars />}
      {invitation && (
        <InvitationForm
          token={token}
          invitation={invitation}
          onAccepted={(email) => void navigate({ to: '/sign-in', search: { email } })}
        />
      )}
    </Doorway>
  );
}
