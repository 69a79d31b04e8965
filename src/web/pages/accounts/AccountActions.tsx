import { useNavigate } from '@tanstack/react-router';
import { Ellipsis, Link2, Merge, Pencil, RotateCcw, Tags, Trash2 } from 'lucide-react';
import { lazy, Suspense, useState } from 'react';
import type { Account } from '#features/accounts/ui/account-values.ts';
import { m } from '#paraglide/messages.js';
import { reportNotice } from '#web/actions.ts';
import { keysOf, useCommand } from '#web/commands.ts';
import { Button } from '#web/components/Button.tsx';
import { Menu, type MenuItem } from '#web/components/Menu.tsx';
import { useNarrow } from '#web/components/viewport.ts';
import { moveToBin, takeFromBin } from './bin.ts';

const AccountForm = lazy(() =>
  import('#features/accounts/ui/AccountForm.tsx').then((module) => ({ default: module.AccountForm })),
);
const MergeDialog = lazy(() =>
  import('#features/accounts/ui/MergeDialog.tsx').then((module) => ({ default: module.MergeDialog })),
);
const AccountCategories = lazy(() =>
  import('./AccountCategories.tsx').then((module) => ({ default: module.AccountCategories })),
);

interface AccountActionsProps {
  account: Account;
  /** The form is open; the address says so. */
  edits: boolean;
  onEdit: (edits: boolean) => void;
}

/** What can be done with a record as a whole: edit, categories, and in the menu merging and the bin. */
export function AccountActions({ account, edits, onEdit }: AccountActionsProps) {
  const [dialog, setDialog] = useState<'categories' | 'merge' | null>(null);
  const navigate = useNavigate();
  const narrow = useNarrow();
  const inBin = account.deletedAt !== null;
  const noRight = !account.editable && m.thread_status_locked();
  const reason = noRight || (inBin && m.accounts_in_bin_short());
  const copyLink = async () => {
    await navigator.clipboard.writeText(new URL(`/accounts/${account.id}`, location.origin).href);
    reportNotice(m.thread_link_copied());
  };
  useCommand('edit', { run: () => onEdit(true), reason: reason || null });
  useCommand('categories', { run: () => setDialog('categories'), reason: reason || null });
  useCommand('copy-link', () => void copyLink());

  const lesser: MenuItem[] = [
    {
      id: 'copy-link',
      label: m.thread_copy_link(),
      icon: <Link2 />,
      keys: keysOf('copy-link'),
      onAction: () => void copyLink(),
    },
    {
      id: 'categories',
      label: m.accounts_categories_edit(),
      icon: <Tags />,
      keys: keysOf('categories'),
      disabledReason: reason,
      onAction: () => setDialog('categories'),
    },
    {
      id: 'merge',
      label: m.accounts_merge_open(),
      icon: <Merge />,
      disabledReason: reason,
      onAction: () => setDialog('merge'),
    },
    inBin
      ? {
          id: 'restore',
          label: m.accounts_record_restore(),
          icon: <RotateCcw />,
          startsGroup: true,
          disabledReason: noRight,
          onAction: () => void takeFromBin(account),
        }
      : {
          id: 'delete',
          label: m.accounts_bin(),
          icon: <Trash2 />,
          danger: true,
          startsGroup: true,
          disabledReason: noRight,
          onAction: () => void moveToBin(account),
        },
  ];
  const close = () => setDialog(null);
  return (
    <>
      <Button
        icon={<Pencil />}
        keys={keysOf('edit')}
        disabledReason={reason}
        iconOnly={narrow}
        aria-label={narrow ? m.thread_edit() : undefined}
        onClick={() => onEdit(true)}
      >
        {!narrow && m.thread_edit()}
      </Button>
      <Menu
        items={lesser}
        end
        iconOnly={narrow}
        icon={<Ellipsis />}
        aria-label={narrow ? m.accounts_more_actions() : undefined}
      >
        {!narrow && m.accounts_more()}
      </Menu>
      <Suspense fallback={null}>
        {edits && !reason && (
          <AccountForm accountId={account.id} onDone={() => onEdit(false)} onCancel={() => onEdit(false)} />
        )}
        {dialog === 'categories' && <AccountCategories account={account} onClose={close} />}
        {dialog === 'merge' && (
          <MergeDialog
            accountId={account.id}
            onDone={({ id }) => {
              close();
              void navigate({ to: '/accounts/$id', params: { id }, replace: true });
            }}
            onCancel={close}
          />
        )}
      </Suspense>
    </>
  );
}
