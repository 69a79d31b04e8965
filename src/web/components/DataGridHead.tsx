import { ArrowDown, ArrowUp } from 'lucide-react';
import { m } from '#paraglide/messages.js';
import { classes } from './classes.ts';
import styles from './DataGrid.module.css';
import type { DataGridProps, GridColumn } from './DataGrid.tsx';

type HeadProps<Row> = DataGridProps<Row> & { columns: readonly GridColumn<Row>[] };

/** Column headers of a DataGrid; those with a `sortKey` sort. */
export function DataGridHead<Row>(props: HeadProps<Row>) {
  const { columns, rows, rowId, sort, onSort, selection, onSelection } = props;
  const all = selection !== undefined && rows.every((row) => selection.has(rowId(row)));
  return (
    // biome-ignore lint/a11y/useSemanticElements: part of a windowed grid
    // biome-ignore lint/a11y/useFocusableInteractive: only data rows take the focus
    <div role="row" aria-rowindex={1} className={styles.head}>
      {onSelection && (
        // biome-ignore lint/a11y/useSemanticElements: part of a windowed grid
        // biome-ignore lint/a11y/useFocusableInteractive: the box in it takes the focus
        <span role="columnheader" className={styles.check}>
          <input
            type="checkbox"
            aria-label={m.web_grid_select_all()}
            checked={all}
            onChange={() => onSelection(new Set(all ? [] : rows.map(rowId)))}
          />
        </span>
      )}
      {columns.map((column) => {
        const direction =
          sort === column.sortKey ? 'ascending' : sort === `-${column.sortKey}` ? 'descending' : 'none';
        return (
          // biome-ignore lint/a11y/useSemanticElements: part of a windowed grid
          // biome-ignore lint/a11y/useFocusableInteractive: the button in it takes the focus
          <span
            key={column.id}
            role="columnheader"
            data-align={column.align}
            aria-sort={column.sortKey ? direction : undefined}
          >
            {column.sortKey && onSort ? (
              <button
                type="button"
                className={styles.sort}
                onClick={() => onSort(direction === 'ascending' ? `-${column.sortKey}` : column.sortKey!)}
              >
                <span>{column.header}</span>
                {direction === 'ascending' && <ArrowUp aria-hidden="true" />}
                {direction === 'descending' && <ArrowDown aria-hidden="true" />}
              </button>
            ) : (
              <span className={classes(column.hidesHeader && 'visually-hidden')}>{column.header}</span>
            )}
          </span>
        );
      })}
    </div>
  );
}
