import type { BodyInputOf } from '#lib/contract.ts';
import { addDays, type Day } from '#lib/day.ts';
import type { createImportRun } from '../contract.ts';
import { defaultKeysOf } from '../duplicates.ts';
import { namingFieldsOf } from '../fields.ts';
import type { duplicateKeys, duplicateRules, ImportKind } from '../rules.ts';
import type { ImportRun } from './import-words.ts';

type RunBody = BodyInputOf<typeof createImportRun>;

export interface FollowUpDraft {
  text: string;
  from: Day;
  to: Day;
  /** As typed; empty: spread evenly. */
  perDay: string;
  userIds: string[];
}

/** What a person has chosen so far for a file; kept in the browser until the import is done. */
export interface ImportDraft {
  columns: Record<string, string | null>;
  /** Header → category below which its values go. */
  categories: Record<string, string>;
  onDuplicate: (typeof duplicateRules)[number];
  duplicateKeys: (typeof duplicateKeys)[number][];
  activityText: string;
  teamId: string | null;
  campaignId: string | null;
  statusId: string | null;
  plansFollowUp: boolean;
  followUp: FollowUpDraft;
}

const followUpDays = 14;

/** What is proposed for a file: the recognised mapping, and the options of its last run. */
export function draftOf(run: ImportRun, today: Day): ImportDraft {
  const { options } = run;
  const first = options.firstFollowUp;
  return {
    ...mappingDraft(run),
    onDuplicate: options.onDuplicate,
    duplicateKeys: options.duplicateKeys ?? defaultKeysOf[run.kind],
    activityText: options.activityText ?? '',
    teamId: options.teamId ?? null,
    campaignId: options.campaignId ?? null,
    statusId: options.statusId ?? null,
    plansFollowUp: Boolean(first),
    followUp: {
      text: first?.text ?? '',
      from: first?.from ?? addDays(today, 1),
      to: first?.to ?? addDays(today, followUpDays),
      perDay: first?.perDay ? String(first.perDay) : '',
      userIds: first?.userIds ?? [],
    },
  };
}

/** The mapping as recognised; taken anew when the file was read anew. */
export function mappingDraft({ recognised: { mapping } }: ImportRun) {
  return { columns: mapping.columns, categories: mapping.categories ?? {} };
}

type Circumstances = Pick<ImportRun, 'kind' | 'followUpRequired'>;

/** The request that runs a file with these choices. */
export function runBody(
  draft: ImportDraft,
  { kind, followUpRequired }: Circumstances,
  dryRun: boolean,
): RunBody {
  const { categories, followUp, duplicateKeys: keys } = draft;
  const plans = followUpRequired || draft.plansFollowUp;
  return {
    mapping: { columns: draft.columns, ...(Object.keys(categories).length > 0 ? { categories } : {}) },
    options: {
      dryRun,
      onDuplicate: draft.onDuplicate,
      duplicateKeys: keys.length > 0 ? keys : defaultKeysOf[kind],
      ...(draft.activityText.trim() ? { activityText: draft.activityText } : {}),
      teamId: draft.teamId,
      campaignId: draft.campaignId,
      statusId: draft.statusId,
      firstFollowUp: plans
        ? {
            text: followUp.text,
            from: followUp.from,
            to: followUp.to,
            ...(Number(followUp.perDay) > 0 ? { perDay: Number(followUp.perDay) } : {}),
            userIds: followUp.userIds,
          }
        : null,
    },
  };
}

/** Whether the last run of the file was made with just these choices. */
export function isAsRun(draft: ImportDraft, run: ImportRun, today: Day): boolean {
  const choices = (of: ImportDraft) => JSON.stringify(runBody(of, run, true), sortedKeys);
  return choices(draft) === choices(draftOf(run, today));
}

/** The server answers columns in an order of its own. */
const sortedKeys = (_key: string, value: unknown) =>
  value !== null && typeof value === 'object' && !Array.isArray(value)
    ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
    : value;

/** One of these columns must be mapped, or no row could become a record. */
export const isNamed = (kind: ImportKind, columns: Record<string, string | null>): boolean =>
  namingFieldsOf[kind].some((field) => Object.values(columns).includes(field));
