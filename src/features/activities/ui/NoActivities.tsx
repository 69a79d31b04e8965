import { m } from '#paraglide/messages.js';
import { EmptyState } from '#web/components/EmptyState.tsx';
import { FilteredEmpty } from '#web/components/FilteredEmpty.tsx';

interface NoActivitiesProps {
  /** Those in force, by name. */
  filters: readonly (string | false)[];
  onReset: () => void;
}

/** A history without entries: with filters they are named, with the way out. */
export function NoActivities({ filters, onReset }: NoActivitiesProps) {
  if (!filters.some(Boolean)) return <EmptyState>{m.activities_timeline_empty()}</EmptyState>;
  return <FilteredEmpty sentence={m.activities_stream_no_match} filters={filters} onReset={onReset} />;
}
