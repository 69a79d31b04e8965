import type { Priority } from '#features/follow-ups/rules.ts';
import { when } from '#features/follow-ups/when.ts';
import type { Person } from '#features/people/ui/PeopleField.tsx';
import type { BodyInputOf } from '#lib/contract.ts';
import type { Medium } from '#lib/medium.ts';
import type { WorkingCalendar } from '#lib/working-days.ts';
import { isDay } from '#web/dates.ts';
import type { changeFollowUps } from '../contract.ts';

type Body = BodyInputOf<typeof changeFollowUps>;

/** Which follow-ups: those marked, or all that the list's filter finds. */
export type Chosen = Pick<Body, 'ids'> | Pick<Body, 'filter'>;
/** What is done to them. */
export type BulkWay = Omit<Body, 'ids' | 'filter'>;

export type BulkKind = 'due' | 'reassign' | 'priority' | 'text' | 'complete';
export type DueWay = 'working-days' | 'days' | 'date' | 'spread';

/** What is being entered; of all kinds, so that changing one's mind loses nothing. */
export interface BulkDraft {
  dueWay: DueWay;
  days: string;
  /** A day as one says it. */
  day: string;
  from: string;
  to: string;
  perDay: string;
  people: readonly Person[];
  /** Reassigned ones are laid over days anew. */
  newDays: boolean;
  priority: Priority;
  text: string;
  medium: Medium;
  activityText: string;
  nextText: string;
  nextDay: string;
}

export const emptyDraft = (from: string, to: string): BulkDraft => ({
  dueWay: 'working-days',
  days: '1',
  day: '',
  from,
  to,
  perDay: '',
  people: [],
  newDays: false,
  priority: 'high',
  text: '',
  medium: 'note',
  activityText: '',
  nextText: '',
  nextDay: '',
});

export type Moment = WorkingCalendar & { today: string; now: string };

/** What the server is asked for, or null as long as something is missing. */
export function wayOf(kind: BulkKind, draft: BulkDraft, moment: Moment): BulkWay | null {
  switch (kind) {
    case 'due':
      return dueWay(draft, moment);
    case 'reassign':
      return reassignment(draft);
    case 'priority':
      return { set: { priority: draft.priority } };
    case 'text':
      return draft.text.trim() === '' ? null : { set: { text: draft.text.trim() } };
    case 'complete':
      return completion(draft, moment);
  }
}

function dueWay(draft: BulkDraft, moment: Moment): BulkWay | null {
  const { dueWay: way, day, people } = draft;
  if (way === 'spread') return spreading(draft, people);
  if (way === 'date') {
    const found = when(day, moment);
    return found && { set: { dueOn: found.dueOn } };
  }
  const days = /^\s*([-+−]?)\s*(\d{1,3})\s*$/.exec(draft.days);
  if (!days) return null;
  const count = Number(days[2]) * (days[1] === '-' || days[1] === '−' ? -1 : 1);
  if (count === 0) return null;
  return way === 'days' ? { shiftDays: count } : { shiftWorkingDays: count };
}

function spreading({ from, to, perDay }: BulkDraft, people: readonly Person[]): BulkWay | null {
  if (!isDay(from) || !isDay(to) || to < from) return null;
  const most = Math.trunc(Number(perDay));
  const limit = most >= 1 ? { perDay: most } : {};
  return { spread: { from, to, userIds: people.map(({ id }) => id), ...limit } };
}

function reassignment(draft: BulkDraft): BulkWay | null {
  const [first, ...others] = draft.people;
  if (!first) return null;
  if (draft.newDays) return spreading(draft, draft.people);
  if (others.length === 0) return { set: { assigneeId: first.id } };
  return { inTurn: { userIds: draft.people.map(({ id }) => id) } };
}

function completion({ medium, activityText, nextText, nextDay }: BulkDraft, moment: Moment): BulkWay | null {
  if (activityText.trim() === '') return null;
  const next = nextDay.trim() === '' ? null : when(nextDay, moment);
  if (nextDay.trim() !== '' && !next) return null;
  const followUps = next ? [{ text: nextText.trim(), dueOn: next.dueOn, dueTime: next.dueTime }] : [];
  return { complete: { medium, text: activityText.trim(), followUps } };
}
