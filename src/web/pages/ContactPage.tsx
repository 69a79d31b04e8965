import { useNavigate, useParams } from '@tanstack/react-router';
import { MessageSquarePlus, Pencil, Phone, Tags, Trash2 } from 'lucide-react';
import { lazy, Suspense, useEffect, useState } from 'react';
import { getContact } from '#features/accounts/contact-contract.ts';
import { ContactForm } from '#features/accounts/ui/ContactForm.tsx';
import type { Contact } from '#features/accounts/ui/contact-values.ts';
import { m } from '#paraglide/messages.js';
import { keysOf, useCommand } from '#web/commands.ts';
import { ButtonLink } from '#web/components/ButtonLink.tsx';
import { ErrorNotice } from '#web/components/ErrorNotice.tsx';
import { handOver, telHref } from '#web/components/hand-over.ts';
import { LoadingBars } from '#web/components/LoadingBars.tsx';
import { Page } from '#web/components/Page.tsx';
import { PageActions } from '#web/components/PageActions.tsx';
import { rememberRecord } from '#web/palette/recents.ts';
import { asProblem } from '#web/problem.ts';
import { useReply } from '#web/queries.ts';
import { useMe } from '#web/session.ts';
import styles from './ContactPage.module.css';
import { moveContactToBin } from './contacts/bin.ts';
import { ContactActivities } from './contacts/ContactActivities.tsx';
import { ContactCategories } from './contacts/ContactCategories.tsx';
import { ContactFacts } from './contacts/ContactFacts.tsx';
import { Aside } from './records/Aside.tsx';

const BinnedContact = lazy(() =>
  import('./contacts/BinnedContact.tsx').then((module) => ({ default: module.BinnedContact })),
);

/** One contact: how to reach them, where they work, what was done with them. */
export function ContactPage() {
  const { id } = useParams({ strict: false }) as { id: string };
  const me = useMe();
  const { data, error, refetch } = useReply(getContact, { params: { id } });
  useEffect(() => {
    if (!data) return;
    rememberRecord(me.id, { kind: 'contact', id: data.id, name: data.name, context: data.account.name });
  }, [data, me.id]);
  if (data) return <LoadedContact contact={data} />;
  const unknown = (
    <Page title={m.accounts_contact()} area={m.web_nav_contacts()}>
      {error ? (
        <ErrorNotice error={error} what={m.accounts_contact_what()} onRetry={() => void refetch()} />
      ) : (
        <LoadingBars rows={10} />
      )}
    </Page>
  );
  // The server knows no contact there any more; the bin may.
  if (error && asProblem(error).status === 404) {
    return (
      <Suspense fallback={null}>
        <BinnedContact id={id} otherwise={unknown} />
      </Suspense>
    );
  }
  return unknown;
}

function LoadedContact({ contact }: { contact: Contact }) {
  const [dialog, setDialog] = useState<'edit' | 'categories' | null>(null);
  const navigate = useNavigate();
  const { id, accountId, account, name } = contact;
  const noRight = !contact.editable && m.accounts_contact_no_edit();
  const number = contact.phone ?? contact.mobile;
  const named = { account: accountId, contact: id };
  const log = { to: '/activities/new', search: named } as const;
  const call = () => {
    handOver(telHref(number!));
    void navigate({ to: '/activities/new', search: { ...named, medium: 'phone', direction: 'outbound' } });
  };
  useCommand('call', { run: call, reason: number ? null : m.thread_no_number() });
  useCommand('edit', { run: () => setDialog('edit'), reason: noRight || null });
  useCommand('categories', { run: () => setDialog('categories'), reason: noRight || null });
  useCommand('activity', { run: () => void navigate(log), reason: null });
  const close = () => setDialog(null);
  const remove = async () => {
    if (await moveContactToBin(contact)) {
      await navigate({ to: '/accounts/$id', params: { id: accountId }, replace: true });
    }
  };
  return (
    <Page
      title={name}
      area={m.web_nav_contacts()}
      summary={[contact.function, account.name].filter(Boolean).join(' · ')}
      actions={
        <>
          <PageActions
            actions={[
              {
                id: 'call',
                label: m.web_command_call(),
                icon: <Phone />,
                keys: keysOf('call'),
                disabledReason: !number && m.thread_no_number(),
                onAction: call,
              },
              {
                id: 'categories',
                label: m.accounts_categories(),
                icon: <Tags />,
                keys: keysOf('categories'),
                disabledReason: noRight,
                onAction: () => setDialog('categories'),
              },
              {
                id: 'edit',
                label: m.accounts_contact_edit(),
                icon: <Pencil />,
                keys: keysOf('edit'),
                disabledReason: noRight,
                onAction: () => setDialog('edit'),
              },
              {
                id: 'delete',
                label: m.accounts_contact_delete(),
                icon: <Trash2 />,
                disabledReason: noRight,
                onAction: () => void remove(),
              },
            ]}
          />
          {/* Whoever may read may log: every dealing is an activity. */}
          <ButtonLink {...log} variant="primary" icon={<MessageSquarePlus />}>
            {m.accounts_contact_log()}
          </ButtonLink>
        </>
      }
    >
      <div className={styles.columns}>
        <Aside title={m.accounts_contact_facts()}>
          <ContactFacts contact={contact} />
        </Aside>
        <ContactActivities contact={contact} />
      </div>
      {dialog === 'edit' && (
        <ContactForm accountId={accountId} contactId={id} onDone={close} onCancel={close} />
      )}
      {dialog === 'categories' && <ContactCategories contact={contact} onClose={close} />}
    </Page>
  );
}
