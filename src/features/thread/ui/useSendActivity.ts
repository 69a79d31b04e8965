import { useCallback } from 'react';
import { getAccount, listAccounts } from '#features/accounts/contract.ts';
import { listActivities, listTimeline } from '#features/activities/contract.ts';
import { listMembers } from '#features/campaigns/contract.ts';
import { getWorkload, listFollowUps } from '#features/follow-ups/contract.ts';
import { writeDueLast } from '#features/follow-ups/ui/due-words.ts';
import { useMoment } from '#features/follow-ups/ui/useMoment.ts';
import { saveActivity } from '#features/thread/contract.ts';
import { m } from '#paraglide/messages.js';
import { reportAction } from '#web/actions.ts';
import { enqueue } from '#web/outbox.ts';
import { refresh } from '#web/queries.ts';
import type { ActivityBody } from './activity-body.ts';

export interface Sending {
  body: ActivityBody;
  accountName: string;
  /** The draft to throw away once the server has it. */
  draftKey: string | null;
}

/** Follow-ups by the action that finished them, so that taking it back can show them again. */
const finishedBy = new Map<string, readonly string[]>();
export const followUpsFinishedBy = (actionId: string) => finishedBy.get(actionId) ?? [];

/** Hands a save to the outbox and says so at once, with the way back as soon as the server has answered. */
export function useSendActivity() {
  const { today } = useMoment();
  return useCallback(
    ({ body, accountName, draftKey }: Sending): string => {
      const done = doneSentence(body, accountName, today);
      const { id, reply } = enqueue(
        saveActivity,
        { body },
        { record: body.accountId, label: accountName, done, draftKey },
      );
      finishedBy.set(reportAction(done, { entryId: id }), body.completes ?? []);
      // A refusal stays in the outbox, and the record says it.
      reply.then(refreshThread).catch(() => undefined);
      performance.mark('abschluss:gespeichert');
      return id;
    },
    [today],
  );
}

/** After anything that moved the thread of a record. */
export const refreshThread = () =>
  refresh(listFollowUps, listTimeline, listActivities, getAccount, listAccounts, listMembers, getWorkload);

function doneSentence({ completes, followUps }: ActivityBody, account: string, today: string): string {
  const [next] = (followUps ?? []).toSorted((a, b) => (a.dueOn < b.dueOn ? -1 : 1));
  const isDone = (completes ?? []).length > 0;
  if (next) {
    const values = { account, next: writeDueLast(next.dueOn, next.dueTime ?? null, today) };
    return isDone ? m.thread_done(values) : m.thread_logged(values);
  }
  return isDone ? m.thread_done_without({ account }) : m.thread_logged_without({ account });
}
