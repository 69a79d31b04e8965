import { m } from '#paraglide/messages.js';
import { type CommandScope, commands } from '#web/commands.ts';
import { Button } from '#web/components/Button.tsx';
import { Dialog } from '#web/components/Dialog.tsx';
import { Key } from '#web/components/Key.tsx';
import { useMe } from '#web/session.ts';
import styles from './ShortcutSheet.module.css';

/** All keys on one sheet of A4. */
export function ShortcutSheet({ onClose }: { onClose: () => void }) {
  const { singleKeys } = useMe();
  return (
    <Dialog
      open
      wide
      onClose={onClose}
      title={m.web_shortcuts_title()}
      actions={
        <Button data-safe className="no-print" onClick={() => window.print()}>
          {m.web_print()}
        </Button>
      }
    >
      {!singleKeys && <p className="t-meta">{m.web_shortcuts_single_keys_off()}</p>}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: the sheet scrolls on small screens, by keyboard as well */}
      <div className={styles.sheet} data-shortcut-sheet tabIndex={0}>
        {(Object.keys(scopeNames()) as CommandScope[]).map((scope) => (
          <section key={scope}>
            <h3>{scopeNames()[scope]}</h3>
            <dl className={styles.keys}>
              {commands
                .filter((command) => command.scope === scope && command.keys.length > 0)
                .map((command) => (
                  <div key={command.id} className={styles.line}>
                    <dt>{command.title()}</dt>
                    <dd>
                      {command.keys.map((keys) => (
                        <span key={keys} className={styles.way}>
                          <Key keys={keys} />
                          <span className="visually-hidden">{keys}</span>
                        </span>
                      ))}
                    </dd>
                  </div>
                ))}
              {scope === 'form' && (
                <div className={styles.line}>
                  <dt>{m.web_shortcuts_chips()}</dt>
                  <dd>
                    <Key keys="1" /> – <Key keys="9" /> <Key keys="0" />
                  </dd>
                </div>
              )}
            </dl>
          </section>
        ))}
      </div>
    </Dialog>
  );
}

const scopeNames = (): Record<CommandScope, string> => ({
  global: m.web_scope_global(),
  list: m.web_scope_list(),
  record: m.web_scope_record(),
  form: m.web_scope_form(),
});
