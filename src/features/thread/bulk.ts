import { type BulkResult, changeFollowUpsInBulk } from '#features/follow-ups/commands.ts';
import { spread } from '#features/follow-ups/spread.ts';
import { type ChangeableFollowUp, followUpIds, lockFollowUps } from '#features/follow-ups/store.ts';
import type { Context } from '#features/people/context.ts';
import type { BodyOf } from '#lib/contract.ts';
import { addDays } from '#lib/day.ts';
import { Refusal } from '#lib/refusal.ts';
import { refusalOf } from '#platform/http/problem.ts';
import { saveActivity } from './commands.ts';
import type { changeFollowUps as bulkEndpoint, createGapClosures } from './contract.ts';
import { inSavepoint } from './store.ts';

type BulkInput = BodyOf<typeof bulkEndpoint>;
type Completion = NonNullable<BulkInput['complete']>;

export const bulkMost = 200;

/** Changes, shifts or completes many follow-ups (WV-06, WV-07); what cannot be is skipped with its reason. */
export async function changeFollowUps(input: BulkInput, context: Context): Promise<BulkResult> {
  const ids = await idsOf(input, context);
  const { set, shiftDays, complete } = input;
  if ([set, shiftDays, complete].filter((way) => way !== undefined).length !== 1) {
    throw new Refusal('invalid-input', { errors: [{ path: 'body', code: 'one-of-set-shiftDays-complete' }] });
  }
  if (complete) return completeAll(ids, complete, context);
  if (set) return changeFollowUpsInBulk(ids, () => set, context);
  return changeFollowUpsInBulk(ids, ({ dueOn }) => ({ dueOn: addDays(dueOn, shiftDays!) }), context);
}

async function idsOf({ ids, filter }: BulkInput, context: Context): Promise<string[]> {
  if ((ids === undefined) === (filter === undefined)) {
    throw new Refusal('invalid-input', { errors: [{ path: 'body', code: 'one-of-ids-filter' }] });
  }
  if (ids) return [...new Set(ids)];
  const found = await followUpIds(context, filter!, bulkMost + 1);
  if (found.length > bulkMost) throw new Refusal('too-large');
  return found;
}

/** One activity per record, as by hand, and with the same rules: a record that needs more is skipped alone. */
async function completeAll(ids: string[], completion: Completion, context: Context): Promise<BulkResult> {
  const locked = await lockFollowUps(context, ids);
  const skipped = ids
    .filter((id) => !locked.some((followUp) => followUp.id === id))
    .map((id) => ({ id, code: 'not-found' }));
  const { followUps: open = [], done = [] } = Object.groupBy(locked, ({ state }) =>
    state === 'open' ? 'followUps' : 'done',
  ) as Partial<Record<'followUps' | 'done', ChangeableFollowUp[]>>;
  skipped.push(...done.map(({ id }) => ({ id, code: 'already-done' })));
  let changed = 0;
  for (const [accountId, its] of Map.groupBy(open, (followUp) => followUp.accountId)) {
    const completes = its.map(({ id }) => id);
    const no = await refusalFrom(() =>
      inSavepoint(context.db, () =>
        saveActivity({ ...completion, accountId, completes, statusChanges: [] }, context),
      ),
    );
    if (no) skipped.push(...completes.map((id) => ({ id, code: no })));
    else changed += completes.length;
  }
  return { changed, skipped };
}

/** The code of an expected no; anything else goes on as the error it is. */
async function refusalFrom(work: () => Promise<unknown>): Promise<string | undefined> {
  try {
    await work();
    return undefined;
  } catch (error) {
    const refusal = refusalOf(error);
    if (!refusal || refusal.status >= 500) throw error;
    return refusal.code;
  }
}

type GapClosing = BodyOf<typeof createGapClosures>;

/** Plans a first follow-up for records without one, spread evenly over days and people. */
export async function closeGaps({ accountIds, activityText, followUp }: GapClosing, context: Context) {
  const skipped: { id: string; code: string }[] = [];
  const inOrder = [...new Set(accountIds)].sort();
  const slots = spread(inOrder.length, followUp, context.actor);
  for (const [index, accountId] of inOrder.entries()) {
    const { dueOn, assigneeId } = slots[index]!;
    const no = await refusalFrom(() =>
      inSavepoint(context.db, () =>
        saveActivity(
          {
            accountId,
            medium: 'note',
            text: activityText,
            statusChanges: [],
            completes: [],
            followUps: [{ text: followUp.text, dueOn, assigneeId, priority: 'normal' }],
            endsSeries: false,
          },
          context,
        ),
      ),
    );
    if (no) skipped.push({ id: accountId, code: no });
  }
  return { planned: inOrder.length - skipped.length, skipped };
}
