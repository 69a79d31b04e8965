import { Link } from '@tanstack/react-router';
import { ArrowRight, CalendarClock, Check, TrendingDown } from 'lucide-react';
import type { ReactNode } from 'react';
import type { ReplyOf } from '#lib/contract.ts';
import { m } from '#paraglide/messages.js';
import { classes } from '#web/components/classes.ts';
import { DateText, TimeText } from '#web/components/DateText.tsx';
import { mediumWithDirection } from '#web/components/medium-words.ts';
import { StatusDot } from '#web/components/StatusDot.tsx';
import { writeDuration } from '#web/dates.ts';
import type { getActivity } from '../contract.ts';
import styles from './ActivityEntry.module.css';
import { MediumIcon } from './MediumIcon.tsx';

export type Activity = ReplyOf<typeof getActivity>;

interface ActivityEntryProps {
  activity: Activity;
  /** In the stream: which record it belongs to. */
  withAccount?: boolean;
  /** The moment beside it: the day in a history, the time under a day's heading. */
  moment: 'time' | 'moment';
}

/** One dealing with a record: what, by whom, what came of it, which status it changed and what follows. */
export function ActivityEntry({ activity, withAccount, moment }: ActivityEntryProps) {
  const { account, contact, user, medium, direction, outcomeLabel, reason, content, text, withdrawn } =
    activity;
  return (
    <div className={classes(styles.entry, withdrawn && styles.withdrawn)}>
      <span className={styles.icon}>
        <MediumIcon medium={medium} />
      </span>
      <div className={styles.body}>
        <p className={styles.line}>
          {withAccount && (
            <Link to="/accounts/$id" params={{ id: account.id }} className={styles.account}>
              {account.name}
            </Link>
          )}
          <span className={styles.what}>
            {activity.isSystem ? m.activities_by_system() : mediumWithDirection(medium, direction)}
            {outcomeLabel && ` – ${outcomeLabel}`}
          </span>
          {withdrawn && (
            <strong className={styles.mark}>
              {m.activities_withdrawn({ name: withdrawn.by.name })} <TimeText at={withdrawn.at} />
            </strong>
          )}
        </p>
        {text && <p className={classes('prose', styles.text)}>{text}</p>}
        <Facts parts={[reason, content && m.activities_content({ content }), contact?.name]} />
        <Consequences activity={activity} />
      </div>
      <span className={styles.aside}>
        <TimeText at={activity.occurredAt} as={moment} />
        <span>{user.name}</span>
        {activity.durationSeconds ? (
          <span>{m.activities_duration({ duration: writeDuration(activity.durationSeconds) })}</span>
        ) : null}
      </span>
    </div>
  );
}

function Facts({ parts }: { parts: (string | null | undefined)[] }) {
  const words = parts.filter(Boolean).join(' · ');
  return words ? <p className="t-meta">{words}</p> : null;
}

/** Status changes, what was finished, what is planned. */
function Consequences({ activity }: { activity: Activity }) {
  const { statusChanges, completedFollowUps, followUps } = activity;
  if (statusChanges.length + completedFollowUps.length + followUps.length === 0) return null;
  return (
    <ul className={styles.consequences}>
      {statusChanges.map(({ id, campaign, from, to, isDowngrade }) => (
        <Consequence
          key={id}
          icon={isDowngrade ? <TrendingDown aria-hidden="true" /> : <ArrowRight aria-hidden="true" />}
        >
          <span>{campaign.name}:</span>
          {from && <StatusDot hue={from.hue}>{from.name}</StatusDot>}
          {from && <span aria-hidden="true">→</span>}
          <StatusDot hue={to.hue}>{to.name}</StatusDot>
          {isDowngrade && <span className="late">{m.activities_downgrade()}</span>}
        </Consequence>
      ))}
      {completedFollowUps.map(({ id, text, dueOn }) => (
        <Consequence key={id} icon={<Check aria-hidden="true" />}>
          <span>
            {m.activities_completed()} <DateText day={dueOn} as="date" />
            {text && ` · ${text}`}
          </span>
        </Consequence>
      ))}
      {followUps.map(({ id, text, dueOn, dueTime, assignee, done }) => (
        <Consequence key={id} icon={<CalendarClock aria-hidden="true" />}>
          <span>
            {m.activities_follow_up()} <DateText day={dueOn} time={dueTime} />
            {text && ` · ${text}`} · {assignee.name}
            {done && ` · ${m.activities_follow_up_done()}`}
          </span>
        </Consequence>
      ))}
    </ul>
  );
}

function Consequence({ icon, children }: { icon: ReactNode; children: ReactNode }) {
  return (
    <li className={styles.consequence}>
      {icon}
      {children}
    </li>
  );
}
