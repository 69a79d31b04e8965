import { useQuery } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import type { FollowUpMessage } from '#features/activities/outcomes.ts';
import { listUsers } from '#features/people/contract.ts';
import { m } from '#paraglide/messages.js';
import { useCommand } from '#web/commands.ts';
import type { ChipGroupHandle } from '#web/components/ChipGroup.tsx';
import { useNarrow } from '#web/components/viewport.ts';
import { queryOf } from '#web/queries.ts';
import { useMe } from '#web/session.ts';
import { type ActivityBody, bodyOf } from './activity-body.ts';
import { type DraftStart, draftKey, emptyDraft } from './activity-draft.ts';
import { planOf } from './activity-plan.ts';
import { assigneeNamed } from './assignee-named.ts';
import { errorsOf, type FormErrors, type FormPart } from './form-errors.ts';
import { useActivityDraft } from './useActivityDraft.ts';
import { useSurroundings } from './useSurroundings.ts';

export interface ActivityFormAbout {
  /** Id of the follow-up or the record the draft stays with. */
  place: string;
  accountId: string;
  /** What the form begins with. */
  start: DraftStart;
  followUp?: Parameters<typeof useSurroundings>[0]['followUp'];
  /** Runs in the same task as the key: the save is on its way to the outbox then. */
  onSave: (body: ActivityBody, draftKey: string) => void;
}

/** State, focus and saving of the one form that closes a follow-up, logs, sets the status and plans the next. */
export function useActivityForm({ place, accountId, start, followUp, onSave }: ActivityFormAbout) {
  const me = useMe();
  const key = draftKey(me.id, place);
  const [beginning] = useState(() => emptyDraft(start));
  const { draft, latest, change, changeNext, release } = useActivityDraft(key, beginning, start);
  const about = useSurroundings({ accountId, campaignId: draft.campaignId, followUp });
  const around = useRef(about);
  around.current = about;
  const [tried, setTried] = useState(false);
  const plan = planOf(draft, about.surroundings);
  const names = useQuery({
    ...queryOf(listUsers, { query: { active: true, limit: 200 } }),
    staleTime: 5 * 60_000,
    enabled: draft.next.typed.includes('>'),
  });
  const users = useRef(names.data?.items);
  users.current = names.data?.items;

  const parts = {
    outcome: useRef<ChipGroupHandle>(null),
    refusal: useRef<ChipGroupHandle>(null),
    status: useRef<ChipGroupHandle>(null),
    next: useRef<ChipGroupHandle>(null),
    why: useRef<ChipGroupHandle>(null),
    when: useRef<HTMLInputElement>(null),
    every: useRef<HTMLInputElement>(null),
    preparation: useRef<ChipGroupHandle>(null),
    note: useRef<HTMLTextAreaElement>(null),
  };
  const focus = (...wanted: (keyof typeof parts)[]) => {
    const first = wanted.find((part) => parts[part].current);
    if (first) parts[first].current?.focus();
  };
  // Always of what was typed last, not of what was drawn last.
  const planNow = () => planOf(latest.current, around.current.surroundings);

  const afterOutcome = () => {
    if (
      latest.current.next.preset === null &&
      planNow().proposal?.followUpText &&
      planNow().proposal?.needsWhen
    ) {
      focus('when', 'next');
    } else focus('refusal', 'status', 'next', 'note');
  };
  const afterNext = () => {
    const { preset } = planNow();
    if (preset === 'series') focus('every', 'note');
    else focus(preset === 'date' ? 'when' : 'why', 'preparation', 'note');
  };

  const save = () => {
    const { surroundings, account, statusSince } = around.current;
    const now = planNow();
    const typedName = now.next?.assignee;
    const named = typedName ? assigneeNamed(typedName, users.current ?? []) : null;
    const errors = errorsOf(latest.current, now, surroundings.today);
    if (typedName && !named) errors.when ??= m.thread_assignee_unknown({ name: typedName });
    const [first] = Object.keys(errors) as FormPart[];
    if (first) {
      flushSync(() => setTried(true));
      return focus(first, 'next', 'note');
    }
    const body = bodyOf(latest.current, now, {
      accountId: account?.id ?? accountId,
      at: new Date(),
      statusSince,
      followUpText: followUpWords(now.proposal?.followUpText ?? null),
      preparationText: followUpWords('activities_follow_up_preparation'),
      assigneeId: named?.id ?? latest.current.next.assignee?.id ?? null,
    });
    release();
    onSave(body, key);
  };
  // On a telephone the form is a sheet; elsewhere it stands behind a dialog, which its keys must not reach through.
  const inDialog = useNarrow();
  useCommand('save-and-next', { run: save, inDialog });
  useCommand('save', { run: save, inDialog });

  const errors: FormErrors = tried ? errorsOf(draft, plan, about.surroundings.today) : {};
  return { ...about, draft, plan, change, changeNext, parts, focus, afterOutcome, afterNext, save, errors };
}

export type ActivityFormState = ReturnType<typeof useActivityForm>;

/** The words of a follow-up an outcome brings along. */
export function followUpWords(message: FollowUpMessage | null): string {
  switch (message) {
    case 'activities_follow_up_clarify_number':
      return m.activities_follow_up_clarify_number();
    case 'activities_follow_up_call_back':
      return m.activities_follow_up_call_back();
    case 'activities_follow_up_appointment':
      return m.activities_follow_up_appointment();
    case 'activities_follow_up_preparation':
      return m.activities_follow_up_preparation();
    case null:
      return '';
  }
}
