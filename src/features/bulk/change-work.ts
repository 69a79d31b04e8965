import type { Change } from '#features/follow-ups/commands.ts';
import { changeMany, type Verdict } from '#features/follow-ups/many.ts';
import type { ChangeableFollowUp } from '#features/follow-ups/store.ts';
import type { Context } from '#features/people/context.ts';
import type { DoneItem, Outcome, TakenBack } from './item-store.ts';
import { type ChangeOrder, changeOf } from './order.ts';
import type { Selected } from './selection-store.ts';
import type { Task } from './work.ts';

/** Changes follow-ups in a fixed number of statements, however many they are. */
export async function changeSome(
  items: Selected[],
  { order, total, bulkId }: Task<ChangeOrder>,
  context: Context,
): Promise<Outcome[]> {
  const positions = new Map(items.map(({ id, position }) => [id, position]));
  const turns = { total, positionOf: (id: string) => positions.get(id)! };
  const { verdicts } = await changeMany(
    items.map(({ id }) => id),
    changeOf(order, turns, context.actor),
    { id: bulkId },
    context,
  );
  return [...verdicts].map(([id, verdict]) => ({ id, ...verdict }));
}

/** Puts back what is still as the bulk change left it; the rest stays as somebody has made it since. */
export async function restoreSome(items: DoneItem[], bulkId: string, context: Context): Promise<TakenBack[]> {
  const done = new Map(items.map((item) => [item.id, item]));
  const restored = new Map<string, Change>();
  const restore = (followUp: ChangeableFollowUp) => {
    const change = stillAsLeft(followUp, done.get(followUp.id)!);
    restored.set(followUp.id, change);
    return change;
  };
  const { verdicts } = await changeMany([...done.keys()], restore, { id: bulkId, takesBack: true }, context);
  return items.map(({ id, after }) => {
    const because = whyKept(verdicts.get(id)!, restored.get(id) ?? {}, after ?? {});
    return because ? { id, undone: 'kept', keptBecause: because } : { id, undone: 'undone' };
  });
}

function stillAsLeft(followUp: ChangeableFollowUp, { before, after }: DoneItem): Change {
  const left = Object.entries(after ?? {}).filter(
    ([field, value]) => followUp[field as keyof Change] === value,
  );
  return Object.fromEntries(left.map(([field]) => [field, before?.[field as keyof Change]])) as Change;
}

function whyKept(verdict: Verdict, restored: Change, after: Change): string | undefined {
  if (verdict.outcome === 'skipped') return verdict.code;
  return Object.keys(restored).length < Object.keys(after).length ? 'changed-since' : undefined;
}
