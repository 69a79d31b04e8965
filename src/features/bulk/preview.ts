import { type Foreseen, foreseeMany, type Verdict } from '#features/follow-ups/many.ts';
import { type ChangeableFollowUp, type FollowUpItem, followUpsById } from '#features/follow-ups/store.ts';
import type { Context } from '#features/people/context.ts';
import { dutyOf } from '#features/thread/rules.ts';
import type { ReplyOf } from '#lib/contract.ts';
import { requireNamed } from './commands.ts';
import type { previewFollowUpChanges } from './contract.ts';
import { type Bulk, type CompletionOrder, changeOf } from './order.ts';
import { previewMost } from './rules.ts';
import { type Selected, selectedOnes } from './selection-store.ts';
import { namesOf, type RecordStanding, standingsOf } from './standing-store.ts';

type Preview = ReplyOf<typeof previewFollowUpChanges>;

export const samplesMost = 5;
export const refusedMost = 50;

/** What a bulk change of follow-ups would do now, by the rules it will be done by. */
export async function previewOf({ order, selection }: Bulk, context: Context): Promise<Preview> {
  await requireNamed(order, context);
  const found = await selectedOnes(context, order.kind, selection, previewMost + 1);
  const chosen = found.slice(0, previewMost);
  const foreseen =
    order.kind === 'complete-follow-ups'
      ? await foreseeCompletion(chosen, order, context)
      : order.kind === 'change-follow-ups'
        ? await foreseeMany(idsOf(chosen), changeOf(order, turnsOf(chosen), context.actor), context)
        : { verdicts: new Map(), followUps: new Map() };
  const { verdicts } = foreseen;
  const count = (outcome: Verdict['outcome']) =>
    [...verdicts.values()].filter((verdict) => verdict.outcome === outcome).length;
  return {
    total: { value: chosen.length, relation: found.length > previewMost ? 'at-least' : 'exact' },
    changing: count('changed'),
    unchanged: count('unchanged'),
    records: recordsChanged(foreseen),
    skipped: reasonsCounted(verdicts.values()),
    ...(await examples(foreseen, context)),
  };
}

function recordsChanged({ verdicts, followUps }: Foreseen): number {
  const changed = [...verdicts].filter(([, { outcome }]) => outcome === 'changed');
  return new Set(changed.map(([id]) => followUps.get(id)!.accountId)).size;
}

const idsOf = (chosen: Selected[]) => chosen.map(({ id }) => id);

function turnsOf(chosen: Selected[]) {
  const positions = new Map(chosen.map(({ id, position }) => [id, position]));
  return { total: chosen.length, positionOf: (id: string) => positions.get(id)! };
}

/** How many are skipped for which reason. */
export function reasonsCounted(
  verdicts: Iterable<{ outcome: 'changed' | 'unchanged' } | { outcome: 'skipped'; code: string }>,
): Preview['skipped'] {
  const codes = [...verdicts].flatMap((one) => (one.outcome === 'skipped' ? one.code : []));
  return [...Map.groupBy(codes, (code) => code)].map(([code, same]) => ({ code, count: same.length }));
}

/** By record: which rule demands a next follow-up after this activity, and whether one would be there. */
async function foreseeCompletion(
  chosen: Selected[],
  order: CompletionOrder,
  context: Context,
): Promise<Foreseen> {
  const { verdicts, followUps } = await foreseeMany(idsOf(chosen), () => ({}), context);
  const open = [...verdicts].flatMap(([id, { outcome }]) =>
    outcome === 'skipped' ? [] : followUps.get(id)!,
  );
  const byRecord = Map.groupBy(open, ({ accountId }) => accountId);
  const standings = await standingsOf(context.db, [...byRecord.keys()]);
  for (const [accountId, its] of byRecord) {
    const isExcused =
      order.followUps.length > 0 || !lacksFollowUp(its, standings.get(accountId)!, order, context);
    const verdict: Verdict = isExcused
      ? { outcome: 'changed', before: {}, after: {} }
      : { outcome: 'skipped', code: 'follow-up-required' };
    for (const { id } of its) verdicts.set(id, verdict);
  }
  return { verdicts, followUps };
}

function lacksFollowUp(
  completed: ChangeableFollowUp[],
  { standings, openFollowUps }: RecordStanding,
  { campaignId = null, endsSeries }: CompletionOrder,
  { actor }: Context,
): boolean {
  const touchedCampaignIds = completed.map((followUp) => followUp.campaignId);
  const duty = dutyOf(actor.chain, standings, { campaignId, touchedCampaignIds });
  const successors = endsSeries ? 0 : completed.filter(({ recurs }) => recurs).length;
  if (duty === 'follow-up') return successors === 0;
  return duty === 'open-follow-up' && openFollowUps - completed.length + successors === 0;
}

async function examples(
  { verdicts, followUps }: Foreseen,
  context: Context,
): Promise<Pick<Preview, 'samples' | 'refused'>> {
  const known = [...verdicts].filter(([id]) => followUps.has(id));
  const changing = known.filter(([, { outcome }]) => outcome === 'changed').slice(0, samplesMost);
  const skipped = known.filter(([, { outcome }]) => outcome === 'skipped').slice(0, refusedMost);
  const items = await followUpsById(context, idsIn([...changing, ...skipped]));
  const itemOf = new Map(items.map((item) => [item.id, item]));
  const assignees = changing.flatMap(([, one]) =>
    one.outcome === 'changed' ? (one.after.assigneeId ?? []) : [],
  );
  const names = await namesOf(context.db, assignees);
  return {
    samples: changing.map(([id, verdict]) => sample(itemOf.get(id)!, verdict, names)),
    refused: skipped.map(([id, verdict]) => {
      const { account, text, dueOn } = itemOf.get(id)!;
      const code = verdict.outcome === 'skipped' ? verdict.code : '';
      return { id, account: { id: account.id, name: account.name }, text, dueOn, code };
    }),
  };
}

const idsIn = (entries: [string, Verdict][]) => entries.map(([id]) => id);

/** `after` is null where it will be done rather than changed. */
function sample(
  item: FollowUpItem,
  verdict: Verdict,
  names: Map<string, string>,
): Preview['samples'][number] {
  const { id, account, text, priority, dueOn, dueTime, assignee } = item;
  const before = { text, priority, dueOn, dueTime, assignee };
  const change = verdict.outcome === 'changed' ? verdict.after : {};
  const isDone = Object.keys(change).length === 0;
  const { assigneeId, ...fields } = change;
  const given = assigneeId ? { assignee: { id: assigneeId, name: names.get(assigneeId)! } } : {};
  return {
    id,
    account: { id: account.id, name: account.name },
    before,
    after: isDone ? null : ({ ...before, ...fields, ...given } as typeof before),
  };
}
