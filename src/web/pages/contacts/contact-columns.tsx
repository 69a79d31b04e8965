import { Link } from '@tanstack/react-router';
import type { Contact } from '#features/accounts/ui/contact-values.ts';
import { CategoryBadges } from '#features/categories/ui/CategoryBadges.tsx';
import { m } from '#paraglide/messages.js';
import type { GridColumn } from '#web/components/DataGrid.tsx';

export const contactColumns = (): GridColumn<Contact>[] => [
  {
    id: 'name',
    header: m.accounts_name(),
    width: '1.6fr',
    sortKey: 'name',
    cell: (contact) => (
      <>
        <Link to="/contacts/$id" params={{ id: contact.id }} tabIndex={-1}>
          {contact.name}
        </Link>
        {contact.isPrimary && <span className="t-meta"> · {m.accounts_contact_primary()}</span>}
      </>
    ),
  },
  {
    id: 'company',
    header: m.accounts_contact_company(),
    width: '1.8fr',
    narrow: 'second',
    cell: ({ account }) => account.name,
  },
  {
    id: 'function',
    header: m.accounts_form_function(),
    width: '1.2fr',
    narrow: 'second',
    hasValue: (contact) => Boolean(contact.function),
    cell: (contact) => contact.function,
  },
  {
    id: 'phone',
    header: m.accounts_form_phone(),
    width: '150px',
    cell: ({ phone, mobile }) => phone ?? mobile,
  },
  {
    id: 'email',
    header: m.accounts_form_email(),
    width: '2.2fr',
    wideOnly: true,
    hasValue: ({ email }) => Boolean(email),
    cell: ({ email }) => email,
  },
  {
    id: 'categories',
    header: m.accounts_categories(),
    width: '1.3fr',
    wideOnly: true,
    hasValue: ({ categoryIds }) => categoryIds.length > 0,
    cell: ({ categoryIds }) => <CategoryBadges ids={categoryIds} most={2} />,
  },
];
