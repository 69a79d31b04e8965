import type { listOutcomes } from '#features/activities/contract.ts';
import { type Proposal, preparationDay, propose } from '#features/activities/outcomes.ts';
import { nextStatuses, type Status } from '#features/campaigns/rules.ts';
import type { PresetKey } from '#features/follow-ups/when.ts';
import { presets, type When, when } from '#features/follow-ups/when.ts';
import type { ChainRules } from '#features/people/rules.ts';
import { dutyOf, mayChangeSilently, type Standing } from '#features/thread/rules.ts';
import type { ReplyOf } from '#lib/contract.ts';
import { addDays, addMonths, type Day } from '#lib/day.ts';
import { settle, settleSlot, type WorkingCalendar } from '#lib/working-days.ts';
import { type ActivityDraft, stay } from './activity-draft.ts';

export type Outcome = ReplyOf<typeof listOutcomes>['items'][number];

/** What the form knows besides what is typed. */
export interface FormSurroundings {
  outcomes: readonly Outcome[];
  /** Of the chosen campaign; empty without one. */
  statuses: readonly Status[];
  /** The record's status in that campaign. */
  currentStatusId: string | null;
  /** Unsuccessful attempts so far. */
  attempts: number;
  today: Day;
  /** `10:41` */
  now: string;
  calendar: WorkingCalendar;
  chain: ChainRules;
  /** Days a follow-up is pre-dated by (WV-12). */
  offsetDays: number;
  /** The record's open memberships; null while they are not known. */
  standings: Standing[] | null;
  /** The record's open follow-ups as far as they matter here. */
  openFollowUps: readonly { id: string; campaignId: string | null; recurs: boolean }[];
}

/** What follows from the draft: everything the form shows and the save sends. */
export interface ActivityPlan {
  outcome: Outcome | null;
  proposal: Proposal | null;
  current: Status | null;
  /** The status after the save where it changes. */
  target: Status | null;
  /** The chip of the status group that is on. */
  statusChoice: string | null;
  preset: PresetKey | null;
  /** The day of the next follow-up; null for none. */
  next: When | null;
  /** The day to prepare the next follow-up on where it is an appointment; null where there is no time for it. */
  preparation: Day | null;
  /** The rights group lets the save leave no follow-up. */
  mayOmit: boolean;
  /** Why nothing follows is asked for: the record stays open. */
  asksWhyNone: boolean;
  /** A finished recurring follow-up brings its own successor. */
  seriesGoesOn: boolean;
  needsNote: boolean;
  /** Only the status changes, and the rights group lets that stand without words (E3). */
  isSilent: boolean;
  /** The record falls out of sight: said, where the rights group does not forbid it. */
  endsUnseen: boolean;
}

export function planOf(draft: ActivityDraft, around: FormSurroundings): ActivityPlan {
  const outcome = around.outcomes.find(({ key }) => key === draft.outcome) ?? null;
  const current = around.statuses.find(({ id }) => id === around.currentStatusId) ?? null;
  const proposal = outcome ? propose({ ...around, ...around.calendar, outcome }) : null;
  const target = targetOf(draft, around, current, proposal);
  const completed = around.openFollowUps.filter(({ id }) => draft.completes.includes(id));
  const seriesGoesOn = !draft.endsSeries && completed.some(({ recurs }) => recurs);
  const isSilent = mayBeSilent(draft, around.chain, target);
  const mayOmit = seriesGoesOn || isSilent || isExcused(draft, around, target, completed);
  // Whoever is lost or wants no contact is not called again in a week by default.
  const endsHere = target?.isFinal && !target.isGoal && mayOmit && !seriesGoesOn;
  const proposed = endsHere ? 'none' : proposedPreset(proposal, around, { mayOmit, seriesGoesOn });
  const preset = draft.next.preset ?? proposed;
  const next = preset === null || preset === 'none' ? null : nextOf(preset, draft, around, proposal);
  const after = target ?? current;
  const endsOpen = preset === 'none' && !seriesGoesOn && !after?.isFinal;
  const isAppointment = outcome?.key === 'appointment' && preset !== 'series';
  return {
    outcome,
    proposal,
    current,
    target,
    statusChoice: target?.id ?? current?.id ?? (around.statuses.length > 0 ? stay : null),
    preset,
    next,
    preparation: next && isAppointment ? preparationDay(next.dueOn, around.today, around.calendar) : null,
    mayOmit,
    asksWhyNone: endsOpen && after !== null,
    seriesGoesOn,
    needsNote: target?.requiresReason === true || (outcome === null && !isSilent),
    isSilent,
    endsUnseen: endsOpen && !around.chain.activityNeedsFollowUp,
  };
}

