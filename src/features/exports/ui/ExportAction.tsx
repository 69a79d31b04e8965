import { Download } from 'lucide-react';
import { lazy, Suspense, useState } from 'react';
import { m } from '#paraglide/messages.js';
import { Button } from '#web/components/Button.tsx';
import { useNarrow } from '#web/components/viewport.ts';
import { useMe } from '#web/session.ts';
import type { ExportOf } from './export-draft.ts';

const ExportDialog = lazy(() =>
  import('./ExportDialog.tsx').then((module) => ({ default: module.ExportDialog })),
);

/** „Exportieren …“ of a list, for the list as it is now; nothing for whom the right is missing. */
export function ExportAction(list: ExportOf) {
  const { permissions } = useMe();
  const [isOpen, setOpen] = useState(false);
  const narrow = useNarrow();
  if (!permissions.export) return null;
  return (
    <>
      {narrow ? (
        <Button iconOnly icon={<Download />} aria-label={m.exports_action()} onClick={() => setOpen(true)} />
      ) : (
        <Button icon={<Download />} onClick={() => setOpen(true)}>
          {m.exports_action()}
        </Button>
      )}
      {isOpen && (
        <Suspense fallback={null}>
          <ExportDialog {...list} onClose={() => setOpen(false)} />
        </Suspense>
      )}
    </>
  );
}
