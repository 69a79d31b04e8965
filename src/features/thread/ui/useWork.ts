import { useNavigate } from '@tanstack/react-router';
import { useCallback, useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import { type FollowUp, phoneOf } from '#features/follow-ups/ui/follow-up.ts';
import type { Medium } from '#lib/medium.ts';
import { m } from '#paraglide/messages.js';
import { reportNotice } from '#web/actions.ts';
import { useCommand } from '#web/commands.ts';
import { handOver, telHref } from '#web/components/hand-over.ts';
import type { ActivityFormProps } from './ActivityForm.tsx';
import type { DraftStart } from './activity-draft.ts';

/** What is open beside the queue: the form, another day, another owner. */
export type Work =
  | { kind: 'form'; id: string; opening: number; start: DraftStart; focus: ActivityFormProps['initialFocus'] }
  | { kind: 'reschedule' | 'reassign'; id: string };

let openings = 0;

/** Opening and closing of what one does with the selected follow-up, and the keys for it (ux.md 2.6). */
export function useWork(
  followUp: FollowUp | null,
  { onClosed, mayRebook }: { onClosed: () => void; mayRebook: boolean },
) {
  const [work, setWork] = useState<Work | null>(null);
  const numberLink = useRef<HTMLAnchorElement>(null);
  const navigate = useNavigate();
  // Left with the selection: what was typed is kept.
  const current = work && followUp && work.id === followUp.id ? work : null;
  const open = useCallback((next: Work | null) => flushSync(() => setWork(next)), []);

  const log = (medium: Medium, focus: ActivityFormProps['initialFocus'], more: DraftStart = {}) => {
    if (!followUp) return;
    const isTwoWay = medium === 'phone' || medium === 'email' || medium === 'letter';
    const start: DraftStart = {
      medium,
      direction: isTwoWay ? 'outbound' : null,
      contactId: followUp.contact?.id ?? null,
      campaignId: followUp.campaign?.id ?? null,
      completes: followUp.account.editable && followUp.state === 'open' ? [followUp.id] : [],
      startedAt: null,
      ...more,
    };
    open({ kind: 'form', id: followUp.id, opening: ++openings, start, focus });
  };
  const call = (who: FollowUp | null = followUp) => {
    if (!who) return;
    const phone = phoneOf(who);
    if (!phone) return numberLink.current?.focus();
    if (current?.kind === 'form' && current.start.startedAt) return;
    log('phone', 'outcome', { startedAt: new Date().toISOString() });
    handOver(telHref(phone));
  };
  const close = () => {
    if (current?.kind === 'form') reportNotice(m.thread_draft_kept());
    open(null);
    onClosed();
  };

  const blocked = followUp?.account.blocked ? m.thread_blocked_short() : null;
  const locked = followUp?.account.editable === false ? m.thread_status_locked() : null;
  const usual = followUp?.medium ?? 'phone';
  const on = (run: () => void) => (followUp ? run : null);
  useCommand('call', followUp && { run: () => call(), reason: blocked });
  useCommand(
    'activity',
    on(() => log(usual === 'note' ? 'phone' : usual, 'outcome')),
  );
  useCommand(
    'note',
    on(() => log('note', 'note')),
  );
  useCommand(
    'letter',
    on(() => log('letter', 'outcome')),
  );
  useCommand(
    'meeting',
    on(() => log('meeting', 'outcome')),
  );
  useCommand(
    'mail',
    on(() => {
      log('email', 'outcome');
      if (followUp?.contact?.email) handOver(`mailto:${followUp.contact.email}`);
    }),
  );
  useCommand('status', followUp && { run: () => log(usual, 'status'), reason: locked });
  useCommand(
    'follow-up',
    on(() => log(usual, 'next')),
  );
  useCommand(
    'reschedule',
    followUp && { run: () => open({ kind: 'reschedule', id: followUp.id }), reason: locked },
  );
  useCommand(
    'owner',
    followUp && {
      run: () => open({ kind: 'reassign', id: followUp.id }),
      reason: mayRebook ? locked : m.follow_ups_no_rebook(),
    },
  );
  useCommand(
    'edit',
    on(
      () =>
        void navigate({ to: '/accounts/$id', params: { id: followUp!.account.id }, search: { edit: '1' } }),
    ),
  );
  return { work: current, open, call, log, close, numberLink, blocked };
}
