import { type ReactNode, useEffect } from 'react';
import { classes } from './classes.ts';
import styles from './Page.module.css';

export interface PageProps {
  /** The one `h1`. */
  title: string;
  /** Section it belongs to; the window is called „Titel – Bereich – Faden“. */
  area?: string;
  /** Beside the title, before the count: which view of the list is shown. */
  views?: ReactNode;
  /** Beside the title: a count, a status. */
  count?: ReactNode;
  /** Instead of a count: a sentence about the record; on a telephone a line of its own under name and actions. */
  summary?: ReactNode;
  /** Right of the header row; the primary one last. */
  actions?: ReactNode;
  /** Between header and content: filter bar, tabs, banner. */
  bar?: ReactNode;
  children: ReactNode;
  /** The content fills the height and scrolls itself (grids, panes). */
  fill?: boolean;
  /** Padding around the content; default for pages that do not fill. */
  padded?: boolean;
  /** Instead of the title in the window's name, as „37 % Import“. */
  windowTitle?: string;
}

/** Every page's frame: header row of 48 px, bar, content; sets the window's name. */
export function Page(props: PageProps) {
  const { title, area, views, count, summary, actions, bar, children, windowTitle } = props;
  const { fill, padded = !fill } = props;
  useEffect(() => {
    document.title = [windowTitle ?? title, area, 'Faden'].filter(Boolean).join(' – ');
  }, [windowTitle, title, area]);
  return (
    <div className={classes(styles.page, fill && styles.fill)}>
      <header className={styles.head}>
        <h1 className={styles.title} tabIndex={-1}>
          {title}
        </h1>
        {views && <div className={styles.views}>{views}</div>}
        {count !== undefined && <span className={styles.count}>{count}</span>}
        {summary && <span className={classes(styles.count, styles.summary)}>{summary}</span>}
        {actions && <div className={classes(styles.actions, 'no-print')}>{actions}</div>}
      </header>
      {bar}
      <div className={classes(styles.content, padded && styles.padded)}>{children}</div>
    </div>
  );
}
