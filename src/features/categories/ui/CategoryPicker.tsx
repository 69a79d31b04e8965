import { ChevronDown, ChevronRight } from 'lucide-react';
import { useMemo, useState } from 'react';
import { m } from '#paraglide/messages.js';
import { ErrorNotice } from '#web/components/ErrorNotice.tsx';
import { LoadingBars } from '#web/components/LoadingBars.tsx';
import { SearchField } from '#web/components/SearchField.tsx';
import styles from './CategoryPicker.module.css';
import { linesOf, linesWith, openLines } from './category-tree.ts';
import { useCategories } from './useCategories.ts';
import { useTreeKeys } from './useTreeKeys.ts';

interface CategoryPickerProps {
  assigned: readonly string[];
  /** Called at once for each box; `assigned` is the new state. */
  onToggle: (categoryId: string, assigned: boolean) => void;
}

/** The tree of categories with boxes: typing searches, arrows move and open, space or Enter assigns. */
export function CategoryPicker({ assigned, onToggle }: CategoryPickerProps) {
  const { items, error, refetch } = useCategories();
  const [text, setText] = useState('');
  const [closed, setClosed] = useState<ReadonlySet<string>>(new Set());
  const lines = useMemo(() => {
    const all = linesWith(linesOf(items ?? [], assigned), text);
    return text ? all : openLines(all, closed);
  }, [items, assigned, text, closed]);
  const setOpen = (id: string, open: boolean) => {
    const next = new Set(closed);
    if (open) next.delete(id);
    else next.add(id);
    setClosed(next);
  };
  const keys = useTreeKeys({
    lines,
    isOpen: (id) => text !== '' || !closed.has(id),
    setOpen,
    toggle: (id) => onToggle(id, !assigned.includes(id)),
  });

  if (error) {
    return <ErrorNotice error={error} what={m.categories_what()} onRetry={() => void refetch()} />;
  }
  if (!items) return <LoadingBars rows={6} />;
  if (items.length === 0) return <p className="t-meta">{m.categories_none()}</p>;
  return (
    <div className={styles.picker}>
      <SearchField label={m.categories_search()} value={text} onSearch={setText} />
      {lines.length === 0 && <p className="t-meta">{m.categories_none_found({ text })}</p>}
      <div
        ref={keys.tree}
        role="tree"
        aria-label={m.categories_title()}
        aria-multiselectable="true"
        className={styles.tree}
        onKeyDown={keys.onKeyDown}
      >
        {lines.map(({ category, level, hasChildren }, at) => {
          const isOpen = text !== '' || !closed.has(category.id);
          const isAssigned = assigned.includes(category.id);
          return (
            // biome-ignore lint/a11y/useKeyWithClickEvents: the tree answers the keys
            <div
              key={category.id}
              role="treeitem"
              aria-level={level}
              aria-expanded={hasChildren ? isOpen : undefined}
              aria-checked={isAssigned}
              tabIndex={at === keys.active ? 0 : -1}
              className={styles.line}
              style={{ paddingInlineStart: (level - 1) * 20 }}
              onFocus={() => keys.setActive(at)}
              onClick={() => onToggle(category.id, !isAssigned)}
            >
              <button
                type="button"
                tabIndex={-1}
                aria-hidden="true"
                className={styles.opener}
                onClick={(event) => {
                  event.stopPropagation();
                  setOpen(category.id, !isOpen);
                }}
              >
                {hasChildren && (isOpen ? <ChevronDown /> : <ChevronRight />)}
              </button>
              <span className={styles.box} aria-hidden="true" />
              <span>{category.name}</span>
              {!category.active && <span className="t-meta">{m.categories_inactive()}</span>}
            </div>
          );
        })}
      </div>
    </div>
  );
}
