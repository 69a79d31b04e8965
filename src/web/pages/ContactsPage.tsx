import { useNavigate } from '@tanstack/react-router';
import { Plus } from 'lucide-react';
import { useState } from 'react';
import { listContacts } from '#features/accounts/contact-contract.ts';
import { ExportAction } from '#features/exports/ui/ExportAction.tsx';
import { ViewMenu } from '#features/views/ui/ViewMenu.tsx';
import { m } from '#paraglide/messages.js';
import { Button } from '#web/components/Button.tsx';
import { DataGrid } from '#web/components/DataGrid.tsx';
import { EmptyState } from '#web/components/EmptyState.tsx';
import { ErrorNotice } from '#web/components/ErrorNotice.tsx';
import { FilteredEmpty } from '#web/components/FilteredEmpty.tsx';
import { Page } from '#web/components/Page.tsx';
import { useShownColumns } from '#web/components/shown-columns.ts';
import { TotalText } from '#web/components/TotalText.tsx';
import { usePages } from '#web/queries.ts';
import { asFlag, asOneOf, asText, asTexts, useUrlState } from '#web/url-state.ts';
import { ContactFilterBar, noContactFilter, useContactChips } from './contacts/ContactFilterBar.tsx';
import { ContactSelectionBar } from './contacts/ContactSelectionBar.tsx';
import { contactColumns } from './contacts/contact-columns.tsx';
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
  const all = contactColumns();
  const chips = useContactChips(state, change);
  const [selection, setSelection] = useState<ReadonlySet<string>>(new Set());
  const shown = useShownColumns(all);
  const query = { q, accountId, categoryId, sort };
  const contacts = usePages(listContacts, { query });
  const chosen = contacts.items.filter(({ id }) => selection.has(id));
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
      bar={<ContactFilterBar filter={state} onFilter={change} />}
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
          selection={selection}
          onSelection={setSelection}
          empty={
            q || accountId?.length || categoryId?.length ? (
              <FilteredEmpty
                sentence={m.accounts_contacts_filtered_empty}
                filters={[(q && m.accounts_chip_text({ text: q })) || '', ...chips.map(({ label }) => label)]}
                onReset={() => void change(noContactFilter)}
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
      {chosen.length > 0 && <ContactSelectionBar contacts={chosen} onClear={() => setSelection(new Set())} />}
      {isNew && (
        <NewContact onDone={(contact) => open(contact.id)} onCancel={() => void change({ new: undefined })} />
      )}
    </Page>
  );
}
