import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { getBinnedAccount } from '#features/accounts/bin-contract.ts';
import { dayIn } from '#lib/time-zone.ts';
import { m } from '#paraglide/messages.js';
import { Banner } from '#web/components/Banner.tsx';
import { Button } from '#web/components/Button.tsx';
import { ButtonLink } from '#web/components/ButtonLink.tsx';
import { LoadingBars } from '#web/components/LoadingBars.tsx';
import { Page } from '#web/components/Page.tsx';
import { writeTime, writeWeekday } from '#web/dates.ts';
import { queryOf } from '#web/queries.ts';
import { useMe } from '#web/session.ts';
import { takeFromBin } from './bin.ts';

interface BinnedAccountProps {
  id: string;
  /** For what does not lie in the bin either. */
  otherwise: ReactNode;
}

/** Where a record stood that now lies in the bin: since when, by whom, and the way back. */
export function BinnedAccount({ id, otherwise }: BinnedAccountProps) {
  const { data, isPending } = useQuery({ ...queryOf(getBinnedAccount, { params: { id } }), retry: false });
  const { timeZone } = useMe().workspace;
  if (isPending) {
    return (
      <Page title={m.thread_record()} area={m.web_nav_accounts()}>
        <LoadingBars rows={3} />
      </Page>
    );
  }
  if (!data) return otherwise;
  const { name, deletedAt, deletedBy, editable } = data;
  const since = `${writeWeekday(dayIn(timeZone, deletedAt))}, ${writeTime(deletedAt, timeZone)}`;
  return (
    <Page
      title={name}
      area={m.web_nav_accounts()}
      bar={
        <Banner
          tone="warn"
          actions={
            <Button
              variant="primary"
              disabledReason={!editable && m.thread_status_locked()}
              onClick={() => void takeFromBin(data)}
            >
              {m.accounts_record_restore()}
            </Button>
          }
        >
          {deletedBy
            ? m.accounts_in_bin_since_by({ since, name: deletedBy.name })
            : m.accounts_in_bin_since({ since })}
        </Banner>
      }
    >
      <p className="prose">{m.accounts_in_bin_meaning()}</p>
      <div>
        <ButtonLink to="/accounts" search={{ deleted: 'true' }}>
          {m.accounts_in_bin_all()}
        </ButtonLink>
      </div>
    </Page>
  );
}
