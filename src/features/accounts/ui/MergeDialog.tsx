import { useState } from 'react';
import { m } from '#paraglide/messages.js';
import { call } from '#web/api.ts';
import { Combobox, type ComboboxOption } from '#web/components/Combobox.tsx';
import { Dialog } from '#web/components/Dialog.tsx';
import { ErrorNotice } from '#web/components/ErrorNotice.tsx';
import { LoadingBars } from '#web/components/LoadingBars.tsx';
import { useReply } from '#web/queries.ts';
import { getAccount, search } from '../contract.ts';
import type { Account } from './account-values.ts';
import { MergeForm } from './MergeForm.tsx';

interface MergeDialogProps {
  accountId: string;
  /** Left out, it is asked for. */
  otherId?: string | undefined;
  onDone: (account: Account) => void;
  onCancel: () => void;
}

/** Two records become one (S32): for each difference one value, 1 or 2; to be undone for 24 hours. */
export function MergeDialog({ accountId, otherId, onDone, onCancel }: MergeDialogProps) {
  const [chosen, setChosen] = useState<ComboboxOption | null>(null);
  const first = useReply(getAccount, { params: { id: accountId } });
  const withId = otherId ?? chosen?.id;
  const error = first.error;
  if (error || !first.data || !withId) {
    return (
      <Dialog open onClose={onCancel} title={m.accounts_merge_title({ name: first.data?.name ?? '' })}>
        {error && (
          <ErrorNotice error={error} what={m.accounts_what_record()} onRetry={() => void first.refetch()} />
        )}
        {!error && !first.data && <LoadingBars rows={6} />}
        {first.data && (
          <Combobox
            label={m.accounts_merge_with()}
            value={chosen}
            onValue={(option) => option?.id !== accountId && setChosen(option)}
            search={searchRecords}
            minLength={2}
            autoFocus
          />
        )}
      </Dialog>
    );
  }
  return <WithOther first={first.data} otherId={withId} onDone={onDone} onCancel={onCancel} />;
}

function WithOther(
  props: { first: Account; otherId: string } & Pick<MergeDialogProps, 'onDone' | 'onCancel'>,
) {
  const { first, otherId, onDone, onCancel } = props;
  const { data, error, refetch } = useReply(getAccount, { params: { id: otherId } });
  const [swapped, setSwapped] = useState(false);
  if (!data) {
    return (
      <Dialog open wide onClose={onCancel} title={m.accounts_merge_title({ name: first.name })}>
        {error ? (
          <ErrorNotice error={error} what={m.accounts_what_record()} onRetry={() => void refetch()} />
        ) : (
          <LoadingBars rows={8} />
        )}
      </Dialog>
    );
  }
  const [winner, loser] = swapped ? [data, first] : [first, data];
  return (
    <MergeForm
      key={winner.id}
      winner={winner}
      loser={loser}
      onSwap={() => setSwapped(!swapped)}
      onDone={onDone}
      onCancel={onCancel}
    />
  );
}

async function searchRecords(q: string, signal: AbortSignal): Promise<ComboboxOption[]> {
  const { items } = await call(search, { query: { q, limit: 20 }, signal });
  return items
    .filter(({ kind }) => kind !== 'contact')
    .map(({ accountId, name, context }) => ({ id: accountId, label: name, context }));
}
