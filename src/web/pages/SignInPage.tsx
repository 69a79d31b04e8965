import { useNavigate } from '@tanstack/react-router';
import { SignInForm } from '#features/people/ui/SignInForm.tsx';
import { m } from '#paraglide/messages.js';
import { queryClient } from '#web/queries.ts';
import { meQuery } from '#web/session.ts';
import { Doorway } from '#web/shell/Doorway.tsx';
import { tellOtherWindows } from '#web/shell/session-end.ts';
import { asText, useUrlState } from '#web/url-state.ts';

const fields = { returnTo: asText, email: asText };

/** Signs in and goes on to where one wanted to go, the fragment included. */
export function SignInPage() {
  const [{ returnTo, email }] = useUrlState(fields);
  const navigate = useNavigate();
  return (
    <Doorway title={m.people_sign_in_title()}>
      <SignInForm
        email={email ?? ''}
        onSignedIn={(me) => {
          queryClient.clear();
          queryClient.setQueryData(meQuery().queryKey, me);
          tellOtherWindows();
          void navigate({ href: ownPath(returnTo) });
        }}
      />
    </Doorway>
  );
}

/** Only paths of this house: an address from outside must not lead away from it. */
const ownPath = (path = '/today') =>
  /^\/(?![/\\])/.test(path) && !path.startsWith('/sign-in') ? path : '/today';
