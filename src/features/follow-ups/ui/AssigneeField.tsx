import { listUsers } from '#features/people/contract.ts';
import { m } from '#paraglide/messages.js';
import { call } from '#web/api.ts';
import { Combobox } from '#web/components/Combobox.tsx';

interface AssigneeFieldProps {
  value: { id: string; name: string } | null;
  onValue: (user: { id: string; name: string } | null) => void;
  label?: string;
  placeholder?: string;
  error?: string | undefined;
  autoFocus?: boolean;
}

/** „Zuständig“: one of the active users, found by name. */
export function AssigneeField({ value, onValue, label, ...rest }: AssigneeFieldProps) {
  return (
    <Combobox
      {...rest}
      label={label ?? m.follow_ups_assignee()}
      value={value && { id: value.id, label: value.name }}
      onValue={(option) => onValue(option && { id: option.id, name: option.label })}
      search={searchUsers}
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
