import { useQuery } from '@tanstack/react-query';
import { Navigate, useParams } from '@tanstack/react-router';
import { lazy, Suspense, useEffect } from 'react';
import type { getAccount } from '#features/accounts/contract.ts';
import { AccountBanners } from '#features/accounts/ui/AccountBanners.tsx';
import { AccountContacts } from '#features/accounts/ui/AccountContacts.tsx';
import { AccountFacts } from '#features/accounts/ui/AccountFacts.tsx';
import { AccountStatuses } from '#features/accounts/ui/AccountStatuses.tsx';
import { CategoryBadges } from '#features/categories/ui/CategoryBadges.tsx';
import { RecordWork } from '#features/thread/ui/RecordWork.tsx';
import { accountQuery } from '#features/thread/ui/useSurroundings.ts';
import type { ReplyOf } from '#lib/contract.ts';
import { m } from '#paraglide/messages.js';
import { DateText, TimeText } from '#web/components/DateText.tsx';
import { ErrorNotice } from '#web/components/ErrorNotice.tsx';
import { Joined } from '#web/components/Joined.tsx';
import { LoadingBars } from '#web/components/LoadingBars.tsx';
import { Page } from '#web/components/Page.tsx';
import { Tabs } from '#web/components/Tabs.tsx';
import { useMedia, useNarrow } from '#web/components/viewport.ts';
import { rememberRecord } from '#web/palette/recents.ts';
import { asProblem } from '#web/problem.ts';
import { useMe } from '#web/session.ts';
import { asFlag, asOneOf, useUrlState } from '#web/url-state.ts';
import styles from './AccountPage.module.css';
import { AccountActions } from './accounts/AccountActions.tsx';
import { takeFromBin } from './accounts/bin.ts';
import { Aside } from './records/Aside.tsx';

type Account = ReplyOf<typeof getAccount>;

const BinnedAccount = lazy(() =>
  import('./accounts/BinnedAccount.tsx').then((module) => ({ default: module.BinnedAccount })),
);
const fields = { tab: asOneOf(['work', 'facts', 'context'] as const), edit: asFlag };
/** Everything about a record (ux.md W2): facts left, work in the middle, campaigns and people right. */
export function AccountPage() {
  const { id } = useParams({ strict: false }) as { id: string };
  const { data: account, error, refetch } = useQuery(accountQuery(id));
  if (account?.mergedIntoId) {
    return (
      <Navigate to="/accounts/$id" params={{ id: account.mergedIntoId }} search={{ merged: '1' }} replace />
    );
  }
  if (account) return <Record key={account.id} account={account} />;
  const unknown = (
    <Page title={m.thread_record()} area={m.web_nav_accounts()}>
      {error ? (
        <ErrorNotice error={error} what={m.thread_record()} onRetry={() => void refetch()} />
      ) : (
        <LoadingBars rows={8} />
      )}
    </Page>
  );
  // The server knows no record there any more; the bin may.
  if (error && asProblem(error).status === 404) {
    return (
      <Suspense fallback={null}>
        <BinnedAccount id={id} otherwise={unknown} />
      </Suspense>
    );
  }
  return unknown;
}

function Record({ account }: { account: Account }) {
  const [{ tab = 'work', edit }, change] = useUrlState(fields);
  const me = useMe();
  const narrow = useNarrow();
  useEffect(() => {
    const { kind, id, name, postalCode, city } = account;
    rememberRecord(me.id, { kind, id, name, context: [postalCode, city].filter(Boolean).join(' ') });
  }, [account, me.id]);
  const wide = useMedia('(min-width: 1280px)');
  const facts = (
    <Aside title={m.thread_facts_title()}>
      <AccountFacts account={account} />
      <CategoryBadges ids={account.categoryIds} most={20} />
    </Aside>
  );
  const context = (
    <>
      <Aside title={m.web_nav_campaigns()}>
        <AccountStatuses statuses={account.statuses} />
      </Aside>
      {account.kind === 'company' && (
        <Aside title={m.accounts_record_contacts()}>
          <AccountContacts accountId={account.id} editable={account.editable && !account.deletedAt} />
        </Aside>
      )}
    </>
  );
  const work = <RecordWork account={account} />;
  // Between telephone and wide screen the facts stay beside the work; the rest becomes a tab.
  const tabs = narrow ? (['work', 'facts', 'context'] as const) : (['work', 'context'] as const);
  return (
    <Page
      title={account.name}
      area={m.web_nav_accounts()}
      summary={<RecordSummary account={account} />}
      actions={
        <AccountActions
          account={account}
          edits={edit === true}
          onEdit={(edits) => change({ edit: edits || undefined })}
        />
      }
      bar={
        <>
          <AccountBanners
            account={account}
            onRestore={account.editable ? () => void takeFromBin(account) : undefined}
          />
          {!wide && (
            <div className={styles.statuses}>
              <AccountStatuses statuses={account.statuses} />
            </div>
          )}
          {!wide && (
            <div className={styles.tabs}>
              <Tabs
                label={account.name}
                tabs={tabs.map((value) => ({ value, label: tabLabel(value) }))}
                value={tab === 'facts' && !narrow ? 'work' : tab}
                onValue={(value) => change({ tab: value === 'work' ? undefined : value })}
              />
            </div>
          )}
        </>
      }
    >
      <div className={styles.columns}>
        {(!narrow || tab === 'facts') && <div className={styles.facts}>{facts}</div>}
        {(wide || tab === 'work' || (tab === 'facts' && !narrow)) && (
          <div className={styles.work}>{work}</div>
        )}
        {(wide || tab === 'context') && <div className={styles.context}>{context}</div>}
      </div>
    </Page>
  );
}

/** „Letzter Stand“ beside the name: last activity and what is next (ACT-08). */
function RecordSummary({ account: { nextFollowUp, lastActivityAt, owner } }: { account: Account }) {
  return (
    <Joined>
      {owner && m.thread_owner({ name: owner.name })}
      {lastActivityAt && (
        <span>
          {m.thread_last_activity()} <TimeText at={lastActivityAt} as="ago" />
        </span>
      )}
      {nextFollowUp ? (
        <span>
          {m.thread_next_follow_up()} <DateText day={nextFollowUp.dueOn} time={nextFollowUp.dueTime} />
        </span>
      ) : (
        m.thread_no_open_follow_up()
      )}
    </Joined>
  );
}

const tabLabel = (tab: 'work' | 'facts' | 'context') =>
  ({ work: m.thread_tab_work, facts: m.thread_facts_title, context: m.thread_tab_context })[tab]();
