import { useCallback, useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import type { getAccount } from '#features/accounts/contract.ts';
import type { ReplyOf } from '#lib/contract.ts';
import type { Medium } from '#lib/medium.ts';
import { m } from '#paraglide/messages.js';
import { reportNotice } from '#web/actions.ts';
import { useCommand } from '#web/commands.ts';
import { handOver, telHref } from '#web/components/hand-over.ts';
import type { ActivityFormProps } from './ActivityForm.tsx';
import type { DraftStart } from './activity-draft.ts';

type Account = ReplyOf<typeof getAccount>;

export interface OpenForm {
  opening: number;
  start: DraftStart;
  focus: ActivityFormProps['initialFocus'];
}
export type LogActivity = (medium: Medium, focus?: OpenForm['focus'], more?: DraftStart) => void;

let openings = 0;

/** The form on a record's page, and the keys that open it. */
export function useRecordWork(account: Account) {
  const [form, setForm] = useState<OpenForm | null>(null);
  const numberLink = useRef<HTMLAnchorElement>(null);
  const open = useCallback((next: OpenForm | null) => flushSync(() => setForm(next)), []);
  // With one campaign there is nothing to choose; with several the form asks.
  const [only] = account.statuses.length === 1 ? account.statuses : [];
  const log: LogActivity = (medium, focus = 'outcome', more = {}) => {
    const isTwoWay = medium === 'phone' || medium === 'email' || medium === 'letter';
    open({
      opening: ++openings,
      focus,
      start: {
        medium,
        direction: isTwoWay ? 'outbound' : null,
        campaignId: only?.campaign.id ?? null,
        startedAt: null,
        ...more,
      },
    });
  };
  const blocked = account.blocked ? m.thread_blocked_short() : null;
  const noNumber = account.phone ? null : m.thread_no_number();
  const call = () => {
    if (!account.phone) return numberLink.current?.focus();
    log('phone', 'outcome', { startedAt: new Date().toISOString() });
    handOver(telHref(account.phone));
  };
  const close = () => {
    open(null);
    reportNotice(m.thread_draft_kept_record());
  };
  useCommand('call', { run: call, reason: blocked });
  useCommand('activity', () => log('phone'));
  useCommand('note', () => log('note', 'note'));
  useCommand('mail', () => log('email'));
  useCommand('letter', () => log('letter'));
  useCommand('meeting', () => log('meeting'));
  useCommand('follow-up', () => log('note', 'next'));
  useCommand('status', {
    run: () => log('phone', 'status', { campaignId: account.statuses[0]?.campaign.id ?? null }),
    reason: account.editable ? null : m.thread_status_locked(),
  });
  return { form, open, log, call, close, numberLink, callReason: blocked ?? noNumber };
}
