import { m } from '#paraglide/messages.js';
import { Banner } from '#web/components/Banner.tsx';
import { writeNumber } from '#web/dates.ts';
import type { ImportRun } from './import-words.ts';

/** Why a file could not be read to its end, with the place. */
export function ImportFault({ run: { state, error } }: { run: ImportRun }) {
  if (state !== 'failed') return null;
  if (!error) return <Banner tone="danger">{m.imports_failed()}</Banner>;
  const place =
    error.line === null
      ? ''
      : m.imports_fault_place({ line: writeNumber(error.line), column: writeNumber(error.column ?? 1) });
  return (
    <Banner tone="danger">
      {error.message} {place}
    </Banner>
  );
}
