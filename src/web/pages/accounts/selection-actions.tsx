import { CalendarPlus, Flag, Merge, RotateCcw, Tags, Trash2, User, Users } from 'lucide-react';
import type { Account } from '#features/accounts/ui/account-values.ts';
import type { AccountBulkKind } from '#features/bulk/ui/account-draft.ts';
import { m } from '#paraglide/messages.js';
import { keysOf } from '#web/commands.ts';
import type { SelectionAction } from '../records/SelectionBar.tsx';

interface Choices {
  ask: (kind: AccountBulkKind) => void;
  tooMany: string | false;
}

export const binActions = ({ ask, tooMany }: Choices): SelectionAction[] => [
  {
    id: 'restore',
    label: m.accounts_selection_restore(),
    icon: <RotateCcw />,
    disabledReason: tooMany,
    onAction: () => ask('restore'),
  },
];

interface RecordChoices extends Choices {
  askStatus: () => void;
  askOther: (kind: 'plan' | 'merge') => void;
  isAll: boolean;
  /** The marked ones as far as they are loaded. */
  accounts: readonly Account[];
  count: number;
}

export function recordActions(choices: RecordChoices): SelectionAction[] {
  const { ask, askStatus, askOther, tooMany } = choices;
  return [
    {
      id: 'categories',
      label: m.accounts_selection_categories(),
      icon: <Tags />,
      keys: keysOf('categories'),
      disabledReason: tooMany,
      onAction: () => ask('categories'),
    },
    {
      id: 'status',
      label: m.accounts_status(),
      icon: <Flag />,
      keys: keysOf('status'),
      disabledReason: tooMany,
      onAction: askStatus,
    },
    {
      id: 'owner',
      label: m.accounts_owner(),
      icon: <User />,
      keys: keysOf('owner'),
      disabledReason: tooMany,
      onAction: () => ask('owner'),
    },
    {
      id: 'team',
      label: m.accounts_team(),
      icon: <Users />,
      disabledReason: tooMany,
      onAction: () => ask('team'),
    },
    {
      id: 'plan',
      label: m.accounts_selection_plan(),
      icon: <CalendarPlus />,
      keys: keysOf('follow-up'),
      disabledReason: tooMany,
      onAction: () => askOther('plan'),
    },
    {
      id: 'merge',
      label: m.accounts_selection_merge(),
      icon: <Merge />,
      disabledReason: whyNoMerge(choices),
      onAction: () => askOther('merge'),
    },
    {
      id: 'bin',
      label: m.accounts_bin(),
      icon: <Trash2 />,
      disabledReason: tooMany,
      onAction: () => ask('bin'),
    },
  ];
}

function whyNoMerge({ isAll, count, accounts }: RecordChoices): string | undefined {
  if (isAll || count !== 2) return m.accounts_selection_merge_two();
  const sameKind = new Set(accounts.map(({ kind }) => kind)).size <= 1;
  return sameKind ? undefined : m.accounts_merge_other_kind();
}
