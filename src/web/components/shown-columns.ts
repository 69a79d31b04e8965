import { useMemo, useState } from 'react';
import { asText, useUrlState } from '#web/url-state.ts';
import type { GridColumn } from './DataGrid.tsx';

export type ChosenColumn = Pick<GridColumn<never>, 'id' | 'header' | 'hidesHeader'>;

const fields = { columns: asText };

/** The columns to show, as the address says: `columns=name,place`; all of them where it says nothing. */
export function useShownColumns<Row>(all: readonly GridColumn<Row>[]): GridColumn<Row>[] {
  const [{ columns }] = useUrlState(fields);
  return useMemo(() => shownColumns(all, columns), [all, columns]);
}

/**
 * The choice itself, and how to change it; `undefined` goes back to all. The choice is held here as well: the address
 * follows a moment later, and until then a box would fall back and a second change would start from the old choice.
 */
export function useColumnChoice(all: readonly ChosenColumn[]) {
  const [{ columns }, changeAddress] = useUrlState(fields);
  const [chosen, setChosen] = useState(columns);
  const change = (ids: readonly string[] | undefined) => {
    const next = ids && written(all, ids);
    setChosen(next);
    void changeAddress({ columns: next });
  };
  return { shown: shownColumns(all, chosen).filter(isOptional(all)), change };
}

/**
 * The first column names the row and stays; buttons at the end, whose header is not shown, stay as well. Between them
 * come those chosen, in the order chosen. Ids the grid does not have, as of an older view, are left out.
 */
export function shownColumns<C extends ChosenColumn>(all: readonly C[], chosen: string | undefined): C[] {
  if (chosen === undefined) return [...all];
  const wanted = [...new Set(chosen.split(','))];
  const found = wanted.flatMap((id) => all.filter(isOptional(all)).filter((column) => column.id === id));
  return [all[0]!, ...found, ...all.slice(1).filter(({ hidesHeader }) => hidesHeader)];
}

export const isOptional =
  (all: readonly ChosenColumn[]) =>
  (column: ChosenColumn): boolean =>
    column.id !== all[0]?.id && !column.hidesHeader;

/** All of them in their own order need not be said. */
function written(all: readonly ChosenColumn[], ids: readonly string[]): string | undefined {
  const usual = all.filter(isOptional(all)).map(({ id }) => id);
  return ids.join() === usual.join() ? undefined : [all[0]!.id, ...ids].join();
}
