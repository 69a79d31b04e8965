import { Link } from '@tanstack/react-router';
import { Phone } from 'lucide-react';
import type { getAccount } from '#features/accounts/contract.ts';
import { Timeline } from '#features/activities/ui/Timeline.tsx';
import type { ReplyOf } from '#lib/contract.ts';
import { m } from '#paraglide/messages.js';
import { keysOf, runCommand } from '#web/commands.ts';
import { Button } from '#web/components/Button.tsx';
import { Sheet } from '#web/components/Sheet.tsx';
import { useNarrow } from '#web/components/viewport.ts';
import { settle } from '#web/outbox.ts';
import { ActivityForm } from './ActivityForm.tsx';
import type { ActivityBody } from './activity-body.ts';
import { ConflictBanner } from './ConflictBanner.tsx';
import { PendingEntries } from './PendingEntries.tsx';
import styles from './Record.module.css';
import { RecordFollowUps } from './RecordFollowUps.tsx';
import { useOutboxOfThread } from './useOutboxOfThread.ts';
import { useRecordSubject } from './useRecordSubject.tsx';
import { useRecordWork } from './useRecordWork.ts';
import { useSendActivity } from './useSendActivity.ts';

interface RecordWorkProps {
  account: ReplyOf<typeof getAccount>;
  /** Opened with the page, as from a link. */
  part?: 'all' | 'history' | 'follow-ups';
  /** With the save's id in the outbox. */
  onSaved?: (entryId: string) => void;
}

/** The middle of a record's page: log, what is open, what was. */
export function RecordWork({ account, part = 'all', onSaved }: RecordWorkProps) {
  const narrow = useNarrow();
  const send = useSendActivity();
  const work = useRecordWork(account);
  const isPresent = !account.deletedAt && !account.mergedIntoId;
  const question = useRecordSubject(
    isPresent
      ? {
          account,
          region: account.region,
          campaigns: account.statuses.map(({ campaign }) => campaign),
          campaignId: account.statuses.length === 1 ? account.statuses[0]!.campaign.id : undefined,
          followUpId: account.nextFollowUp?.id ?? null,
        }
      : null,
  );
  const { refused } = useOutboxOfThread();
  const mine = refused.filter(({ body }) => body.accountId === account.id);
  const save = (body: ActivityBody, draftKey: string) => {
    // What was refused before is replaced by what was made of it.
    for (const entry of mine) void settle(entry.id);
    const entryId = send({ body, accountName: account.name, draftKey });
    work.open(null);
    onSaved?.(entryId);
  };
  const form = work.form && (
    <ActivityForm
      key={work.form.opening}
      place={account.id}
      accountId={account.id}
      start={work.form.start}
      initialFocus={work.form.focus}
      saveLabel={m.thread_save()}
      onSave={save}
      onClose={work.close}
    />
  );
  const statusName = (id: string) => account.statuses.find(({ status }) => status.id === id)?.status.name;
  return (
    <div className={styles.work}>
      {isPresent && (
        <div className={styles.actions}>
          <Button
            variant="primary"
            icon={<Phone />}
            keys={keysOf('call')}
            disabledReason={work.callReason}
            onClick={() => runCommand('call')}
          >
            {m.thread_call()}
          </Button>
          {!account.phone && account.editable && (
            <Link ref={work.numberLink} to="/accounts/$id" params={{ id: account.id }} search={{ edit: '1' }}>
              {m.thread_add_number()}
            </Link>
          )}
          <Button keys={keysOf('activity')} onClick={() => runCommand('activity')}>
            {m.thread_form_activity()}
          </Button>
          <Button keys={keysOf('note')} onClick={() => runCommand('note')}>
            {m.activities_medium_note()}
          </Button>
        </div>
      )}
      {question}
      {mine.map((entry) => (
        <ConflictBanner
          key={entry.id}
          entry={entry}
          place={account.id}
          statusName={statusName}
          onSettled={() => {}}
        />
      ))}
      {form && narrow && (
        <Sheet open onClose={work.close} title={account.name}>
          {form}
        </Sheet>
      )}
      {!narrow && form}
      {isPresent && part !== 'history' && <RecordFollowUps account={account} onComplete={work.log} />}
      {part !== 'follow-ups' && (
        <Timeline accountId={account.id} searchable pending={<PendingEntries accountId={account.id} />} />
      )}
    </div>
  );
}
