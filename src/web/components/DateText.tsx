import {
  todayIn,
  writeAgo,
  writeDay,
  writeMoment,
  writeRelativeDay,
  writeTime,
  writeWeekday,
} from '#web/dates.ts';
import { useLocale } from '#web/locale.ts';
import { useMe } from '#web/session.ts';

interface DateTextProps {
  /** `2026-11-24` */
  day: string;
  /** `09:30`, shown after the day. */
  time?: string | null;
  /** `date` 24.11.2025 · `weekday` Mo., 24.11. (default) · `relative` heute, morgen, vor 3 Tagen. */
  as?: 'date' | 'weekday' | 'relative';
}

/** A calendar day, with its exact date on hover. */
export function DateText({ day, time, as = 'weekday' }: DateTextProps) {
  useLocale();
  const today = todayIn(useMe().workspace.timeZone);
  const text =
    as === 'date'
      ? writeDay(day)
      : as === 'relative'
        ? writeRelativeDay(day, today)
        : writeWeekday(day, today);
  return (
    <time
      dateTime={time ? `${day}T${time}` : day}
      title={[writeWeekday(day), time].filter(Boolean).join(', ')}
    >
      {time ? `${text}, ${time}` : text}
    </time>
  );
}

/** An instant in the workspace's zone: `time` 09:05 · `moment` 24.11.2025, 09:05 (default) · `ago` vor 3 Stunden. */
export function TimeText({ at, as = 'moment' }: { at: string; as?: 'time' | 'moment' | 'ago' }) {
  useLocale();
  const { timeZone } = useMe().workspace;
  const text =
    as === 'time'
      ? writeTime(at, timeZone)
      : as === 'ago'
        ? writeAgo(at, new Date(), timeZone)
        : writeMoment(at, timeZone);
  return (
    <time dateTime={at} title={writeMoment(at, timeZone)}>
      {text}
    </time>
  );
}
