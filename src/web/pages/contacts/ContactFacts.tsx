import { Link } from '@tanstack/react-router';
import type { Contact } from '#features/accounts/ui/contact-values.ts';
import { fieldLabel } from '#features/accounts/ui/field-words.ts';
import { CategoryBadges } from '#features/categories/ui/CategoryBadges.tsx';
import { m } from '#paraglide/messages.js';
import { DateText } from '#web/components/DateText.tsx';
import { Fact, FactList, MailLink, PhoneLink } from '#web/components/FactList.tsx';
import { mediumLabel } from '#web/components/medium-words.ts';

/** What is known of a contact. */
export function ContactFacts({ contact }: { contact: Contact }) {
  const { account, phone, mobile, email, preferredMedium, birthDate, categoryIds } = contact;
  const place = [contact.postalCode, contact.city].filter(Boolean).join(' ');
  return (
    <>
      <FactList>
        <Fact term={m.accounts_contact_company()}>
          <Link to="/accounts/$id" params={{ id: account.id }}>
            {account.name}
          </Link>
        </Fact>
        <Fact term={fieldLabel('function')}>{contact.function}</Fact>
        <Fact term={fieldLabel('phone')}>{phone && <PhoneLink number={phone} />}</Fact>
        <Fact term={fieldLabel('mobile')}>{mobile && <PhoneLink number={mobile} />}</Fact>
        <Fact term={fieldLabel('email')}>{email && <MailLink address={email} />}</Fact>
        <Fact term={fieldLabel('preferredMedium')}>{preferredMedium && mediumLabel(preferredMedium)}</Fact>
        <Fact term={m.accounts_form_group_address()}>
          {[contact.street, place].filter(Boolean).join(', ')}
        </Fact>
        <Fact term={fieldLabel('birthDate')}>{birthDate && <DateText day={birthDate} as="date" />}</Fact>
      </FactList>
      <CategoryBadges ids={categoryIds} most={20} />
      {contact.isPrimary && <p className="t-meta">{m.accounts_form_is_primary()}</p>}
      {contact.noBulkMail && <p className="t-meta">{m.accounts_form_no_bulk_mail()}</p>}
    </>
  );
}
