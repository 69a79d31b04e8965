import { useQuery } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import { getWorkload } from '#features/follow-ups/contract.ts';
import type { FollowUp } from '#features/follow-ups/ui/follow-up.ts';
import { QueueList, type QueueListHandle } from '#features/follow-ups/ui/QueueList.tsx';
import { useMoment } from '#features/follow-ups/ui/useMoment.ts';
import { m } from '#paraglide/messages.js';
import { onUndone } from '#web/actions.ts';
import { useCommand } from '#web/commands.ts';
import { ErrorNotice } from '#web/components/ErrorNotice.tsx';
import { LoadingBars } from '#web/components/LoadingBars.tsx';
import { useNarrow } from '#web/components/viewport.ts';
import { useDraftMarks } from '#web/draft-marks.ts';
import { queryOf } from '#web/queries.ts';
import { useMe } from '#web/session.ts';
import { draftKey } from './activity-draft.ts';
import { OtherFollowUps } from './OtherFollowUps.tsx';
import { SendingList } from './SendingList.tsx';
import styles from './Today.module.css';
import { TodayDone } from './TodayDone.tsx';
import { TodayHead } from './TodayHead.tsx';
import { useAhead } from './useAhead.ts';
import { useQueue, type WorkSection } from './useQueue.ts';
import { followUpsFinishedBy } from './useSendActivity.ts';
import { accountQuery, outcomesQuery } from './useSurroundings.ts';
import { Workplace } from './Workplace.tsx';
import { candidateOfFollowUp } from './worklist/candidates.ts';
import { ResumeWorklist } from './worklist/ResumeWorklist.tsx';
import { StartWorklist } from './worklist/StartWorklist.tsx';

// One chunk with the queue: „Serie“ takes the workplace from here.
export { Workplace };

export interface TodayState {
  followUp?: string | undefined;
  tab?: 'open' | 'done' | 'planned' | undefined;
  medium?: 'phone' | 'email' | 'meeting' | undefined;
  record?: boolean | undefined;
}
export interface TodayAddress {
  state: TodayState;
  change: (patch: TodayState, how?: { push?: boolean }) => unknown;
}

const noMediums: string[] = [];
const noIds: ReadonlySet<string> = new Set();

