import { sql } from 'kysely';
import type { Context } from '#features/people/context.ts';
import { updateWorkspace } from '#features/people/workspace-store.ts';
import { addDays } from '#lib/day.ts';
import { type Chance, chanceFrom } from './chance.ts';
import { courseOf } from './course.ts';
import { dueDays } from './due-days.ts';
import { categorise, insertRecords, type KnownRecord, withIds } from './insert-records.ts';
import { invitedTo, openDayStory } from './open-day-story.ts';
import { addPeople, type DemoPeople, type SignIn } from './people.ts';
import { type DemoRecord, inventRecords } from './records.ts';
import { addCampaigns, addCategories, type Fair, fairsBefore, importances } from './settings.ts';
import { type Stage, type Step, salesStory } from './story.ts';
import { tellStories } from './tell-stories.ts';
import { type DatedBeat, timelineOf } from './timeline.ts';

export const demoCompany = 'Sonnwerk Energiesysteme GmbH';

/** The workspace holds people or records already; demo data and real data are not to be mixed. */
export class NotEmpty extends Error {}

export interface FilledDemo {
  signIns: SignIn[];
  password: string;
  records: number;
  activities: number;
}

const seed = 20_250_923;
/** The company and its people are older than any of their records. */
const foundedDaysAgo = 900;

/**
 * Fills an empty workspace with a company that sells solar, geothermal, pellet and air-conditioning systems, in the
 * operator's transaction: as a whole or not at all. The same every time, relative to `context.now`, but for the ids
 * and the password.
 */
export async function fillDemo(context: Context): Promise<FilledDemo> {
  await demandEmpty(context);
  const { actor, now, today } = context;
  const chance = chanceFrom(seed);
  const founded = { ...context, now: new Date(now.getTime() - foundedDaysAgo * 86_400_000) };
  await updateWorkspace(context, { name: demoCompany, region: 'DE-BY' });
  const people = await addPeople(founded);
  const fairs = fairsBefore(today);
  const categories = await addCategories(founded, fairs);
  const campaigns = await addCampaigns(founded, today);
  const stage: Stage = { campaigns, people, timeZone: actor.timeZone, now, today, chance };
  const { records, stories } = inventStories(inventRecords(chance), fairs, stage);
  await insertRecords(await enteredBy(people, context), records, people);
  await categorise(context, records, categories);
  const activities = await tellStories(stories, people, context);
  return { signIns: people.signIns, password: people.password, records: records.length, activities };
}

async function demandEmpty({ db, actor }: Context): Promise<void> {
  const { rows } = await sql<{ taken: boolean }>`
    select exists (select from app_user where workspace_id = ${actor.workspaceId})
        or exists (select from account where workspace_id = ${actor.workspaceId}) as taken`.execute(db);
  if (rows[0]!.taken) throw new NotEmpty();
}

/** The back office enters records; whoever runs this is none of the users. */
const enteredBy = async ({ users }: DemoPeople, context: Context): Promise<Context> => ({
  ...context,
  actor: { ...context.actor, userId: users.ingo },
});

function inventStories(
  invented: DemoRecord[],
  fairs: Fair[],
  stage: Stage,
): { records: KnownRecord[]; stories: Step[][] } {
  const { today, chance } = stage;
  const identified = invented.map(withIds);
  const due = dueDays(identified, today, chance);
  const dated = identified.map((record) => {
    const beats = courseOf(record.fate, chance);
    return timelineOf({ beats, fate: record.fate, due: due.get(record.id) }, today, chance);
  });
  const records = identified.map((record, index) => withPast(record, dated[index]!, { fairs, stage }));
  const invited = new Set(invitedTo(records, stage).map(({ id }) => id));
  const stories = records.map((record, index) => [
    ...salesStory(record, dated[index]!, due.get(record.id), stage),
    ...(invited.has(record.id) ? openDayStory(record, stage) : []),
  ]);
  for (const story of stories) story.sort((a, b) => a.at.getTime() - b.at.getTime());
  return { records, stories };
}

const freshDays = 5;
/** How long after a fair its visitors are called. */
const fairEchoDays = 60;

function withPast(
  record: ReturnType<typeof withIds>,
  dated: DatedBeat[],
  { fairs, stage: { today, chance } }: { fairs: Fair[]; stage: Stage },
): KnownRecord {
  const createdOn = dated[0]?.day ?? addDays(today, -freshDays);
  const recent = fairs.findLast(({ on }) => on <= createdOn && createdOn <= addDays(on, fairEchoDays));
  return {
    ...record,
    createdOn,
    fair: recent && chance.happens(0.6) ? recent.name : null,
    importance: importanceOf(record, chance),
  };
}

const importanceOf = ({ fate, contacts }: DemoRecord, chance: Chance): string | null =>
  ['offer', 'customer', 'served', 'dormant'].includes(fate)
    ? importances[contacts.length > 1 && chance.happens(0.6) ? 0 : 1]
    : null;
