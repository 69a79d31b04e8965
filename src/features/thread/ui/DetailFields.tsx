import { useQuery } from '@tanstack/react-query';
import { listContacts } from '#features/accounts/contact-contract.ts';
import { listCampaigns } from '#features/campaigns/contract.ts';
import { priorities } from '#features/follow-ups/rules.ts';
import { priorityLabel } from '#features/follow-ups/ui/priority-words.ts';
import { UserField } from '#features/people/ui/UserField.tsx';
import { m } from '#paraglide/messages.js';
import { SelectField } from '#web/components/SelectField.tsx';
import { TextField } from '#web/components/TextField.tsx';
import { queryOf } from '#web/queries.ts';
import styles from './ActivityForm.module.css';
import { type ActivityFormState, followUpWords } from './useActivityForm.ts';

/** Loaded when „Kampagne, Kontakt und mehr“ is opened. */
export function DetailFields({ form, actorId }: { form: ActivityFormState; actorId: string }) {
  const { draft, plan, change, changeNext, account } = form;
  const { data: campaigns } = useQuery(queryOf(listCampaigns, { query: { active: 'true', limit: 200 } }));
  const { data: contacts } = useQuery({
    ...queryOf(listContacts, { query: { accountId: [account?.id ?? ''], limit: 100 } }),
    enabled: account?.kind === 'company',
  });
  const memberships = account?.statuses.map(({ campaign }) => campaign) ?? [];
  const others = (campaigns?.items ?? []).filter(({ id }) => !memberships.some((known) => known.id === id));
  const { assignee } = draft.next;
  return (
    <div className={styles.detailFields}>
      <SelectField
        label={m.thread_campaign()}
        emptyLabel={m.thread_campaign_none()}
        options={[...memberships, ...others].map(({ id, name }) => ({ value: id, label: name }))}
        value={draft.campaignId ?? ''}
        onValue={(id) => change({ campaignId: id || null, statusId: null })}
      />
      {contacts && contacts.items.length > 0 && (
        <SelectField
          label={m.thread_contact()}
          emptyLabel={m.thread_contact_none()}
          options={contacts.items.map(({ id, name }) => ({ value: id, label: name }))}
          value={draft.contactId ?? ''}
          onValue={(id) => change({ contactId: id || null })}
        />
      )}
      <TextField
        label={m.thread_content()}
        hint={m.thread_content_hint()}
        maxLength={200}
        value={draft.content}
        onText={(content) => change({ content })}
      />
      {plan.next && (
        <>
          <TextField
            label={m.thread_follow_up_text()}
            maxLength={20_000}
            value={draft.next.text ?? followUpWords(plan.proposal?.followUpText ?? null)}
            onText={(text) => changeNext({ text })}
          />
          <SelectField
            label={m.follow_ups_priority()}
            options={priorities.map((priority) => ({ value: priority, label: priorityLabel(priority) }))}
            value={draft.next.priority}
            onValue={(priority) => changeNext({ priority })}
          />
          <UserField
            label={m.follow_ups_assignee()}
            value={assignee}
            onValue={(user) => changeNext({ assignee: user?.id === actorId ? null : user })}
            placeholder={m.follow_ups_assignee_me()}
          />
        </>
      )}
    </div>
  );
}
