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
  users: { id: string; name: string }[];
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
  /** The choices that were last checked, as `choicesOf` writes them. */
  checked: string | null;
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
      users: [],
    },
    checked: null,
  };
}

/** The mapping as recognised; taken anew when the file was read anew. */
export function mappingDraft({ recognised: { mapping } }: ImportRun) {
  return { columns: mapping.columns, categories: mapping.categories ?? {} };
}

/** The request that runs a file with these choices. */
export function runBody(
  draft: ImportDraft,
  { dryRun, followUpRequired }: { dryRun: boolean; followUpRequired: boolean },
): RunBody {
  const { categories, followUp } = draft;
  const plans = followUpRequired || draft.plansFollowUp;
  return {
    mapping:
      Object.keys(categories).length > 0
        ? { columns: draft.columns, categories }
        : { columns: draft.columns },
    options: {
      dryRun,
      onDuplicate: draft.onDuplicate,
      ...(draft.duplicateKeys.length > 0 ? { duplicateKeys: draft.duplicateKeys } : {}),
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
            userIds: followUp.users.map(({ id }) => id),
          }
        : null,
    },
  };
}

/** All that decides what a run does, to see whether something changed since it was checked. */
export const choicesOf = (draft: ImportDraft, followUpRequired: boolean): string =>
  JSON.stringify(runBody(draft, { dryRun: true, followUpRequired }));

/** One of these columns must be mapped, or no row could become a record. */
export const isNamed = (kind: ImportKind, columns: Record<string, string | null>): boolean =>
  namingFieldsOf[kind].some((field) => Object.values(columns).includes(field));
