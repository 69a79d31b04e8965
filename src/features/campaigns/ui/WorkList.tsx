import { useNavigate } from '@tanstack/react-router';
import { type ReactNode, useState } from 'react';
import { ViewMenu } from '#features/views/ui/ViewMenu.tsx';
import type { ReplyOf } from '#lib/contract.ts';
import { m } from '#paraglide/messages.js';
import { ButtonLink } from '#web/components/ButtonLink.tsx';
import { DataGrid } from '#web/components/DataGrid.tsx';
import { EmptyState } from '#web/components/EmptyState.tsx';
import { ErrorNotice } from '#web/components/ErrorNotice.tsx';
import { FilterBar } from '#web/components/FilterBar.tsx';
import { FilteredEmpty } from '#web/components/FilteredEmpty.tsx';
import { FilterToggle } from '#web/components/FilterToggle.tsx';
import { SearchField } from '#web/components/SearchField.tsx';
import { useShownColumns } from '#web/components/shown-columns.ts';
import { TotalText } from '#web/components/TotalText.tsx';
import { usePages } from '#web/queries.ts';
import { asOneOf, asText, asTexts, useUrlState } from '#web/url-state.ts';
import { listMembers, memberSorts } from '../contract.ts';
import type { Campaign } from './campaign.ts';
import { MemberDialog } from './MemberDialog.tsx';
import type { MemberChange } from './MemberMenu.tsx';
import { type Member, memberColumns } from './member-columns.tsx';
import { StatusFilter } from './StatusFilter.tsx';

export const workListFields = { q: asText, statusId: asTexts, ownerId: asTexts, sort: asOneOf(memberSorts) };

/** Rows chosen by their records, and what is drawn below the list while some are. */
interface Choosing {
  selection: ReadonlySet<string>;
  /** All that the filter finds are chosen, loaded or not. */
  isAll: boolean;
  onSelection: (accountIds: ReadonlySet<string>) => void;
  bar: (accountIds: string[], total: ReplyOf<typeof listMembers>['total'] | undefined) => ReactNode;
}

interface WorkListProps {
  campaign: Campaign;
  choosing: Choosing;
}

/** The members of a campaign (W4): status by status, each leading to its record, many changed at once. */
export function WorkList({ campaign, choosing }: WorkListProps) {
  const [state, change] = useUrlState(workListFields);
  const [changing, setChanging] = useState<{ member: Member; change: MemberChange } | null>(null);
  const navigate = useNavigate();
  const columns = memberColumns((member, change) => setChanging({ member, change }));
  const shown = useShownColumns(columns);
  const { q, statusId, ownerId, sort } = state;
  const members = usePages(listMembers, {
    params: { id: campaign.id },
    query: { q, statusId, ownerId, sort },
  });
  const chosen = choosing.isAll
    ? new Set(members.items.map(({ account }) => account.id))
    : choosing.selection;
  const isFiltered = Boolean(q || statusId?.length || ownerId?.length);
  const reset = () => void change({ q: undefined, statusId: undefined, ownerId: undefined });
  return (
    <>
      <StatusFilter
        campaign={campaign}
        chosen={statusId ?? []}
        onChosen={(ids) => void change({ statusId: ids })}
      />
      <FilterBar end={<TotalText total={members.total} />}>
        <ViewMenu
          page="members"
          campaignId={campaign.id}
          parameters={Object.keys(workListFields)}
          columns={columns}
        />
        <SearchField
          label={m.campaigns_work_search()}
          value={q ?? ''}
          onSearch={(text) => void change({ q: text.trim() })}
        />
        <FilterToggle
          pressed={ownerId?.includes('me') ?? false}
          onPressed={(on) => void change({ ownerId: on ? ['me'] : [] })}
        >
          {m.campaigns_work_mine()}
        </FilterToggle>
      </FilterBar>
      {members.error ? (
        <ErrorNotice
          error={members.error}
          what={m.campaigns_what_members()}
          onRetry={() => void members.refetch()}
        />
      ) : (
        <DataGrid
          {...members}
          label={m.campaigns_tab_work()}
          rows={members.items}
          rowId={({ account }) => account.id}
          selection={chosen}
          onSelection={choosing.onSelection}
          columns={shown}
          sort={sort ?? 'name'}
          onSort={(next) => void change({ sort: next as typeof sort })}
          onOpen={({ account }) => void navigate({ to: '/accounts/$id', params: { id: account.id } })}
          empty={
            isFiltered ? (
              <FilteredEmpty
                sentence={m.campaigns_work_filtered_empty}
                filters={[
                  q && m.web_quoted({ text: q }),
                  ...(statusId ?? []).map((id) => campaign.statuses.find((one) => one.id === id)?.name),
                  ownerId?.length && m.campaigns_work_mine(),
                ].map((word) => word || '')}
                onReset={reset}
              />
            ) : (
              <EmptyState
                action={
                  <ButtonLink to="/activities/new" search={{ campaign: campaign.id }} variant="primary">
                    {m.campaigns_work_add()}
                  </ButtonLink>
                }
              >
                {m.campaigns_work_empty()}
              </EmptyState>
            )
          }
        />
      )}
      {chosen.size > 0 && choosing.bar([...chosen], members.total)}
      {changing && <MemberDialog campaign={campaign} {...changing} onClose={() => setChanging(null)} />}
    </>
  );
}
