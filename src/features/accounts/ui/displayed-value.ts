import { listTeams } from '#features/people/contract.ts';
import type { ReplyOf } from '#lib/contract.ts';
import { writeDay } from '#web/dates.ts';
import { keyOf, queryClient } from '#web/queries.ts';
import { writeValue } from './field-words.ts';
import { countryOptions, regionOptions } from './place-options.ts';
import type { FieldValue } from './record-changes.ts';

/** A field's value in words: codes of countries, states and teams by their names, days as dates. */
export function writeDisplayed(field: string, value: FieldValue): string {
  if (typeof value !== 'string' || value === '') return writeValue(value);
  if (field === 'country') return nameIn(countryOptions(value), value);
  if (field === 'region') return nameIn(regionOptions(), value);
  if (field === 'birthDate') return writeDay(value);
  if (field === 'teamId') return teamName(value);
  return value;
}

const nameIn = (options: { value: string; label: string }[], value: string) =>
  options.find((option) => option.value === value)?.label ?? value;

/** From what the team field has loaded. */
function teamName(id: string): string {
  const teams = queryClient.getQueryData<ReplyOf<typeof listTeams>>(
    keyOf(listTeams, { query: { limit: 200 } }),
  );
  return teams?.items.find((team) => team.id === id)?.name ?? id;
}
