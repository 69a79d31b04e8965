import { useEffect, useRef } from 'react';
import { SignInForm } from '#features/people/ui/SignInForm.tsx';
import { m } from '#paraglide/messages.js';
import { reportNotice } from '#web/actions.ts';
import { keysOf, useCommand } from '#web/commands.ts';
import { Banner } from '#web/components/Banner.tsx';
import { Button } from '#web/components/Button.tsx';
import { Dialog } from '#web/components/Dialog.tsx';
import { writeDay } from '#web/dates.ts';
import { asProblem } from '#web/problem.ts';
import { useMe } from '#web/session.ts';
import {
  prolong,
  type SessionStage,
  signedInAgain,
  tellOtherWindows,
  useSessionStage,
  watchSession,
} from './session-end.ts';

/** Warns before the session ends; afterwards asks who is there, over the page as it stands. */
export function SessionNotice({ userId }: { userId: string }) {
  const stage = useSessionStage();
  useEffect(() => watchSession(userId), [userId]);
  if (stage === 'open') return null;
  return stage === 'over' ? <SignInAgain /> : <SessionEnds stage={stage} />;
}

function SessionEnds({ stage }: { stage: SessionStage }) {
  const button = useRef<HTMLButtonElement>(null);
  const stay = async () => {
    const hadFocus = document.activeElement === button.current;
    try {
      const endsAt = await prolong();
      if (endsAt) reportNotice(m.web_session_stays({ day: writeDay(endsAt.slice(0, 10)) }));
      // The button is gone; the keyboard stays on the page.
      if (hadFocus) document.getElementById('main')?.focus({ preventScroll: true });
    } catch (error) {
      reportNotice(asProblem(error).detail);
    }
  };
  useCommand('stay-signed-in', { run: () => void stay(), inDialog: true });
  return (
    <Banner
      tone="warn"
      actions={
        <Button ref={button} keys={keysOf('stay-signed-in')} onClick={() => void stay()}>
          {m.web_command_stay_signed_in()}
        </Button>
      }
    >
      {stage === 'two-minutes' ? m.web_session_two_minutes() : m.web_session_last_minute()}
    </Banner>
  );
}

/** Nothing of the page is lost: what was being sent goes on once its sender is back. */
function SignInAgain() {
  const { name, email } = useMe();
  return (
    <Dialog
      open
      title={m.web_session_over_title()}
      actions={
        <Button variant="plain" onClick={() => location.assign('/sign-in')}>
          {m.web_session_over_other()}
        </Button>
      }
    >
      <p>{m.web_session_over({ name })}</p>
      <SignInForm
        email={email}
        isKnown
        onSignedIn={(me) => {
          signedInAgain(me);
          tellOtherWindows();
        }}
      />
    </Dialog>
  );
}
