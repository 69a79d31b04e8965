import { Link, useNavigate } from '@tanstack/react-router';
import { Plus } from 'lucide-react';
import { listContacts } from '#features/accounts/contact-contract.ts';
import type { Contact } from '#features/accounts/ui/contact-values.ts';
import { CategoryBadges } from '#features/categories/ui/CategoryBadges.tsx';
import { useCategories } from '#features/categories/ui/useCategories.ts';
import { ExportAction } from '#features/exports/ui/ExportAction.tsx';
import { ViewMenu } from '#features/views/ui/ViewMenu.tsx';
import { m } from '#paraglide/messages.js';
import { Button } from '#web/components/Button.tsx';
import { DataGrid, type GridColumn } from '#web/components/DataGrid.tsx';
import { EmptyState } from '#web/components/EmptyState.tsx';
import { ErrorNotice } from '#web/components/ErrorNotice.tsx';
import { FilterBar } from '#web/components/FilterBar.tsx';
import { FilteredEmpty } from '#web/components/FilteredEmpty.tsx';
import { Page } from '#web/components/Page.tsx';
import { SearchField } from '#web/components/SearchField.tsx';
import { useShownColumns } from '#web/components/shown-columns.ts';
import { TotalText } from '#web/components/TotalText.tsx';
import { usePages } from '#web/queries.ts';
import { asFlag, asOneOf, asText, asTexts, useUrlState } from '#web/url-state.ts';
import { NewContact } from './contacts/NewContact.tsx';

const fields = {
  q: asText,
  categoryId: asTexts,
  accountId: asTexts,
  sort: asOneOf(['name', '-name'] as const),
  new: asFlag,
};

const parameters = Object.keys(fields);

/** The people at the companies. */
export function ContactsPage() {
  const [{ new: isNew, ...state }, change] = useUrlState(fields);
  const { q, accountId, categoryId, sort } = state;
  const navigate = useNavigate();
  const all = columns();
  const categories = useCategories();
  const shown = useShownColumns(all);
  const query = { q, accountId, categoryId, sort };
  const contacts = usePages(listContacts, { query });
  const open = (id: string) => void navigate({ to: '/contacts/$id', params: { id } });
  return (
    <Page
      title={m.web_nav_contacts()}
      fill
      views={<ViewMenu page="contacts" parameters={parameters} columns={all} />}
      count={<TotalText total={contacts.total} />}
      actions={
        <>
          <ExportAction entity="contact" query={query} total={contacts.total} />
          <Button
            variant="primary"
            icon={<Plus />}
            onClick={() => void change({ new: true }, { push: true })}
          >
            {m.accounts_new()}
          </Button>
        </>
      }
      bar={
        <FilterBar>
          <SearchField
            label={m.accounts_contacts_search()}
            value={q ?? ''}
            onSearch={(text) => void change({ q: text.trim() })}
          />
        </FilterBar>
      }
    >
      {contacts.error ? (
        <ErrorNotice
          error={contacts.error}
          what={m.accounts_what()}
          onRetry={() => void contacts.refetch()}
        />
      ) : (
        <DataGrid
          {...contacts}
          label={m.web_nav_contacts()}
          rows={contacts.items}
          rowId={(contact) => contact.id}
          columns={shown}
          sort={sort ?? (q ? undefined : 'name')}
          onSort={(next) => void change({ sort: next as typeof sort })}
          onOpen={(contact) => open(contact.id)}
          empty={
            q || accountId?.length || categoryId?.length ? (
              <FilteredEmpty
                sentence={m.accounts_contacts_filtered_empty}
                filters={[
                  q && m.accounts_chip_text({ text: q }),
                  accountId?.length && m.accounts_contact_company(),
                  ...(categoryId ?? []).map((id) =>
                    m.accounts_chip_category({ name: categories.nameOf(id) || m.accounts_chip_unknown() }),
                  ),
                ].map((word) => word || '')}
                onReset={() => void change({ q: undefined, accountId: undefined, categoryId: undefined })}
              />
            ) : (
              <EmptyState
                action={
                  <Button variant="primary" onClick={() => void change({ new: true }, { push: true })}>
                    {m.accounts_contact_add()}
                  </Button>
                }
              >
                {m.accounts_contacts_empty()}
              </EmptyState>
            )
          }
        />
      )}
      {isNew && (
        <NewContact onDone={(contact) => open(contact.id)} onCancel={() => void change({ new: undefined })} />
      )}
    </Page>
  );
}

const columns = (): GridColumn<Contact>[] => [
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
