import { useNavigate } from '@tanstack/react-router';
import { lazy, Suspense, useState } from 'react';
import { BulkBar } from '#features/bulk/ui/BulkBar.tsx';
import { useChoiceOfAll } from '#features/bulk/ui/useChoiceOfAll.ts';
import { ExportAction } from '#features/exports/ui/ExportAction.tsx';
import { listFollowUps } from '#features/follow-ups/contract.ts';
import { type Display, rangeOf } from '#features/follow-ups/ui/calendar/calendar-range.ts';
import { FollowUpFilters } from '#features/follow-ups/ui/FollowUpFilters.tsx';
import { followUpColumns } from '#features/follow-ups/ui/follow-up-columns.tsx';
import {
  displayFields,
  type FollowUpFilter,
  filterFields,
  queryFor,
} from '#features/follow-ups/ui/follow-up-filter.ts';
import { useFilterWords } from '#features/follow-ups/ui/useFilterWords.ts';
import { useMoment } from '#features/follow-ups/ui/useMoment.ts';
import { candidateOfFollowUp } from '#features/thread/ui/worklist/candidates.ts';
import { firstItems } from '#features/thread/ui/worklist/first-items.ts';
import { StartWorklist } from '#features/thread/ui/worklist/StartWorklist.tsx';
import { ViewMenu } from '#features/views/ui/ViewMenu.tsx';
import { m } from '#paraglide/messages.js';
import { ButtonLink } from '#web/components/ButtonLink.tsx';
import { DataGrid } from '#web/components/DataGrid.tsx';
import { EmptyState } from '#web/components/EmptyState.tsx';
import { ErrorNotice } from '#web/components/ErrorNotice.tsx';
import { FilteredEmpty } from '#web/components/FilteredEmpty.tsx';
import { LoadingBars } from '#web/components/LoadingBars.tsx';
import { Page } from '#web/components/Page.tsx';
import { useShownColumns } from '#web/components/shown-columns.ts';
import { TotalText } from '#web/components/TotalText.tsx';
import { usePages } from '#web/queries.ts';
import { useUrlState } from '#web/url-state.ts';
import { FollowUpsActions } from './follow-ups/FollowUpsActions.tsx';

const Calendar = lazy(() =>
  import('#features/follow-ups/ui/calendar/Calendar.tsx').then((module) => ({ default: module.Calendar })),
);
const fields = { ...filterFields, ...displayFields };
const parameters = Object.keys(filterFields);

/** „Wiedervorlagen“: all of them as a list, in a calendar, or as the workload of the team (ux.md S03). */
export function FollowUpsPage() {
  const [{ display = 'list' }] = useUrlState(displayFields);
  return display === 'list' ? <List /> : <InCalendar display={display} />;
}

function useFilter() {
  const [{ display: _display, day, ...filter }, change] = useUrlState(fields);
  const reset = () =>
    void change(Object.fromEntries(Object.keys(filterFields).map((name) => [name, undefined])));
  return { filter, day, change, reset };
}

/** With bulk changes for the rows chosen. */
function List() {
  const { filter, change, reset } = useFilter();
  const { today } = useMoment();
  const navigate = useNavigate();
  const columns = followUpColumns(today);
  const shown = useShownColumns(columns);
  const [selection, setSelection] = useState<ReadonlySet<string>>(new Set());
  const query = queryFor(filter);
  const pages = usePages(listFollowUps, { query: { ...query, limit: 50 } });
  const isOpen = filter.state !== 'done';
  const { state: _, sort: __, ...bulkFilter } = query;
  const { isAll, chooseAll, chooseSome } = useChoiceOfAll(bulkFilter);
  const choose = (next: ReadonlySet<string>) => {
    chooseSome();
    setSelection(next);
  };
  const clear = () => choose(new Set());
  const chosen = isAll ? new Set(pages.items.map(({ id }) => id)) : selection;
  const rows = pages.items.filter(({ id }) => chosen.has(id));
  return (
    <Page
      title={m.web_nav_follow_ups()}
      views={<ViewMenu page="follow-ups" parameters={parameters} columns={columns} />}
      count={<TotalText total={pages.total} />}
      fill
      actions={
        <>
          <ExportAction entity="follow-up" query={query} total={pages.total} />
          {isOpen && (
            <StartWorklist
              title={m.web_nav_follow_ups()}
              candidates={async () => {
                const wanted =
                  selection.size > 0 && !isAll ? rows : await firstItems(listFollowUps, { query });
                return wanted.filter(({ account }) => !account.blocked).map(candidateOfFollowUp);
              }}
            />
          )}
          <FollowUpsActions display="list" />
        </>
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
          {...(isOpen ? { selection: chosen, onSelection: choose } : {})}
          empty={<NoFollowUps filter={filter} onReset={reset} />}
        />
      )}
      {isOpen && chosen.size > 0 && (
        <BulkBar
          rows={rows}
          ids={[...chosen]}
          filter={bulkFilter}
          total={pages.total}
          isAll={isAll}
          onAll={chooseAll}
          onDone={clear}
        />
      )}
    </Page>
  );
}

/** Nothing with these filters, or all of it done. */
function NoFollowUps({ filter, onReset }: { filter: FollowUpFilter; onReset: () => void }) {
  const words = useFilterWords(filter);
  if (words.length > 0) {
    return <FilteredEmpty sentence={m.follow_ups_no_match} filters={words} onReset={onReset} />;
  }
  return (
    <EmptyState action={<ButtonLink to="/chain">{m.web_nav_chain()}</ButtonLink>}>
      {filter.assignee === 'all' ? m.follow_ups_none_at_all() : m.follow_ups_none_open()}
    </EmptyState>
  );
}

function InCalendar({ display }: { display: Exclude<Display, 'list'> }) {
  const { filter, day, change, reset } = useFilter();
  const navigate = useNavigate();
  const { today } = useMoment();
  const { from, to } = rangeOf(display, day ?? today);
  // As the calendar shows them: open ones, of the days in sight.
  const inSight = { ...queryFor({ ...filter, state: undefined }), dueFrom: from, dueTo: to };
  return (
    <Page
      title={m.web_nav_follow_ups()}
      views={<ViewMenu page="follow-ups" parameters={parameters} />}
      fill
      actions={
        <>
          {display !== 'workload' && <ExportAction entity="follow-up" query={inSight} total={undefined} />}
          <FollowUpsActions display={display} />
        </>
      }
      bar={
        <FollowUpFilters
          filter={filter}
          onFilter={change}
          onReset={reset}
          of={display === 'workload' ? 'team' : 'days'}
        />
      }
    >
      <Suspense fallback={<LoadingBars rows={12} fill />}>
        <Calendar
          display={display}
          day={day}
          filter={filter}
          onDay={(next) => void change({ day: next })}
          onList={(one) => void change({ display: undefined, from: one, to: one }, { push: true })}
          onOpen={(id) => void navigate({ to: '/accounts/$id', params: { id } })}
        />
      </Suspense>
    </Page>
  );
}
