import { useQuery } from '@tanstack/react-query';
import { RecordField } from '#features/accounts/ui/RecordField.tsx';
import { m } from '#paraglide/messages.js';
import { Banner } from '#web/components/Banner.tsx';
import { ErrorNotice } from '#web/components/ErrorNotice.tsx';
import { LoadingBars } from '#web/components/LoadingBars.tsx';
import { useMe } from '#web/session.ts';
import { loneReason } from '../rules.ts';
import { ActivityForm } from './ActivityForm.tsx';
import { LoneFollowUpForm } from './LoneFollowUpForm.tsx';
import styles from './Record.module.css';
import { useSendActivity } from './useSendActivity.ts';
import { accountQuery } from './useSurroundings.ts';

export interface FollowUpAddress {
  account?: string | undefined;
  contact?: string | undefined;
  campaign?: string | undefined;
  /** As typed into „Wann?“. */
  when?: string | undefined;
  /** Whom it is for: an id. */
  for?: string | undefined;
  text?: string | undefined;
}

interface NewFollowUpProps {
  address: FollowUpAddress;
  onRecord: (accountId: string | undefined, contactId: string | undefined) => void;
  onSaved: (accountId: string) => void;
}

/** First the record; then a lone follow-up where that is allowed, otherwise the form with an activity (rule 3). */
export function NewFollowUp({ address, onRecord, onSaved }: NewFollowUpProps) {
  const me = useMe();
  const send = useSendActivity();
  const { account: id, campaign = null } = address;
  const {
    data: account,
    error,
    refetch,
  } = useQuery({ ...accountQuery(id ?? ''), enabled: id !== undefined });
  const standings = (account?.statuses ?? []).map((standing) => ({
    campaignId: standing.campaign.id,
    isFinal: standing.status.isFinal,
    isGoal: standing.status.isGoal,
    blocksContact: false,
  }));
  const mayStandAlone = account?.editable === true && loneReason(me.chain, standings, campaign) !== null;
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
      {id && !account && !error && <LoadingBars rows={4} />}
      {account && mayStandAlone && (
        <LoneFollowUpForm
          key={account.id}
          account={account}
          address={address}
          onSaved={() => onSaved(account.id)}
        />
      )}
      {account && !mayStandAlone && (
        <>
          <Banner>{m.thread_needs_activity()}</Banner>
          <ActivityForm
            key={account.id}
            place={`new/${account.id}`}
            accountId={account.id}
            start={{
              medium: 'note',
              contactId: address.contact ?? null,
              campaignId:
                campaign ?? (account.statuses.length === 1 ? account.statuses[0]!.campaign.id : null),
              ...(address.when || address.text
                ? {
                    next: {
                      ...(address.when ? { preset: 'date', typed: address.when } : {}),
                      text: address.text ?? null,
                    },
                  }
                : {}),
            }}
            initialFocus="note"
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
