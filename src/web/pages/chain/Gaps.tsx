import { Link, useNavigate } from '@tanstack/react-router';
import { CalendarPlus } from 'lucide-react';
import { useState } from 'react';
import { countOf } from '#features/bulk/ui/count-words.ts';
import { useChoiceOfAll } from '#features/bulk/ui/useChoiceOfAll.ts';
import { listDormantAccounts } from '#features/thread/contract.ts';
import { candidateOf } from '#features/thread/ui/worklist/candidates.ts';
import { firstItems } from '#features/thread/ui/worklist/first-items.ts';
import { StartWorklist } from '#features/thread/ui/worklist/StartWorklist.tsx';
import type { ReplyOf } from '#lib/contract.ts';
import { m } from '#paraglide/messages.js';
import { keysOf, useCommand } from '#web/commands.ts';
import { DataGrid, type GridColumn } from '#web/components/DataGrid.tsx';
import { TimeText } from '#web/components/DateText.tsx';
import { EmptyState } from '#web/components/EmptyState.tsx';
import { ErrorNotice } from '#web/components/ErrorNotice.tsx';
import { FilterToggle } from '#web/components/FilterToggle.tsx';
import { StatusDot } from '#web/components/StatusDot.tsx';
import { TotalText } from '#web/components/TotalText.tsx';
import { usePages } from '#web/queries.ts';
import { asTexts, useUrlState } from '#web/url-state.ts';
import { SelectionBar } from '../records/SelectionBar.tsx';
import styles from './Chain.module.css';
import { PlanFollowUpsDialog } from './PlanFollowUpsDialog.tsx';

type Gap = ReplyOf<typeof listDormantAccounts>['items'][number];
const fields = { ownerId: asTexts, teamId: asTexts };

/** The records without a follow-up; chosen ones get one each. */
export function Gaps() {
  const [{ ownerId, teamId }, change] = useUrlState(fields);
  const [selection, setSelection] = useState<ReadonlySet<string>>(new Set());
  const { isAll, chooseAll, chooseSome } = useChoiceOfAll({ ownerId, teamId });
  const [planning, setPlanning] = useState(false);
  const navigate = useNavigate();
  const list = { query: { ownerId, teamId } };
  const gaps = usePages(listDormantAccounts, list);
  const loaded = gaps.items.map(({ account }) => account.id);
  const chosen = isAll ? new Set(loaded) : selection;
  const choose = (next: ReadonlySet<string>) => {
    chooseSome();
    setSelection(next);
  };
  const clear = () => choose(new Set());
  const hasMore = gaps.total?.relation === 'at-least' || (gaps.total?.value ?? 0) > chosen.size;
  useCommand('follow-up', chosen.size > 0 ? () => setPlanning(true) : null);
  if (gaps.error) {
    return <ErrorNotice error={gaps.error} what={m.accounts_what()} onRetry={() => void gaps.refetch()} />;
  }
  return (
    <section className={styles.section}>
      <div className={styles.head}>
        <h2 className="t-strong">
          {m.accounts_chain_list()}{' '}
          <span className="t-meta">
            <TotalText total={gaps.total} />
          </span>
        </h2>
        <FilterToggle
          pressed={ownerId?.includes('me') ?? false}
          onPressed={(on) => void change({ ownerId: on ? ['me'] : [] })}
        >
          {m.accounts_filter_mine()}
        </FilterToggle>
        {gaps.items.length > 0 && (
          <StartWorklist
            title={m.accounts_chain_list()}
            candidates={async () => {
              const rows =
                chosen.size > 0 && !isAll
                  ? gaps.items.filter(({ account }) => chosen.has(account.id))
                  : await firstItems(listDormantAccounts, list);
              return rows.map(({ account }) => candidateOf(account));
            }}
          />
        )}
      </div>
      <DataGrid
        {...gaps}
        label={m.accounts_chain_list()}
        rows={gaps.items}
        rowId={({ account }) => account.id}
        columns={columns()}
        onOpen={({ account }) => void navigate({ to: '/accounts/$id', params: { id: account.id } })}
        selection={chosen}
        onSelection={choose}
        empty={<EmptyState>{m.accounts_chain_none_filtered()}</EmptyState>}
      />
      {chosen.size > 0 && (
        <SelectionBar
          count={chosen.size}
          all={
            gaps.total && (isAll || hasMore)
              ? { count: countOf(gaps.total), isChosen: isAll, onChoose: chooseAll }
              : undefined
          }
          onClear={clear}
          actions={[
            {
              id: 'plan',
              label: m.accounts_gaps_do(),
              icon: <CalendarPlus />,
              keys: keysOf('follow-up'),
              onAction: () => setPlanning(true),
            },
          ]}
        />
      )}
      {planning && (
        <PlanFollowUpsDialog
          records={
            isAll && gaps.total
              ? { filter: { ownerId, teamId }, count: countOf(gaps.total) }
              : { accountIds: [...chosen] }
          }
          onDone={() => {
            setPlanning(false);
            clear();
          }}
          onClose={() => setPlanning(false)}
        />
      )}
    </section>
  );
}

const columns = (): GridColumn<Gap>[] => [
  {
    id: 'record',
    header: m.accounts_chain_record(),
    width: '2fr',
    cell: ({ account }) => (
      <Link to="/accounts/$id" params={{ id: account.id }} tabIndex={-1}>
        {account.name}
      </Link>
    ),
  },
  {
    id: 'place',
    header: m.accounts_place(),
    width: '1.2fr',
    narrow: 'second',
    cell: ({ account }) => account.city,
  },
  {
    id: 'status',
    header: m.accounts_status(),
    width: '2fr',
    narrow: 'trailing',
    cell: ({ statuses: [first, ...rest] }) =>
      first ? (
        <>
          <StatusDot hue={first.status.hue}>{first.status.name}</StatusDot>
          <span className="t-meta">
            <span className={styles.campaign}> {first.campaign.name}</span>
            {rest.length > 0 && ` ${m.accounts_status_more({ count: rest.length })}`}
          </span>
        </>
      ) : null,
  },
  {
    id: 'owner',
    header: m.accounts_owner(),
    width: '1.2fr',
    wideOnly: true,
    cell: ({ owner }) => owner?.name ?? <span className="t-meta">{m.accounts_no_owner()}</span>,
  },
  {
    id: 'lastActivity',
    header: m.accounts_last_activity(),
    width: '140px',
    narrow: 'second',
    cell: ({ lastActivityAt }) => lastActivityAt && <TimeText at={lastActivityAt} as="ago" />,
  },
];
