import { Banner } from '#web/components/Banner.tsx';
import { Button } from '#web/components/Button.tsx';
import { useConnection } from '#web/live.ts';
import { amend, settle, useOutbox } from '#web/outbox.ts';
import { m } from '#paraglide/messages.js';

/** What could not be saved, by record, with both ways out; and what waits while there is no connection. */
export function OutboxBanner() {
  const { pending, failures } = useOutbox();
  const connection = useConnection();
  return (
    <>
      {connection === 'offline' && (
        <Banner tone="warn">{m.web_offline({ count: pending.length })}</Banner>
      )}
      {failures.map((entry) => (
        <Banner
          key={entry.id}
          tone="danger"
          urgent
          actions={
            <>
              <Button onClick={() => void amend(entry.id)}>{m.web_retry()}</Button>
              <Button variant="danger" onClick={() => void settle(entry.id)}>
                {m.web_discard()}
              </Button>
            </>
          }
        >
          {m.web_not_saved({ record: entry.label, reason: entry.refused?.detail ?? '' })}
        </Banner>
      ))}
    </>
  );
}
