import { useParams } from '@tanstack/react-router';
import { WorklistView } from '#features/thread/ui/worklist/WorklistView.tsx';
import { asNumber, useUrlState } from '#web/url-state.ts';

/** The number of the record shown, from 1. */
const fields = { at: asNumber };

/** „Serie“ (ux.md 2.5.9): a list worked off record by record. */
export function WorklistPage() {
  const { id } = useParams({ strict: false }) as { id: string };
  const [{ at }, change] = useUrlState(fields);
  return <WorklistView key={id} id={id} place={at} onPlace={(place) => void change({ at: place })} />;
}
