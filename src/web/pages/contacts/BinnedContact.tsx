import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { getBinnedContact } from '#features/accounts/bin-contract.ts';
import { m } from '#paraglide/messages.js';
import { ButtonLink } from '#web/components/ButtonLink.tsx';
import { LoadingBars } from '#web/components/LoadingBars.tsx';
import { Page } from '#web/components/Page.tsx';
import { queryOf } from '#web/queries.ts';
import { InBin } from '../records/InBin.tsx';
import { takeContactFromBin } from './bin.ts';

interface BinnedContactProps {
  id: string;
  /** For what does not lie in the bin either. */
  otherwise: ReactNode;
}

/** Where a contact stood that now lies in the bin. */
export function BinnedContact({ id, otherwise }: BinnedContactProps) {
  const { data, isPending } = useQuery({ ...queryOf(getBinnedContact, { params: { id } }), retry: false });
  if (isPending) {
    return (
      <Page title={m.accounts_contact()} area={m.web_nav_contacts()}>
        <LoadingBars rows={3} />
      </Page>
    );
  }
  if (!data) return otherwise;
  const { account } = data;
  return (
    <InBin what={data} area={m.web_nav_contacts()} onRestore={() => void takeContactFromBin(data)}>
      <p className="prose">{m.accounts_contact_in_bin_meaning({ account: account.name })}</p>
      <div>
        <ButtonLink to="/accounts/$id" params={{ id: account.id }}>
          {m.accounts_contact_in_bin_company()}
        </ButtonLink>
      </div>
    </InBin>
  );
}
