import { listTeams } from '#features/people/contract.ts';
import { m } from '#paraglide/messages.js';
import { SelectField } from '#web/components/SelectField.tsx';
import { useReply } from '#web/queries.ts';

interface TeamFieldProps {
  value: string;
  onValue: (teamId: string) => void;
  emptyLabel: string;
  error?: string | undefined;
}

/** One of the teams, or none. */
export function TeamField({ value, onValue, emptyLabel, error }: TeamFieldProps) {
  const { data } = useReply(listTeams, { query: { limit: 200 } });
  return (
    <SelectField
      label={m.accounts_team()}
      width="32ch"
      error={error}
      options={(data?.items ?? []).map(({ id, name }) => ({ value: id, label: name }))}
      value={value}
      onValue={onValue}
      emptyLabel={emptyLabel}
    />
  );
}