/** The queue on the left, the record on the right, one closing form (ux.md W1, W9). */
export function TodayQueue({ address: { state, change } }: { address: TodayAddress }) {
  const { tab = 'open', medium } = state;
  const me = useMe();
  const narrow = useNarrow();
  const { today } = useMoment();
  const [mediums, setMediums] = useState(noMediums);
  useEffect(() => setMediums(medium ? [medium] : noMediums), [medium]);
  const queue = useQueue(mediums);
  const { data: workload } = useQuery(queryOf(getWorkload));
  const list = useRef<QueueListHandle>(null);
  const [chosen, setChosen] = useState<string | null>(state.followUp ?? null);
  // From the palette or a link while this page is open.
  useEffect(() => {
    if (state.followUp) setChosen(state.followUp);
  }, [state.followUp]);

  const selected =
    tab === 'open' ? (queue.flat.find(({ id }) => id === chosen) ?? queue.flat[0] ?? null) : null;
  const at = selected ? queue.flat.indexOf(selected) : -1;
  useAhead(queue.flat, selected?.id ?? null);
  const select = (id: string | null) => {
    setChosen(id);
    change({ followUp: id ?? undefined });
  };
  const step = (by: number) => {
    const next = queue.flat[Math.max(0, Math.min(at + by, queue.flat.length - 1))];
    if (next) flushSync(() => select(next.id));
  };
  /** Away from the queue; the next one takes its place, the focus goes back to the list. */
  const pass = (done: FollowUp, how: (id: string) => void) => {
    const index = queue.flat.findIndex(({ id }) => id === done.id);
    const next = queue.flat[index + 1] ?? queue.flat[index - 1] ?? null;
    flushSync(() => {
      how(done.id);
      setChosen(next?.id ?? null);
    });
    list.current?.focus();
    change({ followUp: next?.id, record: undefined });
  };
  useCommand('row-next', queue.flat.length > 0 ? () => step(1) : null);
  useCommand('row-previous', queue.flat.length > 0 ? () => step(-1) : null);
  useCommand('skip', selected ? () => pass(selected, queue.skip) : null);
  useCommand('row-open', selected ? () => open(selected.id) : null);

  const open = (id: string) => {
    flushSync(() => setChosen(id));
    change({ followUp: id, record: narrow || undefined }, { push: narrow });
    if (!narrow) document.getElementById('work-title')?.focus();
  };
  useEffect(() => {
    const stop = onUndone(({ id }) => {
      const [first] = followUpsFinishedBy(id);
      if (first) setChosen(first);
    });
    return () => void stop();
  }, []);
  const drafts = useDrafts(me.id, queue.flat);
  const isSettled = useReady(queue.isReady, selected);
  useOpeningFocus(queue.isReady && tab === 'open', list);
  const [callAt, setCallAt] = useState<string | null>(null);

  const count = queue.flat.length;
  const showsRecord = !narrow || state.record === true;
  return (
    <div className={styles.today} data-record={showsRecord && narrow ? true : undefined}>
      {!(narrow && state.record) && (
        <section className={styles.queue} aria-label={m.thread_today_due()}>
          <TodayHead {...{ tab, medium, change, count, workload }} hasMore={queue.hasMore}>
            {isSettled && <ResumeWorklist />}
            <StartWorklist
              iconOnly
              title={m.web_nav_today()}
              candidates={() => queue.flat.map(candidateOfFollowUp)}
              disabledReason={queue.isReady && count === 0 && m.thread_worklist_empty()}
            />
          </TodayHead>
          {tab === 'open' && queue.arrivedCount > 0 && (
            <button type="button" className={styles.arrived} onClick={queue.merge}>
              {m.thread_arrived({ count: queue.arrivedCount })}
            </button>
          )}
          {tab === 'open' && queue.nowDueCount > 0 && (
            <button type="button" className={styles.arrived} onClick={queue.merge}>
              {m.thread_now_due({ count: queue.nowDueCount })}
            </button>
          )}
          {tab !== 'open' ? (
            <OtherFollowUps tab={tab} selectedId={chosen} onSelect={select} onOpen={open} />
          ) : queue.error ? (
            <ErrorNotice
              error={queue.error}
              what={m.thread_today_due()}
              onRetry={() => void queue.refetch()}
            />
          ) : !queue.isReady ? (
            <LoadingBars rows={8} fill />
          ) : count === 0 ? (
            <TodayDone workload={workload} medium={medium} onReset={() => change({ medium: undefined })} />
          ) : (
            <QueueList
              ref={list}
              label={m.thread_today_due()}
              sections={queue.sections.map((section) => ({ ...section, label: sectionLabel(section.key) }))}
              selectedId={selected?.id ?? null}
              onSelect={select}
              onOpen={open}
              onCall={(id) => {
                open(id);
                setCallAt(id);
              }}
              drafts={drafts}
              sending={noIds}
              today={today}
            />
          )}
          <SendingList />
        </section>
      )}
      {showsRecord && (
        <Workplace
          tab={tab}
          followUp={selected}
          chosenId={chosen}
          position={selected ? m.thread_position({ at: at + 1, count }) : ''}
          refused={selected ? queue.refusedById.get(selected.id) : undefined}
          callAtOnce={callAt !== null && callAt === selected?.id}
          onCallStarted={() => setCallAt(null)}
          onPass={pass}
          onLeave={queue.leave}
          onComeBack={queue.comeBack}
          onBackToQueue={() => list.current?.focus()}
          onBackToList={narrow ? () => change({ record: undefined }) : undefined}
        />
      )}
    </div>
  );
}

const sectionLabel = (key: WorkSection['key']) =>
  ({
    refused: m.thread_section_refused,
    now: m.thread_section_now,
    overdue: m.thread_section_overdue,
    today: m.thread_section_today,
    untimed: m.thread_section_untimed,
  })[key]();

/** Ids of the follow-ups whose form was left with something in it. */
function useDrafts(userId: string, followUps: readonly FollowUp[]): ReadonlySet<string> {
  const keys = followUps.map(({ id }) => draftKey(userId, id));
  const stable = useRef(keys);
  if (stable.current.join() !== keys.join()) stable.current = keys;
  const marked = useDraftMarks(stable.current);
  return new Set(followUps.map(({ id }) => id).filter((id) => marked.has(draftKey(userId, id))));
}

const settleMs = 1_000;

/** „heute:bereit“: queue, record and outcomes are there; once per visit. A moment later what can wait is loaded. */
function useReady(isReady: boolean, selected: FollowUp | null) {
  const [isSettled, setSettled] = useState(false);
  const outcomes = useQuery(outcomesQuery());
  const account = useQuery({ ...accountQuery(selected?.account.id ?? ''), enabled: selected !== null });
  const done = isReady && outcomes.isSuccess && (selected === null || account.isSuccess);
  useEffect(() => {
    if (!done) return;
    performance.mark('heute:bereit');
    const timer = setTimeout(() => setSettled(true), settleMs);
    return () => clearTimeout(timer);
  }, [done]);
  return isSettled;
}

/** On opening the focus is on the queue, so that the first key is already work. */
function useOpeningFocus(isReady: boolean, list: React.RefObject<QueueListHandle | null>) {
  useEffect(() => {
    if (isReady && (document.activeElement === document.body || document.activeElement?.tagName === 'H1')) {
      list.current?.focus();
    }
  }, [isReady, list]);
}
