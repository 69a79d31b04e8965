import { UserField } from '#features/people/ui/UserField.tsx';
import { m } from '#paraglide/messages.js';
import { Button } from '#web/components/Button.tsx';
import styles from './Panel.module.css';

interface ReassignPanelProps {
  onAssignee: (user: { id: string; name: string }) => void;
  onClose: () => void;
}

/** `U`: somebody else takes the follow-up over; origin and history stay. */
export function ReassignPanel({ onAssignee, onClose }: ReassignPanelProps) {
  return (
    <section
      className={styles.panel}
      aria-label={m.follow_ups_reassign()}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return;
        event.stopPropagation();
        onClose();
      }}
    >
      <UserField
        label={m.follow_ups_reassign_to()}
        value={null}
        onValue={(user) => user && onAssignee(user)}
        autoFocus
      />
      <div className={styles.actions}>
        <Button variant="plain" onClick={onClose}>
          {m.follow_ups_close()}
        </Button>
      </div>
    </section>
  );
}
