import { addDays, type Day } from '#lib/day.ts';
import type { Medium } from '#lib/medium.ts';
import {
  addDaysAtWork,
  afternoonSlot,
  morningSlot,
  noon,
  type SettledMoment,
  settle,
  settleSlot,
  type WorkingCalendar,
} from '#lib/working-days.ts';
import type { Meaning } from './rules.ts';
import { destinationOf, type ProposableStatus, proposedStatus } from './status-proposal.ts';

/** What came of an activity. `message` is the key of its label in `messages/{de,en}.json`. */
interface DefaultOutcome {
  key: string;
  message: `activities_outcome_${string}`;
  meaning: Meaning;
  mediums: readonly Medium[];
  /** Days until the proposed follow-up, working days where nobody was reached; null where there is none or a person has to say when. */
  offset: number | null;
}

const conversations = ['phone', 'email', 'letter', 'visit', 'meeting', 'trade-fair', 'social'] as const;
const calls = ['phone'] as const;

/** The outcomes every workspace begins with, in the order of their digits 1 to 8 (ux.md 2.5.4). */
export const defaultOutcomes = [
  {
    key: 'reached',
    message: 'activities_outcome_reached',
    meaning: 'reached',
    mediums: conversations,
    offset: 7,
  },
  {
    key: 'not-reached',
    message: 'activities_outcome_not_reached',
    meaning: 'not-reached',
    mediums: ['phone', 'visit'],
    offset: 1,
  },
  {
    key: 'voicemail',
    message: 'activities_outcome_voicemail',
    meaning: 'not-reached',
    mediums: calls,
    offset: 3,
  },
  {
    key: 'call-back',
    message: 'activities_outcome_call_back',
    meaning: 'call-back',
    mediums: ['phone', 'email', 'social'],
    offset: null,
  },
  {
    key: 'appointment',
    message: 'activities_outcome_appointment',
    meaning: 'reached',
    mediums: conversations,
    offset: null,
  },
  {
    key: 'not-interested',
    message: 'activities_outcome_not_interested',
    meaning: 'refusal',
    mediums: conversations,
    offset: null,
  },
  {
    key: 'wrong-number',
    message: 'activities_outcome_wrong_number',
    meaning: 'unsuitable',
    mediums: calls,
    offset: 0,
  },
  {
    key: 'do-not-call',
    message: 'activities_outcome_do_not_call',
    meaning: 'refusal',
    mediums: conversations,
    offset: null,
  },
] as const satisfies readonly DefaultOutcome[];

export type OutcomeKey = (typeof defaultOutcomes)[number]['key'];

/** Keys of the texts a proposed follow-up gets; null leaves it to the person. */
export type FollowUpMessage =
  | 'activities_follow_up_clarify_number'
  | 'activities_follow_up_call_back'
  | 'activities_follow_up_appointment'
  | 'activities_follow_up_preparation';

export interface ProposalInput extends WorkingCalendar {
  /** One of the defaults or of the workspace's own; what it names itself wins over the rules by key and meaning. */
  outcome: { key: string; meaning: Meaning; statusId?: string | null; offset?: number | null };
  /** Unsuccessful ones since the last success, without this one. */
  attempts: number;
  /** Of the campaign the activity belongs to, in order; empty without campaign. */
  statuses: readonly ProposableStatus[];
  currentStatusId: string | null;
  today: Day;
  /** `10:41` */
  now: string;
}

export interface Proposal {
  /** Null: the status stays. */
  statusId: string | null;
  followUp: SettledMoment | null;
  /** A person has to say when it goes on, or why it does not. */
  needsWhen: boolean;
  followUpText: FollowUpMessage | null;
}

/** What follows from an outcome unless somebody decides otherwise: status and next follow-up. */
export function propose(input: ProposalInput): Proposal {
  const { outcome, statuses } = input;
  const attempt = input.attempts + 1;
  const isLastAttempt = outcome.key === 'not-reached' && attempt >= attemptLimit;
  const current = statuses.find((status) => status.id === input.currentStatusId);
  const status = current
    ? proposedStatus(destinationOf(outcome, isLastAttempt), statuses, current, outcome.statusId)
    : null;
  const followUp = isLastAttempt ? null : proposedFollowUp(input, attempt);
  const staysOpen = current !== undefined && !current.isFinal && !status?.isFinal;
  const goesOn = outcome.meaning !== 'refusal' && !status?.isFinal;
  return {
    statusId: status?.id ?? null,
    followUp,
    needsWhen: followUp === null && (goesOn || staysOpen),
    followUpText: followUpTexts[outcome.key] ?? null,
  };
}

/** Attempts after which somebody counts as unreachable. */
const attemptLimit = 6;
/** From this attempt on, the next one waits longer. */
const patientFrom = 3;
const patientDays = 3;

const usualOffsets: Readonly<Record<Meaning, number | null>> = {
  reached: 7,
  'not-reached': 1,
  'call-back': null,
  unsuitable: 0,
  refusal: null,
};

function proposedFollowUp(input: ProposalInput, attempt: number): Proposal['followUp'] {
  const { outcome, today, now } = input;
  // When to meet is agreed with the other side, never guessed.
  const days = outcome.key === 'appointment' ? null : (outcome.offset ?? usualOffsets[outcome.meaning]);
  if (days === null) return null;
  if (days === 0) return { dueOn: today, dueTime: null };
  if (outcome.meaning !== 'not-reached') {
    const slot = outcome.meaning === 'reached' ? slotOf(now) : null;
    return settleSlot(settle(addDays(today, days), input), slot, input);
  }
  const wait = attempt >= patientFrom ? Math.max(days, patientDays) : days;
  // Who did not pick up in the morning may do so in the afternoon; a message on the mailbox needs no hour.
  const slot = outcome.key === 'voicemail' ? null : otherSlotOf(now);
  return settleSlot({ dueOn: addDaysAtWork(today, wait, input) }, slot, input);
}

const slotOf = (now: string) => (now < noon ? morningSlot : afternoonSlot);
const otherSlotOf = (now: string) => (now < noon ? afternoonSlot : morningSlot);

const followUpTexts: Readonly<Record<string, FollowUpMessage>> = {
  'wrong-number': 'activities_follow_up_clarify_number',
  'call-back': 'activities_follow_up_call_back',
  appointment: 'activities_follow_up_appointment',
};

/** The day to prepare an appointment on: the working day before it; null where that is not after today. */
export function preparationDay(appointmentOn: Day, today: Day, calendar: WorkingCalendar): Day | null {
  const day = addDaysAtWork(appointmentOn, -1, calendar);
  return day > today ? day : null;
}
