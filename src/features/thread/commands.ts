import { CompiledQuery } from 'kysely';
import { activityById } from '#features/activities/store.ts';
import { followUpsById } from '#features/follow-ups/store.ts';
import type { Context } from '#features/people/context.ts';
import type { BodyOf, ReplyOf } from '#lib/contract.ts';
import { newId } from '#lib/id.ts';
import { Refusal, type RefusalCode } from '#lib/refusal.ts';
import { answerOf } from './answer.ts';
import type { createFollowUp, createUndo, saveActivity as saveEndpoint } from './contract.ts';
import { assigneeOf, type Plan, planSave, type SaveInput } from './plan.ts';
import type { RecordState } from './record.ts';
import { lockRecord, type Named } from './record-store.ts';
import { loneReason, mayUndo, undoMinutes } from './rules.ts';
import {
  beginMemberships,
  insertLoneFollowUp,
  insertWithdrawal,
  lockSave,
  type UndoableSave,
  wholeSave,
} from './store.ts';

type Saved = ReplyOf<typeof saveEndpoint>;
type Decided = { record: RecordState; plan: Plan };
/** Looks at the locked record before anything is planned. */
type Objection = (record: RecordState) => RefusalCode | undefined;

/** The one save of the daily work: activity, status changes, finished and next follow-ups, all or nothing. */
export async function saveActivity(input: SaveInput, context: Context): Promise<Saved> {
  return told(await carryOutSave(input, context), context);
}

/** The same without telling what came of it, as one of many. A refusal of the rules has written nothing. */
export async function carryOutSave(
  input: SaveInput,
  context: Context,
  objection?: Objection,
): Promise<Decided> {
  const { statement, ...decided } = await decideSave(input, context, objection);
  await context.db.executeQuery(CompiledQuery.raw(statement.text, [...statement.values!]));
  announceSave(decided, context);
  return decided;
}

/** The same as the last thing its transaction does: written on the way to the commit, which spares a round trip. */
export async function saveActivityAtLast(input: SaveInput, context: Context): Promise<Saved> {
  const { statement, ...decided } = await decideSave(input, context);
  context.tx.withCommit(statement);
  announceSave(decided, context);
  return told(decided, context);
}

/** What a save would do now, or the refusal that says why not; writes nothing. */
export const foreseeSave = (input: SaveInput, context: Context, objection?: Objection): Promise<Decided> =>
  planned(input, context, objection);

async function decideSave(input: SaveInput, context: Context, objection?: Objection) {
  const { record, plan } = await planned(input, context, objection);
  await beginMemberships(context, record.id, plan);
  return { record, plan, statement: wholeSave(context, record.id, plan) };
}

function told({ record, plan }: Decided, context: Context): Saved {
  const until = new Date(context.now.getTime() + undoMinutes * 60_000).toISOString();
  return { ...answerOf(record, plan, context), undo: { token: plan.activity.id, until } };
}

const announceSave = ({ record, plan }: Decided, { tx }: Context) =>
  tx.announce({ type: 'activity', id: plan.activity.id, accountId: record.id });

/**
 * A query that waited for the lock still shows the record as it was before. Where that matters the database says so at
 * the write; but a save that blocks finishes all there is to finish, and only a second look knows all.
 */
async function planned(
  input: SaveInput,
  context: Context,
  objection: Objection = () => undefined,
): Promise<Decided> {
  const look = async () => {
    const record = await lockRecord(context, namedIn(input, context));
    if (!record) throw new Refusal('not-found');
    const no = objection(record);
    if (no) throw new Refusal(no);
    return { record, plan: planSave(record, input, context) };
  };
  const first = await look();
  return first.plan.statusChanges.some(({ to }) => to.blocksContact) ? look() : first;
}

