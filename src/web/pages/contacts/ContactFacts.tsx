import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { Contact } from '#features/accounts/ui/contact-values.ts';
import { fieldLabel } from '#features/accounts/ui/field-words.ts';
import { CategoryBadges } from '#features/categories/ui/CategoryBadges.tsx';
import { m } from '#paraglide/messages.js';
import { DateText } from '#web/components/DateText.tsx';
import { mediumLabel } from '#web/components/medium-words.ts';
import styles from '../ContactPage.module.css';

/** What is known of a contact; what is not known is not shown. */
export function ContactFacts({ contact }: { contact: Contact }) {
  const { account, phone, mobile, email, preferredMedium, birthDate, categoryIds } = contact;
  const address = [contact.street, [contact.postalCode, contact.city].filter(Boolean).join(' ')];
  const facts: [string, ReactNode][] = [
    [
      m.accounts_contact_company(),
      <Link key="company" to="/accounts/$id" params={{ id: account.id }}>
        {account.name}
      </Link>,
    ],
    [fieldLabel('function'), contact.function],
    [fieldLabel('phone'), phone && <a href={dialed(phone)}>{phone}</a>],
    [fieldLabel('mobile'), mobile && <a href={dialed(mobile)}>{mobile}</a>],
    [fieldLabel('email'), email && <a href={`mailto:${email}`}>{email}</a>],
    [fieldLabel('preferredMedium'), preferredMedium && mediumLabel(preferredMedium)],
    [m.accounts_form_group_address(), address.filter(Boolean).join(', ')],
    [fieldLabel('birthDate'), birthDate && <DateText day={birthDate} as="date" />],
    [
      m.accounts_categories(),
      categoryIds.length > 0 && <CategoryBadges ids={categoryIds} most={categoryIds.length} />,
    ],
  ];
  return (
    <section className={styles.facts} aria-label={m.accounts_contact_facts()}>
      <h2 className="t-strong">{m.accounts_contact_facts()}</h2>
      <dl>
        {facts
          .filter(([, value]) => value)
          .map(([label, value]) => (
            <div key={label}>
              <dt className="t-meta">{label}</dt>
              <dd>{value}</dd>
            </div>
          ))}
      </dl>
      {contact.isPrimary && <p className="t-meta">{m.accounts_form_is_primary()}</p>}
      {contact.noBulkMail && <p className="t-meta">{m.accounts_form_no_bulk_mail()}</p>}
    </section>
  );
}

const dialed = (number: string) => `tel:${number.replace(/[^\d+]/g, '')}`;
