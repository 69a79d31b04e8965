import { type DragEvent, type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { m } from '#paraglide/messages.js';
import { writeWeekdayName } from '#web/dates.ts';
import styles from './Calendar.module.css';
import { CalendarCell } from './CalendarCell.tsx';
import { type CalendarRange, dayAfterKey, daysOf } from './calendar-range.ts';
import type { CalendarDay, CalendarItem } from './useCalendarDays.ts';

interface CalendarGridProps {
  display: 'week' | 'month';
  range: CalendarRange;
  /** The one with the focus. */
  day: string;
  days: readonly CalendarDay[];
  onDay: (day: string) => void;
  onMove: (item: CalendarItem, day: string) => void;
  onReschedule: (item: CalendarItem) => void;
  onList: (day: string) => void;
  onOpen: (accountId: string) => void;
}

/**
 * Seven columns. Arrows move from day to day, Enter goes into a day and opens what is in it, Esc goes back to the day,
 * V reschedules; with the pointer a follow-up is dragged to another day.
 */
export function CalendarGrid(props: CalendarGridProps) {
  const { display, range, day, days, onDay, onMove, onReschedule, onList, onOpen } = props;
  const grid = useRef<HTMLDivElement>(null);
  const [dragged, setDragged] = useState<CalendarItem | null>(null);
  const moves = useRef(false);
  const all = daysOf(range);
  const weeks = Array.from({ length: all.length / 7 }, (_, at) => all.slice(at * 7, at * 7 + 7));
  const cellOf = (one: string) => grid.current?.querySelector<HTMLElement>(`[data-day="${one}"]`);
  // A key that leads over the edge turns the page; the focus follows to the day there.
  useEffect(() => {
    if (!moves.current) return;
    moves.current = false;
    cellOf(day)?.focus();
  });
  const itemAt = (target: EventTarget) => {
    const id = target instanceof HTMLElement ? target.closest<HTMLElement>('[data-item]')?.dataset.item : '';
    return days.flatMap(({ items }) => items).find((item) => item.id === id);
  };
  const onKeyDown = (event: KeyboardEvent<HTMLDivElement>) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return;
    const target = event.target as HTMLElement;
    const cell = target.closest<HTMLElement>('[data-day]');
    if (!cell) return;
    const item = itemAt(target) ?? days.find((one) => one.day === cell.dataset.day)?.items[0];
    const inDay = [...cell.querySelectorAll<HTMLElement>('[data-item], [data-more]')];
    const to = dayAfterKey(event.key, cell.dataset.day!, display);
    if (event.key.toLowerCase() === 'v' && item?.account.editable) onReschedule(item);
    else if (event.key === 'Escape' && target !== cell) cell.focus();
    else if (target !== cell && (event.key === 'ArrowDown' || event.key === 'ArrowUp')) {
      inDay[inDay.indexOf(target) + (event.key === 'ArrowDown' ? 1 : -1)]?.focus();
    } else if (target === cell && event.key === 'Enter') inDay[0]?.focus();
    else if (target === cell && to) {
      moves.current = true;
      onDay(to);
    } else return;
    event.preventDefault();
    event.stopPropagation();
  };
  const drop = (event: DragEvent, onto: string) => {
    event.preventDefault();
    if (dragged) onMove(dragged, onto);
    setDragged(null);
  };
  return (
    // biome-ignore lint/a11y/useSemanticElements: days are laid out by CSS grid
    <div
      ref={grid}
      role="grid"
      aria-label={m.follow_ups_calendar()}
      className={styles.grid}
      data-display={display}
      onKeyDown={onKeyDown}
      tabIndex={-1}
    >
      {/* biome-ignore lint/a11y/useSemanticElements: as above */}
      {/* biome-ignore lint/a11y/useFocusableInteractive: only days take the focus */}
      <div role="row" className={styles.weekdays}>
        {weeks[0]!.map((one) => (
          // biome-ignore lint/a11y/useSemanticElements: as above
          // biome-ignore lint/a11y/useFocusableInteractive: as above
          <span key={one} role="columnheader">
            {writeWeekdayName(one)}
          </span>
        ))}
      </div>
      {weeks.map((week) => (
        // biome-ignore lint/a11y/useSemanticElements: as above
        // biome-ignore lint/a11y/useFocusableInteractive: as above
        <div key={week[0]} role="row" className={styles.week}>
          {week.map((one) => (
            <CalendarCell
              key={one}
              day={one}
              content={days.find((found) => found.day === one)}
              isActive={one === day}
              shownMonth={display === 'month' ? day : null}
              onDrag={setDragged}
              onDrop={dragged ? (event) => drop(event, one) : undefined}
              onFocus={() => one !== day && onDay(one)}
              onList={onList}
              onOpen={onOpen}
              onReschedule={onReschedule}
            />
          ))}
        </div>
      ))}
    </div>
  );
}
