import type { MouseEvent } from 'react';
import { m } from '#paraglide/messages.js';
import styles from './DataGrid.module.css';
import type { GridColumn } from './DataGrid.tsx';

interface RowProps<Row> {
  row: Row;
  at: number;
  /** Pixels from the first row. */
  top: number;
  columns: readonly GridColumn<Row>[];
  narrow: boolean;
  isActive: boolean;
  isCurrent: boolean;
  isSelected: boolean | undefined;
  onFocus: () => void;
  onOpen?: ((row: Row) => void) | undefined;
  onToggle?: ((extend: boolean) => void) | undefined;
}

/** One row of a DataGrid: one line, or two on a telephone. */
export function DataGridRow<Row>(props: RowProps<Row>) {
  const { row, at, top, columns, narrow, isActive, isCurrent, isSelected, onFocus, onOpen, onToggle } = props;
  const open = (event: MouseEvent) => {
    // Links, boxes and buttons in the row do their own work.
    if ((event.target as Element).closest('a, button, input, label')) return;
    onOpen?.(row);
  };
  return (
    // biome-ignore lint/a11y/useSemanticElements: part of a windowed grid
    // biome-ignore lint/a11y/useKeyWithClickEvents: the grid answers Enter
    <div
      role="row"
      data-row={at}
      aria-rowindex={at + 2}
      aria-selected={onToggle ? Boolean(isSelected) : undefined}
      aria-current={isCurrent || undefined}
      tabIndex={isActive ? 0 : -1}
      className={styles.row}
      style={{ transform: `translateY(${top}px)` }}
      onFocus={onFocus}
      onClick={open}
    >
      {onToggle && (
        // biome-ignore lint/a11y/useSemanticElements: as above
        // biome-ignore lint/a11y/useFocusableInteractive: the box in it takes the focus
        <span role="gridcell" className={styles.check}>
          <label className={styles.hit}>
            <input
              type="checkbox"
              tabIndex={-1}
              aria-label={m.web_grid_select_row()}
              checked={Boolean(isSelected)}
              onChange={(event) => onToggle((event.nativeEvent as globalThis.MouseEvent).shiftKey === true)}
            />
          </label>
        </span>
      )}
      {narrow ? (
        // biome-ignore lint/a11y/useSemanticElements: as above
        // biome-ignore lint/a11y/useFocusableInteractive: the row takes the focus
        <span role="gridcell" className={styles.lines}>
          <span className={styles.line}>
            <span className={styles.lead}>{columns[0]?.cell(row)}</span>
            {columns
              .slice(1)
              .map(
                (column) => column.narrow === 'trailing' && <span key={column.id}>{column.cell(row)}</span>,
              )}
          </span>
          <span className={styles.second}>
            {columns.map(
              (column) => column.narrow === 'second' && <span key={column.id}>{column.cell(row)}</span>,
            )}
          </span>
        </span>
      ) : (
        columns.map((column) => (
          // biome-ignore lint/a11y/useSemanticElements: as above
          // biome-ignore lint/a11y/useFocusableInteractive: the row takes the focus
          <span key={column.id} role="gridcell" data-align={column.align} className={styles.cell}>
            {column.cell(row)}
          </span>
        ))
      )}
    </div>
  );
}
