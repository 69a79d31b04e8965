import { m } from '#paraglide/messages.js';
import { Banner } from '#web/components/Banner.tsx';
import { Button } from '#web/components/Button.tsx';
import { useFailuresShown } from '#web/failures-shown.ts';
import { useConnection } from '#web/live.ts';
import { amend, settle, useOutbox } from '#web/outbox.ts';

/** By then a save has been on its way for more than a minute. */
const lateAfterAttempts = 5;

/** What could not be saved, by record, with both ways out; and what waits while there is no connection. */
export function OutboxBanner() {
  const { pending, failures } = useOutbox();
  const shown = useFailuresShown();
  const connection = useConnection();
  const late = pending.filter((entry) => entry.attempts >= lateAfterAttempts).map((entry) => entry.label);
  return (
    <>
      {connection === 'offline' && (
        <Banner tone="warn">
          {pending.length === 1 ? m.web_offline_one() : m.web_offline({ count: pending.length })}
        </Banner>
      )}
      {connection !== 'offline' && late.length > 0 && (
        <Banner tone="warn">{m.web_outbox_late({ records: [...new Set(late)].join(', ') })}</Banner>
      )}
      {failures
        .filter(({ id }) => !shown.has(id))
        .map((entry) => (
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
