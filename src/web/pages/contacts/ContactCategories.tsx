import { getContact, listContacts } from '#features/accounts/contact-contract.ts';
import type { Contact } from '#features/accounts/ui/contact-values.ts';
import { assignContactCategory, removeContactCategory } from '#features/categories/contract.ts';
import { CategoriesDialog } from '#features/categories/ui/CategoriesDialog.tsx';
import { call } from '#web/api.ts';
import { refresh } from '#web/queries.ts';

/** The categories of a contact. */
export function ContactCategories({ contact, onClose }: { contact: Contact; onClose: () => void }) {
  const assign = async (categoryId: string, on: boolean) => {
    const endpoint = on ? assignContactCategory : removeContactCategory;
    await call(endpoint, { params: { id: contact.id, categoryId } });
    void refresh(getContact, listContacts);
  };
  return <CategoriesDialog assigned={contact.categoryIds} onAssign={assign} onClose={onClose} />;
}
