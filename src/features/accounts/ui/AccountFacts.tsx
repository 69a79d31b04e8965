import type { ReactNode } from 'react';
import type { ReplyOf } from '#lib/contract.ts';
import { m } from '#paraglide/messages.js';
import { writeDay } from '#web/dates.ts';
import type { getAccount } from '../contract.ts';
import styles from './AccountHead.module.css';

type Account = ReplyOf<typeof getAccount>;

/** The record's own facts; what is empty is left out, except the ways to reach it. */
export function AccountFacts({ account }: { account: Account }) {
  const rows: [string, ReactNode][] = [
    [m.accounts_record_street(), account.street],
    [m.accounts_record_place(), [account.postalCode, account.city].filter(Boolean).join(' ')],
    [m.accounts_record_country(), account.country === 'DE' ? null : account.country],
    [
      m.accounts_record_phone(),
      account.phone ? <a href={`tel:${account.phone.replace(/[^\d+]/g, '')}`}>{account.phone}</a> : '–',
    ],
    [
      m.accounts_record_email(),
      account.email ? <a href={`mailto:${account.email}`}>{account.email}</a> : '–',
    ],
    [m.accounts_record_website(), account.website && <WebLink address={account.website} />],
    [m.accounts_record_customer_number(), account.customerNumber],
    [m.accounts_record_birth_date(), account.birthDate && writeDay(account.birthDate)],
    [m.accounts_record_owner(), account.owner?.name ?? '–'],
    [m.accounts_record_team(), account.team?.name],
  ];
  return (
    <dl className={styles.facts}>
      {rows
        .filter(([, value]) => value)
        .map(([term, value]) => (
          <div key={term} className={styles.fact}>
            <dt>{term}</dt>
            <dd>{value}</dd>
          </div>
        ))}
    </dl>
  );
}

/** Only addresses of the web become links: a typed `javascript:` stays text. */
function WebLink({ address }: { address: string }) {
  const href = /^https?:\/\//i.test(address) ? address : `https://${address}`;
  if (!URL.canParse(href) || !/^https?:$/.test(new URL(href).protocol)) return <>{address}</>;
  return (
    <a href={href} target="_blank" rel="noreferrer noopener">
      {address.replace(/^https?:\/\//i, '')}
    </a>
  );
}
