import { useNavigate } from '@tanstack/react-router';
import { Plus } from 'lucide-react';
import { lazy, Suspense, useState } from 'react';
import { listAccounts } from '#features/accounts/contract.ts';
import { useChoiceOfAll } from '#features/bulk/ui/useChoiceOfAll.ts';
import { ExportAction } from '#features/exports/ui/ExportAction.tsx';
import { candidateOf } from '#features/thread/ui/worklist/candidates.ts';
import { firstItems } from '#features/thread/ui/worklist/first-items.ts';
import { StartWorklist } from '#features/thread/ui/worklist/StartWorklist.tsx';
import { ViewMenu } from '#features/views/ui/ViewMenu.tsx';
import { m } from '#paraglide/messages.js';
import { Button } from '#web/components/Button.tsx';
import { ButtonLink } from '#web/components/ButtonLink.tsx';
import { DataGrid } from '#web/components/DataGrid.tsx';
import { EmptyState } from '#web/components/EmptyState.tsx';
import { ErrorNotice } from '#web/components/ErrorNotice.tsx';
import { FilteredEmpty } from '#web/components/FilteredEmpty.tsx';
import { Page } from '#web/components/Page.tsx';
import { useShownColumns } from '#web/components/shown-columns.ts';
import { TotalText } from '#web/components/TotalText.tsx';
import { usePages } from '#web/queries.ts';
import { useMe } from '#web/session.ts';
import { useUrlState } from '#web/url-state.ts';
import { AccountFilterBar } from './accounts/AccountFilterBar.tsx';
import { AccountSelectionBar } from './accounts/AccountSelectionBar.tsx';
import { accountColumns } from './accounts/account-columns.tsx';
import { accountFields, accountQuery, isFiltered, noFilter } from './accounts/account-filter.ts';
import { useFilterChips } from './accounts/useFilterChips.ts';

const AccountForm = lazy(() =>
  import('#features/accounts/ui/AccountForm.tsx').then((module) => ({ default: module.AccountForm })),
);

const parameters = Object.keys(accountFields);

/** Companies and private persons: find, filter, sort, work on many. Everything chosen stands in the address. */
export function AccountsPage() {
  const [state, change] = useUrlState(accountFields);
  const navigate = useNavigate();
  const columns = accountColumns();
  const shown = useShownColumns(columns);
  const [selection, setSelection] = useState<ReadonlySet<string>>(new Set());
  const { sort: _, ...filter } = accountQuery(state);
  const list = { query: accountQuery(state) };
  const accounts = usePages(listAccounts, list);
  const { isAll, chooseAll, chooseSome } = useChoiceOfAll(filter);
  const choose = (next: ReadonlySet<string>) => {
    chooseSome();
    setSelection(next);
  };
  const marked = isAll ? new Set(accounts.items.map(({ id }) => id)) : selection;
  const chosen = accounts.items.filter(({ id }) => marked.has(id));
  const open = (id: string) => void navigate({ to: '/accounts/$id', params: { id } });
  return (
    <Page
      title={m.web_nav_accounts()}
      fill
      views={<ViewMenu page="accounts" parameters={parameters} columns={columns} />}
      count={<TotalText total={accounts.total} />}
      actions={
        <>
          <ExportAction entity="account" query={accountQuery(state)} total={accounts.total} />
          {!state.deleted && (
            <StartWorklist
              title={m.web_nav_accounts()}
              candidates={async () => {
                const rows = selection.size > 0 && !isAll ? chosen : await firstItems(listAccounts, list);
                return rows.filter(({ blocked }) => !blocked).map(candidateOf);
              }}
            />
          )}
          <Button
            variant="primary"
            icon={<Plus />}
            onClick={() => void change({ new: true }, { push: true })}
          >
            {m.accounts_new()}
          </Button>
        </>
      }
      bar={<AccountFilterBar filter={state} onFilter={change} />}
    >
      {accounts.error ? (
        <ErrorNotice
          error={accounts.error}
          what={m.accounts_what()}
          onRetry={() => void accounts.refetch()}
        />
      ) : (
        <DataGrid
          {...accounts}
          label={m.web_nav_accounts()}
          rows={accounts.items}
          rowId={(account) => account.id}
          columns={shown}
          sort={state.sort ?? (state.q ? undefined : 'name')}
          onSort={(sort) => void change({ sort: sort as typeof state.sort })}
          onOpen={(account) => open(account.id)}
          selection={marked}
          onSelection={choose}
          empty={<NoAccounts />}
        />
      )}
      {marked.size > 0 && (
        <AccountSelectionBar
          accounts={chosen}
          ids={[...marked]}
          filter={filter}
          total={accounts.total}
          isAll={isAll}
          inBin={state.deleted ?? false}
          onAll={chooseAll}
          onClear={() => choose(new Set())}
        />
      )}
      {state.new && (
        <Suspense fallback={null}>
          <AccountForm
            initial={state.q ? { name: state.q } : {}}
            onDone={(account) => open(account.id)}
            onCancel={() => void change({ new: undefined })}
          />
        </Suspense>
      )}
    </Page>
  );
}

/** Nothing at all, or nothing with these filters: named, with the way out. */
function NoAccounts() {
  const [state, change] = useUrlState(accountFields);
  const { permissions } = useMe();
  const chips = useFilterChips(state, change);
  if (!isFiltered(state)) {
    return (
      <EmptyState
        action={
          <>
            <Button variant="primary" onClick={() => void change({ new: true }, { push: true })}>
              {m.accounts_add()}
            </Button>
            {permissions.import && <ButtonLink to="/imports">{m.accounts_import()}</ButtonLink>}
          </>
        }
      >
        {m.accounts_first_empty()}
      </EmptyState>
    );
  }
  const words = [
    state.q && m.accounts_chip_text({ text: state.q }),
    state.kind && (state.kind === 'company' ? m.accounts_companies() : m.accounts_persons()),
    state.ownerId?.includes('me') && m.accounts_chip_owner({ name: m.accounts_me() }),
    state.withoutFollowUp && m.accounts_filter_without_follow_up(),
    ...chips.filter(({ id }) => id !== 'deleted').map(({ label }) => label),
  ];
  const reset = () => void change(noFilter);
  if (!words.some(Boolean)) {
    return (
      <EmptyState action={<Button onClick={reset}>{m.web_filter_reset()}</Button>}>
        {m.accounts_bin_empty()}
      </EmptyState>
    );
  }
  return <FilteredEmpty sentence={m.accounts_filtered_empty} filters={words} onReset={reset} />;
}
