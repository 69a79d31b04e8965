/** `10`, `1030`, `10:30`, `10.30 uhr`, `3pm`. */
const clock = /^(?:um |at )?(\d{1,2})(?:[:.h]?(\d{2}))? ?(uhr|h|am|pm)?$/;
/** As above, but nothing that could be anything else: a colon or a word is needed. */
const markedClock = /^(?:um |at )?\d{1,2}(?::\d{2}| ?(?:uhr|h|am|pm)|[:.h]?\d{2} ?(?:uhr|am|pm))/;

/** The time of day in what was typed after the day; no time where nothing was typed, null where it is none. */
export function readTime(typed: string, { marked = false } = {}): { dueTime: string | null } | null {
  const text = typed.replace(/^[ ,]+/, '');
  if (text === '') return { dueTime: null };
  const match = clock.exec(text);
  if (!match || (marked && !markedClock.test(text))) return null;
  const hour = hourOf(Number(match[1]), match[3]);
  const minute = Number(match[2] ?? 0);
  if (hour > 23 || minute > 59) return null;
  return { dueTime: `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}` };
}

function hourOf(typed: number, half: string | undefined): number {
  if (half !== 'am' && half !== 'pm') return typed;
  return typed > 12 ? 24 : (typed % 12) + (half === 'pm' ? 12 : 0);
}
