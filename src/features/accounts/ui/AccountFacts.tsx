import type { ReplyOf } from '#lib/contract.ts';
import { m } from '#paraglide/messages.js';
import { Fact, FactList, MailLink, PhoneLink } from '#web/components/FactList.tsx';
import { writeDay } from '#web/dates.ts';
import type { getAccount } from '../contract.ts';

type Account = ReplyOf<typeof getAccount>;

/** The record's own facts; what is empty is left out, except the ways to reach it. */
export function AccountFacts({ account }: { account: Account }) {
  const { phone, email, website, birthDate, country } = account;
  return (
    <FactList>
      <Fact term={m.accounts_record_street()}>{account.street}</Fact>
      <Fact term={m.accounts_record_place()}>
        {[account.postalCode, account.city].filter(Boolean).join(' ')}
      </Fact>
      <Fact term={m.accounts_record_country()}>{country === 'DE' ? null : country}</Fact>
      <Fact term={m.accounts_record_phone()}>{phone ? <PhoneLink number={phone} /> : '–'}</Fact>
      <Fact term={m.accounts_record_email()}>{email ? <MailLink address={email} /> : '–'}</Fact>
      <Fact term={m.accounts_record_website()}>{website && <WebLink address={website} />}</Fact>
      <Fact term={m.accounts_record_customer_number()}>{account.customerNumber}</Fact>
      <Fact term={m.accounts_record_birth_date()}>{birthDate && writeDay(birthDate)}</Fact>
      <Fact term={m.accounts_record_owner()}>{account.owner?.name ?? '–'}</Fact>
      <Fact term={m.accounts_record_team()}>{account.team?.name}</Fact>
    </FactList>
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
