import type { Context } from '#features/people/context.ts';
import type { RefusalCode } from '#lib/refusal.ts';
import { assignmentFor, type Change, handedOver, whyNot } from './commands.ts';
import { tellReassigned, untellReassigned } from './reassignment-store.ts';
import { type ChangeableFollowUp, changeableFollowUps, lockFollowUps, updateFollowUps } from './store.ts';

/** What a change comes to for one of many; `before` and `after` hold the fields that differ. */
export type Verdict =
  | { outcome: 'changed'; before: Change; after: Change }
  | { outcome: 'unchanged' }
  | { outcome: 'skipped'; code: RefusalCode };

export type ChangeOf = (followUp: ChangeableFollowUp) => Change;

export interface Foreseen {
  /** By id, in the order asked for. */
  verdicts: Map<string, Verdict>;
  followUps: Map<string, ChangeableFollowUp>;
}

/** What a change of many belongs to: those who are given something are told once for all of it. */
export interface Occasion {
  id: string;
  /** What was done is taken back: less is told of it, and nothing new. */
  takesBack?: boolean;
}

/** Changes many follow-ups in a fixed number of statements; one that cannot be changed is skipped alone. */
export async function changeMany(
  ids: string[],
  changeOf: ChangeOf,
  occasion: Occasion,
  context: Context,
): Promise<Foreseen> {
  const foreseen = await judged(ids, await lockFollowUps(context, ids), changeOf, context);
  const changes = [...foreseen.verdicts].flatMap(([id, verdict]) =>
    verdict.outcome === 'changed' ? { id, ...verdict.after } : [],
  );
  await updateFollowUps(context.db, changes);
  const reassigned = changes.flatMap(({ id, ...change }) => handedOver(foreseen.followUps.get(id)!, change));
  if (occasion.takesBack) {
    const holders = reassigned.map(({ fromId }) => fromId);
    await untellReassigned(context.db, occasion.id, holders);
  } else await tellReassigned(context, reassigned, occasion.id);
  for (const { id } of changes) {
    const { accountId } = foreseen.followUps.get(id)!;
    context.tx.announce({ type: 'follow-up', id, accountId });
  }
  return foreseen;
}

/** What `changeMany` would do now. */
export const foreseeMany = async (ids: string[], changeOf: ChangeOf, context: Context): Promise<Foreseen> =>
  judged(ids, await changeableFollowUps(context, ids), changeOf, context);

async function judged(
  ids: string[],
  found: ChangeableFollowUp[],
  changeOf: ChangeOf,
  context: Context,
): Promise<Foreseen> {
  const followUps = new Map(found.map((followUp) => [followUp.id, followUp]));
  const wanted = new Map(found.map((followUp) => [followUp.id, changeOf(followUp)]));
  const assignment = await assignmentFor(found, [...wanted.values()], context);
  const verdictOn = (id: string): Verdict => {
    const followUp = followUps.get(id);
    if (!followUp) return { outcome: 'skipped', code: 'not-found' };
    const change = wanted.get(id)!;
    const code = whyNot(followUp, change, assignment, context);
    return code ? { outcome: 'skipped', code } : differing(followUp, change);
  };
  return { followUps, verdicts: new Map(ids.map((id) => [id, verdictOn(id)])) };
}

const fields = ['dueOn', 'dueTime', 'text', 'priority', 'assigneeId'] as const;

function differing(followUp: ChangeableFollowUp, change: Change): Verdict {
  const changed = fields.filter((field) => change[field] !== undefined && change[field] !== followUp[field]);
  if (changed.length === 0) return { outcome: 'unchanged' };
  const only = (from: Change) => Object.fromEntries(changed.map((field) => [field, from[field]])) as Change;
  return { outcome: 'changed', before: only(followUp), after: only(change) };
}
