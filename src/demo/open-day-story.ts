import { addDays, type Day } from '#lib/day.ts';
import { nextWorkingDay } from '#lib/working-days.ts';
import type { KnownRecord } from './insert-records.ts';
import { momentOn, workingDayBefore, workingMinute } from './moments.ts';
import { everyLine } from './phrases/every-line.ts';
import { filled } from './phrases/phrases.ts';
import { addressOf } from './records.ts';
import type { Stage, Step } from './story.ts';

const invitedMost = 60;
const uninvited = ['untouched', 'dormant', 'lost', 'blocked'];

/** Whom the back office has invited to the open day. */
export function invitedTo(records: KnownRecord[], { today }: Stage): KnownRecord[] {
  const since = addDays(today, -30);
  return records
    .filter(
      ({ fate, createdOn, place }) => !uninvited.includes(fate) && createdOn < since && place.team === 'Süd',
    )
    .slice(0, invitedMost);
}

/** An invitation, and for most an answer some days later. */
export function openDayStory(record: KnownRecord, stage: Stage): Step[] {
  const { today, chance } = stage;
  const invitedOn = workingDayBefore(today, chance.between(9, 20));
  const answeredOn = workingDayBefore(today, chance.between(1, 6));
  const answer = chance.pick([null, null, 'Zugesagt', 'Zugesagt', 'Abgesagt'] as const);
  const askOn = answer ? answeredOn : nextWorkingDay(addDays(today, chance.between(2, 25)), null);
  const invitation = step('Eingeladen', invitedOn, everyLine.invited, { record, stage });
  invitation.save.followUps = [
    {
      text: chance.pick(everyLine.plans.invited),
      medium: 'phone',
      dueOn: askOn,
      priority: 'normal',
      assigneeId: stage.people.users.ingo,
    },
  ];
  if (!answer) return [invitation];
  const words = answer === 'Zugesagt' ? everyLine.accepted : everyLine.declined;
  const answered = step(answer, answeredOn, words, { record, stage });
  return [invitation, { ...answered, save: { ...answered.save, medium: 'phone', outcome: 'reached' } }];
}

function step(
  status: keyof Stage['campaigns']['openDay']['statuses'],
  day: Day,
  words: readonly string[],
  { record, stage }: { record: KnownRecord; stage: Stage },
): Step {
  const { campaigns, timeZone, chance } = stage;
  const { id: campaignId, statuses } = campaigns.openDay;
  const partner = record.person ?? record.contacts[0];
  return {
    by: 'ingo',
    at: momentOn(timeZone, day, workingMinute(chance)),
    save: {
      accountId: record.id,
      contactId: record.contactIds[0] ?? null,
      campaignId,
      medium: 'email',
      direction: 'outbound',
      text: filled(chance.pick(words), partner ? addressOf(partner) : record.name, chance),
      statusChanges: [{ campaignId, toStatusId: statuses[status] }],
      followUps: [],
      endsSeries: false,
    },
  };
}
