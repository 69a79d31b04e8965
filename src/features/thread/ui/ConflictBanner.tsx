import { m } from '#paraglide/messages.js';
import { Banner } from '#web/components/Banner.tsx';
import { Button } from '#web/components/Button.tsx';
import { writeTime } from '#web/dates.ts';
import { dropDraft } from '#web/draft-marks.ts';
import { useShowsFailure } from '#web/failures-shown.ts';
import { settle } from '#web/outbox.ts';
import { useMe } from '#web/session.ts';
import type { ActivityBody } from './activity-body.ts';
import { draftKey } from './activity-draft.ts';
import type { ThreadEntry } from './useOutboxOfThread.ts';
import { refreshThread, useSendActivity } from './useSendActivity.ts';

interface ConflictBannerProps {
  entry: ThreadEntry;
  /** What the draft was kept under: the follow-up's or the record's id. */
  place: string;
  /** Name of a status of the record's campaigns by id. */
  statusName: (id: string) => string | undefined;
  /** It was sent again or given up. */
  onSettled: () => void;
}

interface Conflict {
  id?: string;
  by?: { name?: string } | null;
  at?: string | null;
  current?: { id?: string; name?: string } | null;
}

/** Why a save was refused, with both ways out; nothing typed is lost (ux.md 2.5.7). */
export function ConflictBanner({ entry, place, statusName, onSettled }: ConflictBannerProps) {
  const me = useMe();
  const send = useSendActivity();
  useShowsFailure(entry.id);
  const { code = '', detail = '', extensions = {} } = entry.refused ?? {};
  const conflict = (extensions.conflict ?? {}) as Conflict;
  const key = draftKey(me.id, place);

  const sendAgain = async (change: Partial<ActivityBody>) => {
    await settle(entry.id);
    send({ body: { ...entry.body, ...change }, accountName: entry.label, draftKey: key });
    onSettled();
  };
  const discard = async () => {
    await settle(entry.id);
    await dropDraft(key);
    onSettled();
    await refreshThread();
  };
  const who = {
    name: conflict.by?.name ?? m.thread_somebody(),
    time: conflict.at ? writeTime(conflict.at, me.workspace.timeZone) : '',
  };
  const discardButton = (
    <Button variant="danger" onClick={() => void discard()}>
      {m.thread_discard()}
    </Button>
  );
  const again = (label: string, change: Partial<ActivityBody>) => (
    <Button variant="primary" onClick={() => void sendAgain(change)}>
      {label}
    </Button>
  );

  if (code === 'already-done') {
    const completes = (entry.body.completes ?? []).filter((id) => id !== conflict.id);
    return (
      <Banner
        tone="warn"
        urgent
        actions={
          <>
            {again(m.thread_save_anyway(), { completes })}
            {discardButton}
          </>
        }
      >
        {m.thread_conflict_done(who)}
      </Banner>
    );
  }
  if (code === 'status-changed') {
    const [wanted, ...others] = entry.body.statusChanges ?? [];
    const mine = (wanted && statusName(wanted.toStatusId)) ?? '';
    const changed = wanted ? [{ ...wanted, fromStatusId: conflict.current?.id ?? null }, ...others] : [];
    return (
      <Banner
        tone="warn"
        urgent
        actions={
          <>
            {again(m.thread_take_mine(), { statusChanges: changed })}
            <Button onClick={() => void sendAgain({ statusChanges: others })}>
              {m.thread_keep_current()}
            </Button>
          </>
        }
      >
        {m.thread_conflict_status({ ...who, current: conflict.current?.name ?? '–', mine })}
      </Banner>
    );
  }
  return (
    <Banner
      tone="danger"
      urgent
      actions={
        <>
          {(code === 'activity-in-future' || code === 'out-of-order') &&
            again(m.thread_save_as_now(), { occurredAt: undefined })}
          {discardButton}
        </>
      }
    >
      {m.thread_refused({ reason: detail })}
    </Banner>
  );
}