/** Takes a save back: the activity stays, marked withdrawn; what it changed is as before. */
export async function undoSave(token: string, context: Context): Promise<ReplyOf<typeof createUndo>> {
  const since = new Date(context.now.getTime() - undoMinutes * 60_000);
  const save = await withdrawSave(token, since, context);
  return {
    activity: (await activityById(context, save.activityId))!,
    reopenedFollowUps: await followUpsById(context, save.reopens),
  };
}

/** Refuses saves recorded before `since`, and those that something followed. */
export async function withdrawSave(id: string, since: Date, context: Context): Promise<UndoableSave> {
  const save = await lockSave(context, id);
  if (!save) throw new Refusal('not-found');
  if (!mayUndo(context.actor, save.userId)) throw new Refusal('not-allowed');
  if (save.withdrawn) throw new Refusal('already-done');
  if (Date.parse(save.recordedAt) < since.getTime()) throw new Refusal('undo-expired');
  if (save.touched.length > 0) throw new Refusal('changed-since', { extensions: { touched: save.touched } });
  await insertWithdrawal(context, save.activityId);
  context.tx.announce({ type: 'withdrawal', id: save.activityId, accountId: save.accountId });
  return save;
}

/** A follow-up without an activity, where the rights group allows it (capabilities.md 3.2, rows 5 to 7). */
export async function planLoneFollowUp(
  input: BodyOf<typeof createFollowUp>,
  context: Context,
): Promise<ReplyOf<typeof createFollowUp>> {
  const { accountId, ...followUp } = input;
  const named = namedIn(
    {
      accountId,
      followUps: [followUp],
      statusChanges: [],
      completes: [],
      medium: 'note',
      text: '',
      endsSeries: false,
    },
    context,
  );
  const record = await lockRecord(context, named);
  if (!record) throw new Refusal('not-found');
  const { contactId = null, campaignId = null } = followUp;
  const contact = record.contacts.find(({ id }) => id === contactId);
  if ((contactId && !contact) || (campaignId && record.campaigns.length === 0))
    throw new Refusal('not-found');
  if (contact && contact.accountId !== accountId) throw new Refusal('other-record');
  if (followUp.dueOn < context.today) throw new Refusal('due-before-activity');
  const loneBecause = loneReason(context.actor.chain, record.memberships, campaignId);
  if (!loneBecause) {
    throw new Refusal('activity-required', { errors: [{ path: 'body', code: 'activity-required' }] });
  }
  const id = newId();
  await insertLoneFollowUp(context, {
    id,
    accountId,
    contactId,
    campaignId,
    loneBecause,
    text: followUp.text,
    medium: followUp.medium ?? null,
    priority: followUp.priority,
    dueOn: followUp.dueOn,
    dueTime: followUp.dueTime ?? null,
    assigneeId: assigneeOf(followUp.assigneeId, record, context.actor),
    recurrence: followUp.recurrence ?? null,
    seriesId: followUp.recurrence ? newId() : null,
  });
  context.tx.announce({ type: 'follow-up', id, accountId });
  return (await followUpsById(context, [id]))[0]!;
}

function namedIn(input: SaveInput, { actor }: Context): Named {
  const distinct = (ids: (string | null | undefined)[]) => [
    ...new Set(ids.filter((id) => typeof id === 'string')),
  ];
  const { followUps, statusChanges } = input;
  return {
    accountId: input.accountId,
    campaignId: input.campaignId ?? null,
    contactIds: distinct([input.contactId, ...followUps.map(({ contactId }) => contactId)]),
    campaignIds: distinct([
      input.campaignId,
      ...statusChanges.map(({ campaignId }) => campaignId),
      ...followUps.map(({ campaignId }) => campaignId),
    ]),
    statusIds: distinct(statusChanges.map(({ toStatusId }) => toStatusId)),
    completes: input.completes,
    userIds: distinct(followUps.map(({ assigneeId }) => assigneeId)).filter((id) => id !== actor.userId),
    outcome: input.outcome ?? null,
  };
}
