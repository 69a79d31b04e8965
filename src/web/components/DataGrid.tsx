import { type KeyboardEvent, type ReactNode, useRef } from 'react';
import { m } from '#paraglide/messages.js';
import { classes } from './classes.ts';
import styles from './DataGrid.module.css';
import { DataGridHead } from './DataGridHead.tsx';
import { DataGridRow } from './DataGridRow.tsx';
import { LoadingBars } from './LoadingBars.tsx';
import { useGridKeys } from './useGridKeys.ts';
import { useRowWindow } from './useRowWindow.ts';
import { useMedia, useNarrow } from './viewport.ts';

export interface GridColumn<Row> {
  id: string;
  header: string;
  /** The header is only for screen readers, as above a column of buttons. */
  hidesHeader?: boolean;
  cell: (row: Row) => ReactNode;
  /** CSS track: `2fr`, `120px`; default `1fr`. */
  width?: string;
  /** Of a row with something in this column: without any it takes no more room than its header. */
  hasValue?: (row: Row) => boolean;
  /** Name the server sorts by; makes the header a button. Sorting by it descending is `-name`. */
  sortKey?: string;
  align?: 'end';
  /** Below 720 px rows have two lines: the first column and `trailing` ones above, `second` ones below; others go. */
  narrow?: 'trailing' | 'second';
  /** Left out below 1024 px. */
  wideOnly?: boolean;
}

export interface DataGridProps<Row> {
  /** Accessible name: „Firmen“. */
  label: string;
  columns: readonly GridColumn<Row>[];
  rows: readonly Row[];
  rowId: (row: Row) => string;
  /** As the list answered it. */
  total?: { value: number; relation: 'exact' | 'at-least' } | undefined;
  sort?: string | undefined;
  onSort?: (sort: string) => void;
  /** Enter or click on a row. */
  onOpen?: (row: Row) => void;
  /** Ids chosen; survives sorting and filtering because the page keeps it. */
  selection?: ReadonlySet<string>;
  onSelection?: (selection: Set<string>) => void;
  /** The last rows are in sight: load more. */
  onReachEnd?: () => void;
  isLoading?: boolean;
  isLoadingMore?: boolean;
  /** Instead of rows when there are none. */
  empty?: ReactNode;
  /** Row to show as current, for a preview beside the list. */
  currentId?: string | undefined;
}

/**
 * A list of any length: only the rows in sight are in the page. Fills the height it gets (`<Page fill>`).
 * Spread `usePages` into it: `<DataGrid {...pages} rows={pages.items} … />`.
 */
export function DataGrid<Row>(props: DataGridProps<Row>) {
  const narrow = useNarrow();
  const wide = useMedia('(min-width: 1024px)');
  const scroller = useRef<HTMLDivElement>(null);
  const columns = props.columns.filter((column) => wide || !column.wideOnly);
  const view = useRowWindow(scroller, props.rows.length, narrow, props.onReachEnd);
  const keys = useGridKeys(props, scroller, view);
  const template = [props.onSelection && '36px', ...columns.map((column) => track(column, props.rows))].join(
    ' ',
  );

  if (props.isLoading) return <LoadingBars rows={12} fill />;
  if (props.rows.length === 0) return <>{props.empty}</>;
  return (
    // biome-ignore lint/a11y/useSemanticElements: a windowed grid has no table
    <div
      ref={scroller}
      role="grid"
      aria-label={props.label}
      aria-rowcount={props.total?.relation === 'exact' ? props.total.value + 1 : -1}
      aria-colcount={columns.length}
      aria-multiselectable={props.onSelection ? true : undefined}
      className={classes(styles.grid, narrow && styles.narrow)}
      style={{ '--columns': template } as React.CSSProperties}
      onKeyDown={(event: KeyboardEvent<HTMLDivElement>) => keys.onKeyDown(event.nativeEvent)}
      tabIndex={-1}
    >
      {!narrow && <DataGridHead {...props} columns={columns} />}
      {/* biome-ignore lint/a11y/useSemanticElements: as above */}
      <div role="rowgroup" className={styles.rows} style={{ height: props.rows.length * view.rowHeight }}>
        {view.indexes(keys.active).map((at) => (
          <DataGridRow
            key={props.rowId(props.rows[at]!)}
            row={props.rows[at]!}
            at={at}
            top={at * view.rowHeight}
            columns={columns}
            narrow={narrow}
            isActive={at === keys.active}
            isCurrent={props.currentId === props.rowId(props.rows[at]!)}
            isSelected={props.selection?.has(props.rowId(props.rows[at]!))}
            onFocus={() => keys.setActive(at)}
            onOpen={props.onOpen}
            onToggle={props.onSelection ? (extend) => keys.toggle(at, extend) : undefined}
          />
        ))}
      </div>
      {props.isLoadingMore && <p className={styles.more}>{m.web_grid_loading_more()}</p>}
    </div>
  );
}

function track<Row>({ width = '1fr', header, hasValue }: GridColumn<Row>, rows: readonly Row[]): string {
  if (hasValue && !rows.some(hasValue)) return `${header.length}ch`;
  return width.endsWith('fr') ? `minmax(0, ${width})` : width;
}
