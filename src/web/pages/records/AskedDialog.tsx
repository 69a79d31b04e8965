import { lazy, Suspense } from 'react';
import type { AccountBulkKind, AccountDraft, ChosenAccounts } from '#features/bulk/ui/account-draft.ts';

const BulkDialog = lazy(() =>
  import('#features/bulk/ui/AccountBulkDialog.tsx').then((module) => ({
    default: module.AccountBulkDialog,
  })),
);
const PlanDialog = lazy(() =>
  import('../chain/PlanFollowUpsDialog.tsx').then((module) => ({ default: module.PlanFollowUpsDialog })),
);
const MergeDialog = lazy(() =>
  import('#features/accounts/ui/MergeDialog.tsx').then((module) => ({ default: module.MergeDialog })),
);

/** What the bar of a selection has been asked for. */
export type Asked =
  | { kind: AccountBulkKind; initial?: Partial<AccountDraft> | undefined }
  | { kind: 'plan'; typedDay?: string | undefined }
  | { kind: 'merge' };

interface AskedDialogProps {
  asked: Asked | null;
  ids: readonly string[];
  chosen: ChosenAccounts;
  /** How many are chosen, as the list says it. */
  count: string;
  onDone: () => void;
  onClose: () => void;
}

/** The dialog for what is to be done with many records; nothing as long as nothing was asked. */
export function AskedDialog({ asked, ...props }: AskedDialogProps) {
  return <Suspense fallback={null}>{asked && <DialogFor asked={asked} {...props} />}</Suspense>;
}

function DialogFor({ asked, ids, chosen, count, ...closing }: AskedDialogProps & { asked: Asked }) {
  switch (asked.kind) {
    case 'plan':
      return (
        <PlanDialog
          records={'filter' in chosen ? { records: chosen.filter ?? {}, count } : { accountIds: ids }}
          typedDay={asked.typedDay}
          {...closing}
        />
      );
    case 'merge':
      return (
        <MergeDialog
          accountId={ids[0]!}
          otherId={ids[1]}
          onDone={closing.onDone}
          onCancel={closing.onClose}
        />
      );
    default:
      return (
        <BulkDialog
          kind={asked.kind}
          chosen={chosen}
          count={count}
          initial={asked.initial ?? {}}
          {...closing}
        />
      );
  }
}