/** Rows 8 and 9 of the truth table; what finishes a follow-up always says how. */
const mayBeSilent = ({ outcome, text, completes }: ActivityDraft, chain: ChainRules, target: Status | null) =>
  outcome === null &&
  text.trim() === '' &&
  completes.length === 0 &&
  target !== null &&
  mayChangeSilently(chain, target.isFinal);

function targetOf(
  { statusId }: ActivityDraft,
  { statuses }: FormSurroundings,
  current: Status | null,
  proposal: Proposal | null,
): Status | null {
  const wanted = statusId ?? proposal?.statusId ?? stay;
  if (wanted === stay || wanted === current?.id) return null;
  return nextStatuses(current, [...statuses]).find(({ id }) => id === wanted) ?? null;
}

function isExcused(
  draft: ActivityDraft,
  { chain, standings, openFollowUps }: FormSurroundings,
  target: Status | null,
  completed: readonly { campaignId: string | null }[],
): boolean {
  if (!chain.activityNeedsFollowUp) return true;
  if (!standings) return false;
  const others = standings.filter(({ campaignId }) => !target || campaignId !== draft.campaignId);
  const after = target ? [...others, target] : others;
  const touchedCampaignIds = [...(target ? [target] : []), ...completed].map(({ campaignId }) => campaignId);
  const duty = dutyOf(chain, after, { campaignId: draft.campaignId, touchedCampaignIds });
  return duty === 'none' || (duty === 'open-follow-up' && openFollowUps.length > completed.length);
}

/** The chip that stands for the proposal; a day none of them names is „Datum …“. */
function proposedPreset(
  proposal: Proposal | null,
  around: FormSurroundings,
  { mayOmit, seriesGoesOn }: { mayOmit: boolean; seriesGoesOn: boolean },
): PresetKey | null {
  if (seriesGoesOn) return 'none';
  if (proposal && !proposal.followUp)
    return proposal.needsWhen ? (proposal.followUpText ? 'date' : null) : mayOmit ? 'none' : null;
  const day = proposal?.followUp?.dueOn ?? offsetDay(around);
  const named = presets(around.today, around.calendar).find(({ resolved }) => resolved?.dueOn === day);
  return named?.key ?? 'date';
}

const usualOffsetDays = 7;
const offsetDay = ({ today, offsetDays, calendar }: FormSurroundings) =>
  settle(addDays(today, offsetDays || usualOffsetDays), calendar).dueOn;

function nextOf(
  preset: PresetKey,
  draft: ActivityDraft,
  around: FormSurroundings,
  proposal: Proposal | null,
): When | null {
  const proposed = proposal?.followUp ?? null;
  const slot = proposed?.unshiftedTime ?? proposed?.dueTime ?? null;
  if (preset === 'series') return settleSlot(seriesStart(draft, around), slot, around.calendar);
  if (preset === 'date') {
    if (draft.next.typed.trim() !== '') {
      return when(draft.next.typed, { ...around.calendar, today: around.today, now: around.now });
    }
    if (draft.next.preset !== null || proposal?.needsWhen) return null;
    return proposed ?? { dueOn: offsetDay(around), dueTime: null };
  }
  const resolved = presets(around.today, around.calendar).find(({ key }) => key === preset)?.resolved;
  return resolved ? settleSlot(resolved, slot, around.calendar) : null;
}

function seriesStart({ next: { every, unit } }: ActivityDraft, { today, calendar }: FormSurroundings) {
  const count = Math.max(1, Math.min(1000, Math.trunc(every) || 1));
  const months = unit === 'month' ? count : unit === 'year' ? count * 12 : 0;
  const days = unit === 'day' ? count : unit === 'week' ? count * 7 : 0;
  return settle(months > 0 ? addMonths(today, months) : addDays(today, days), calendar);
}
