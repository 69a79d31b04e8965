import { getAccount, listAccounts } from '#features/accounts/contract.ts';
import type { Account } from '#features/accounts/ui/account-values.ts';
import { assignAccountCategory, removeAccountCategory } from '#features/categories/contract.ts';
import { CategoriesDialog } from '#features/categories/ui/CategoriesDialog.tsx';
import { call } from '#web/api.ts';
import { refresh } from '#web/queries.ts';

/** The categories of a company or person. */
export function AccountCategories({ account, onClose }: { account: Account; onClose: () => void }) {
  const assign = async (categoryId: string, on: boolean) => {
    const endpoint = on ? assignAccountCategory : removeAccountCategory;
    await call(endpoint, { params: { id: account.id, categoryId } });
    void refresh(getAccount, listAccounts);
  };
  return <CategoriesDialog assigned={account.categoryIds} onAssign={assign} onClose={onClose} />;
}
