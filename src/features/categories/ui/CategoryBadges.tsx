import { m } from '#paraglide/messages.js';
import styles from './CategoryBadges.module.css';
import { useCategories } from './useCategories.ts';

/** The categories of a record by name: the first `most`, then „+2“ with the others on hover. */
export function CategoryBadges({ ids, most = 3 }: { ids: readonly string[]; most?: number }) {
  const { nameOf } = useCategories();
  const names = ids.map(nameOf).filter(Boolean).sort(new Intl.Collator('de').compare);
  const rest = names.slice(most);
  if (names.length === 0) return null;
  return (
    <span className={styles.badges}>
      {names.slice(0, most).map((name) => (
        <span key={name} className={styles.badge}>
          {name}
        </span>
      ))}
      {rest.length > 0 && (
        <span className={styles.more} title={rest.join(', ')}>
          {m.categories_more({ count: rest.length })}
        </span>
      )}
    </span>
  );
}
