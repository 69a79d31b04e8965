import { useNavigate } from '@tanstack/react-router';
import { Pause, SkipForward, X } from 'lucide-react';
import { m } from '#paraglide/messages.js';
import { keysOf, useCommand } from '#web/commands.ts';
import { Button } from '#web/components/Button.tsx';
import { ButtonLink } from '#web/components/ButtonLink.tsx';
import { EmptyState } from '#web/components/EmptyState.tsx';
import { LoadingBars } from '#web/components/LoadingBars.tsx';
import { Page } from '#web/components/Page.tsx';
import { PageActions } from '#web/components/PageActions.tsx';
import { ProgressBar } from '#web/components/ProgressBar.tsx';
import { writeDuration, writeTime } from '#web/dates.ts';
import { useMe } from '#web/session.ts';
import { countOf, paceOf, type Worklist } from '../../worklist.ts';
import { useWorklist } from './useWorklist.ts';
import { WorklistEnd } from './WorklistEnd.tsx';
import { WorklistFollowUp } from './WorklistFollowUp.tsx';
import { WorklistRecord } from './WorklistRecord.tsx';

interface WorklistViewProps {
  id: string;
  place: number | undefined;
  onPlace: (place: number | undefined) => void;
}

/** A „Serie“: one record after the other; each save opens the next. */
export function WorklistView({ id, place, onPlace }: WorklistViewProps) {
  const { list, at, item, advance, comeBack, forget } = useWorklist(id, place, onPlace);
  const navigate = useNavigate();
  const skip = () => advance({ how: 'skipped' });
  useCommand('skip', item ? skip : null);
  useCommand('row-next', at !== null && list && at + 1 < list.items.length ? () => onPlace(at + 2) : null);
  useCommand('row-previous', at !== null && at > 0 ? () => onPlace(at) : null);
  if (list === undefined) return <LoadingBars rows={8} fill />;
  if (list === null) {
    return (
      <Page title={m.thread_worklist_name()}>
        <EmptyState action={<ButtonLink to="/today">{m.web_nav_today()}</ButtonLink>}>
          {m.thread_worklist_unknown()}
        </EmptyState>
      </Page>
    );
  }
  const leave = () => void navigate({ href: list.from });
  return (
    <Page
      title={m.thread_worklist_title({ title: list.title })}
      fill
      count={at !== null && <WorklistPace list={list} at={at} />}
      actions={
        at !== null && (
          <>
            <Button icon={<SkipForward />} keys={keysOf('skip')} onClick={skip}>
              {m.thread_skip()}
            </Button>
            <PageActions
              actions={[
                { id: 'leave', label: m.thread_worklist_leave(), icon: <Pause />, onAction: leave },
                {
                  id: 'forget',
                  label: m.thread_worklist_forget(),
                  icon: <X />,
                  onAction: () => void forget().then(leave),
                },
              ]}
            />
          </>
        )
      }
      bar={
        at !== null && (
          <ProgressBar
            label={m.thread_worklist_name()}
            done={list.items.filter(({ result }) => result !== null).length}
            total={list.items.length}
          />
        )
      }
    >
      {!item && <WorklistEnd list={list} onLeave={leave} />}
      {item?.followUpId && item.result === null && (
        <WorklistFollowUp
          followUpId={item.followUpId}
          name={item.name}
          onSaved={(entryId) => advance({ how: 'saved', entryId })}
          onMoved={() => advance({ how: 'moved' })}
          onComeBack={() => comeBack(({ followUpId }) => followUpId === item.followUpId)}
          onNext={skip}
        />
      )}
      {item && !(item.followUpId && item.result === null) && (
        <WorklistRecord
          accountId={item.accountId}
          onSaved={(entryId) => advance({ how: 'saved', entryId })}
        />
      )}
    </Page>
  );
}

/** „14 von 60 · 00:42 je Gespräch · fertig ca. 11:50“ */
function WorklistPace({ list, at }: { list: Worklist; at: number }) {
  const { timeZone } = useMe().workspace;
  const { perItemMs, endsAt } = paceOf(list, new Date());
  const parts = [
    m.thread_position({ at: at + 1, count: list.items.length }),
    perItemMs !== null && m.thread_worklist_pace({ duration: writeDuration(Math.round(perItemMs / 1000)) }),
    endsAt && m.thread_worklist_ends({ time: writeTime(endsAt, timeZone) }),
    countOf(list, 'skipped') > 0 && m.thread_worklist_skipped({ count: countOf(list, 'skipped') }),
  ];
  return <span role="status">{parts.filter(Boolean).join(' · ')}</span>;
}
