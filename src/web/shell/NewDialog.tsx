import { Building2, CalendarClock, MessageSquarePlus } from 'lucide-react';
import { m } from '#paraglide/messages.js';
import { runCommand } from '#web/commands.ts';
import { Button } from '#web/components/Button.tsx';
import { Dialog } from '#web/components/Dialog.tsx';
import styles from './NewDialog.module.css';

/** What can be begun from anywhere. */
export function NewDialog({ onClose }: { onClose: () => void }) {
  const begin = (id: string) => () => {
    onClose();
    runCommand(id);
  };
  return (
    <Dialog open onClose={onClose} title={m.web_new()}>
      <div className={styles.choices}>
        <Button icon={<MessageSquarePlus />} data-safe onClick={begin('new-activity')}>
          {m.web_command_new_activity()}
        </Button>
        <Button icon={<CalendarClock />} onClick={begin('new-follow-up')}>
          {m.web_command_new_follow_up()}
        </Button>
        <Button icon={<Building2 />} onClick={begin('new-account')}>
          {m.web_command_new_account()}
        </Button>
      </div>
    </Dialog>
  );
}
