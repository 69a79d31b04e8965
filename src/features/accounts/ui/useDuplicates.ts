import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import type { ReplyOf } from '#lib/contract.ts';
import { queryOf } from '#web/queries.ts';
import { listAccountDuplicates } from '../contract.ts';
import type { AccountValues } from './account-values.ts';

export type Duplicate = ReplyOf<typeof listAccountDuplicates>['items'][number];

const afterMs = 300;
const shown = 3;

/** Records that may be the one being entered, best first, at most three; asked 300 ms after the last key. */
export function useDuplicates(values: AccountValues): Duplicate[] {
  const { kind, phone, email, postalCode, customerNumber } = values;
  const name = (kind === 'company' ? values.name : `${values.firstName} ${values.lastName}`).trim();
  const wanted = JSON.stringify(filled({ kind, name, phone, email, postalCode, customerNumber }));
  const [asked, setAsked] = useState(wanted);
  useEffect(() => {
    const timer = setTimeout(setAsked, afterMs, wanted);
    return () => clearTimeout(timer);
  }, [wanted]);
  const query = JSON.parse(asked) as ReturnType<typeof filled>;
  const { data } = useQuery({
    ...queryOf(listAccountDuplicates, { query }),
    enabled: isEnough(query),
    placeholderData: (before) => before,
  });
  return isEnough(query) ? (data?.items.slice(0, shown) ?? []) : [];
}

interface Entered {
  kind: AccountValues['kind'];
  name?: string;
  phone?: string;
  email?: string;
  postalCode?: string;
  customerNumber?: string;
}

const filled = (entered: Required<Entered>): Entered =>
  Object.fromEntries(
    Object.entries(entered).filter(([, value]) => value.trim() !== ''),
  ) as unknown as Entered;

/** Less than this would find half the customers. */
const isEnough = ({ name = '', phone = '', email = '', customerNumber = '' }: Entered) =>
  name.length >= 3 || phone.replace(/\D/g, '').length >= 5 || email.includes('@') || customerNumber !== '';
