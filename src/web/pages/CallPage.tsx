import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { lazy, Suspense, useState } from 'react';
import { search } from '#features/accounts/contract.ts';
import { CallerChoice } from '#features/thread/ui/CallerChoice.tsx';
import { NewActivity } from '#features/thread/ui/NewActivity.tsx';
import { m } from '#paraglide/messages.js';
import { Button } from '#web/components/Button.tsx';
import { EmptyState } from '#web/components/EmptyState.tsx';
import { ErrorNotice } from '#web/components/ErrorNotice.tsx';
import { LoadingBars } from '#web/components/LoadingBars.tsx';
import { Page } from '#web/components/Page.tsx';
import { queryOf } from '#web/queries.ts';
import { asText, useUrlState } from '#web/url-state.ts';

const fields = { number: asText, account: asText, contact: asText };
const AccountForm = lazy(() =>
  import('#features/accounts/ui/AccountForm.tsx').then((module) => ({ default: module.AccountForm })),
);

/** Who is calling: one match opens the form, several are chosen from, none becomes a new record with the number. */
export function CallPage() {
  const [{ number = '', account, contact }, change] = useUrlState(fields);
  const navigate = useNavigate();
  const [isAdding, setIsAdding] = useState(false);
  const { data, error, refetch } = useQuery({
    ...queryOf(search, { query: { q: number, limit: 20 } }),
    enabled: number.trim() !== '',
  });
  // A name that happens to contain the digits is nobody calling.
  const callers = (data?.items ?? []).filter(({ matched }) => matched === 'phone');
  const [only] = callers.length === 1 ? callers : [];
  const accountId = account ?? only?.accountId;
  const contactId = contact ?? (only?.kind === 'contact' ? only.id : undefined);
  const choose = (id: string | undefined, who: string | undefined) => change({ account: id, contact: who });
  return (
    <Page title={m.thread_call_incoming()} count={number} windowTitle={number}>
      {accountId ? (
        <NewActivity
          address={{ account: accountId, contact: contactId, medium: 'phone', direction: 'inbound' }}
          onRecord={choose}
          onSaved={(id) => void navigate({ to: '/accounts/$id', params: { id } })}
        />
      ) : error ? (
        <ErrorNotice error={error} what={m.thread_caller()} onRetry={() => void refetch()} />
      ) : number.trim() !== '' && !data ? (
        <LoadingBars rows={3} />
      ) : callers.length > 1 ? (
        <CallerChoice callers={callers} onChoose={choose} />
      ) : (
        <EmptyState
          action={
            <Button variant="primary" onClick={() => setIsAdding(true)}>
              {m.thread_new_record()}
            </Button>
          }
        >
          {m.thread_caller_unknown({ number: number || '–' })}
        </EmptyState>
      )}
      {isAdding && (
        <Suspense fallback={null}>
          <AccountForm
            initial={{ phone: number }}
            onDone={({ id }) => {
              setIsAdding(false);
              choose(id, undefined);
            }}
            onCancel={() => setIsAdding(false)}
          />
        </Suspense>
      )}
    </Page>
  );
}
