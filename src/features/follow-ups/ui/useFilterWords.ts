import { useQuery } from '@tanstack/react-query';
import { listCampaigns } from '#features/campaigns/contract.ts';
import { listTeams, listUsers } from '#features/people/contract.ts';
import { m } from '#paraglide/messages.js';
import { writeDay } from '#web/dates.ts';
import { queryOf } from '#web/queries.ts';
import type { FollowUpFilter } from './follow-up-filter.ts';
import { priorityLabel } from './priority-words.ts';

const settledMs = 5 * 60_000;

/** The filters in force in words, for a list in which nothing is left; „meine“ is no filter but how it opens. */
export function useFilterWords(filter: FollowUpFilter): string[] {
  const limit = { query: { limit: 200 } };
  const { data: users } = useQuery({ ...queryOf(listUsers, limit), staleTime: settledMs });
  const { data: teams } = useQuery({ ...queryOf(listTeams), staleTime: settledMs });
  const { data: campaigns } = useQuery({ ...queryOf(listCampaigns, limit), staleTime: settledMs });
  const { assignee, team, state, overdue, from, to, priority, campaign } = filter;
  const named = (field: string, list: { items: { id: string; name: string }[] } | undefined, id: string) => {
    const found = list?.items.find((one) => one.id === id);
    return found ? `${field}: ${found.name}` : field;
  };
  return [
    assignee && assignee !== 'all' && assignee !== 'me' && named(m.follow_ups_assignee(), users, assignee),
    team && named(m.follow_ups_team(), teams, team),
    state === 'done' && m.follow_ups_state_done(),
    overdue && m.follow_ups_overdue(),
    from && `${m.follow_ups_due_from()}: ${writeDay(from)}`,
    to && `${m.follow_ups_due_to()}: ${writeDay(to)}`,
    priority && `${m.follow_ups_priority()}: ${priorityLabel(priority)}`,
    campaign && named(m.follow_ups_campaign(), campaigns, campaign),
  ].filter((word) => typeof word === 'string' && word !== '') as string[];
}
