import type { ReactNode } from 'react';
import { WhenExamples } from '#features/follow-ups/ui/WhenExamples.tsx';
import { m } from '#paraglide/messages.js';
import { keysOf, runCommand } from '#web/commands.ts';
import { Button } from '#web/components/Button.tsx';
import { Page } from '#web/components/Page.tsx';
import { keyLabel } from '#web/keys.ts';
import styles from './HelpPage.module.css';

/** How Faden is used, and why it says no: on one page, with all keys a click away. */
export function HelpPage() {
  const caps = (id: string) => keyLabel(keysOf(id)!).join(' ');
  return (
    <Page
      title={m.web_nav_help()}
      actions={
        <Button keys={keysOf('shortcuts')} onClick={() => runCommand('shortcuts')}>
          {m.web_command_shortcuts()}
        </Button>
      }
    >
      <div className={styles.parts}>
        <Part title={m.web_help_day()}>
          <p>{m.web_help_thread()}</p>
          <p>{m.web_help_loop()}</p>
          <p>{m.web_help_gaps()}</p>
        </Part>
        <Part title={m.web_help_rules()}>
          <ol className={styles.rules}>
            <li>{m.web_help_rule_1()}</li>
            <li>{m.web_help_rule_2()}</li>
            <li>{m.web_help_rule_3()}</li>
            <li>{m.web_help_rule_4()}</li>
            <li>{m.web_help_rule_5()}</li>
          </ol>
          <p>{m.web_help_rules_note()}</p>
        </Part>
        <Part title={m.web_help_dates()}>
          <p>{m.web_help_dates_about()}</p>
          <WhenExamples />
        </Part>
        <Part title={m.web_help_find()}>
          <p>{m.web_help_find_about({ keys: caps('palette') })}</p>
        </Part>
        <Part title={m.web_help_undo()}>
          <p>{m.web_help_undo_about({ keys: caps('undo') })}</p>
        </Part>
      </div>
    </Page>
  );
}

function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className={styles.part}>
      <h2 className="t-strong">{title}</h2>
      {children}
    </section>
  );
}
