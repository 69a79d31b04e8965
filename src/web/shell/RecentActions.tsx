import { m } from '#paraglide/messages.js';
import { type RecentAction, undo, useActions } from '#web/actions.ts';
import { Button } from '#web/components/Button.tsx';
import { TimeText } from '#web/components/DateText.tsx';
import { Dialog } from '#web/components/Dialog.tsx';
import styles from './StatusBar.module.css';

/** The last 50 actions of 24 hours, each to be taken back as long as that is possible. */
export function RecentActions({ open, onClose }: { open: boolean; onClose: () => void }) {
  const actions = useActions();
  return (
    <Dialog open={open} onClose={onClose} title={m.web_recent_actions()}>
      {actions.length === 0 && <p>{m.web_recent_actions_none()}</p>}
      <ul className={styles.list}>
        {actions.map((action) => (
          <li key={action.id} className={styles.entry}>
            <TimeText at={action.at} as="time" />
            <span>{action.text}</span>
            <Way action={action} />
          </li>
        ))}
      </ul>
    </Dialog>
  );
}

function Way({ action }: { action: RecentAction }) {
  if (action.state === 'undone') return <span className={styles.past}>{m.web_action_state_undone()}</span>;
  if (action.state === 'failed') return <span className={styles.past}>{action.detail}</span>;
  const waits = action.state === 'sending';
  if (!action.inverse && !(waits && action.entryId && !action.takesBack)) {
    return waits && <span className={styles.past}>{m.web_action_state_sending()}</span>;
  }
  return (
    <Button busy={action.state === 'undoing'} onClick={() => void undo(action)}>
      {m.web_undo()}
    </Button>
  );
}
