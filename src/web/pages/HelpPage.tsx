import { m } from '#paraglide/messages.js';
import { keysOf, runCommand } from '#web/commands.ts';
import { Button } from '#web/components/Button.tsx';
import { classes } from '#web/components/classes.ts';
import { Page } from '#web/components/Page.tsx';
import styles from './HelpPage.module.css';

/** How Faden is used, in a few sentences, and all keys. */
export function HelpPage() {
  return (
    <Page title={m.web_nav_help()}>
      <div className={classes('prose', styles.text)}>
        <p>{m.web_help_thread()}</p>
        <p>{m.web_help_loop()}</p>
        <p>{m.web_help_gaps()}</p>
      </div>
      <div>
        <Button keys={keysOf('shortcuts')} onClick={() => runCommand('shortcuts')}>
          {m.web_command_shortcuts()}
        </Button>
      </div>
    </Page>
  );
}
