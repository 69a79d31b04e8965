import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { AccountBanners } from '#features/accounts/ui/AccountBanners.tsx';
import { AccountFacts } from '#features/accounts/ui/AccountFacts.tsx';
import { AccountStatuses } from '#features/accounts/ui/AccountStatuses.tsx';
import { m } from '#paraglide/messages.js';
import { ErrorNotice } from '#web/components/ErrorNotice.tsx';
import { telHref } from '#web/components/hand-over.ts';
import { LoadingBars } from '#web/components/LoadingBars.tsx';
import { RecordWork } from '../RecordWork.tsx';
import { accountQuery } from '../useSurroundings.ts';
import styles from '../WorkPane.module.css';
import { FocusOnTitle } from './FocusOnTitle.tsx';

interface WorklistRecordProps {
  accountId: string;
  onSaved: (entryId: string) => void;
}

/** A record of the worklist: who, how to reach them, log, what is open, what was. */
export function WorklistRecord({ accountId, onSaved }: WorklistRecordProps) {
  const { data: account, error, refetch } = useQuery(accountQuery(accountId));
  if (error) return <ErrorNotice error={error} what={m.thread_record()} onRetry={() => void refetch()} />;
  if (!account) return <LoadingBars rows={8} fill />;
  return (
    <article className={styles.pane} aria-labelledby="work-title">
      <header className={styles.head}>
        <h2 id="work-title" data-account={account.id} tabIndex={-1} className={styles.heading}>
          <Link to="/accounts/$id" params={{ id: account.id }} className={styles.title}>
            {account.name}
          </Link>
        </h2>
        <p className={styles.who}>{[account.postalCode, account.city].filter(Boolean).join(' ')}</p>
        <p className={styles.reach}>
          {account.phone && <a href={telHref(account.phone)}>{account.phone}</a>}
          {account.email && <a href={`mailto:${account.email}`}>{account.email}</a>}
        </p>
      </header>
      <div className={styles.body}>
        <AccountBanners account={account} />
        <AccountStatuses statuses={account.statuses} />
        <RecordWork key={account.id} account={account} onSaved={onSaved} />
        <details className={styles.facts}>
          <summary>{m.thread_facts_title()}</summary>
          <AccountFacts account={account} />
        </details>
      </div>
      <FocusOnTitle key={account.id} />
    </article>
  );
}
