import { RefreshCw } from 'lucide-react';
import { getChainReport } from '#features/thread/contract.ts';
import { m } from '#paraglide/messages.js';
import { Button } from '#web/components/Button.tsx';
import { ErrorNotice } from '#web/components/ErrorNotice.tsx';
import { LoadingBars } from '#web/components/LoadingBars.tsx';
import { Page } from '#web/components/Page.tsx';
import { useReply } from '#web/queries.ts';
import { ChainFigures } from './chain/ChainFigures.tsx';
import { Gaps } from './chain/Gaps.tsx';
import { Stranded } from './chain/Stranded.tsx';

/** Whether any thread is broken: open records without a follow-up, and follow-ups nobody can work on. */
export function ChainPage() {
  const { data, error, refetch, isFetching } = useReply(getChainReport, { query: { limit: 1 } });
  return (
    <Page
      title={m.web_nav_chain()}
      fill
      actions={
        <Button icon={<RefreshCw />} busy={isFetching} onClick={() => void refetch()}>
          {m.accounts_chain_check_again()}
        </Button>
      }
    >
      {error && <ErrorNotice error={error} what={m.accounts_chain_what()} onRetry={() => void refetch()} />}
      {!error && !data && <LoadingBars rows={8} fill />}
      {data && (
        <>
          <ChainFigures report={data} />
          {data.stranded.length > 0 && <Stranded stranded={data.stranded} />}
          {data.gaps > 0 && <Gaps />}
        </>
      )}
    </Page>
  );
}
