import { Link, useNavigate } from '@tanstack/react-router';
import { listImports } from '#features/imports/contract.ts';
import { kindName, type ListedImport, stateName } from '#features/imports/ui/import-words.ts';
import { m } from '#paraglide/messages.js';
import { ButtonLink } from '#web/components/ButtonLink.tsx';
import { DataGrid, type GridColumn } from '#web/components/DataGrid.tsx';
import { TimeText } from '#web/components/DateText.tsx';
import { EmptyState } from '#web/components/EmptyState.tsx';
import { ErrorNotice } from '#web/components/ErrorNotice.tsx';
import { NoRight } from '#web/components/NoRight.tsx';
import { Page } from '#web/components/Page.tsx';
import { TotalText } from '#web/components/TotalText.tsx';
import { writeNumber } from '#web/dates.ts';
import { usePages } from '#web/queries.ts';
import { useMe } from '#web/session.ts';

/** The imports so far, newest first. */
export function ImportsPage() {
  const me = useMe();
  if (me.permissions.import) return <Imports />;
  return (
    <Page title={m.imports_title()} padded={false}>
      <NoRight>{m.imports_no_right()}</NoRight>
    </Page>
  );
}

function Imports() {
  const imports = usePages(listImports, { query: { limit: 50 } });
  const navigate = useNavigate();
  const start = (
    <ButtonLink to="/imports/$id" params={{ id: 'new' }} variant="primary">
      {m.imports_new()}
    </ButtonLink>
  );
  return (
    <Page title={m.imports_title()} fill count={<TotalText total={imports.total} />} actions={start}>
      {imports.error ? (
        <ErrorNotice error={imports.error} what={m.imports_list()} onRetry={() => void imports.refetch()} />
      ) : (
        <DataGrid
          {...imports}
          label={m.imports_list()}
          rows={imports.items}
          rowId={(run) => run.id}
          columns={columns()}
          onOpen={(run) => void navigate({ to: '/imports/$id', params: { id: run.id } })}
          empty={<EmptyState action={start}>{m.imports_none()}</EmptyState>}
        />
      )}
    </Page>
  );
}

const columns = (): GridColumn<ListedImport>[] => [
  {
    id: 'file',
    header: m.imports_file(),
    width: '2fr',
    cell: (run) => (
      <Link to="/imports/$id" params={{ id: run.id }} tabIndex={-1}>
        {run.fileName}
      </Link>
    ),
  },
  { id: 'kind', header: m.imports_kind(), wideOnly: true, cell: (run) => kindName(run.kind) },
  { id: 'state', header: m.imports_state(), narrow: 'trailing', cell: stateName },
  {
    id: 'created',
    header: m.imports_count_created(),
    align: 'end',
    cell: (run) => writeNumber(run.counts.created),
  },
  {
    id: 'failed',
    header: m.imports_count_failed(),
    align: 'end',
    cell: (run) => writeNumber(run.counts.failed),
  },
  { id: 'by', header: m.imports_by(), narrow: 'second', wideOnly: true, cell: (run) => run.createdBy.name },
  {
    id: 'at',
    header: m.imports_at(),
    narrow: 'second',
    cell: (run) => <TimeText at={run.createdAt} />,
  },
];
