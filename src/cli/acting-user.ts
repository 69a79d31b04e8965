import { actorOf } from '#features/people/actor-store.ts';
import type { Context } from '#features/people/context.ts';
import { newId } from '#lib/id.ts';
import { dayIn } from '#lib/time-zone.ts';
import { m } from '#paraglide/messages.js';
import { transactor } from '#platform/database/transaction.ts';
import { asOperator, type CommandRun } from './command.ts';

export type InTransaction = <T>(work: (context: Context) => Promise<T>) => Promise<T>;

/** Transactions of the user of `--as`, by default the first administrator. */
export async function transactionsOf(run: CommandRun): Promise<InTransaction> {
  const principal = await asOperator(run, async (context) => ({
    workspaceId: context.actor.workspaceId,
    userId: await userNamed(context, run),
  }));
  const transact = transactor(run.installation.pool);
  return (work) =>
    transact(principal, async (tx) => {
      const actor = await actorOf(tx);
      const now = new Date();
      const { db } = tx;
      const today = dayIn(actor.timeZone, now);
      return work({
        actor,
        tx,
        db,
        now,
        today,
        language: run.locale,
        requestId: newId(),
        ifMatch: undefined,
      });
    });
}

async function userNamed({ db }: Context, { options, locale }: CommandRun): Promise<string> {
  const email = typeof options.as === 'string' ? options.as.toLowerCase() : undefined;
  const user = await db
    .selectFrom('appUser as u')
    .innerJoin('rightsGroup as g', 'g.id', 'u.rightsGroupId')
    .select('u.id')
    .where('u.deactivatedAt', 'is', null)
    .$if(email !== undefined, (query) => query.where('u.email', '=', email!))
    .$if(email === undefined, (query) => query.where('g.mayAdminister', '=', true))
    .orderBy('u.createdAt')
    .orderBy('u.id')
    .executeTakeFirst();
  if (user) return user.id;
  throw new Error(email ? m.cli_unknown_user({ email }, { locale }) : m.imports_cli_nobody({}, { locale }));
}
