import { type ReactNode, useEffect } from 'react';
import type { getWorkload } from '#features/follow-ups/contract.ts';
import { useMoment } from '#features/follow-ups/ui/useMoment.ts';
import type { ReplyOf } from '#lib/contract.ts';
import { m } from '#paraglide/messages.js';
import { FilterToggle } from '#web/components/FilterToggle.tsx';
import { Tabs } from '#web/components/Tabs.tsx';
import { writeNumber, writeWeekday } from '#web/dates.ts';
import styles from './Today.module.css';
import type { TodayAddress, TodayState } from './TodayQueue.tsx';

interface TodayHeadProps {
  tab: NonNullable<TodayState['tab']>;
  medium: TodayState['medium'];
  change: TodayAddress['change'];
  count: number;
  hasMore: boolean;
  workload: ReplyOf<typeof getWorkload> | undefined;
  /** Beside the tabs, in a row that is as high without it. */
  children: ReactNode;
}

const mediums = [undefined, 'phone', 'email', 'meeting'] as const;

/** Title with the counts, tabs, and what to work off by channel. */
export function TodayHead({ tab, medium, change, count, hasMore, workload, children }: TodayHeadProps) {
  const { today } = useMoment();
  const open = hasMore ? `${writeNumber(count)}+` : writeNumber(count);
  useEffect(() => {
    document.title = [m.thread_today_window({ count: open }), 'Faden'].join(' – ');
  }, [open]);
  return (
    <header className={styles.head}>
      <div className={styles.titleRow}>
        <h1 tabIndex={-1} className={styles.title}>
          {m.web_nav_today()}
        </h1>
        <span className="t-meta">
          {writeWeekday(today, today)} · {m.thread_today_done({ count: workload?.doneToday ?? 0 })}
        </span>
      </div>
      <div className={styles.tabRow}>
        <Tabs
          label={m.thread_tabs()}
          tabs={[
            { value: 'open', label: m.thread_tab_open(), count: open },
            { value: 'done', label: m.thread_tab_done(), count: workload?.doneToday },
            { value: 'planned', label: m.thread_tab_planned() },
          ]}
          value={tab}
          onValue={(value) => change({ tab: value === 'open' ? undefined : value, followUp: undefined })}
        />
        {tab === 'open' && <span className={styles.tabRowEnd}>{children}</span>}
      </div>
      {tab === 'open' && (
        <div className={styles.chips}>
          {mediums.map((one) => (
            <FilterToggle
              key={one ?? 'all'}
              pressed={medium === one}
              onPressed={() => change({ medium: one })}
            >
              {mediumFilterLabel(one)}
            </FilterToggle>
          ))}
        </div>
      )}
    </header>
  );
}

/** „Telefon“, as the button says. */
export const mediumFilterLabel = (medium: (typeof mediums)[number]) =>
  medium === undefined
    ? m.thread_medium_all()
    : { phone: m.thread_medium_phone, email: m.thread_medium_email, meeting: m.thread_medium_meeting }[
        medium
      ]();
