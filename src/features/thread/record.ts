import type { Status } from '#features/campaigns/rules.ts';
import type { Candidate } from '#features/follow-ups/assignees.ts';
import type { Recurrence } from '#features/follow-ups/recurrence.ts';
import type { Belonging } from '#features/people/rules.ts';

/** A record as a save finds it, locked: everything its rules look at and its answer tells. */
export interface RecordState extends Belonging {
  id: string;
  kind: 'company' | 'person';
  name: string;
  city: string | null;
  phone: string | null;
  region: string | null;
  editable: boolean;
  memberships: MembershipState[];
  openFollowUps: OpenFollowUp[];
  /** The follow-ups the save names in `completes` that are not open ones of this record. */
  misnamed: MisnamedFollowUp[];
  /** All statuses of the campaigns the save names, and those it names themselves. */
  statuses: Status[];
  campaigns: { id: string; name: string; active: boolean }[];
  /** The contacts the save names, whatever their record. */
  contacts: ContactState[];
  /** Who may come to own a follow-up of the save. */
  candidates: (Candidate & { name: string })[];
  outcomes: { key: string; label: string; meaning: string }[];
  /** Tries in vain in the save's campaign until now. */
  attempts: number;
}

export interface ContactState {
  id: string;
  accountId: string;
  name: string;
  phone: string | null;
  mobile: string | null;
  email: string | null;
  function: string | null;
}

export interface MembershipState {
  id: string;
  campaignId: string;
  statusId: string;
  statusName: string;
  statusHue: string;
  /** Instant of the last change. */
  since: string;
  changedById: string;
  changedByName: string;
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

export interface MisnamedFollowUp {
  id: string;
  accountId: string;
  state: 'open' | 'done' | 'withdrawn';
  doneAt: string | null;
  doneBy: { id: string; name: string } | null;
}
