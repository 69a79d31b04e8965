import { m } from '#paraglide/messages.js';
import { call } from '#web/api.ts';
import { Combobox } from '#web/components/Combobox.tsx';
import { search } from '../contract.ts';

interface RecordFieldProps {
  value: { id: string; name: string } | null;
  /** The record, and the contact where one of its people was chosen. */
  onValue: (record: { id: string; name: string; contactId: string | null } | null) => void;
  autoFocus?: boolean;
}

/** Which company or person something is about, found by name, number, e-mail or customer number. */
export function RecordField({ value, onValue, autoFocus = false }: RecordFieldProps) {
  return (
    <Combobox
      label={m.accounts_record_choose()}
      value={value && { id: value.id, label: value.name }}
      onValue={(option) => {
        if (!option) return onValue(null);
        const [id = '', contactId] = option.id.split('/');
        onValue({
          id,
          name: contactId ? String(option.context) : option.label,
          contactId: contactId ?? null,
        });
      }}
      search={searchRecords}
      minLength={2}
      autoFocus={autoFocus}
    />
  );
}

async function searchRecords(q: string, signal: AbortSignal) {
  const { items } = await call(search, { query: { q, limit: 10 }, signal });
  return items.map(({ kind, id, accountId, name, context }) => ({
    id: kind === 'contact' ? `${accountId}/${id}` : accountId,
    label: name,
    context,
  }));
}
