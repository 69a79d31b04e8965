import { Link, useNavigate } from '@tanstack/react-router';
import { listOutcomes } from '#features/activities/contract.ts';
import type { ReplyOf } from '#lib/contract.ts';
import { m } from '#paraglide/messages.js';
import { DataGrid, type GridColumn } from '#web/components/DataGrid.tsx';
import { TimeText } from '#web/components/DateText.tsx';
import { EmptyState } from '#web/components/EmptyState.tsx';
import { ErrorNotice } from '#web/components/ErrorNotice.tsx';
import { FilterBar } from '#web/components/FilterBar.tsx';
import { TotalText } from '#web/components/TotalText.tsx';
import { usePages, useReply } from '#web/queries.ts';
import { asText, useUrlState } from '#web/url-state.ts';
import { listStatusHistory } from '../contract.ts';
import styles from './StatusHistory.module.css';

type Entry = ReplyOf<typeof listStatusHistory>['items'][number];
const fields = { accountId: asText };

/** Every status change of the campaign, in the order of each record. */
export function StatusHistory({ campaignId }: { campaignId: string }) {
  const [{ accountId }, change] = useUrlState(fields);
  const navigate = useNavigate();
  const history = usePages(listStatusHistory, { params: { id: campaignId }, query: { accountId } });
  const { data: outcomes } = useReply(listOutcomes);
  const outcomeLabel = (key: string | null) =>
    outcomes?.items.find((outcome) => outcome.key === key)?.label ?? null;
  const only = accountId ? (history.items[0]?.account.name ?? '') : '';
  if (history.error) {
    return (
      <ErrorNotice
        error={history.error}
        what={m.campaigns_what_history()}
        onRetry={() => void history.refetch()}
      />
    );
  }
  return (
    <>
      <FilterBar
        end={<TotalText total={history.total} />}
        chips={
          accountId
            ? [
                {
                  id: 'account',
                  label: m.campaigns_history_account({ name: only }),
                  onRemove: () => void change({ accountId: undefined }),
                },
              ]
            : []
        }
      />
      <DataGrid
        {...history}
        label={m.campaigns_tab_history()}
        rows={history.items}
        rowId={(entry) => entry.id}
        columns={columns(outcomeLabel)}
        onOpen={({ account }) => void navigate({ to: '/accounts/$id', params: { id: account.id } })}
        empty={<EmptyState>{m.campaigns_history_empty()}</EmptyState>}
      />
    </>
  );
}

const columns = (outcomeLabel: (key: string | null) => string | null): GridColumn<Entry>[] => [
  {
    id: 'record',
    header: m.campaigns_history_record(),
    width: '1.6fr',
    cell: ({ account }) => (
      <Link to="/accounts/$id" params={{ id: account.id }} tabIndex={-1}>
        {account.name}
      </Link>
    ),
  },
  {
    id: 'change',
    header: m.campaigns_history_change(),
    width: '2fr',
    narrow: 'second',
    cell: ({ from, to, isDowngrade }) => (
      <>
        {from?.name ?? m.campaigns_history_start()} → <strong>{to.name}</strong>
        {isDowngrade && <span className={styles.downgrade}>{m.campaigns_history_downgrade()}</span>}
      </>
    ),
  },
  {
    id: 'activity',
    header: m.campaigns_history_activity(),
    width: '2fr',
    wideOnly: true,
    cell: ({ activity }) => [outcomeLabel(activity.outcome), activity.text].filter(Boolean).join(' – '),
  },
  {
    id: 'user',
    header: m.campaigns_history_user(),
    width: '1fr',
    cell: ({ user }) => user.name,
  },
  {
    id: 'at',
    header: m.campaigns_history_at(),
    width: '150px',
    narrow: 'trailing',
    cell: ({ at }) => <TimeText at={at} />,
  },
];
