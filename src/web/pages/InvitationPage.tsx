import { useNavigate, useParams } from '@tanstack/react-router';
import { getInvitation, signIn } from '#features/people/sign-in-contract.ts';
import { InvitationForm } from '#features/people/ui/InvitationForm.tsx';
import { m } from '#paraglide/messages.js';
import { call } from '#web/api.ts';
import { ErrorNotice } from '#web/components/ErrorNotice.tsx';
import { LoadingBars } from '#web/components/LoadingBars.tsx';
import { queryClient, useReply } from '#web/queries.ts';
import { meQuery } from '#web/session.ts';
import { Doorway } from '#web/shell/Doorway.tsx';

/** A one-time link: makes the first administrator, or sets a password. */
export function InvitationPage() {
  const { token } = useParams({ from: '/invitations/$token' });
  const navigate = useNavigate();
  const { data: invitation, error, refetch } = useReply(getInvitation, { params: { token } });
  /** Straight to work; where signing in fails, as after too many tries, by its own page. */
  const begin = async (entered: { email: string; password: string }) => {
    try {
      const me = await call(signIn, { body: entered });
      queryClient.clear();
      queryClient.setQueryData(meQuery().queryKey, me);
      await navigate({ to: '/today' });
    } catch {
      await navigate({ to: '/sign-in', search: { email: entered.email } });
    }
  };
  return (
    <Doorway
      title={invitation?.kind === 'first' ? m.people_invitation_first_title() : m.people_invitation_title()}
    >
      {error && <ErrorNotice error={error} onRetry={() => void refetch()} />}
      {!error && !invitation && <LoadingBars />}
      {invitation && (
        <InvitationForm token={token} invitation={invitation} onAccepted={(entered) => void begin(entered)} />
      )}
    </Doorway>
  );
}
