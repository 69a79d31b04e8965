import { m } from '#paraglide/messages.js';
import { intlLocale } from '#web/dates.ts';
import { Button } from './Button.tsx';
import { EmptyState } from './EmptyState.tsx';

interface FilteredEmptyProps {
  /** „Keine Firmen mit {filters}.“ */
  sentence: (input: { filters: string }) => string;
  /** As on the chips: „Ort: Köln“. What is not in force may be left in as false or empty. */
  filters: readonly (string | false | null | undefined)[];
  onReset: () => void;
}

/** Nothing with these filters: each is named, so that one sees which was too much, with the way out. */
export function FilteredEmpty({ sentence, filters, onReset }: FilteredEmptyProps) {
  return (
    <EmptyState action={<Button onClick={onReset}>{m.web_filter_reset()}</Button>}>
      {sentence({ filters: namedFilters(filters) })}
    </EmptyState>
  );
}

/** Each as it is called, in quotes: „Ort Köln“, „Meine“ und „Status Interesse“. */
export function namedFilters(filters: FilteredEmptyProps['filters']): string {
  const inForce = filters.filter((one) => typeof one === 'string' && one !== '') as string[];
  const quoted = inForce.map((one) =>
    /^[„“]/.test(one) ? one : m.web_quoted({ text: one.replace(': ', ' ') }),
  );
  return new Intl.ListFormat(intlLocale(), { type: 'conjunction' }).format(quoted);
}
