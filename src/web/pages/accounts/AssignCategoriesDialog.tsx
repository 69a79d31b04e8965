import { useState } from 'react';
import { listAccounts } from '#features/accounts/contract.ts';
import {
  assignAccountCategory,
  listCategories,
  removeAccountCategory,
} from '#features/categories/contract.ts';
import { CategoryPicker } from '#features/categories/ui/CategoryPicker.tsx';
import { useCategories } from '#features/categories/ui/useCategories.ts';
import { m } from '#paraglide/messages.js';
import { reportAction, reportNotice } from '#web/actions.ts';
import { call } from '#web/api.ts';
import { Button } from '#web/components/Button.tsx';
import { Dialog } from '#web/components/Dialog.tsx';
import { ProgressBar } from '#web/components/ProgressBar.tsx';
import { writeNumber } from '#web/dates.ts';
import { refresh } from '#web/queries.ts';
import { inTurns } from '../records/in-turns.ts';

interface AssignCategoriesDialogProps {
  accountIds: readonly string[];
  onDone: () => void;
  onClose: () => void;
}

/** Assigns chosen categories to many records, or takes them off. */
export function AssignCategoriesDialog({ accountIds, onDone, onClose }: AssignCategoriesDialogProps) {
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const [done, setDone] = useState<number | null>(null);
  const { nameOf } = useCategories();
  const count = writeNumber(accountIds.length);
  const run = async (endpoint: typeof assignAccountCategory | typeof removeAccountCategory) => {
    setDone(0);
    const work = (id: string) =>
      Promise.all(chosen.map((categoryId) => call(endpoint, { params: { id, categoryId } })));
    const report = await inTurns(accountIds, work, setDone);
    const categories = chosen.map(nameOf).join(', ');
    const words = endpoint === assignAccountCategory ? m.accounts_assigned : m.accounts_unassigned;
    if (report.failed > 0) reportNotice(m.accounts_partly({ ...report }));
    else reportAction(words({ categories, count }));
    void refresh(listAccounts, listCategories);
    onDone();
  };
  const reason = chosen.length === 0 && m.accounts_assign_choose();
  return (
    <Dialog
      open
      onClose={onClose}
      title={m.accounts_assign_title({ count })}
      actions={
        <>
          <Button
            variant="primary"
            disabledReason={reason}
            busy={done !== null}
            onClick={() => void run(assignAccountCategory)}
          >
            {m.accounts_assign_add()}
          </Button>
          <Button
            disabledReason={reason}
            busy={done !== null}
            onClick={() => void run(removeAccountCategory)}
          >
            {m.accounts_assign_remove()}
          </Button>
          <Button onClick={onClose}>{m.web_cancel()}</Button>
        </>
      }
    >
      {done !== null && (
        <>
          <ProgressBar label={m.accounts_assign_add()} done={done} total={accountIds.length} />
          <p className="t-meta">{m.accounts_progress({ done: writeNumber(done), total: count })}</p>
        </>
      )}
      <CategoryPicker
        assigned={chosen}
        onToggle={(id, on) => setChosen([...chosen.filter((one) => one !== id), ...(on ? [id] : [])])}
      />
    </Dialog>
  );
}
