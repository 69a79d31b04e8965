import type { Status } from '#features/campaigns/rules.ts';
import type { Candidate } from '#features/follow-ups/assignees.ts';
import type { Recurrence } from '#features/follow-ups/recurrence.ts';
import type { Belonging } from '#features/people/rules.ts';

/** A record as a save finds it, locked: everything its rules look at. */
export interface RecordState extends Belonging {
  id: string;
  name: string;
  region: string | null;
  editable: boolean;
  memberships: MembershipState[];
  openFollowUps: OpenFollowUp[];
  /** The follow-ups the save names in `completes`, whatever their record and state. */
  named: NamedFollowUp[];
  /** All statuses of the campaigns the save names. */
  statuses: Status[];
  campaigns: { id: string; active: boolean }[];
  /** The contacts the save names, whatever their record. */
  contacts: { id: string; accountId: string }[];
  candidates: Candidate[];
  outcomes: { key: string; meaning: string }[];
}

export interface MembershipState {
  id: string;
  campaignId: string;
  statusId: string;
  statusName: string;
  /** Instant of the last change. */
  since: string;
  changedBy: { id: string; name: string };
  isFinal: boolean;
  isGoal: boolean;
  blocksContact: boolean;
}

export interface OpenFollowUp {
  id: string;
  text: string;
  medium: string | null;
  priority: string;
  dueOn: string;
  dueTime: string | null;
  campaignId: string | null;
  contactId: string | null;
  assigneeId: string;
  recurrence: Recurrence | null;
  anchorOn: string | null;
  seriesId: string | null;
}

export interface NamedFollowUp {
  id: string;
  accountId: string;
  state: 'open' | 'done' | 'withdrawn';
  doneAt: string | null;
  doneBy: { id: string; name: string } | null;
}
