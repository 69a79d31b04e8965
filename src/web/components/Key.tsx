import { keyLabel } from '#web/keys.ts';
import styles from './Key.module.css';

/** Key caps beside a label, as `<Key keys="Mod+Enter" />`; silent, because `aria-keyshortcuts` says it. */
export function Key({ keys }: { keys: string }) {
  return (
    <span className={styles.keys} aria-hidden="true">
      {keyLabel(keys).map((cap, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the caps of one shortcut never change places
        <kbd key={at} className={styles.cap}>
          {cap}
        </kbd>
      ))}
    </span>
  );
}
