import { CalendarPlus, Merge, RotateCcw, Tags } from 'lucide-react';
import { lazy, Suspense, useState } from 'react';
import type { Account } from '#features/accounts/ui/account-values.ts';
import { idsMost } from '#features/bulk/rules.ts';
import { m } from '#paraglide/messages.js';
import { keysOf, useCommand } from '#web/commands.ts';
import { writeNumber } from '#web/dates.ts';
import { useSubject } from '#web/palette/subject.ts';
import { SelectionBar } from '../records/SelectionBar.tsx';
import { restoreAccounts } from './restore-accounts.ts';

const AssignDialog = lazy(() =>
  import('./AssignCategoriesDialog.tsx').then((module) => ({ default: module.AssignCategoriesDialog })),
);
const PlanDialog = lazy(() =>
  import('../chain/PlanFollowUpsDialog.tsx').then((module) => ({ default: module.PlanFollowUpsDialog })),
);
const MergeDialog = lazy(() =>
  import('#features/accounts/ui/MergeDialog.tsx').then((module) => ({ default: module.MergeDialog })),
);

interface AccountSelectionBarProps {
  selection: ReadonlySet<string>;
  accounts: readonly Account[];
  inBin: boolean;
  onClear: () => void;
}

/** Most that are changed one after the other. */
const mostAtOnce = 200;

/** What can be done with the chosen records; C and W as on a record. */
export function AccountSelectionBar({ selection, accounts, inBin, onClear }: AccountSelectionBarProps) {
  const [dialog, setDialog] = useState<'assign' | 'plan' | 'merge' | null>(null);
  const ids = [...selection];
  const tooMany = ids.length > mostAtOnce && m.accounts_selection_too_many();
  const chosen = accounts.filter(({ id }) => selection.has(id));
  const sameKind = new Set(chosen.map(({ kind }) => kind)).size <= 1;
  const noMerge =
    ids.length !== 2
      ? m.accounts_selection_merge_two()
      : sameKind
        ? undefined
        : m.accounts_merge_other_kind();
  const actions = inBin
    ? [
        {
          id: 'restore',
          label: m.accounts_selection_restore(),
          icon: <RotateCcw />,
          disabledReason: tooMany,
          onAction: () => void restoreAccounts(ids).then(onClear),
        },
      ]
    : [
        {
          id: 'assign',
          label: m.accounts_selection_categories(),
          icon: <Tags />,
          keys: keysOf('categories'),
          disabledReason: tooMany,
          onAction: () => setDialog('assign'),
        },
        {
          id: 'plan',
          label: m.accounts_selection_plan(),
          icon: <CalendarPlus />,
          keys: keysOf('follow-up'),
          disabledReason: ids.length > idsMost && m.bulk_too_many({ most: writeNumber(idsMost) }),
          onAction: () => setDialog('plan'),
        },
        {
          id: 'merge',
          label: m.accounts_selection_merge(),
          icon: <Merge />,
          disabledReason: noMerge,
          onAction: () => setDialog('merge'),
        },
      ];
  const [typedDay, setTypedDay] = useState<string>();
  useSubject(
    inBin
      ? null
      : {
          name: m.accounts_selection_subject({ count: writeNumber(ids.length) }),
          daysOnly: true,
          does: {
            'follow-up': {
              run: (typed) => {
                setTypedDay(typed);
                setDialog('plan');
              },
              reason: (ids.length > idsMost && m.bulk_too_many({ most: writeNumber(idsMost) })) || null,
            },
          },
        },
  );
  useCommand('categories', inBin || tooMany ? null : () => setDialog('assign'));
  useCommand('follow-up', inBin || ids.length > idsMost ? null : () => setDialog('plan'));
  const finish = () => {
    setDialog(null);
    onClear();
  };
  const close = () => {
    setDialog(null);
    setTypedDay(undefined);
  };
  return (
    <>
      <SelectionBar count={ids.length} onClear={onClear} actions={actions} />
      <Suspense fallback={null}>
        {dialog === 'assign' && <AssignDialog accountIds={ids} onDone={finish} onClose={close} />}
        {dialog === 'plan' && (
          <PlanDialog records={{ accountIds: ids }} typedDay={typedDay} onDone={finish} onClose={close} />
        )}
        {dialog === 'merge' && (
          <MergeDialog accountId={ids[0]!} otherId={ids[1]} onDone={finish} onCancel={close} />
        )}
      </Suspense>
    </>
  );
}
