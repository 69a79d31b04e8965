import { addDays, mondayOf } from '#lib/day.ts';
import { m } from '#paraglide/messages.js';
import type { ViewPage } from '../rules.ts';

/** A view that everybody has and nobody changes; the first of a list is the list as it opens. */
export interface FixedView {
  id: string;
  name: string;
  query: string;
}

/** Computed, since „diese Woche“ is another one next week. */
export function fixedViews(page: ViewPage, today: string): FixedView[] {
  const monday = mondayOf(today);
  const views: Record<ViewPage, FixedView[]> = {
    accounts: [
      { id: 'all', name: m.views_fixed_all_accounts(), query: '' },
      { id: 'mine', name: m.views_fixed_my_accounts(), query: 'ownerId=me' },
      { id: 'gaps', name: m.views_fixed_without_follow_up(), query: 'withoutFollowUp=true' },
      { id: 'quiet', name: m.views_fixed_quiet(), query: 'inactiveDays=90&sort=lastActivityAt' },
      { id: 'bin', name: m.views_fixed_bin(), query: 'deleted=true' },
    ],
    contacts: [{ id: 'all', name: m.views_fixed_all_contacts(), query: '' }],
    'follow-ups': [
      { id: 'mine', name: m.views_fixed_my_follow_ups(), query: '' },
      { id: 'overdue', name: m.views_fixed_my_overdue(), query: 'overdue=true' },
      { id: 'week', name: m.views_fixed_due_this_week(), query: `from=${monday}&to=${addDays(monday, 6)}` },
      { id: 'all-overdue', name: m.views_fixed_all_overdue(), query: 'assignee=all&overdue=true' },
      { id: 'done', name: m.views_fixed_done(), query: 'state=done' },
    ],
    stream: [
      { id: 'all', name: m.views_fixed_all_activities(), query: '' },
      { id: 'mine', name: m.views_fixed_my_activities(), query: 'user=me' },
      { id: 'today', name: m.views_fixed_today(), query: 'period=today' },
    ],
    members: [
      { id: 'all', name: m.views_fixed_all_members(), query: '' },
      { id: 'mine', name: m.views_fixed_my_members(), query: 'ownerId=me' },
      { id: 'quiet', name: m.views_fixed_longest_quiet(), query: 'sort=lastActivityAt' },
    ],
  };
  return views[page];
}
