import { listCampaigns } from '#features/campaigns/contract.ts';
import { useCategories } from '#features/categories/ui/useCategories.ts';
import { listTeams, listUsers } from '#features/people/contract.ts';
import { m } from '#paraglide/messages.js';
import type { FilterChip } from '#web/components/FilterBar.tsx';
import { writeNumber } from '#web/dates.ts';
import { useReply } from '#web/queries.ts';
import type { AccountFilter } from './account-filter.ts';

type Change = (patch: AccountFilter) => unknown;

/** The filters in force in words, each with how to take it away. */
export function useFilterChips(filter: AccountFilter, change: Change): FilterChip[] {
  const names = useNames();
  const without =
    (field: 'city' | 'postalCode' | 'teamId' | 'ownerId' | 'categoryId' | 'statusId', value: string) => () =>
      change({ [field]: (filter[field] ?? []).filter((other) => other !== value) });
  const chip = (id: string, label: string, onRemove: () => unknown) => ({
    id,
    label,
    onRemove: () => void onRemove(),
  });
  return [
    ...(filter.city ?? []).map((city) =>
      chip(`city ${city}`, m.accounts_chip_city({ city }), without('city', city)),
    ),
    ...(filter.postalCode ?? []).map((code) =>
      chip(`postalCode ${code}`, m.accounts_chip_postal_code({ code }), without('postalCode', code)),
    ),
    ...(filter.teamId ?? []).map((id) =>
      chip(id, m.accounts_chip_team({ name: names.team(id) }), without('teamId', id)),
    ),
    ...(filter.ownerId ?? [])
      .filter((id) => id !== 'me')
      .map((id) => chip(id, m.accounts_chip_owner({ name: names.user(id) }), without('ownerId', id))),
    ...(filter.categoryId ?? []).map((id) =>
      chip(id, m.accounts_chip_category({ name: names.category(id) }), without('categoryId', id)),
    ),
    ...(filter.campaignId
      ? [
          chip('campaign', m.accounts_chip_campaign({ name: names.campaign(filter.campaignId) }), () =>
            change({ campaignId: undefined, statusId: undefined }),
          ),
        ]
      : []),
    ...(filter.statusId ?? []).map((id) =>
      chip(id, m.accounts_chip_status({ name: names.status(id) }), without('statusId', id)),
    ),
    ...(filter.inactiveDays
      ? [
          chip('inactive', m.accounts_chip_inactive({ days: writeNumber(filter.inactiveDays) }), () =>
            change({ inactiveDays: undefined }),
          ),
        ]
      : []),
    ...(filter.deleted
      ? [chip('deleted', m.accounts_filter_bin(), () => change({ deleted: undefined }))]
      : []),
  ];
}

/** Names of what filters hold by id; „unbekannt“ until they are loaded. */
function useNames() {
  const categories = useCategories();
  const { data: campaigns } = useReply(listCampaigns, { query: { limit: 200 } });
  const { data: teams } = useReply(listTeams, { query: { limit: 200 } });
  const { data: users } = useReply(listUsers, { query: { limit: 200 } });
  const named = (list: readonly { id: string; name: string }[] | undefined, id: string) =>
    list?.find((one) => one.id === id)?.name ?? m.accounts_chip_unknown();
  const statuses = campaigns?.items.flatMap((campaign) => campaign.statuses);
  return {
    category: (id: string) => categories.nameOf(id) || m.accounts_chip_unknown(),
    campaign: (id: string) => named(campaigns?.items, id),
    status: (id: string) => named(statuses, id),
    team: (id: string) => named(teams?.items, id),
    user: (id: string) => named(users?.items, id),
  };
}
