import type { Direction } from '#features/activities/rules.ts';
import type { Recurrence } from '#features/follow-ups/recurrence.ts';
import type { Priority } from '#features/follow-ups/rules.ts';
import type { PresetKey } from '#features/follow-ups/when.ts';
import type { Medium } from '#lib/medium.ts';

/** A status chip that leaves the status as it is. */
export const stay = 'stay';

/** What is being entered. Null means: as proposed. Kept in IndexedDB as it is. */
export interface ActivityDraft {
  medium: Medium;
  direction: Direction | null;
  contactId: string | null;
  campaignId: string | null;
  /** Key of the outcome. */
  outcome: string | null;
  reason: string | null;
  content: string;
  text: string;
  /** Id of a status or `stay`. */
  statusId: string | null;
  next: NextDraft;
  /** Ids of the open follow-ups this finishes. */
  completes: string[];
  endsSeries: boolean;
  noFollowUpReason: string | null;
  /** When the call began; null for what is written down without one. */
  startedAt: string | null;
}

/** The follow-up that comes next. */
export interface NextDraft {
  preset: PresetKey | null;
  /** What stands in „Wann?“. */
  typed: string;
  /** Null: the text the outcome proposes. */
  text: string | null;
  assignee: { id: string; name: string } | null;
  priority: Priority;
  every: number;
  unit: Recurrence['unit'];
  anchor: Recurrence['anchor'];
  ends: 'never' | 'until' | 'count';
  until: string;
  count: number;
  /** The proposed preparation of an appointment was taken out. */
  unprepared: boolean;
}

const emptyNext: NextDraft = {
  preset: null,
  typed: '',
  text: null,
  assignee: null,
  priority: 'normal',
  every: 6,
  unit: 'month',
  anchor: 'completion',
  ends: 'never',
  until: '',
  count: 3,
  unprepared: false,
};

/** What an opening of the form fixes; the rest is empty. */
export type DraftStart = Partial<Omit<ActivityDraft, 'next'>> & { next?: Partial<NextDraft> | undefined };

export function emptyDraft(start: DraftStart = {}): ActivityDraft {
  return {
    medium: 'note',
    direction: null,
    contactId: null,
    campaignId: null,
    outcome: null,
    reason: null,
    content: '',
    text: '',
    statusId: null,
    completes: [],
    endsSeries: false,
    noFollowUpReason: null,
    startedAt: null,
    ...start,
    next: { ...emptyNext, ...start.next },
  };
}

/** Whether something would be lost by throwing it away. */
export const hasContent = ({ outcome, text, content, statusId, next }: ActivityDraft) =>
  outcome !== null ||
  text.trim() !== '' ||
  content.trim() !== '' ||
  statusId !== null ||
  next.preset !== null ||
  next.typed !== '';

/** `<userId>/activity/<followUpId or accountId>`: drafts stay with the follow-up they were begun at. */
export const draftKey = (userId: string, place: string) => `${userId}/activity/${place}`;
