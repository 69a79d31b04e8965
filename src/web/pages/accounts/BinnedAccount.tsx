import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { getBinnedAccount } from '#features/accounts/bin-contract.ts';
import { m } from '#paraglide/messages.js';
import { ButtonLink } from '#web/components/ButtonLink.tsx';
import { LoadingBars } from '#web/components/LoadingBars.tsx';
import { Page } from '#web/components/Page.tsx';
import { queryOf } from '#web/queries.ts';
import { InBin } from '../records/InBin.tsx';
import { takeFromBin } from './bin.ts';

interface BinnedAccountProps {
  id: string;
  /** For what does not lie in the bin either. */
  otherwise: ReactNode;
}

/** Where a record stood that now lies in the bin: since when, by whom, and the way back. */
export function BinnedAccount({ id, otherwise }: BinnedAccountProps) {
  const { data, isPending } = useQuery({ ...queryOf(getBinnedAccount, { params: { id } }), retry: false });
  if (isPending) {
    return (
      <Page title={m.thread_record()} area={m.web_nav_accounts()}>
        <LoadingBars rows={3} />
      </Page>
    );
  }
  if (!data) return otherwise;
  return (
    <InBin what={data} area={m.web_nav_accounts()} onRestore={() => void takeFromBin(data)}>
      <p className="prose">{m.accounts_in_bin_meaning()}</p>
      <div>
        <ButtonLink to="/accounts" search={{ deleted: 'true' }}>
          {m.accounts_in_bin_all()}
        </ButtonLink>
      </div>
    </InBin>
  );
}
