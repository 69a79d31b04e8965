import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import type { ReplyOf } from '#lib/contract.ts';
import { todayIn } from '#web/dates.ts';
import { queryOf as replyOf } from '#web/queries.ts';
import { useMe } from '#web/session.ts';
import { type changeView, listViews } from '../contract.ts';
import type { ViewPage } from '../rules.ts';
import { type FixedView, fixedViews } from './fixed-views.ts';
import { isSameQuery, queryOf, type Search, searchFor } from './view-state.ts';

export type View = ReplyOf<typeof changeView>;

/** A list that has views: which, and the parameters of its address that say what is shown. */
export interface ViewedList {
  page: ViewPage;
  campaignId?: string;
  parameters: readonly string[];
}

const settledMs = 60_000;
const mostShown = 200;

/** The views of a list, the one in force, and whether what is shown has moved away from it. */
export function useViews({ page, campaignId, parameters: own }: ViewedList) {
  const search = useSearch({ strict: false }) as Search;
  const navigate = useNavigate();
  const today = todayIn(useMe().workspace.timeZone);
  const parameters = [...own.filter((name) => name !== 'new'), 'columns'];
  const { data } = useQuery({
    ...replyOf(listViews, { query: { page, limit: mostShown, ...(campaignId ? { campaignId } : {}) } }),
    staleTime: settledMs,
  });
  const saved = data?.items ?? [];
  const fixed = fixedViews(page, today);
  const query = queryOf(search, parameters);
  const all: (View | FixedView)[] = [...fixed, ...saved];
  const current =
    all.find(({ id }) => id === search.view) ??
    all.find((view) => isSameQuery(view.query, query)) ??
    fixed[0]!;
  const show = (view: { id: string; query: string }) =>
    void navigate({
      to: '.',
      search: (before: Search) => ({ ...before, ...searchFor(view.query, parameters, view.id) }),
    } as never);
  // The list as it opens is nobody's arrangement: filters on it are work, not a change to be kept or discarded.
  const isLeft = !isSameQuery(current.query, query);
  const isOwnChoice = isLeft && current.id === fixed[0]!.id;
  const isChanged = isLeft && !isOwnChoice;
  return { fixed, saved, current, query, isChanged, isOwnChoice, show, discard: () => show(current) };
}

export const isSaved = (view: View | FixedView): view is View => 'owner' in view;
