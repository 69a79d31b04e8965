import { sql } from 'kysely';
import { actorOf } from '#features/people/actor-store.ts';
import type { Context } from '#features/people/context.ts';
import { saveActivity } from '#features/thread/commands.ts';
import { dayIn } from '#lib/time-zone.ts';
import type { DemoPeople, Person } from './people.ts';
import type { Step } from './story.ts';

/** Returns the number of saves. Each goes through the command of the daily work, at its time and in its user's name. */
export async function tellStories(stories: Step[][], people: DemoPeople, context: Context): Promise<number> {
  const threads = new Map<string, string>();
  const longest = Math.max(...stories.map((story) => story.length));
  let saves = 0;
  // The stories side by side, so that the rules are checked before a record goes on: what a save owes depends on the
  // status the record has at that moment.
  for (let turn = 0; turn < longest; turn++) {
    const steps = stories.flatMap((story) => story[turn] ?? []);
    for (const [person, theirs] of Map.groupBy(steps, ({ by }) => by)) {
      const acting = await actAs(person, people, context);
      for (const step of theirs) await save(step, threads, acting);
      saves += theirs.length;
      await checkDuties(context);
    }
  }
  return saves;
}

/** The context of another user within the same transaction. */
async function actAs(person: Person, { users }: DemoPeople, context: Context): Promise<Context> {
  const userId = users[person];
  await sql`select set_config('faden.user_id', ${userId}, true)`.execute(context.db);
  // Nobody watches a workspace that is just being filled: thousands of events would only lie there.
  const tx = { ...context.tx, principal: { ...context.tx.principal, userId }, announce: () => {} };
  return { ...context, tx, actor: await actorOf(tx) };
}

/** `threads` knows the open follow-up of every record and campaign. */
async function save({ at, save: input }: Step, threads: Map<string, string>, acting: Context): Promise<void> {
  const thread = `${input.accountId} ${input.campaignId}`;
  const open = threads.get(thread);
  const { followUps } = await saveActivity(
    { ...input, completes: open ? [open] : [] },
    { ...acting, now: at, today: dayIn(acting.actor.timeZone, at) },
  );
  const next = followUps.at(-1);
  if (next) threads.set(thread, next.id);
  else threads.delete(thread);
}

async function checkDuties({ db }: Context): Promise<void> {
  await sql`set constraints all immediate`.execute(db);
  await sql`set constraints all deferred`.execute(db);
}
