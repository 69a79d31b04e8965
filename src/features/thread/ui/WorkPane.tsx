import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { AccountFacts } from '#features/accounts/ui/AccountFacts.tsx';
import { AccountStatuses } from '#features/accounts/ui/AccountStatuses.tsx';
import { Timeline } from '#features/activities/ui/Timeline.tsx';
import { writeDue, writeInterval } from '#features/follow-ups/ui/due-words.ts';
import { type FollowUp, phoneOf } from '#features/follow-ups/ui/follow-up.ts';
import { OriginText } from '#features/follow-ups/ui/OriginText.tsx';
import { priorityLabel } from '#features/follow-ups/ui/priority-words.ts';
import { m } from '#paraglide/messages.js';
import { Banner } from '#web/components/Banner.tsx';
import { ErrorNotice } from '#web/components/ErrorNotice.tsx';
import { telHref } from '#web/components/hand-over.ts';
import { Joined } from '#web/components/Joined.tsx';
import { StatusDot } from '#web/components/StatusDot.tsx';
import { useNarrow } from '#web/components/viewport.ts';
import { accountQuery } from './useSurroundings.ts';
import styles from './WorkPane.module.css';

interface WorkPaneProps {
  followUp: FollowUp;
  today: string;
  /** „4 von 12“ */
  position: ReactNode;
  actions: ReactNode;
  /** Banner, panel and form between head and facts. */
  children: ReactNode;
  /** The number to call is missing: the link to add it, which `A` puts the focus on. */
  missingNumber: ReactNode;
}

/** The record beside the queue: who, why it is due, the form, what is known, what was. */
export function WorkPane({ followUp, today, position, actions, children, missingNumber }: WorkPaneProps) {
  const { account: brief, contact, campaign, status, text, dueOn, dueTime, priority, recurrence } = followUp;
  const { data: account, error, refetch } = useQuery(accountQuery(brief.id));
  const phone = phoneOf(followUp);
  // On a telephone the record has the screen to itself: its name is what the page is called.
  const Heading = useNarrow() ? 'h1' : 'h2';
  return (
    <article className={styles.pane} aria-labelledby="work-title">
      <header className={styles.head}>
        <div className={styles.titleRow}>
          <Heading id="work-title" data-account={brief.id} tabIndex={-1} className={styles.heading}>
            <Link to="/accounts/$id" params={{ id: brief.id }} className={styles.title}>
              {brief.name}
            </Link>
          </Heading>
          <span className="t-meta">{position}</span>
        </div>
        <p className={styles.who}>
          <Joined>
            {[contact?.name, contact?.function, brief.city].filter(Boolean).join(', ') || null}
            {campaign && m.thread_in_campaign({ campaign: campaign.name })}
            {status && (
              <span className={styles.status}>
                <StatusDot hue={status.hue}>{status.name}</StatusDot>
              </span>
            )}
          </Joined>
        </p>
        <p className={styles.reach}>
          {phone ? <a href={telHref(phone)}>{phone}</a> : missingNumber}
          {contact?.email && <a href={`mailto:${contact.email}`}>{contact.email}</a>}
        </p>
        <div className={styles.actions}>{actions}</div>
      </header>
      <div className={styles.body}>
        {brief.blocked && <Banner tone="danger">{m.thread_blocked()}</Banner>}
        {children}
        <section className={styles.due} aria-label={m.thread_due()}>
          <p className={styles.dueText}>
            <span className={dueOn < today ? 'late' : 't-strong'}>{writeDue(dueOn, dueTime, today)}</span>
            {text && <span>{text}</span>}
            {priority !== 'normal' && <span className="t-label">{priorityLabel(priority)}</span>}
            {recurrence && <span className="t-meta">{writeInterval(recurrence)}</span>}
          </p>
          <p className={styles.origin}>
            <span className="t-label">{m.thread_origin()}</span> <OriginText origin={followUp.origin} />
          </p>
        </section>
        {error && <ErrorNotice error={error} what={m.thread_record()} onRetry={() => void refetch()} />}
        {account && (
          <details className={styles.facts}>
            <summary>{m.thread_facts()}</summary>
            <AccountStatuses statuses={account.statuses} />
            <AccountFacts account={account} />
          </details>
        )}
        <Timeline accountId={brief.id} key={brief.id} />
      </div>
    </article>
  );
}
