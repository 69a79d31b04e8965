import type { ReactNode } from 'react';
import type { ReplyOf } from '#lib/contract.ts';
import { m } from '#paraglide/messages.js';
import { writeDay } from '#web/dates.ts';
import type { getAccount } from '../contract.ts';
import styles from './AccountHead.module.css';

type Account = ReplyOf<typeof getAccount>;

/** The record's own facts; what is empty is left out, except the ways to reach it. */
export function AccountFacts({ account }: { account: Account }) {
  const { phone, email, website, birthDate, country } = account;
  return (
    <dl className={styles.facts}>
      <Fact term={m.accounts_record_street()}>{account.street}</Fact>
      <Fact term={m.accounts_record_place()}>
        {[account.postalCode, account.city].filter(Boolean).join(' ')}
      </Fact>
      <Fact term={m.accounts_record_country()}>{country === 'DE' ? null : country}</Fact>
      <Fact term={m.accounts_record_phone()}>
        {phone ? <a href={`tel:${phone.replace(/[^\d+]/g, '')}`}>{phone}</a> : '–'}
      </Fact>
      <Fact term={m.accounts_record_email()}>{email ? <a href={`mailto:${email}`}>{email}</a> : '–'}</Fact>
      <Fact term={m.accounts_record_website()}>{website && <WebLink address={website} />}</Fact>
      <Fact term={m.accounts_record_customer_number()}>{account.customerNumber}</Fact>
      <Fact term={m.accounts_record_birth_date()}>{birthDate && writeDay(birthDate)}</Fact>
      <Fact term={m.accounts_record_owner()}>{account.owner?.name ?? '–'}</Fact>
      <Fact term={m.accounts_record_team()}>{account.team?.name}</Fact>
    </dl>
  );
}

function Fact({ term, children }: { term: string; children: ReactNode }) {
  if (!children) return null;
  return (
    <div className={styles.fact}>
      <dt>{term}</dt>
      <dd>{children}</dd>
    </div>
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
