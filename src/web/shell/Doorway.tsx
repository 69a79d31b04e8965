import { type ReactNode, useEffect } from 'react';
import type { Language } from '#features/people/rules.ts';
import { classes } from '#web/components/classes.ts';
import { switchLocale, useLocale } from '#web/locale.ts';
import styles from './Doorway.module.css';
import { Mark } from './Mark.tsx';

const languages: [Language, string][] = [
  ['de', 'Deutsch'],
  ['en', 'English'],
];

/** One column for those who are not signed in yet. */
export function Doorway({ title, children }: { title: string; children: ReactNode }) {
  const locale = useLocale();
  useEffect(() => {
    document.title = `${title} – Faden`;
  }, [title]);
  return (
    <main className={styles.doorway}>
      <div className={styles.column}>
        <p className={styles.brand}>
          <Mark /> Faden
        </p>
        <h1>{title}</h1>
        {children}
        <p className={styles.languages}>
          {languages.map(([language, name]) => (
            <button
              key={language}
              type="button"
              lang={language}
              aria-pressed={locale === language}
              className={classes(styles.language)}
              onClick={() => switchLocale(language)}
            >
              {name}
            </button>
          ))}
        </p>
      </div>
    </main>
  );
}
