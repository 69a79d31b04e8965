import { useNavigate } from '@tanstack/react-router';
import { draftFields } from '#features/thread/ui/draft-from-address.ts';
import { NewActivity } from '#features/thread/ui/NewActivity.tsx';
import { m } from '#paraglide/messages.js';
import { Page } from '#web/components/Page.tsx';
import { useUrlState } from '#web/url-state.ts';

/** The closing form, filled in from the address; it never saves by itself (decisions.md 11). */
export function NewActivityPage() {
  const [address, change] = useUrlState(draftFields);
  const navigate = useNavigate();
  return (
    <Page title={m.thread_form_activity()} area={m.web_nav_stream()}>
      <NewActivity
        address={address}
        onRecord={(account, contact) => change({ account, contact })}
        onSaved={(id) => void navigate({ to: '/accounts/$id', params: { id } })}
      />
    </Page>
  );
}
