import type { ReactNode } from 'react';
import { classes } from './classes.ts';
import styles from './Table.module.css';

export interface TableColumn<Row> {
  id: string;
  header: ReactNode;
  cell: (row: Row) => ReactNode;
  align?: 'end';
}

interface TableProps<Row> {
  /** Accessible name. */
  label: string;
  columns: readonly TableColumn<Row>[];
  rows: readonly Row[];
  rowId: (row: Row) => string;
  /** Many columns: scrolls sideways; otherwise rows become blocks below 720 px. */
  scrolls?: boolean;
}

/** A table whose rows are all in the page: settings, previews. Long lists take `DataGrid`. */
export function Table<Row>({ label, columns, rows, rowId, scrolls }: TableProps<Row>) {
  return (
    // A region that scrolls is reachable with the keyboard.
    <section className={styles.frame} aria-label={label} tabIndex={scrolls ? 0 : undefined}>
      <table className={classes(styles.table, !scrolls && styles.folds)}>
        <thead>
          <tr>
            {columns.map((column) => (
              <th key={column.id} scope="col" data-align={column.align}>
                {column.header}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={rowId(row)}>
              {columns.map((column) => (
                <td key={column.id} data-align={column.align}>
                  {column.cell(row)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
