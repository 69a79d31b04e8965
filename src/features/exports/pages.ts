import type { Context } from '#features/people/context.ts';
import { parsePart } from '#platform/http/field-errors.ts';
import { cellsOf, type ItemOf } from './cells.ts';
import { byteOrderMark, csvLine } from './csv.ts';
import { lists, type Page, type RawFilter } from './filter.ts';
import { categoryNames } from './reference-store.ts';
import type { ExportEntity, ExportField, ExportSeparator } from './rules.ts';
import { fieldWord } from './words.ts';

/** What is to be written. */
export interface ExportPlan {
  entity: ExportEntity;
  fields: readonly ExportField[];
  filter: RawFilter;
  separator: ExportSeparator;
  bom: boolean;
}

export interface ExportPage {
  text: string;
  rows: number;
  nextCursor: string | null;
  total: Page<unknown>['total'];
}

const rowsAtOnce = 500;

export const headLine = ({ fields, separator, bom }: ExportPlan, language: 'de' | 'en'): string =>
  (bom ? byteOrderMark : '') +
  csvLine(
    fields.map((field) => fieldWord(field, language)),
    separator,
  );

/** The next rows as CSV, of what the actor may see now. */
export async function exportPage(
  context: Context,
  { entity, fields, filter, separator }: ExportPlan,
  cursor: string | null,
): Promise<ExportPage> {
  const { query, page } = lists[entity];
  const turn = { limit: rowsAtOnce, cursor: cursor ?? undefined };
  const { items, nextCursor, total } = await page(context, parsePart(query, 'body.filter', filter), turn);
  const { language, actor } = context;
  const reading = { language, timeZone: actor.timeZone, categories: await categoriesOf(context, items) };
  const lines = items.map((item) => csvLine(cellsOf(entity, fields, item, reading), separator));
  return { text: lines.join(''), rows: items.length, nextCursor, total };
}

function categoriesOf({ db }: Context, items: ItemOf[ExportEntity][]): Promise<Map<string, string>> {
  const ids = items.flatMap((item) => ('categoryIds' in item ? item.categoryIds : []));
  return categoryNames(db, [...new Set(ids)]);
}
