import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { CalendarClock, ChevronLeft, Phone, SkipForward } from 'lucide-react';
import { lazy, Suspense, useEffect } from 'react';
import { getFollowUp } from '#features/follow-ups/contract.ts';
import { type FollowUp, phoneOf } from '#features/follow-ups/ui/follow-up.ts';
import { ReschedulePanel } from '#features/follow-ups/ui/ReschedulePanel.tsx';
import { useChangeFollowUp } from '#features/follow-ups/ui/useChangeFollowUp.ts';
import { useMayRebook } from '#features/follow-ups/ui/useMayRebook.ts';
import { useMoment } from '#features/follow-ups/ui/useMoment.ts';
import { m } from '#paraglide/messages.js';
import { reportNotice } from '#web/actions.ts';
import { keysOf, runCommand, useCommand } from '#web/commands.ts';
import { Button } from '#web/components/Button.tsx';
import { Sheet } from '#web/components/Sheet.tsx';
import { useNarrow } from '#web/components/viewport.ts';
import { settle } from '#web/outbox.ts';
import { queryOf } from '#web/queries.ts';
import { ActivityForm } from './ActivityForm.tsx';
import type { ActivityBody } from './activity-body.ts';
import styles from './Today.module.css';
import type { ThreadEntry } from './useOutboxOfThread.ts';
import { useRecordSubject } from './useRecordSubject.tsx';
import { useSendActivity } from './useSendActivity.ts';
import { statusesQuery } from './useSurroundings.ts';
import { useWork } from './useWork.ts';
import { WorkPane } from './WorkPane.tsx';

const ReassignPanel = lazy(() =>
  import('#features/follow-ups/ui/ReassignPanel.tsx').then((module) => ({ default: module.ReassignPanel })),
);
const ConflictBanner = lazy(() =>
  import('./ConflictBanner.tsx').then((module) => ({ default: module.ConflictBanner })),
);

interface WorkplaceProps {
  tab: 'open' | 'done' | 'planned';
  /** The selected one of the queue. */
  followUp: FollowUp | null;
  /** The selected one of another tab. */
  chosenId: string | null;
  position: string;
  /** The page around it offers to skip. */
  skips?: boolean;
  refused: ThreadEntry | undefined;
  /** Tapped on ☎ in the list. */
  callAtOnce: boolean;
  onCallStarted: () => void;
  /** It is dealt with: the next one takes its place. With the save's id in the outbox, where it was saved. */
  onPass: (followUp: FollowUp, how: (id: string) => void, entryId?: string) => void;
  onLeave: (id: string) => void;
  onComeBack: (id: string) => void;
  onBackToQueue: () => void;
  onBackToList: (() => void) | undefined;
}

