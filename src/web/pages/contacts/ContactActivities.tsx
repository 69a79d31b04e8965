import type { Contact } from '#features/accounts/ui/contact-values.ts';
import { listActivities } from '#features/activities/contract.ts';
import { MediumIcon } from '#features/activities/ui/MediumIcon.tsx';
import type { ReplyOf } from '#lib/contract.ts';
import { m } from '#paraglide/messages.js';
import { Button } from '#web/components/Button.tsx';
import { TimeText } from '#web/components/DateText.tsx';
import { ErrorNotice } from '#web/components/ErrorNotice.tsx';
import { LoadingBars } from '#web/components/LoadingBars.tsx';
import { mediumWithDirection } from '#web/components/medium-words.ts';
import { StatusDot } from '#web/components/StatusDot.tsx';
import { TotalText } from '#web/components/TotalText.tsx';
import { usePages } from '#web/queries.ts';
import styles from '../ContactPage.module.css';

type Activity = ReplyOf<typeof listActivities>['items'][number];

/** What was done with this contact, newest first. */
export function ContactActivities({ contact: { id, name } }: { contact: Contact }) {
  const activities = usePages(listActivities, { query: { contactId: [id], limit: 20 } });
  if (activities.error) {
    return (
      <ErrorNotice
        error={activities.error}
        what={m.accounts_contact_activities_what()}
        onRetry={() => void activities.refetch()}
      />
    );
  }
  return (
    <section className={styles.activities}>
      <h2 className="t-strong">
        {m.accounts_contact_activities()}{' '}
        <span className="t-meta">
          <TotalText total={activities.total} />
        </span>
      </h2>
      {activities.isLoading && <LoadingBars rows={4} />}
      {!activities.isLoading && activities.items.length === 0 && (
        <p>{m.accounts_contact_no_activities({ name })}</p>
      )}
      {activities.items.length > 0 && (
        <ol className={styles.list}>
          {activities.items.map((activity) => (
            <ActivityLine key={activity.id} activity={activity} />
          ))}
        </ol>
      )}
      {activities.hasMore && (
        <div>
          <Button busy={activities.isLoadingMore} onClick={activities.onReachEnd}>
            {m.accounts_load_more()}
          </Button>
        </div>
      )}
    </section>
  );
}

function ActivityLine({ activity }: { activity: Activity }) {
  const { medium, direction, outcomeLabel, text, user, occurredAt, statusChanges, withdrawn } = activity;
  return (
    <li className={styles.activity}>
      <span className="t-meta">
        <TimeText at={occurredAt} />
        <br />
        {user.name}
      </span>
      <div className={withdrawn ? styles.withdrawn : undefined}>
        <p className={styles.head}>
          <MediumIcon medium={medium} />
          <strong>
            {[mediumWithDirection(medium, direction), outcomeLabel].filter(Boolean).join(' – ')}
          </strong>
          {withdrawn && <span className="t-meta">{m.accounts_withdrawn()}</span>}
        </p>
        {text && <p className="prose">{text}</p>}
        {statusChanges.map(({ id, campaign, to }) => (
          <p key={id} className="t-meta">
            {campaign.name}: <StatusDot hue={to.hue}>{to.name}</StatusDot>
          </p>
        ))}
      </div>
    </li>
  );
}
