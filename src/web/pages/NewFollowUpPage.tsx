import { useNavigate } from '@tanstack/react-router';
import { NewFollowUp } from '#features/thread/ui/NewFollowUp.tsx';
import { m } from '#paraglide/messages.js';
import { Page } from '#web/components/Page.tsx';
import { asText, useUrlState } from '#web/url-state.ts';

const fields = {
  account: asText,
  contact: asText,
  campaign: asText,
  when: asText,
  for: asText,
  text: asText,
};

/** A follow-up of its own where the rights group allows it; otherwise the form that also asks what was. */
export function NewFollowUpPage() {
  const [address, change] = useUrlState(fields);
  const navigate = useNavigate();
  return (
    <Page title={m.thread_new_follow_up()} area={m.web_nav_follow_ups()}>
      <NewFollowUp
        address={address}
        onRecord={(account, contact) => change({ account, contact })}
        onSaved={(id) => void navigate({ to: '/accounts/$id', params: { id } })}
      />
    </Page>
  );
}
