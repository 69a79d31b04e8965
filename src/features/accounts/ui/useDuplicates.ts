import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import type { ReplyOf } from '#lib/contract.ts';
import { queryOf } from '#web/queries.ts';
import { listContactDuplicates } from '../contact-contract.ts';
import { listAccountDuplicates } from '../contract.ts';
import type { AccountValues } from './account-values.ts';
import type { ContactValues } from './contact-values.ts';

type AccountDuplicate = ReplyOf<typeof listAccountDuplicates>['items'][number];
type ContactDuplicate = ReplyOf<typeof listContactDuplicates>['items'][number];

const afterMs = 300;
const shown = 3;

/** Records that may be the one being entered, best first, at most three; asked 300 ms after the last key. */
export function useAccountDuplicates(values: AccountValues): AccountDuplicate[] {
  const { kind, phone, email, postalCode, customerNumber } = values;
  const name = (kind === 'company' ? values.name : `${values.firstName} ${values.lastName}`).trim();
  const query = useSettled({ kind, ...filled({ name, phone, email, postalCode, customerNumber }) });
  const { data } = useQuery({
    ...queryOf(listAccountDuplicates, { query }),
    enabled: isEnough(query),
    placeholderData: (before) => before,
  });
  return isEnough(query) ? (data?.items.slice(0, shown) ?? []) : [];
}

/** The same for a contact, wherever the other one works. */
export function useContactDuplicates(accountId: string, values: ContactValues): ContactDuplicate[] {
  const { firstName, lastName, phone, mobile, email } = values;
  const typed = useSettled(filled({ firstName, lastName, phone, mobile, email }));
  const enough = isEnough({ ...typed, name: typed.lastName });
  const { data } = useQuery({
    ...queryOf(listContactDuplicates, { query: { accountId, ...typed } }),
    enabled: enough,
    placeholderData: (before) => before,
  });
  return enough ? (data?.items.slice(0, shown) ?? []) : [];
}

/** What was typed, once no key has come for a while. */
function useSettled<T extends object>(typed: T): T {
  const wanted = JSON.stringify(typed);
  const [asked, setAsked] = useState(wanted);
  useEffect(() => {
    const timer = setTimeout(setAsked, afterMs, wanted);
    return () => clearTimeout(timer);
  }, [wanted]);
  return JSON.parse(asked) as T;
}

const filled = <F extends string, V extends string>(entered: Record<F, V>): { [field in F]?: V } =>
  Object.fromEntries(Object.entries<V>(entered).filter(([, value]) => value.trim() !== '')) as {
    [field in F]?: V;
  };

interface Entered {
  name?: string | undefined;
  phone?: string;
  mobile?: string;
  email?: string;
  customerNumber?: string;
}

/** Less than this would find half the customers. */
const isEnough = ({ name = '', phone = '', mobile = '', email = '', customerNumber = '' }: Entered) =>
  name.length >= 3 ||
  [phone, mobile].some((number) => number.replace(/\D/g, '').length >= 5) ||
  email.includes('@') ||
  customerNumber !== '';
