import { Link } from '@tanstack/react-router';
import { m } from '#paraglide/messages.js';
import { Button } from '#web/components/Button.tsx';
import { TotalText } from '#web/components/TotalText.tsx';
import { usePages } from '#web/queries.ts';
import { listBulkItems } from '../contract.ts';
import styles from './Bulk.module.css';
import { reasonOf } from './skipped-words.ts';

interface LeftOutProps {
  id: string;
  outcome: 'skipped' | 'kept';
  title: string;
}

/** Those that were not changed, or not taken back, each with its record and the reason. */
export function LeftOut({ id, outcome, title }: LeftOutProps) {
  const { items, total, hasMore, onReachEnd } = usePages(listBulkItems, {
    params: { id },
    query: { outcome },
  });
  return (
    <section>
      <h2 className="t-strong">
        {title}{' '}
        <span className="t-meta">
          <TotalText total={total} />
        </span>
      </h2>
      <ul className={styles.leftOut}>
        {items.map((item) => (
          <li key={item.id}>
            {item.account ? (
              <Link to="/accounts/$id" params={{ id: item.account.id }}>
                {item.account.name}
              </Link>
            ) : (
              <span>{m.bulk_item_gone()}</span>
            )}
            <span>{item.text}</span>
            <span className="t-meta">{item.reason && reasonOf(item.reason.code)}</span>
          </li>
        ))}
      </ul>
      {hasMore && <Button onClick={onReachEnd}>{m.bulk_show_more()}</Button>}
    </section>
  );
}
