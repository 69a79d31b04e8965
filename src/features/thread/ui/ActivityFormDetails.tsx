import { lazy, Suspense, useState } from 'react';
import { m } from '#paraglide/messages.js';
import styles from './ActivityForm.module.css';
import type { ActivityFormState } from './useActivityForm.ts';

const DetailFields = lazy(() =>
  import('./DetailFields.tsx').then((module) => ({ default: module.DetailFields })),
);

/** What is seldom changed: campaign, contact, what was sent, and the words, priority and owner of the follow-up. */
export function ActivityFormDetails({ form, actorId }: { form: ActivityFormState; actorId: string }) {
  const [open, setOpen] = useState(false);
  return (
    <details className={styles.details} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{m.thread_details()}</summary>
      <Suspense fallback={null}>{open && <DetailFields form={form} actorId={actorId} />}</Suspense>
    </details>
  );
}
