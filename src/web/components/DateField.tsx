import { CalendarDays } from 'lucide-react';
import { type KeyboardEvent, useRef, useState } from 'react';
import { readWrittenDay } from '#lib/written-day.ts';
import { m } from '#paraglide/messages.js';
import { isDay, todayIn, writeDayInField } from '../dates.ts';
import { useMe } from '../session.ts';
import { classes } from './classes.ts';
import styles from './DateField.module.css';
import fieldStyles from './Field.module.css';
import { FieldFrame, type FieldProps } from './FieldFrame.tsx';

interface DateFieldProps extends FieldProps {
  /** `2026-11-24`; empty where none is given. */
  day: string;
  /** At every key: the day, '' for none, or the text where it is no day, so that whoever stores it refuses it. */
  onDay: (day: string) => void;
  /** For filters: calls `onDay` on leaving or Enter only, and never with a text that is no day. */
  onLeaveOnly?: boolean;
}

/**
 * A day as people write it: `24.11.`, `24112025`, `2026-11-24`; on leave it stands there in full, in the language of
 * the app (a browser's own date field speaks that of the browser). The calendar is the browser's: button or Alt+↓.
 */
export function DateField({ day, onDay, onLeaveOnly = false, error, ...frame }: DateFieldProps) {
  const today = todayIn(useMe().workspace.timeZone);
  const picker = useRef<HTMLInputElement>(null);
  const [typed, setTyped] = useState<string>();
  const [isLeft, setLeft] = useState(false);
  const read = (text: string) => (text.trim() ? readWrittenDay(text, today) : '');
  const isUnreadable = typed !== undefined && read(typed) === null;

  const type = (text: string) => {
    setTyped(text);
    setLeft(false);
    if (!onLeaveOnly) onDay(read(text) ?? text);
  };
  const leave = () => {
    if (typed === undefined) return;
    setLeft(true);
    if (isUnreadable) return;
    setTyped(undefined);
    if (onLeaveOnly && read(typed) !== day) onDay(read(typed)!);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Enter') leave();
    if (event.key !== 'ArrowDown' || !event.altKey) return;
    event.preventDefault();
    picker.current?.showPicker();
  };
  return (
    <FieldFrame {...frame} error={isUnreadable && isLeft ? m.web_field_no_day() : error}>
      {(control) => (
        <span className={styles.date}>
          <input
            {...control}
            type="text"
            autoComplete="off"
            placeholder={m.web_field_day_format()}
            className={classes(fieldStyles.control, styles.text)}
            value={typed ?? (isDay(day) ? writeDayInField(day) : day)}
            onChange={(event) => type(event.target.value)}
            onBlur={leave}
            onKeyDown={onKeyDown}
          />
          <input
            ref={picker}
            type="date"
            tabIndex={-1}
            aria-hidden="true"
            className={styles.picker}
            value={isDay(day) ? day : ''}
            onChange={(event) => {
              setTyped(undefined);
              onDay(event.target.value);
            }}
          />
          <button
            type="button"
            tabIndex={-1}
            aria-label={m.web_field_calendar()}
            title={m.web_field_calendar()}
            className={styles.open}
            onClick={() => picker.current?.showPicker()}
          >
            <CalendarDays aria-hidden="true" />
          </button>
        </span>
      )}
    </FieldFrame>
  );
}
