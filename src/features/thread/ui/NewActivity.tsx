import { useQuery } from '@tanstack/react-query';
import { AccountBanners } from '#features/accounts/ui/AccountBanners.tsx';
import { AccountStatuses } from '#features/accounts/ui/AccountStatuses.tsx';
import { RecordField } from '#features/accounts/ui/RecordField.tsx';
import { m } from '#paraglide/messages.js';
import { ErrorNotice } from '#web/components/ErrorNotice.tsx';
import { LoadingBars } from '#web/components/LoadingBars.tsx';
import { ActivityForm } from './ActivityForm.tsx';
import { type DraftAddress, draftFrom } from './draft-from-address.ts';
import styles from './Record.module.css';
import { useSendActivity } from './useSendActivity.ts';
import { accountQuery, statusesQuery } from './useSurroundings.ts';

interface NewActivityProps {
  address: DraftAddress;
  onRecord: (accountId: string | undefined, contactId: string | undefined) => void;
  onSaved: (accountId: string) => void;
}

/** First the record, then the form with what the link filled in. */
export function NewActivity({ address, onRecord, onSaved }: NewActivityProps) {
  const send = useSendActivity();
  const { account: id } = address;
  const {
    data: account,
    error,
    refetch,
  } = useQuery({ ...accountQuery(id ?? ''), enabled: id !== undefined });
  const [only] = account?.statuses.length === 1 ? account.statuses : [];
  const campaign = address.campaign ?? only?.campaign.id;
  const statuses = useQuery({ ...statusesQuery(campaign ?? ''), enabled: campaign !== undefined });
  const isReady = account !== undefined && (campaign === undefined || !statuses.isPending);
  return (
    <div className={styles.work}>
      <div className={styles.choice}>
        <RecordField
          value={account ?? null}
          onValue={(record) => onRecord(record?.id, record?.contactId ?? undefined)}
          autoFocus={id === undefined}
        />
      </div>
      {error && <ErrorNotice error={error} what={m.thread_record()} onRetry={() => void refetch()} />}
      {id && !isReady && !error && <LoadingBars rows={6} />}
      {account && isReady && (
        <>
          <AccountBanners account={account} />
          <AccountStatuses statuses={account.statuses} />
          <ActivityForm
            key={account.id}
            place={`new/${account.id}`}
            accountId={account.id}
            start={draftFrom({ ...address, campaign }, statuses.data?.items)}
            saveLabel={m.thread_save()}
            onSave={(body, draftKey) => {
              send({ body, accountName: account.name, draftKey });
              onSaved(account.id);
            }}
          />
        </>
      )}
    </div>
  );
}
