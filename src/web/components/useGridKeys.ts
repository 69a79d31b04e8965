import { type RefObject, useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import { useCommand } from '#web/commands.ts';
import { isTextField } from '#web/keys.ts';
import type { DataGridProps } from './DataGrid.tsx';
import type { RowWindow } from './useRowWindow.ts';

/** Moving, choosing and opening by keys: J K X and Shift+J/K anywhere on the page, the rest inside the grid. */
export function useGridKeys<Row>(
  props: DataGridProps<Row>,
  scroller: RefObject<HTMLDivElement | null>,
  view: RowWindow,
) {
  const { rows, rowId, selection, onSelection, onOpen } = props;
  const [active, setActive] = useState(0);
  const anchor = useRef(0);
  const at = Math.min(active, rows.length - 1);

  const move = (to: number) => {
    const target = Math.max(0, Math.min(to, rows.length - 1));
    view.scrollTo(target);
    // Drawn at once: the focus moves with the key, however fast one types.
    flushSync(() => setActive(target));
    scroller.current?.querySelector<HTMLElement>(`[data-row="${target}"]`)?.focus({ preventScroll: true });
    return target;
  };
  const select = (from: number, to: number, on: boolean) => {
    const next = new Set(selection);
    for (const row of rows.slice(Math.min(from, to), Math.max(from, to) + 1)) {
      if (on) next.add(rowId(row));
      else next.delete(rowId(row));
    }
    onSelection?.(next);
  };
  const toggle = (row: number, extend: boolean) => {
    if (extend) select(anchor.current, row, true);
    else select(row, row, !selection?.has(rowId(rows[row]!)));
    if (!extend) anchor.current = row;
  };
  const extend = (step: number) => {
    const from = at;
    select(from, move(at + step), true);
  };
  // The first J goes to the first row, not past it.
  const entered = () => scroller.current?.contains(document.activeElement) ?? false;

  useCommand('row-next', rows.length > 0 ? () => move(entered() ? at + 1 : at) : null);
  useCommand('row-previous', rows.length > 0 ? () => move(at - 1) : null);
  useCommand('row-select', onSelection && rows.length > 0 ? () => toggle(at, false) : null);
  useCommand('row-extend-next', onSelection ? () => extend(1) : null);
  useCommand('row-extend-previous', onSelection ? () => extend(-1) : null);
  useCommand('row-open', onOpen && rows.length > 0 ? () => onOpen(rows[at]!) : null);

  const onKeyDown = (event: globalThis.KeyboardEvent) => {
    if (isTextField(event.target) || event.altKey) return;
    const onRow = event.target instanceof HTMLElement && event.target.dataset.row !== undefined;
    const step = { ArrowDown: 1, ArrowUp: -1, PageDown: view.perPage, PageUp: -view.perPage }[event.key];
    if (step !== undefined && event.shiftKey && onSelection) extend(step);
    else if (step !== undefined) move(at + step);
    else if (event.key === 'Home') move(0);
    else if (event.key === 'End') move(rows.length - 1);
    else if (event.key === 'Enter' && onRow && onOpen) onOpen(rows[at]!);
    else if (event.key === ' ' && onRow && onSelection) toggle(at, event.shiftKey);
    else if (event.key === 'a' && (event.ctrlKey || event.metaKey) && onSelection)
      select(0, rows.length - 1, true);
    else return;
    event.preventDefault();
  };
  return { active: at, setActive, toggle, onKeyDown };
}
