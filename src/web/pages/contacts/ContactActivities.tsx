import type { Contact } from '#features/accounts/ui/contact-values.ts';
import { listActivities } from '#features/activities/contract.ts';
import { ActivityList } from '#features/activities/ui/ActivityList.tsx';
import { m } from '#paraglide/messages.js';
import { EmptyState } from '#web/components/EmptyState.tsx';
import { TotalText } from '#web/components/TotalText.tsx';
import { usePages } from '#web/queries.ts';

/** What was done with this contact, newest first. */
export function ContactActivities({ contact: { id, name } }: { contact: Contact }) {
  const pages = usePages(listActivities, { query: { contactId: [id], limit: 20 } });
  return (
    <section aria-label={m.accounts_contact_activities()}>
      <h2 className="t-strong">
        {m.accounts_contact_activities()}{' '}
        <span className="t-meta">
          <TotalText total={pages.total} />
        </span>
      </h2>
      <ActivityList
        pages={pages}
        what={m.accounts_contact_activities_what()}
        empty={<EmptyState>{m.accounts_contact_no_activities({ name })}</EmptyState>}
      />
    </section>
  );
}
