import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ReplyOf } from '#lib/contract.ts';
import { addDays } from '#lib/day.ts';
import { m } from '#paraglide/messages.js';
import { classes } from '#web/components/classes.ts';
import { EmptyState } from '#web/components/EmptyState.tsx';
import { ErrorNotice } from '#web/components/ErrorNotice.tsx';
import { LoadingBars } from '#web/components/LoadingBars.tsx';
import { Table } from '#web/components/Table.tsx';
import { writeNumber, writeWeekday } from '#web/dates.ts';
import { queryOf } from '#web/queries.ts';
import { getTeamWorkload } from '../../calendar-contract.ts';
import type { FollowUpFilter } from '../follow-up-filter.ts';
import { useMoment } from '../useMoment.ts';
import styles from './Calendar.module.css';
import { daysOf, rangeOf } from './calendar-range.ts';

type Workload = ReplyOf<typeof getTeamWorkload>['users'][number];

/** Who has how much to do on which day of the week; each figure leads to the list behind it. */
export function TeamWorkload({ day, filter }: { day: string; filter: FollowUpFilter }) {
  const { today } = useMoment();
  const range = rangeOf('week', day);
  const { data, error, isPending, refetch } = useQuery({
    ...queryOf(getTeamWorkload, { query: { ...range, ...(filter.team ? { teamId: filter.team } : {}) } }),
    placeholderData: keepPreviousData,
  });
  if (error) {
    return <ErrorNotice error={error} what={m.follow_ups_workload()} onRetry={() => void refetch()} />;
  }
  if (isPending) return <LoadingBars rows={8} fill />;
  if (data.users.length === 0) return <EmptyState>{m.follow_ups_workload_empty()}</EmptyState>;
  const most = Math.max(1, ...data.users.flatMap(({ days }) => days.map(({ count }) => count)));
  const days = daysOf(range);
  return (
    <div className={styles.workload}>
      <Table
        label={m.follow_ups_workload()}
        scrolls
        rows={data.users}
        rowId={({ user }) => user.id}
        columns={[
          { id: 'user', header: m.follow_ups_assignee(), cell: ({ user }) => user.name },
          {
            id: 'before',
            header: m.follow_ups_workload_before(),
            align: 'end',
            cell: ({ user, before }) => (
              <Count count={before} most={most} search={{ assignee: user.id, to: addDays(range.from, -1) }} />
            ),
          },
          ...days.map((one) => ({
            id: one,
            header: (
              <span className={one === today ? styles.todayHead : undefined}>{writeWeekday(one, today)}</span>
            ),
            align: 'end' as const,
            cell: ({ user, days: counts }: Workload) => (
              <Count
                count={counts.find((found) => found.day === one)?.count ?? 0}
                most={most}
                search={{ assignee: user.id, from: one, to: one }}
              />
            ),
          })),
        ]}
      />
    </div>
  );
}

interface CountProps {
  count: number;
  most: number;
  search: Record<string, string>;
}

/** A figure with a bar as long as its share of the largest. */
function Count({ count, most, search }: CountProps) {
  if (count === 0) return <span className={classes(styles.load, 't-meta')}>–</span>;
  return (
    <Link to="/follow-ups" search={search} className={styles.load}>
      <i aria-hidden="true" style={{ '--share': Math.min(1, count / most) } as React.CSSProperties} />
      {writeNumber(count)}
    </Link>
  );
}
