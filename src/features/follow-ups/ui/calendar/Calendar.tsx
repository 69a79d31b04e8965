import { ChevronLeft, ChevronRight } from 'lucide-react';
import { useState } from 'react';
import { isoWeek } from '#lib/day.ts';
import { m } from '#paraglide/messages.js';
import { Button } from '#web/components/Button.tsx';
import { Dialog } from '#web/components/Dialog.tsx';
import { ErrorNotice } from '#web/components/ErrorNotice.tsx';
import { LoadingBars } from '#web/components/LoadingBars.tsx';
import { useNarrow } from '#web/components/viewport.ts';
import { writeDay, writeMonth } from '#web/dates.ts';
import type { FollowUpFilter } from '../follow-up-filter.ts';
import { ReschedulePanel } from '../ReschedulePanel.tsx';
import { useMoment } from '../useMoment.ts';
import { Agenda } from './Agenda.tsx';
import styles from './Calendar.module.css';
import { CalendarGrid } from './CalendarGrid.tsx';
import { type CalendarDisplay, rangeOf, turned } from './calendar-range.ts';
import { TeamWorkload } from './TeamWorkload.tsx';
import { type CalendarItem, useCalendarDays } from './useCalendarDays.ts';

interface CalendarProps {
  display: CalendarDisplay;
  /** In sight; today unless said otherwise. */
  day: string | undefined;
  filter: FollowUpFilter;
  onDay: (day: string) => void;
  /** All of one day, in the list. */
  onList: (day: string) => void;
  onOpen: (accountId: string) => void;
}

/** Follow-ups by day: a week, a month, or what the team has to do (ux.md S03). */
export function Calendar({ display, day: chosen, filter, onDay, onList, onOpen }: CalendarProps) {
  const { today } = useMoment();
  const day = chosen ?? today;
  const shown = { display, day, filter, onDay, onList, onOpen };
  return (
    <div className={styles.calendar}>
      <div className={styles.turning}>
        <Button
          iconOnly
          icon={<ChevronLeft />}
          aria-label={m.follow_ups_calendar_back()}
          onClick={() => onDay(turned(display, day, -1))}
        />
        <Button onClick={() => onDay(today)}>{m.follow_ups_calendar_today()}</Button>
        <Button
          iconOnly
          icon={<ChevronRight />}
          aria-label={m.follow_ups_calendar_on()}
          onClick={() => onDay(turned(display, day, 1))}
        />
        <h2 className={styles.range} aria-live="polite">
          {rangeText(display, day)}
        </h2>
      </div>
      {display === 'workload' ? <TeamWorkload {...shown} /> : <Days {...shown} display={display} />}
    </div>
  );
}

type DaysProps = Omit<CalendarProps, 'day' | 'display'> & { day: string; display: 'week' | 'month' };

/** More than fit are counted: „12 weitere“. */
const perDay = { week: 16, month: 3 };

function Days({ display, day, filter, onDay, onList, onOpen }: DaysProps) {
  const narrow = useNarrow();
  const range = rangeOf(display, day);
  const { days, move, error, isPending, refetch } = useCalendarDays(range, perDay[display], filter);
  const [moving, setMoving] = useState<CalendarItem | null>(null);
  if (error) {
    return <ErrorNotice error={error} what={m.follow_ups_calendar()} onRetry={() => void refetch()} />;
  }
  if (isPending) return <LoadingBars rows={display === 'month' ? 6 : 12} fill />;
  const shared = { range, days, onList, onOpen, onReschedule: setMoving };
  return (
    <>
      {narrow ? (
        <Agenda {...shared} />
      ) : (
        <CalendarGrid
          {...shared}
          display={display}
          day={day}
          onDay={onDay}
          onMove={(item, dueOn) => void move(item, { dueOn })}
        />
      )}
      {moving && (
        <Dialog
          open
          onClose={() => setMoving(null)}
          title={m.follow_ups_reschedule_named({ account: moving.account.name })}
        >
          <ReschedulePanel
            dueTime={moving.dueTime}
            onDue={(due) => {
              setMoving(null);
              void move(moving, due);
            }}
            onClose={() => setMoving(null)}
          />
        </Dialog>
      )}
    </>
  );
}

/** „KW 48 · 23.11.2026 bis 29.11.2026“, „November 2026“ */
function rangeText(display: CalendarDisplay, day: string): string {
  if (display === 'month') return writeMonth(day);
  const { from, to } = rangeOf(display, day);
  return m.follow_ups_calendar_week({ week: isoWeek(day).week, from: writeDay(from), to: writeDay(to) });
}
