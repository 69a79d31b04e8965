import { useCallback } from 'react';
import { getAccount } from '#features/accounts/contract.ts';
import { m } from '#paraglide/messages.js';
import { completeAction, inverseOf, reportAction, reportNotice, withdrawAction } from '#web/actions.ts';
import { call } from '#web/api.ts';
import { asProblem } from '#web/problem.ts';
import { refresh } from '#web/queries.ts';
import { getFollowUpCalendar, getTeamWorkload } from '../calendar-contract.ts';
import { changeFollowUp, getWorkload, listFollowUps } from '../contract.ts';
import { writeDueLast } from './due-words.ts';
import type { FollowUp } from './follow-up.ts';
import { useMoment } from './useMoment.ts';

interface Change {
  dueOn?: string;
  dueTime?: string | null;
  assignee?: { id: string; name: string };
}

/** As much of a follow-up as a change needs. */
type Changeable = Pick<FollowUp, 'id' | 'dueOn' | 'dueTime' | 'version' | 'assignee'> & {
  account: { name: string };
};

/**
 * Moves a follow-up or gives it to somebody else: said at once, sent with its version, taken back by the inverse
 * change. Answers whether the server agreed; if not, the reason stands in the status bar.
 */
export function useChangeFollowUp() {
  const { today } = useMoment();
  return useCallback(
    async (followUp: Changeable, { assignee, ...due }: Change): Promise<boolean> => {
      const body = { ...due, ...(assignee ? { assigneeId: assignee.id } : {}) };
      const before = {
        ...(due.dueOn === undefined ? {} : { dueOn: followUp.dueOn }),
        ...(due.dueTime === undefined ? {} : { dueTime: followUp.dueTime }),
        ...(assignee ? { assigneeId: followUp.assignee.id } : {}),
      };
      const account = followUp.account.name;
      const action = reportAction(
        assignee
          ? m.follow_ups_reassigned({ account, name: assignee.name })
          : m.follow_ups_rescheduled({
              account,
              day: writeDueLast(
                due.dueOn ?? followUp.dueOn,
                due.dueTime === undefined ? followUp.dueTime : due.dueTime,
                today,
              ),
            }),
        'sending',
      );
      try {
        const params = { id: followUp.id };
        const changed = await call(changeFollowUp, { params, body, ifMatch: followUp.version });
        completeAction(action, inverseOf(changeFollowUp, { params, body: before, ifMatch: changed.version }));
        void refresh(listFollowUps, getFollowUpCalendar, getTeamWorkload, getWorkload, getAccount);
        return true;
      } catch (error) {
        withdrawAction(action);
        reportNotice(m.follow_ups_not_changed({ account, reason: asProblem(error).detail }));
        void refresh(listFollowUps, getFollowUpCalendar);
        return false;
      }
    },
    [today],
  );
}
