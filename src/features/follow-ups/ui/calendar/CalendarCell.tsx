import { CalendarClock } from 'lucide-react';
import { type DragEvent, useState } from 'react';
import { dayOfMonth } from '#lib/day.ts';
import { m } from '#paraglide/messages.js';
import { Button } from '#web/components/Button.tsx';
import { classes } from '#web/components/classes.ts';
import { writeLongDay, writeNumber } from '#web/dates.ts';
import { useMoment } from '../useMoment.ts';
import styles from './Calendar.module.css';
import { isOfMonth } from './calendar-range.ts';
import { totalText, useDayWords } from './day-words.ts';
import type { CalendarDay, CalendarItem } from './useCalendarDays.ts';

interface CalendarCellProps {
  day: string;
  content: CalendarDay | undefined;
  /** Takes the focus when one comes by Tab. */
  isActive: boolean;
  /** Days of other months step back. */
  shownMonth: string | null;
  onDrag: (item: CalendarItem | null) => void;
  /** Something is being dragged. */
  onDrop: ((event: DragEvent) => void) | undefined;
  onFocus: () => void;
  onList: (day: string) => void;
  onOpen: (accountId: string) => void;
  onReschedule: (item: CalendarItem) => void;
}

/** One day: its date, the holiday, its first follow-ups and how many more there are. */
export function CalendarCell(props: CalendarCellProps) {
  const { day, content, isActive, shownMonth, onDrop, onFocus, onList, onOpen } = props;
  const { today } = useMoment();
  const { reason, isOff } = useDayWords(day);
  const [isOver, setOver] = useState(false);
  const more = content ? content.total.value - content.items.length : 0;
  const tabIndex = isActive ? 0 : -1;
  return (
    // biome-ignore lint/a11y/useSemanticElements: days are laid out by CSS grid
    <div
      role="gridcell"
      data-day={day}
      data-off={isOff || undefined}
      data-over={(onDrop && isOver) || undefined}
      aria-current={day === today ? 'date' : undefined}
      aria-label={[
        writeLongDay(day),
        reason,
        content && m.follow_ups_calendar_count({ count: totalText(content.total) }),
      ]
        .filter(Boolean)
        .join(', ')}
      tabIndex={tabIndex}
      className={classes(styles.cell, shownMonth && !isOfMonth(day, shownMonth) && styles.otherMonth)}
      onFocus={(event) => event.target === event.currentTarget && onFocus()}
      onDragOver={onDrop && ((event) => event.preventDefault())}
      onDragEnter={() => setOver(true)}
      onDragLeave={(event) => !event.currentTarget.contains(event.relatedTarget as Node) && setOver(false)}
      onDrop={(event) => {
        setOver(false);
        onDrop?.(event);
      }}
    >
      <p className={styles.date}>
        <span className={styles.number}>{dayOfMonth(day)}</span>
        {reason && <span className={styles.reason}>{reason}</span>}
      </p>
      {content?.items.map((item) => (
        <Item key={item.id} item={item} {...props} onOpen={() => onOpen(item.account.id)} />
      ))}
      {more > 0 && (
        <button
          type="button"
          data-more
          tabIndex={tabIndex}
          className={styles.more}
          onClick={() => onList(day)}
        >
          {content?.total.relation === 'at-least'
            ? m.follow_ups_calendar_more_than({ count: writeNumber(more) })
            : m.follow_ups_calendar_more({ count: writeNumber(more) })}
        </button>
      )}
    </div>
  );
}

interface ItemProps extends Omit<CalendarCellProps, 'onOpen'> {
  item: CalendarItem;
  onOpen: () => void;
}

function Item({ item, day, isActive, onDrag, onOpen, onReschedule }: ItemProps) {
  const { today } = useMoment();
  const { account, dueTime, text, priority, assignee } = item;
  return (
    <span className={styles.item} data-late={day < today || undefined}>
      <button
        type="button"
        data-item={item.id}
        tabIndex={isActive ? 0 : -1}
        draggable={account.editable}
        className={styles.open}
        title={[text, assignee.name].filter(Boolean).join(' · ')}
        onClick={onOpen}
        onDragStart={(event) => {
          event.dataTransfer.effectAllowed = 'move';
          event.dataTransfer.setData('text/plain', account.name);
          onDrag(item);
        }}
        onDragEnd={() => onDrag(null)}
      >
        {dueTime && <span className={styles.time}>{dueTime}</span>}
        {priority !== 'normal' && <span aria-hidden="true">!</span>}
        <span className={styles.name}>{account.name}</span>
      </button>
      {account.editable && (
        <Button
          variant="plain"
          iconOnly
          icon={<CalendarClock />}
          tabIndex={-1}
          className={styles.move}
          aria-label={m.follow_ups_reschedule_named({ account: account.name })}
          onClick={() => onReschedule(item)}
        />
      )}
    </span>
  );
}
