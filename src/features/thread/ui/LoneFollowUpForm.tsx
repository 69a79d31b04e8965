import { type FormEvent, useState } from 'react';
import type { getAccount } from '#features/accounts/contract.ts';
import { type Priority, priorities } from '#features/follow-ups/rules.ts';
import { writeDue } from '#features/follow-ups/ui/due-words.ts';
import { priorityLabel } from '#features/follow-ups/ui/priority-words.ts';
import { useMoment, useWorkingCalendar } from '#features/follow-ups/ui/useMoment.ts';
import { WhenField } from '#features/follow-ups/ui/WhenField.tsx';
import { when } from '#features/follow-ups/when.ts';
import { UserField } from '#features/people/ui/UserField.tsx';
import type { ReplyOf } from '#lib/contract.ts';
import { newId } from '#lib/id.ts';
import { m } from '#paraglide/messages.js';
import { reportAction } from '#web/actions.ts';
import { call } from '#web/api.ts';
import { useCommand } from '#web/commands.ts';
import { Banner } from '#web/components/Banner.tsx';
import { Button } from '#web/components/Button.tsx';
import { Form, FormActions } from '#web/components/Form.tsx';
import { SelectField } from '#web/components/SelectField.tsx';
import { TextField } from '#web/components/TextField.tsx';
import { asProblem } from '#web/problem.ts';
import { createFollowUp } from '../contract.ts';
import type { FollowUpAddress } from './NewFollowUp.tsx';
import { refreshThread } from './useSendActivity.ts';

interface LoneFollowUpFormProps {
  account: ReplyOf<typeof getAccount>;
  address: FollowUpAddress;
  onSaved: () => void;
}

/** What, when, for whom: a follow-up without an activity. */
export function LoneFollowUpForm({ account, address, onSaved }: LoneFollowUpFormProps) {
  const moment = useMoment();
  const calendar = useWorkingCalendar(account.region);
  const [text, setText] = useState(address.text ?? '');
  const [typed, setTyped] = useState(address.when ?? '1w');
  const [priority, setPriority] = useState<Priority>('normal');
  const [assignee, setAssignee] = useState<{ id: string; name: string } | null>(null);
  const [problem, setProblem] = useState('');
  const [busy, setBusy] = useState(false);
  const [key] = useState(newId);
  const found = when(typed, { ...calendar, ...moment });

  const save = async (event?: FormEvent) => {
    event?.preventDefault();
    if (busy) return;
    if (!found) return setProblem(m.follow_ups_when_unknown());
    setBusy(true);
    setProblem('');
    try {
      const body = {
        accountId: account.id,
        text: text.trim(),
        dueOn: found.dueOn,
        dueTime: found.dueTime,
        priority,
        contactId: address.contact ?? null,
        campaignId: address.campaign ?? null,
        ...(assignee || address.for ? { assigneeId: assignee?.id ?? address.for } : {}),
      };
      const saved = await call(createFollowUp, { body, idempotencyKey: key });
      reportAction(
        m.thread_follow_up_planned({
          account: account.name,
          day: writeDue(saved.dueOn, saved.dueTime, moment.today),
        }),
      );
      await refreshThread();
      onSaved();
    } catch (error) {
      setProblem(asProblem(error).detail);
      setBusy(false);
    }
  };
  useCommand('save', () => void save());
  useCommand('save-and-next', () => void save());
  return (
    <Form onSubmit={(event) => void save(event)}>
      <WhenField value={typed} onText={setTyped} region={account.region} />
      <TextField label={m.thread_follow_up_text()} maxLength={20_000} value={text} onText={setText} />
      <SelectField
        label={m.follow_ups_priority()}
        options={priorities.map((one) => ({ value: one, label: priorityLabel(one) }))}
        value={priority}
        onValue={setPriority}
      />
      <UserField
        label={m.follow_ups_assignee()}
        value={assignee}
        onValue={setAssignee}
        placeholder={m.follow_ups_assignee_me()}
      />
      {problem && (
        <Banner tone="danger" urgent>
          {problem}
        </Banner>
      )}
      <FormActions>
        <Button type="submit" variant="primary" keys="Mod+Enter" busy={busy}>
          {m.thread_save()}
        </Button>
      </FormActions>
    </Form>
  );
}
