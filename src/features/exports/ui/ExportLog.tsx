import { Link } from '@tanstack/react-router';
import type { ReplyOf } from '#lib/contract.ts';
import { m } from '#paraglide/messages.js';
import { Button } from '#web/components/Button.tsx';
import { TimeText } from '#web/components/DateText.tsx';
import { EmptyState } from '#web/components/EmptyState.tsx';
import { ErrorNotice } from '#web/components/ErrorNotice.tsx';
import { LoadingBars } from '#web/components/LoadingBars.tsx';
import { Table, type TableColumn } from '#web/components/Table.tsx';
import { writeNumber } from '#web/dates.ts';
import { usePages } from '#web/queries.ts';
import { listExports } from '../contract.ts';
import { type ExportEntity, type ExportField, type exportStates, hasField } from '../rules.ts';
import { fieldWord } from '../words.ts';
import styles from './Exports.module.css';

type Run = ReplyOf<typeof listExports>['items'][number];

/** Who took which data out of the house, when, and how much of it; for administrators those of all. */
export function ExportLog() {
  const pages = usePages(listExports, { query: { limit: 50 } });
  if (pages.error) {
    return <ErrorNotice error={pages.error} what={m.exports_log()} onRetry={() => void pages.refetch()} />;
  }
  if (pages.isLoading) return <LoadingBars rows={6} />;
  if (pages.items.length === 0) return <EmptyState>{m.exports_log_empty()}</EmptyState>;
  return (
    <div className={styles.form}>
      <p className="prose">{m.exports_log_intro()}</p>
      <Table label={m.exports_log()} columns={columns()} rows={pages.items} rowId={({ id }) => id} />
      {pages.hasMore && (
        <div>
          <Button busy={pages.isLoadingMore} onClick={pages.onReachEnd}>
            {m.exports_log_more()}
          </Button>
        </div>
      )}
    </div>
  );
}

const columns = (): TableColumn<Run>[] => [
  {
    id: 'at',
    header: m.exports_log_at(),
    cell: ({ createdAt }) => (
      <span className={styles.moment}>
        <TimeText at={createdAt} />
      </span>
    ),
  },
  { id: 'by', header: m.exports_log_by(), cell: ({ createdBy }) => createdBy.name },
  { id: 'what', header: m.exports_log_what(), cell: (run) => <What run={run} /> },
  { id: 'rows', header: m.exports_log_rows(), align: 'end', cell: ({ rows }) => writeNumber(rows) },
  { id: 'state', header: m.exports_log_state(), cell: (run) => <State run={run} /> },
];

/** The list, the columns of the file, and the filter as it stood in the address. */
function What({ run: { entity, fields, filter } }: { run: Run }) {
  const words = fields.map((field) => (hasField(entity, field) ? fieldWord(field as ExportField) : field));
  const filters = Object.entries(filter).map(([name, value]) => `${name} = ${[value].flat().join(', ')}`);
  return (
    <>
      {entityWord(entity)}
      <p className="t-meta">{m.exports_log_fields({ fields: words.join(', ') })}</p>
      {filters.length > 0 && (
        <p className="t-meta">{m.exports_log_filter({ filter: filters.join(' · ') })}</p>
      )}
    </>
  );
}

function State({ run: { state, jobId } }: { run: Run }) {
  if (!jobId) return m.exports_log_command_line();
  return (
    <Link to="/jobs/$id" params={{ id: jobId }}>
      {stateName(state)}
    </Link>
  );
}

const entityWord = (entity: ExportEntity) =>
  ({
    account: m.web_nav_accounts,
    contact: m.web_nav_contacts,
    activity: m.exports_log_activities,
    'follow-up': m.web_nav_follow_ups,
  })[entity]();

const stateName = (state: (typeof exportStates)[number]) =>
  ({
    queued: m.exports_log_state_queued,
    running: m.exports_log_state_running,
    succeeded: m.exports_log_state_succeeded,
    failed: m.exports_log_state_failed,
    cancelled: m.exports_log_state_cancelled,
  })[state]();
