import { useNavigate } from '@tanstack/react-router';
import { lazy, Suspense, useState } from 'react';
import { useMayRebook } from '#features/follow-ups/ui/useMayRebook.ts';
import { m } from '#paraglide/messages.js';
import { useSubject } from '#web/palette/subject.ts';

const ReassignDialog = lazy(() =>
  import('./ReassignDialog.tsx').then((module) => ({ default: module.ReassignDialog })),
);

/** As much of the record or follow-up on screen as commands with an argument need. */
export interface SpokenOf {
  account: { id: string; name: string; editable: boolean };
  region?: string | null;
  campaigns: readonly { id: string; name: string }[];
  contactId?: string | undefined;
  campaignId?: string | undefined;
  /** The one to give to somebody else; null where none is open. */
  followUpId: string | null;
}

/**
 * `wv mo 10`, `status interesse`, `umbuchen meier`, `notiz …` about the record on screen: each opens its form filled
 * in, where the rules are explained as ever. Answers what is to be drawn: the question before reassigning.
 */
export function useRecordSubject(spokenOf: SpokenOf | null) {
  const navigate = useNavigate();
  const mayRebook = useMayRebook();
  const [heir, setHeir] = useState<{ id: string; name: string } | null>(null);
  const locked = spokenOf?.account.editable === false ? m.thread_status_locked() : null;
  const about = spokenOf && {
    account: spokenOf.account.id,
    contact: spokenOf.contactId,
    campaign: spokenOf.campaignId,
  };
  const log = (more: Record<string, string | undefined>) =>
    void navigate({ to: '/activities/new', search: { ...about, ...more } });
  useSubject(
    spokenOf && {
      name: spokenOf.account.name,
      region: spokenOf.region ?? null,
      campaigns: spokenOf.campaigns,
      does: {
        'follow-up': {
          run: (when) => void navigate({ to: '/follow-ups/new', search: { ...about, when } }),
        },
        status: {
          run: ({ status, campaignId }) => log({ campaign: campaignId, status: status.id }),
          reason: locked ?? (spokenOf.campaigns.length === 0 ? m.thread_no_campaign() : null),
        },
        reassign: {
          run: setHeir,
          reason: !mayRebook
            ? m.follow_ups_no_rebook()
            : (locked ?? (spokenOf.followUpId ? null : m.thread_no_open_follow_up())),
        },
        note: { run: (text) => log({ medium: 'note', text }) },
      },
    },
  );
  const dialog = heir && spokenOf?.followUpId && (
    <Suspense fallback={null}>
      <ReassignDialog followUpId={spokenOf.followUpId} user={heir} onClose={() => setHeir(null)} />
    </Suspense>
  );
  return dialog;
}
