import { listUsers } from '#features/people/contract.ts';
import { m } from '#paraglide/messages.js';
import { call } from '#web/api.ts';
import { Combobox } from '#web/components/Combobox.tsx';

interface OwnerFieldProps {
  value: { id: string; name: string } | null;
  onValue: (owner: { id: string; name: string } | null) => void;
  error?: string | undefined;
  label?: string;
  /** Said while nobody is chosen; default „niemand“. */
  placeholder?: string;
}

/** „Zuständig“: one of the active users, found by name. */
export function OwnerField({ value, onValue, error, label, placeholder }: OwnerFieldProps) {
  return (
    <Combobox
      label={label ?? m.accounts_owner()}
      error={error}
      value={value && { id: value.id, label: value.name }}
      onValue={(option) => onValue(option && { id: option.id, name: option.label })}
      search={searchUsers}
      placeholder={placeholder ?? m.accounts_no_owner()}
    />
  );
}

async function searchUsers(q: string, signal: AbortSignal) {
  const { items } = await call(listUsers, { query: { q, active: 'true', limit: 20 }, signal });
  return items.map(({ id, name, teams }) => ({
    id,
    label: name,
    context: teams.map((team) => team.name).join(', '),
  }));
}
