import { lazy, Suspense, useState } from 'react';
import { GivenButton } from '#features/follow-ups/ui/GivenButton.tsx';
import { m } from '#paraglide/messages.js';
import { isNewestUndoable, undo, useActions, useNotice } from '#web/actions.ts';
import { keysOf } from '#web/commands.ts';
import { Button } from '#web/components/Button.tsx';
import { useConnection } from '#web/live.ts';
import { useOutbox } from '#web/outbox.ts';
import styles from './StatusBar.module.css';

const RecentActions = lazy(() =>
  import('./RecentActions.tsx').then((module) => ({ default: module.RecentActions })),
);

/** The line at the bottom: what was done last, how to take it back, whether the server is there. No timer. */
export function StatusBar() {
  const notice = useNotice();
  useActions();
  const [listing, setListing] = useState(false);
  return (
    <section className={styles.bar} aria-label={m.web_status_bar()}>
      <span role="status" className={styles.notice} title={notice}>
        {notice}
      </span>
      {isNewestUndoable() && (
        <Button variant="plain" className={styles.button} keys={keysOf('undo')} onClick={() => void undo()}>
          {m.web_undo()}
        </Button>
      )}
      <GivenButton className={styles.button} />
      <Button
        variant="plain"
        className={styles.button}
        aria-haspopup="dialog"
        onClick={() => setListing(true)}
      >
        {m.web_recent_actions()}
      </Button>
      <ConnectionText />
      <Suspense fallback={null}>
        {listing && <RecentActions open onClose={() => setListing(false)} />}
      </Suspense>
    </section>
  );
}

function ConnectionText() {
  const connection = useConnection();
  const { pending, failures } = useOutbox();
  const words = {
    connected: m.web_connection_connected(),
    connecting: m.web_connection_connecting(),
    offline: m.web_connection_offline(),
  }[connection];
  return (
    <span className={styles.connection} role="status" data-connection={connection}>
      <i aria-hidden="true" />
      <span>
        {words} · {m.web_connection_open({ count: pending.length + failures.length })}
      </span>
    </span>
  );
}
