import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { QueryInputOf, ReplyOf } from '#lib/contract.ts';
import type { Day } from '#lib/day.ts';
import { keyOf, queryClient, queryOf } from '#web/queries.ts';
import { getFollowUpCalendar } from '../../calendar-contract.ts';
import type { FollowUpFilter } from '../follow-up-filter.ts';
import { useChangeFollowUp } from '../useChangeFollowUp.ts';
import type { CalendarRange } from './calendar-range.ts';

type Reply = ReplyOf<typeof getFollowUpCalendar>;
export type CalendarDay = Reply['days'][number];
export type CalendarItem = CalendarDay['items'][number];

/** The days in sight with their first follow-ups; what is moved stands at its new place at once. */
export function useCalendarDays({ from, to }: CalendarRange, perDay: number, filter: FollowUpFilter) {
  const query = { from, to, perDay: String(perDay), ...queryFor(filter) };
  const reply = useQuery({ ...queryOf(getFollowUpCalendar, { query }), placeholderData: keepPreviousData });
  const change = useChangeFollowUp();
  const move = async (item: CalendarItem, due: { dueOn: Day; dueTime?: string | null }) => {
    if (item.dueOn === due.dueOn && due.dueTime === undefined) return;
    const key = keyOf(getFollowUpCalendar, { query });
    queryClient.setQueryData<Reply>(key, (before) => before && { days: moved(before.days, item, due) });
    await change(item, due);
  };
  return { ...reply, days: reply.data?.days ?? [], move };
}

function queryFor({ assignee = 'me', team, campaign, priority }: FollowUpFilter) {
  return {
    ...(assignee === 'all' ? {} : { assigneeId: assignee }),
    ...(team ? { teamId: team } : {}),
    ...(campaign ? { campaignId: campaign } : {}),
    ...(priority ? { priority } : {}),
  } satisfies Partial<QueryInputOf<typeof getFollowUpCalendar>>;
}

/** The days after a move: one less there, one more here. */
export function moved(
  days: readonly CalendarDay[],
  item: CalendarItem,
  due: { dueOn: Day; dueTime?: string | null },
): CalendarDay[] {
  const after = { ...item, ...due };
  const others = days.map((one) => ({
    ...one,
    items: one.items.filter(({ id }) => id !== item.id),
    total: counted(one, one.day === item.dueOn ? -1 : 0),
  }));
  const target = others.find(({ day }) => day === due.dueOn) ?? {
    day: due.dueOn,
    items: [],
    total: { value: 0, relation: 'exact' as const },
  };
  const items = [...target.items, after].sort(byTime);
  return [...others.filter(({ day }) => day !== due.dueOn), { ...target, items, total: counted(target, 1) }]
    .filter(({ total }) => total.value > 0)
    .sort((a, b) => (a.day < b.day ? -1 : 1));
}

const counted = ({ total }: CalendarDay, by: number): CalendarDay['total'] =>
  total.relation === 'exact' ? { ...total, value: total.value + by } : total;
const byTime = (a: CalendarItem, b: CalendarItem) => ((a.dueTime ?? '99') < (b.dueTime ?? '99') ? -1 : 1);
