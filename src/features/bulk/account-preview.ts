import { foreseeAccounts } from '#features/accounts/many.ts';
import { foreseeCategories } from '#features/categories/many.ts';
import type { Context } from '#features/people/context.ts';
import { foreseeSave } from '#features/thread/commands.ts';
import type { ReplyOf } from '#lib/contract.ts';
import { Refusal, type RefusalCode } from '#lib/refusal.ts';
import type { previewAccountChanges } from './account-contract.ts';
import { type AccountOrder, categorisingOf, type StatusOrder } from './account-order.ts';
import { requireNamed } from './commands.ts';
import type { Fields } from './item-store.ts';
import type { Selection } from './order.ts';
import { reasonsCounted, refusedMost, samplesMost } from './preview.ts';
import { previewMost, savesForeseenMost } from './rules.ts';
import { hasItAlready, statusSave } from './save-work.ts';
import { selectedOnes } from './selection-store.ts';
import { namesGiven, type ShownRecord, shownRecords } from './shown-store.ts';

type Preview = ReplyOf<typeof previewAccountChanges>;
type Verdict =
  | { outcome: 'changed'; before: Fields; after: Fields }
  | { outcome: 'unchanged' }
  | { outcome: 'skipped'; code: RefusalCode };

/** What a bulk change of records would do now, by the rules it will be done by. */
export async function accountPreviewOf(
  { order, selection }: { order: AccountOrder; selection: Selection },
  context: Context,
): Promise<Preview> {
  await requireNamed(order, context);
  const most = order.kind === 'change-statuses' ? savesForeseenMost : previewMost;
  const found = await selectedOnes(context, order.kind, selection, most + 1);
  const ids = found.slice(0, most).map(({ id }) => id);
  const verdicts = await foreseen(ids, order, context);
  const count = (wanted: Verdict['outcome']) =>
    [...verdicts.values()].filter(({ outcome }) => outcome === wanted).length;
  return {
    total: { value: ids.length, relation: found.length > most ? 'at-least' : 'exact' },
    changing: count('changed'),
    unchanged: count('unchanged'),
    skipped: reasonsCounted(verdicts.values()),
    ...(await examples(verdicts, order, context)),
  };
}

function foreseen(ids: string[], order: AccountOrder, context: Context): Promise<Map<string, Verdict>> {
  if (order.kind === 'change-statuses') return foreseeStatuses(ids, order, context);
  const { set, categories, deleted } = order;
  if (categories) return foreseeCategories(ids, categorisingOf(categories), context);
  const change = set ?? { deleted };
  return foreseeAccounts(ids, () => change, context);
}

/** Record by record, in the order they are locked in. */
async function foreseeStatuses(
  ids: string[],
  order: StatusOrder,
  context: Context,
): Promise<Map<string, Verdict>> {
  const verdicts = new Map<string, Verdict>();
  for (const id of ids.toSorted()) verdicts.set(id, await statusVerdict(id, order, context));
  return new Map(ids.map((id) => [id, verdicts.get(id)!]));
}

async function statusVerdict(id: string, order: StatusOrder, context: Context): Promise<Verdict> {
  const { input, objection } = statusSave(id, order);
  try {
    await foreseeSave(input, context, objection);
    return { outcome: 'changed', before: {}, after: {} };
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return error.code === hasItAlready ? { outcome: 'unchanged' } : { outcome: 'skipped', code: error.code };
  }
}

async function examples(
  verdicts: Map<string, Verdict>,
  order: AccountOrder,
  context: Context,
): Promise<Pick<Preview, 'samples' | 'refused'>> {
  const of = (wanted: Verdict['outcome'], most: number) =>
    [...verdicts].filter(([, { outcome }]) => outcome === wanted).slice(0, most);
  const changing = of('changed', samplesMost);
  const skipped = of('skipped', refusedMost);
  const isOfStatuses = order.kind === 'change-statuses';
  const shown = await shownRecords(
    context,
    [...changing, ...skipped].map(([id]) => id),
    isOfStatuses ? order.campaignId : null,
  );
  const given = await namesGiven(context.db, {
    ownerId: isOfStatuses ? null : (order.set?.ownerId ?? null),
    teamId: isOfStatuses ? null : (order.set?.teamId ?? null),
    statusId: isOfStatuses ? order.toStatusId : null,
  });
  const seen = ([id]: [string, Verdict]) => shown.has(id);
  return {
    samples: changing.filter(seen).map(([id, verdict]) => sample(shown.get(id)!, verdict, given)),
    refused: skipped.filter(seen).map(([id, verdict]) => {
      const code = verdict.outcome === 'skipped' ? verdict.code : '';
      return { id, name: shown.get(id)!.name, code };
    }),
  };
}

function sample(
  { id, name, ...before }: ShownRecord,
  verdict: Verdict,
  given: Awaited<ReturnType<typeof namesGiven>>,
): Preview['samples'][number] {
  const gone = (verdict.outcome === 'changed' && verdict.before) || {};
  const come = (verdict.outcome === 'changed' && verdict.after) || {};
  const after = {
    owner: come.ownerId === undefined ? before.owner : given.owner,
    team: come.teamId === undefined ? before.team : given.team,
    categoryIds: [
      ...before.categoryIds.filter((one) => !gone.categoryIds?.includes(one)),
      ...(come.categoryIds ?? []),
    ],
    status: given.status ?? before.status,
  };
  return { id, name, before, after };
}
