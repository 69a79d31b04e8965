import { useQuery } from '@tanstack/react-query';
import { useRef } from 'react';
import { listActivities } from '#features/activities/contract.ts';
import { ActivityFeed } from '#features/activities/ui/ActivityFeed.tsx';
import { periodFrom, periodLabel, periods } from '#features/activities/ui/periods.ts';
import { listCampaigns } from '#features/campaigns/contract.ts';
import { ExportAction } from '#features/exports/ui/ExportAction.tsx';
import { listTeams, listUsers } from '#features/people/contract.ts';
import { ViewMenu } from '#features/views/ui/ViewMenu.tsx';
import { type Medium, mediums } from '#lib/medium.ts';
import { m } from '#paraglide/messages.js';
import { useArrivals } from '#web/arrivals.ts';
import { useCommand } from '#web/commands.ts';
import { Button } from '#web/components/Button.tsx';
import { EmptyState } from '#web/components/EmptyState.tsx';
import { ErrorNotice } from '#web/components/ErrorNotice.tsx';
import { FilterBar } from '#web/components/FilterBar.tsx';
import { FilteredEmpty } from '#web/components/FilteredEmpty.tsx';
import { LoadingBars } from '#web/components/LoadingBars.tsx';
import { mediumLabel } from '#web/components/medium-words.ts';
import { Page } from '#web/components/Page.tsx';
import { SearchField } from '#web/components/SearchField.tsx';
import { SelectField } from '#web/components/SelectField.tsx';
import { todayIn } from '#web/dates.ts';
import { queryOf, usePages } from '#web/queries.ts';
import { useMe } from '#web/session.ts';
import { asOneOf, asText, useUrlState } from '#web/url-state.ts';

const fields = {
  user: asText,
  team: asText,
  campaign: asText,
  medium: asOneOf(mediums),
  period: asOneOf(periods),
  q: asText,
};
const settledMs = 5 * 60_000;

/** „Aktivitätenstrom“: what happens now, in the team or for me, newest first (ux.md S04, 2.10). */
export function StreamPage() {
  const [state, change] = useUrlState(fields);
  const { user, team, campaign, medium, period, q } = state;
  const today = todayIn(useMe().workspace.timeZone);
  const search = useRef<HTMLInputElement>(null);
  const { data: users } = useQuery({
    ...queryOf(listUsers, { query: { limit: 200 } }),
    staleTime: settledMs,
  });
  const { data: teams } = useQuery({ ...queryOf(listTeams), staleTime: settledMs });
  const { data: campaigns } = useQuery({
    ...queryOf(listCampaigns, { query: { limit: 200 } }),
    staleTime: settledMs,
  });
  const query = {
    ...(user ? { userId: [user] } : {}),
    ...(team ? { teamId: [team] } : {}),
    ...(campaign ? { campaignId: [campaign] } : {}),
    ...(medium ? { medium: [medium] } : {}),
    ...(period ? { from: periodFrom(period, today) } : {}),
    ...(q ? { q } : {}),
  };
  const pages = usePages(listActivities, { query: { limit: 30, ...query } });
  const arrivals = useArrivals('activity');
  useCommand('filter', () => search.current?.focus());
  const reset = () =>
    change({
      user: undefined,
      team: undefined,
      campaign: undefined,
      medium: undefined,
      period: undefined,
      q: undefined,
    });
  const isFiltered = Object.values(state).some(Boolean);
  const inForce = [user, team, campaign, medium, period].filter(Boolean).length;
  const takeIn = async () => {
    arrivals.clear();
    await pages.refetch();
  };
  const people = [{ value: 'me', label: m.activities_me() }, ...options(users?.items)];
  return (
    <Page
      title={m.web_nav_stream()}
      views={<ViewMenu page="stream" parameters={Object.keys(fields)} />}
      fill
      actions={<ExportAction entity="activity" query={query} total={undefined} />}
      bar={
        <FilterBar
          moreInForce={inForce}
          more={
            <>
              <Filter
                label={m.activities_user()}
                options={people}
                value={user}
                onValue={(id) => change({ user: id })}
              />
              <Filter
                label={m.activities_medium()}
                options={mediums.map((one) => ({ value: one, label: mediumLabel(one) }))}
                value={medium}
                onValue={(one) => change({ medium: one as Medium })}
              />
              <Filter
                label={m.activities_campaign()}
                options={options(campaigns?.items)}
                value={campaign}
                onValue={(id) => change({ campaign: id })}
              />
              <Filter
                label={m.activities_team()}
                options={options(teams?.items)}
                value={team}
                onValue={(id) => change({ team: id })}
              />
              <Filter
                label={m.activities_period()}
                options={periods.map((one) => ({ value: one, label: periodLabel(one) }))}
                value={period}
                onValue={(one) => change({ period: one as (typeof periods)[number] })}
              />
            </>
          }
          end={
            isFiltered && (
              <Button variant="plain" onClick={reset}>
                {m.activities_reset()}
              </Button>
            )
          }
        >
          <SearchField
            ref={search}
            label={m.activities_search()}
            value={q ?? ''}
            onSearch={(text) => change({ q: text })}
          />
        </FilterBar>
      }
    >
      {pages.error ? (
        <ErrorNotice error={pages.error} what={m.web_nav_stream()} onRetry={() => void pages.refetch()} />
      ) : pages.isLoading ? (
        <LoadingBars rows={8} fill />
      ) : pages.items.length === 0 ? (
        isFiltered ? (
          <FilteredEmpty
            sentence={m.activities_stream_no_match}
            filters={[
              q && m.web_quoted({ text: q }),
              labelOf(m.activities_user(), people, user),
              medium && mediumLabel(medium),
              labelOf(m.activities_campaign(), options(campaigns?.items), campaign),
              labelOf(m.activities_team(), options(teams?.items), team),
              period && periodLabel(period),
            ]}
            onReset={reset}
          />
        ) : (
          <EmptyState>{m.activities_stream_empty()}</EmptyState>
        )
      ) : (
        <ActivityFeed
          activities={pages.items}
          arrived={arrivals.count}
          onTakeIn={() => void takeIn()}
          hasMore={pages.hasMore}
          isLoadingMore={pages.isLoadingMore}
          onReachEnd={pages.onReachEnd}
        />
      )}
    </Page>
  );
}

/** „Kampagne: Solar“, for a filter in force. */
const labelOf = (field: string, offered: { value: string; label: string }[], value: string | undefined) =>
  value && `${field}: ${offered.find((one) => one.value === value)?.label ?? m.accounts_chip_unknown()}`;

const options = (named: readonly { id: string; name: string }[] | undefined) =>
  (named ?? []).map(({ id, name }) => ({ value: id, label: name }));

interface FilterProps {
  label: string;
  options: { value: string; label: string }[];
  value: string | undefined;
  onValue: (value: string | undefined) => void;
}

function Filter({ label, options: offered, value, onValue }: FilterProps) {
  return (
    <SelectField
      label={label}
      hideLabel
      width="20ch"
      emptyLabel={label}
      options={offered}
      value={value ?? ''}
      onValue={(next) => onValue(next || undefined)}
    />
  );
}
