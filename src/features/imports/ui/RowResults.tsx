import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import type { ReplyOf } from '#lib/contract.ts';
import { m } from '#paraglide/messages.js';
import { addressOf } from '#web/api.ts';
import { Button } from '#web/components/Button.tsx';
import { ErrorNotice } from '#web/components/ErrorNotice.tsx';
import { LoadingBars } from '#web/components/LoadingBars.tsx';
import { Table, type TableColumn } from '#web/components/Table.tsx';
import { Tabs } from '#web/components/Tabs.tsx';
import { writeNumber } from '#web/dates.ts';
import { usePages } from '#web/queries.ts';
import { getImportErrors, listImportRows } from '../contract.ts';
import { type RowOutcome, rowOutcomes } from '../rules.ts';
import styles from './Imports.module.css';
import { type ImportRun, outcomeName } from './import-words.ts';

type Row = ReplyOf<typeof listImportRows>['items'][number];

/** What happened to each row, failures first, with the file of what was left out. */
export function RowResults({ run }: { run: ImportRun }) {
  const found = [...rowOutcomes].reverse().filter((outcome) => run.counts[outcome] > 0);
  const [wanted, setWanted] = useState<RowOutcome | null>(null);
  const outcome = wanted && found.includes(wanted) ? wanted : found[0];
  if (!outcome) return null;
  const hasErrors = run.counts.failed + run.counts.skipped > 0;
  return (
    <section className={styles.results} aria-label={m.imports_rows()}>
      <Tabs
        label={m.imports_rows()}
        tabs={found.map((value) => ({
          value,
          label: outcomeName(value),
          count: writeNumber(run.counts[value]),
        }))}
        value={outcome}
        onValue={setWanted}
        panelId="import-rows"
      />
      {hasErrors && (
        <p>
          <a href={addressOf(getImportErrors, { params: { id: run.id } })} download>
            {m.imports_errors_download()}
          </a>
        </p>
      )}
      <div id="import-rows" role="tabpanel" aria-label={outcomeName(outcome)} className={styles.results}>
        <Rows key={outcome} run={run} outcome={outcome} />
      </div>
    </section>
  );
}

function Rows({ run, outcome }: { run: ImportRun; outcome: RowOutcome }) {
  const rows = usePages(listImportRows, { params: { id: run.id }, query: { outcome: [outcome], limit: 50 } });
  if (rows.error) {
    return <ErrorNotice error={rows.error} what={m.imports_rows()} onRetry={() => void rows.refetch()} />;
  }
  if (rows.isLoading) return <LoadingBars rows={5} />;
  return (
    <>
      <Table
        label={outcomeName(outcome)}
        columns={columns(run, rows.items)}
        rows={rows.items}
        rowId={(row) => String(row.line)}
      />
      {rows.hasMore && (
        <div>
          <Button busy={rows.isLoadingMore} onClick={rows.onReachEnd}>
            {m.imports_rows_more()}
          </Button>
        </div>
      )}
    </>
  );
}

/** Column and reason only where a row has one: rows that were simply created need no empty columns. */
function columns({ dryRun, recognised }: ImportRun, rows: readonly Row[]): TableColumn<Row>[] {
  const reasons: TableColumn<Row>[] = [
    { id: 'column', header: m.imports_column(), cell: (row) => row.reason?.column ?? '' },
    { id: 'reason', header: m.imports_errors_reason(), cell: (row) => row.kept ?? row.reason?.message ?? '' },
  ];
  return [
    {
      id: 'line',
      header: m.imports_errors_line(),
      cell: (row) => <span className={styles.place}>{m.imports_line({ line: writeNumber(row.line) })}</span>,
    },
    ...(rows.some(({ kept, reason }) => kept || reason) ? reasons : []),
    {
      id: 'record',
      header: m.imports_row_content(),
      cell: (row) => {
        const text = summaryOf(row, recognised.headers);
        if (dryRun || !row.accountId) return text;
        return (
          <Link to="/accounts/$id" params={{ id: row.accountId }}>
            {text}
          </Link>
        );
      },
    },
  ];
}

const valuesShown = 3;

/** The first filled cells, by which a person recognises the row. */
const summaryOf = ({ values }: Row, headers: readonly string[]): string =>
  headers
    .map((header) => values[header]?.trim())
    .filter(Boolean)
    .slice(0, valuesShown)
    .join(' · ');
