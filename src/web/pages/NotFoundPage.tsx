import { m } from '#paraglide/messages.js';
import { ButtonLink } from '#web/components/ButtonLink.tsx';
import { EmptyState } from '#web/components/EmptyState.tsx';
import { Page } from '#web/components/Page.tsx';

/** No such page; also shown for what somebody may not know of. */
export function NotFoundPage() {
  return (
    <Page title={m.web_not_found_title()} padded={false}>
      <EmptyState action={<ButtonLink to="/today">{m.web_not_found_back()}</ButtonLink>}>
        {m.web_not_found_text()}
      </EmptyState>
    </Page>
  );
}
