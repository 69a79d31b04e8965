import { spread } from '#features/follow-ups/spread.ts';
import { lockFollowUps } from '#features/follow-ups/store.ts';
import type { Context } from '#features/people/context.ts';
import { carryOutSave, withdrawSave } from '#features/thread/commands.ts';
import type { SaveInput } from '#features/thread/plan.ts';
import type { RecordState } from '#features/thread/record.ts';
import { inSavepoint } from '#features/thread/store.ts';
import { Refusal, type RefusalCode } from '#lib/refusal.ts';
import { refusalOf } from '#platform/http/problem.ts';
import type { StatusOrder } from './account-order.ts';
import type { DoneItem, Outcome, TakenBack } from './item-store.ts';
import type { ClosureOrder, CompletionOrder } from './order.ts';
import type { Selected } from './selection-store.ts';
import type { Task } from './work.ts';

/** One save of many: the items it is for, and what is to be saved. */
interface Intended {
  ids: string[];
  input: SaveInput;
  objection?: (record: RecordState) => RefusalCode | undefined;
}

/** One activity per record, as by hand, and with the same rules: a record that needs more is skipped alone. */
export async function completeSome(
  items: Selected[],
  { order: { kind: _, ...completion } }: Task<CompletionOrder>,
  context: Context,
): Promise<Outcome[]> {
  const ids = items.map(({ id }) => id);
  const locked = await lockFollowUps(context, ids);
  const found = new Map(locked.map((followUp) => [followUp.id, followUp]));
  const skipped = ids.flatMap((id): Outcome[] => {
    const state = found.get(id)?.state;
    if (state === 'open') return [];
    return [{ id, outcome: 'skipped', code: state ? 'already-done' : 'not-found' }];
  });
  const open = locked.filter(({ state }) => state === 'open');
  const saves = [...Map.groupBy(open, ({ accountId }) => accountId)].map(([accountId, its]): Intended => {
    const completes = its.map(({ id }) => id);
    return { ids: completes, input: { ...completion, accountId, completes, statusChanges: [] } };
  });
  return [...skipped, ...(await saveEach(saves, context))];
}

/** A note and a follow-up for each record, laid over days and people. */
export async function closeSomeGaps(
  items: Selected[],
  { order: { activityText, followUp, onlyGaps }, total }: Task<ClosureOrder>,
  context: Context,
): Promise<Outcome[]> {
  const slots = spread(total, followUp, context.actor);
  const objection = (record: RecordState) =>
    onlyGaps && record.openFollowUps.length > 0 ? 'already-done' : undefined;
  const saves = items.map(({ id, position }): Intended => {
    const { dueOn, assigneeId } = slots[position]!;
    const input: SaveInput = {
      accountId: id,
      medium: 'note',
      text: activityText,
      statusChanges: [],
      completes: [],
      followUps: [{ text: followUp.text, dueOn, assigneeId, priority: 'normal' }],
      endsSeries: false,
    };
    return { ids: [id], input, objection };
  });
  return saveEach(saves.sort(byRecord), context);
}

/** Accounts are locked in the order of their ids, as everywhere. */
const byRecord = (a: Intended, b: Intended) => (a.input.accountId < b.input.accountId ? -1 : 1);

/** One activity per record, which changes its status as by hand, from wherever the record stands in the campaign. */
export async function changeSomeStatuses(
  items: Selected[],
  { order }: Task<StatusOrder>,
  context: Context,
): Promise<Outcome[]> {
  const saves = items.map(({ id }): Intended => ({ ids: [id], ...statusSave(id, order) }));
  const outcomes = await saveEach(saves.sort(byRecord), context);
  return outcomes.map((one) => (one.code === hasItAlready ? { id: one.id, outcome: 'unchanged' } : one));
}

/** What a record that has the status by now says to the change; no rule of the save does. */
export const hasItAlready: RefusalCode = 'already-done';

export function statusSave(accountId: string, { kind: _, toStatusId, campaignId, ...rest }: StatusOrder) {
  const statusChanges = [{ campaignId, toStatusId }];
  const input: SaveInput = {
    ...rest,
    accountId,
    campaignId,
    statusChanges,
    completes: [],
    endsSeries: false,
  };
  const objection = ({ memberships }: RecordState) =>
    memberships.some(({ statusId }) => statusId === toStatusId) ? hasItAlready : undefined;
  return { input, objection };
}

/**
 * The rules say no before anything is written, so that all saves share one savepoint. Only where the database itself
 * objects are they done again one by one, each in its own, to find the one that is to be skipped.
 */
async function saveEach(saves: Intended[], context: Context): Promise<Outcome[]> {
  try {
    return await inSavepoint(context.db, () => inTurn(saves, (save) => saveOne(save, context)));
  } catch (error) {
    requireExpected(error);
    return inTurn(saves, async (save) => {
      try {
        return await inSavepoint(context.db, () => saveOne(save, context));
      } catch (no) {
        return skippedBy(save.ids, requireExpected(no));
      }
    });
  }
}

async function inTurn<T, R>(all: T[], work: (one: T) => Promise<R[]>): Promise<R[]> {
  const results: R[] = [];
  for (const one of all) results.push(...(await work(one)));
  return results;
}

async function saveOne({ ids, input, objection }: Intended, context: Context): Promise<Outcome[]> {
  try {
    const { plan } = await carryOutSave(input, context, objection);
    return ids.map((id) => ({ id, outcome: 'changed', activityId: plan.activity.id }));
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return skippedBy(ids, error.code);
  }
}

const skippedBy = (ids: string[], code: string) =>
  ids.map((id): Outcome => ({ id, outcome: 'skipped', code }));

/** The code of an expected no; anything else goes on as the error it is. */
function requireExpected(error: unknown): RefusalCode {
  const refusal = refusalOf(error);
  if (!refusal || refusal.status >= 500) throw error;
  return refusal.code;
}

/** Takes back the activities that were written for these; what was built upon one keeps it. */
export async function withdrawSome(items: DoneItem[], context: Context): Promise<TakenBack[]> {
  const byActivity = [...Map.groupBy(items, ({ activityId }) => activityId!)];
  return inTurn(byActivity, async ([activityId, its]) => {
    const because = await whyNotWithdrawn(activityId, context);
    return its.map(
      ({ id }): TakenBack =>
        because ? { id, undone: 'kept', keptBecause: because } : { id, undone: 'undone' },
    );
  });
}

const ever = new Date(0);

async function whyNotWithdrawn(activityId: string, context: Context): Promise<string | undefined> {
  try {
    await withdrawSave(activityId, ever, context);
    return undefined;
  } catch (error) {
    if (error instanceof Refusal) return error.code;
    throw error;
  }
}
