import { CalendarClock } from 'lucide-react';
import { m } from '#paraglide/messages.js';
import { Button } from '#web/components/Button.tsx';
import { EmptyState } from '#web/components/EmptyState.tsx';
import { writeLongDay } from '#web/dates.ts';
import { useMoment } from '../useMoment.ts';
import styles from './Calendar.module.css';
import { totalText, useDayWords } from './day-words.ts';
import type { CalendarDay, CalendarItem } from './useCalendarDays.ts';

interface AgendaProps {
  days: readonly CalendarDay[];
  onList: (day: string) => void;
  onOpen: (accountId: string) => void;
  onReschedule: (item: CalendarItem) => void;
}

/** The same days on a telephone: one below the other, empty ones left out. */
export function Agenda({ days, ...actions }: AgendaProps) {
  if (days.length === 0) return <EmptyState>{m.follow_ups_calendar_empty()}</EmptyState>;
  return (
    <div className={styles.agenda}>
      {days.map((content) => (
        <AgendaDay key={content.day} content={content} {...actions} />
      ))}
    </div>
  );
}

function AgendaDay({
  content,
  onList,
  onOpen,
  onReschedule,
}: Omit<AgendaProps, 'days'> & { content: CalendarDay }) {
  const { day, items, total } = content;
  const { today } = useMoment();
  const { reason } = useDayWords(day);
  return (
    <section aria-label={writeLongDay(day)}>
      <h3 className={styles.agendaDay} data-today={day === today || undefined}>
        {writeLongDay(day)}
        {reason && ` · ${reason}`}
        <span className="t-meta"> · {totalText(total)}</span>
      </h3>
      <ul>
        {items.map((item) => (
          <li key={item.id} className={styles.agendaItem}>
            <button type="button" className={styles.agendaOpen} onClick={() => onOpen(item.account.id)}>
              <span className={styles.time}>{item.dueTime ?? '–'}</span>
              <span className={styles.agendaWords}>
                <span className="t-strong">{item.account.name}</span>
                {item.text && <span className="t-meta">{item.text}</span>}
              </span>
            </button>
            {item.account.editable && (
              <Button
                variant="plain"
                iconOnly
                icon={<CalendarClock />}
                aria-label={m.follow_ups_reschedule_named({ account: item.account.name })}
                onClick={() => onReschedule(item)}
              />
            )}
          </li>
        ))}
      </ul>
      {total.value > items.length && (
        <button type="button" className={styles.more} onClick={() => onList(day)}>
          {m.follow_ups_calendar_more({ count: totalText({ ...total, value: total.value - items.length }) })}
        </button>
      )}
    </section>
  );
}
