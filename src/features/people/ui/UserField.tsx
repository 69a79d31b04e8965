import { m } from '#paraglide/messages.js';
import { call } from '#web/api.ts';
import { Combobox } from '#web/components/Combobox.tsx';
import { listUsers } from '../contract.ts';

interface UserFieldProps {
  label: string;
  value: { id: string; name: string } | null;
  onValue: (user: { id: string; name: string } | null) => void;
  /** Said while nobody is chosen, as „niemand“; default „Name …“. */
  placeholder?: string;
  hint?: string;
  error?: string | undefined;
  required?: boolean;
  autoFocus?: boolean;
}

/** One of the active users, found by name. */
export function UserField({ value, onValue, placeholder, ...field }: UserFieldProps) {
  return (
    <Combobox
      {...field}
      placeholder={placeholder ?? m.people_user_placeholder()}
      value={value && { id: value.id, label: value.name }}
      onValue={(option) => onValue(option && { id: option.id, name: option.label })}
      search={searchUsers}
    />
  );
}

async function searchUsers(q: string, signal: AbortSignal) {
  const { items } = await call(listUsers, { query: { q, active: true, limit: 20 }, signal });
  return items.map(({ id, name, teams }) => ({
    id,
    label: name,
    context: teams.map((team) => team.name).join(', '),
  }));
}
