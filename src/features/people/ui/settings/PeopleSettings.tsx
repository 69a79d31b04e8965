import { useState } from 'react';
import type { ReplyOf } from '#lib/contract.ts';
import { m } from '#paraglide/messages.js';
import { Button } from '#web/components/Button.tsx';
import { EmptyState } from '#web/components/EmptyState.tsx';
import { ErrorNotice } from '#web/components/ErrorNotice.tsx';
import { FilterToggle } from '#web/components/FilterToggle.tsx';
import { LoadingBars } from '#web/components/LoadingBars.tsx';
import { SearchField } from '#web/components/SearchField.tsx';
import { Table, type TableColumn } from '#web/components/Table.tsx';
import { usePages } from '#web/queries.ts';
import { asFlag, asText, useUrlState } from '#web/url-state.ts';
import { type getUser, listUsers } from '../../contract.ts';
import { AddUserDialog } from './AddUserDialog.tsx';
import { ChangeUserDialog } from './ChangeUserDialog.tsx';
import { MoreButton } from './MoreButton.tsx';
import styles from './Settings.module.css';

export type User = ReplyOf<typeof getUser>;

const fields = { q: asText, inactive: asFlag, user: asText, new: asFlag };

/** Who works here: add with a one-time link, change, deactivate with a successor. */
export function PeopleSettings() {
  const [state, change] = useUrlState(fields);
  const users = usePages(listUsers, { query: { q: state.q, active: !state.inactive, limit: 50 } });
  const [chosen, setChosen] = useState<User | null>(null);
  const shown = chosen ?? users.items.find((user) => user.id === state.user) ?? null;
  const open = (user: User | null) => {
    setChosen(user);
    void change({ user: user?.id });
  };
  return (
    <div className={styles.panel}>
      <div className={styles.line}>
        <SearchField
          label={m.people_search()}
          value={state.q ?? ''}
          onSearch={(q) => void change({ q: q || undefined })}
        />
        <FilterToggle
          pressed={state.inactive ?? false}
          onPressed={(inactive) => void change({ inactive: inactive || undefined })}
        >
          {m.people_inactive_ones()}
        </FilterToggle>
        <Button variant="primary" onClick={() => void change({ new: true })}>
          {m.people_add()}
        </Button>
      </div>
      {users.error && (
        <ErrorNotice error={users.error} what={m.people_list()} onRetry={() => void users.refetch()} />
      )}
      {users.isLoading && <LoadingBars rows={6} />}
      {!users.isLoading && !users.error && users.items.length === 0 && (
        <EmptyState>{state.q ? m.people_none_named({ text: state.q }) : m.people_none_inactive()}</EmptyState>
      )}
      {users.items.length > 0 && (
        <Table label={m.people_list()} columns={columns(open)} rows={users.items} rowId={(user) => user.id} />
      )}
      <MoreButton {...users} />
      {state.new && <AddUserDialog onClose={() => void change({ new: undefined })} />}
      {shown && <ChangeUserDialog key={shown.id} user={shown} onClose={() => open(null)} />}
    </div>
  );
}

const columns = (open: (user: User) => void): TableColumn<User>[] => [
  {
    id: 'name',
    header: m.people_name(),
    cell: (user) => (
      <span className={styles.two}>
        <span className="t-strong">{user.name}</span>
        <span className="t-meta">{user.email}</span>
      </span>
    ),
  },
  { id: 'group', header: m.people_rights_group(), cell: (user) => user.rightsGroup.name },
  {
    id: 'teams',
    header: m.people_teams(),
    cell: (user) => user.teams.map(({ name }) => name).join(', '),
  },
  { id: 'state', header: m.people_state(), cell: stateName },
  {
    id: 'change',
    header: <span className="visually-hidden">{m.people_actions()}</span>,
    align: 'end',
    cell: (user) => (
      <Button aria-label={m.people_change_named({ name: user.name })} onClick={() => open(user)}>
        {m.people_change()}
      </Button>
    ),
  },
];

function stateName({ active, hasPassword }: User): string {
  if (!active) return m.people_state_inactive();
  return hasPassword ? m.people_state_active() : m.people_state_invited();
}
