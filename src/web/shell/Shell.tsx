import { useQuery } from '@tanstack/react-query';
import { ErrorNotice } from '#web/components/ErrorNotice.tsx';
import { LoadingBars } from '#web/components/LoadingBars.tsx';
import { asProblem } from '#web/problem.ts';
import { meQuery } from '#web/session.ts';
import { Frame } from './Frame.tsx';
import { UnsentBanner } from './UnsentBanner.tsx';

/** Everything signed-in people see: waits for who they are, then draws the frame with the page in it. */
export function Shell() {
  const { data: me, error, refetch } = useQuery(meQuery());
  if (me) return <Frame me={me} />;
  // The sign-in page is on its way.
  if (error && asProblem(error).status === 401) return null;
  return (
    <main>
      {error && asProblem(error).passing && <UnsentBanner />}
      {error ? <ErrorNotice error={error} onRetry={() => void refetch()} /> : <LoadingBars rows={6} />}
    </main>
  );
}
