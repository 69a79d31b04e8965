import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { listFollowUps } from '#features/follow-ups/contract.ts';
import { FollowUpFilters } from '#features/follow-ups/ui/FollowUpFilters.tsx';
import { followUpColumns } from '#features/follow-ups/ui/follow-up-columns.tsx';
import { filterFields, queryFor } from '#features/follow-ups/ui/follow-up-filter.ts';
import { useMoment } from '#features/follow-ups/ui/useMoment.ts';
import { BulkBar } from '#features/thread/ui/BulkBar.tsx';
import { ViewMenu } from '#features/views/ui/ViewMenu.tsx';
import { m } from '#paraglide/messages.js';
import { Button } from '#web/components/Button.tsx';
import { ButtonLink } from '#web/components/ButtonLink.tsx';
import { DataGrid } from '#web/components/DataGrid.tsx';
import { EmptyState } from '#web/components/EmptyState.tsx';
import { ErrorNotice } from '#web/components/ErrorNotice.tsx';
import { Page } from '#web/components/Page.tsx';
import { useShownColumns } from '#web/components/shown-columns.ts';
import { TotalText } from '#web/components/TotalText.tsx';
import { usePages } from '#web/queries.ts';
import { useUrlState } from '#web/url-state.ts';

const parameters = Object.keys(filterFields);

/** „Wiedervorlagen“: all of them, with bulk changes (ux.md S03). */
export function FollowUpsPage() {
  const [filter, change] = useUrlState(filterFields);
  const { today } = useMoment();
  const navigate = useNavigate();
  const columns = followUpColumns(today);
  const shown = useShownColumns(columns);
  const [selection, setSelection] = useState<ReadonlySet<string>>(new Set());
  const pages = usePages(listFollowUps, { query: { ...queryFor(filter), limit: 50 } });
  const isOpen = filter.state !== 'done';
  const reset = () =>
    change(Object.fromEntries(Object.keys(filterFields).map((name) => [name, undefined])) as typeof filter);
  const chosen = pages.items.filter(({ id }) => selection.has(id));
  return (
    <Page
      title={m.web_nav_follow_ups()}
      views={<ViewMenu page="follow-ups" parameters={parameters} columns={columns} />}
      count={<TotalText total={pages.total} />}
      fill
      actions={
        <ButtonLink to="/follow-ups/new" variant="primary">
          {m.follow_ups_new()}
        </ButtonLink>
      }
      bar={<FollowUpFilters filter={filter} onFilter={change} onReset={reset} />}
    >
      {pages.error ? (
        <ErrorNotice error={pages.error} what={m.web_nav_follow_ups()} onRetry={() => void pages.refetch()} />
      ) : (
        <DataGrid
          {...pages}
          label={m.web_nav_follow_ups()}
          columns={shown}
          rows={pages.items}
          rowId={({ id }) => id}
          sort={filter.sort}
          onSort={(sort) => change({ sort: sort as typeof filter.sort })}
          onOpen={({ account }) => void navigate({ to: '/accounts/$id', params: { id: account.id } })}
          {...(isOpen ? { selection, onSelection: setSelection } : {})}
          empty={
            <EmptyState action={<Button onClick={reset}>{m.follow_ups_reset()}</Button>}>
              {m.follow_ups_no_match()}
            </EmptyState>
          }
        />
      )}
      {isOpen && selection.size > 0 && (
        <BulkBar chosen={chosen} ids={[...selection]} onDone={() => setSelection(new Set())} />
      )}
    </Page>
  );
}
