import { UserPlus } from 'lucide-react';
import { lazy, Suspense, useState } from 'react';
import { m } from '#paraglide/messages.js';
import { Button } from '#web/components/Button.tsx';
import { writeNumber } from '#web/dates.ts';
import { useReply } from '#web/queries.ts';
import { listReassignments } from '../reassignment-contract.ts';

const GivenDialog = lazy(() =>
  import('./GivenDialog.tsx').then((module) => ({ default: module.GivenDialog })),
);

/** Tells of follow-ups that somebody gave to the reader, until they have been seen; live, in the status bar (WV-07). */
export function GivenButton({ className }: { className?: string | undefined }) {
  const { data } = useReply(listReassignments);
  const [open, setOpen] = useState(false);
  const count = (data?.items ?? []).reduce((sum, one) => sum + one.count, 0);
  const words = count === 1 ? m.follow_ups_given_one() : m.follow_ups_given({ count: writeNumber(count) });
  return (
    <>
      <span role="status" className="visually-hidden">
        {count > 0 && words}
      </span>
      {count > 0 && (
        <Button
          variant="plain"
          icon={<UserPlus />}
          className={className}
          aria-haspopup="dialog"
          onClick={() => setOpen(true)}
        >
          {words}
        </Button>
      )}
      <Suspense fallback={null}>
        {open && <GivenDialog items={data?.items ?? []} onClose={() => setOpen(false)} />}
      </Suspense>
    </>
  );
}
