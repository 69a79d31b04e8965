import type { ReactNode } from 'react';
import { dayIn } from '#lib/time-zone.ts';
import { m } from '#paraglide/messages.js';
import { Banner } from '#web/components/Banner.tsx';
import { Button } from '#web/components/Button.tsx';
import { Page } from '#web/components/Page.tsx';
import { writeTime, writeWeekday } from '#web/dates.ts';
import { useMe } from '#web/session.ts';

interface InBinProps {
  what: { name: string; deletedAt: string; deletedBy: { name: string } | null; editable: boolean };
  area: string;
  onRestore: () => void;
  /** What lying in the bin means, and where to go from here. */
  children: ReactNode;
}

/** Where something stood that now lies in the bin: since when, by whom, and the way back. */
export function InBin({ what, area, onRestore, children }: InBinProps) {
  const { timeZone } = useMe().workspace;
  const { name, deletedAt, deletedBy, editable } = what;
  const since = `${writeWeekday(dayIn(timeZone, deletedAt))}, ${writeTime(deletedAt, timeZone)}`;
  const restore = (
    <Button variant="primary" disabledReason={!editable && m.thread_status_locked()} onClick={onRestore}>
      {m.accounts_record_restore()}
    </Button>
  );
  return (
    <Page
      title={name}
      area={area}
      bar={
        <Banner tone="warn" actions={restore}>
          {deletedBy
            ? m.accounts_in_bin_since_by({ since, name: deletedBy.name })
            : m.accounts_in_bin_since({ since })}
        </Banner>
      }
    >
      {children}
    </Page>
  );
}