/** What one does with the selected follow-up: call, log, move, hand over; and the refusals of what was saved. */
export function Workplace(props: WorkplaceProps) {
  const {
    tab,
    chosenId,
    skips = true,
    refused,
    callAtOnce,
    onPass,
    onLeave,
    onComeBack,
    onBackToQueue,
    onBackToList,
  } = props;
  const narrow = useNarrow();
  const { today } = useMoment();
  const send = useSendActivity();
  const changeDue = useChangeFollowUp();
  const other = useQuery({
    ...queryOf(getFollowUp, { params: { id: chosenId ?? '' } }),
    enabled: tab !== 'open' && chosenId !== null,
  });
  const followUp = tab === 'open' ? props.followUp : (other.data ?? null);
  const mayRebook = useMayRebook();
  const { work, open, call, close, numberLink, blocked } = useWork(followUp, {
    onClosed: onBackToQueue,
    mayRebook,
  });
  const { data: statuses } = useQuery({
    ...statusesQuery(followUp?.campaign?.id ?? ''),
    enabled: Boolean(followUp?.campaign),
  });
  const question = useRecordSubject(
    followUp && {
      account: followUp.account,
      campaigns: followUp.campaign ? [followUp.campaign] : [],
      contactId: followUp.contact?.id,
      campaignId: followUp.campaign?.id,
      followUpId: followUp.state === 'open' ? followUp.id : null,
    },
  );
  useCommand('copy-link', followUp ? () => void copyLink(followUp) : null);
  useEffect(() => {
    if (!callAtOnce) return;
    props.onCallStarted();
    call(followUp);
  });
  if (!followUp) return <div className={styles.record} />;

  const save = (body: ActivityBody, draftKey: string) => {
    if (refused) void settle(refused.id);
    const entryId = send({ body, accountName: followUp.account.name, draftKey });
    if (tab === 'open') onPass(followUp, onLeave, entryId);
    open(null);
  };
  const move = async (change: Parameters<typeof changeDue>[1]) => {
    open(null);
    // Moved within today it stays in the queue.
    if (tab === 'open' && (change.assignee || (change.dueOn ?? today) > today)) onPass(followUp, onLeave);
    else onBackToQueue();
    if (!(await changeDue(followUp, change))) onComeBack(followUp.id);
  };
  // A save the server found incomplete opens with what was typed.
  const repair =
    refused?.refused?.status === 422 ? ({ start: {}, opening: 0, focus: 'none' } as const) : null;
  const entry = work?.kind === 'form' ? work : tab === 'open' ? repair : null;
  const form = entry && (
    <ActivityForm
      key={`${followUp.id}/${entry.opening}`}
      place={followUp.id}
      accountId={followUp.account.id}
      followUp={followUp}
      workedOff={followUp.id}
      start={entry.start}
      initialFocus={entry.focus}
      saveLabel={m.thread_save_and_next()}
      onSave={save}
      onClose={close}
    />
  );
  const phone = phoneOf(followUp);
  return (
    <div className={styles.record}>
      {question}
      <WorkPane
        followUp={followUp}
        today={today}
        position={
          onBackToList ? (
            <Button variant="plain" icon={<ChevronLeft />} onClick={onBackToList}>
              {props.position || m.thread_back()}
            </Button>
          ) : (
            props.position
          )
        }
        missingNumber={
          <Link
            ref={numberLink}
            to="/accounts/$id"
            params={{ id: followUp.account.id }}
            search={{ edit: '1' }}
          >
            {m.thread_add_number()}
          </Link>
        }
        actions={
          <>
            <Button
              variant="primary"
              icon={<Phone />}
              keys={keysOf('call')}
              disabledReason={blocked ?? (phone ? null : m.thread_no_number())}
              onClick={() => call()}
            >
              {m.thread_call()}
            </Button>
            <Button keys={keysOf('activity')} onClick={() => runCommand('activity')}>
              {m.thread_log()}
            </Button>
            <Button
              icon={<CalendarClock />}
              keys={keysOf('reschedule')}
              disabledReason={!followUp.account.editable && m.thread_status_locked()}
              onClick={() => runCommand('reschedule')}
            >
              {m.follow_ups_reschedule()}
            </Button>
            {mayRebook && (
              <Button
                keys={keysOf('owner')}
                disabledReason={!followUp.account.editable && m.thread_status_locked()}
                onClick={() => runCommand('owner')}
              >
                {m.follow_ups_reassign()}
              </Button>
            )}
            {tab === 'open' && skips && (
              <Button icon={<SkipForward />} keys={keysOf('skip')} onClick={() => runCommand('skip')}>
                {m.thread_skip()}
              </Button>
            )}
          </>
        }
      >
        <Suspense fallback={null}>
          {refused && (
            <ConflictBanner
              entry={refused}
              place={followUp.id}
              statusName={(id) => statuses?.items.find((status) => status.id === id)?.name}
              onSettled={() => onComeBack(followUp.id)}
            />
          )}
          {work?.kind === 'reassign' && (
            <ReassignPanel onAssignee={(assignee) => void move({ assignee })} onClose={close} />
          )}
        </Suspense>
        {work?.kind === 'reschedule' && (
          <ReschedulePanel dueTime={followUp.dueTime} onDue={(due) => void move(due)} onClose={close} />
        )}
        {form && narrow && (
          <Sheet open onClose={close} title={followUp.account.name}>
            {form}
          </Sheet>
        )}
        {!narrow && form}
      </WorkPane>
    </div>
  );

  async function copyLink({ id }: FollowUp) {
    const { href } = new URL(`/today?followUp=${id}`, location.origin);
    await navigator.clipboard.writeText(href);
    reportNotice(m.thread_link_copied());
  }
}
