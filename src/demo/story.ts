import type { SaveInput } from '#features/thread/plan.ts';
import { addDays, type Day } from '#lib/day.ts';
import { previousWorkingDay } from '#lib/working-days.ts';
import type { Chance } from './chance.ts';
import { type Beat, statusAfter } from './course.ts';
import type { Due } from './due-days.ts';
import type { KnownRecord } from './insert-records.ts';
import { dueTime, momentOn, workingMinute } from './moments.ts';
import type { DemoPeople, Person } from './people.ts';
import { addressOf } from './records.ts';
import { type DemoCampaigns, lineNames } from './settings.ts';
import type { DatedBeat } from './timeline.ts';
import { planAfter, tell } from './words.ts';

/** One save of somebody at some time; it finishes what its thread had open. */
export interface Step {
  at: Date;
  by: Person;
  save: Omit<SaveInput, 'completes'>;
}

export interface Stage {
  campaigns: DemoCampaigns;
  people: DemoPeople;
  timeZone: string;
  now: Date;
  today: Day;
  chance: Chance;
}

type FollowUp = SaveInput['followUps'][number];

/** The dealings with a record in the sales campaign of its line, oldest first. */
export function salesStory(
  record: KnownRecord,
  dated: DatedBeat[],
  due: Due | undefined,
  stage: Stage,
): Step[] {
  const { campaigns, people, chance } = stage;
  const campaign = campaigns.sales[record.line];
  const hands = dated.map(({ beat }) => handOf(beat, record, chance));
  let status: string | undefined;
  return dated.map(({ beat, day }, index) => {
    const next = dated[index + 1];
    const by = hands[index]!;
    const before = status;
    status = statusAfter[beat] ?? status;
    const to = status === before ? undefined : statusAfter[beat];
    const planned = followUpAfter(index, dated, { record, due, stage });
    const assigneeId = people.users[hands[index + 1] ?? record.caretaker];
    const told = tell(beat, next?.beat, subjectOf(record), chance);
    return {
      by,
      at: momentOf(day, index, stage),
      save: {
        ...told,
        accountId: record.id,
        contactId: record.contactIds[0] ?? null,
        campaignId: campaign.id,
        durationSeconds:
          told.medium === 'phone' && told.outcome === 'reached' ? chance.between(90, 1100) : null,
        statusChanges: to ? [{ campaignId: campaign.id, toStatusId: campaign.statuses[to] }] : [],
        followUps: planned ? [{ ...planned, assigneeId }] : [],
        endsSeries: false,
      },
    };
  });
}

function subjectOf({ line, fair, person, contacts, name }: KnownRecord) {
  const partner = person ?? contacts[0];
  return { line, fair, lineName: lineNames[line], contact: partner ? addressOf(partner) : name };
}

/** Writing is often done by the back office, the rest by whoever looks after the record. */
const handOf = (beat: Beat, { caretaker }: KnownRecord, chance: Chance): Person =>
  (beat === 'offer' || beat === 'information') && chance.happens(0.5) ? 'ingo' : caretaker;

/** What happened today lies in the last two hours, whenever the demo is filled. */
function momentOf(day: Day, index: number, { timeZone, now, today, chance }: Stage): Date {
  if (day !== today) return momentOn(timeZone, day, workingMinute(chance));
  const minutesAgo = chance.between(5, 115) - Math.min(index, 4);
  const start = momentOn(timeZone, today, 0).getTime();
  return new Date(Math.max(start, now.getTime() - minutesAgo * 60_000));
}

interface Situation {
  record: KnownRecord;
  due: Due | undefined;
  stage: Stage;
}

const halfYearly: NonNullable<FollowUp['recurrence']> = { every: 6, unit: 'month', anchor: 'completion' };

function followUpAfter(
  index: number,
  dated: DatedBeat[],
  { record, due, stage }: Situation,
): FollowUp | undefined {
  const { chance } = stage;
  const { beat, day } = dated[index]!;
  const next = dated[index + 1];
  // A visit to a customer is one of a series, which goes on by itself until somebody ends it.
  if (beat === 'service' || (beat === 'order' && record.fate === 'dormant')) return undefined;
  const on = next ? plannedFor(next.day, day, chance) : due?.on;
  if (on === undefined) return undefined;
  const goal =
    beat === 'order'
      ? 'service'
      : (dated.slice(index + 1).find((one) => one.beat !== 'miss')?.beat ?? goalAfter(dated));
  const plan = planAfter(beat, goal, record.line, chance);
  return {
    ...plan,
    dueOn: on,
    dueTime: chance.happens(plan.medium === 'visit' ? 0.8 : 0.4) ? dueTime(chance) : null,
    priority: chance.pick(priorities),
    recurrence: beat === 'order' ? halfYearly : null,
  };
}

const priorities = [...Array<'normal'>(17).fill('normal'), 'high', 'high', 'urgent'] as const;

/** Some things are done a little later than planned. */
function plannedFor(doneOn: Day, from: Day, chance: Chance): Day {
  const planned = chance.happens(0.25)
    ? previousWorkingDay(addDays(doneOn, -chance.between(1, 3)), null)
    : doneOn;
  return planned < from ? from : planned;
}

/** What a story that is still going on leads to next. */
function goalAfter(dated: DatedBeat[]): Beat {
  const reached = dated.findLast(({ beat }) => statusAfter[beat])?.beat;
  if (reached === 'offer') return 'chase';
  if (reached === 'opening') return 'need';
  return dated.some(({ beat }) => beat === 'visit') ? 'offer' : 'visit';
}
