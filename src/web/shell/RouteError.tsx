import { m } from '#paraglide/messages.js';
import { ErrorNotice } from '#web/components/ErrorNotice.tsx';
import { Page } from '#web/components/Page.tsx';

/** A page that could not be shown; everything around it stays usable. */
export function RouteError({ error, reset }: { error: unknown; reset: () => void }) {
  return (
    <Page title={m.web_error_title()} padded={false}>
      <ErrorNotice error={error} onRetry={reset} />
    </Page>
  );
}
