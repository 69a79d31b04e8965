-- Imports: the uploaded file, what was recognised in it, each run's result row by row, and its undo.

-- In pieces, so that any node can run the job and nobody ever holds the whole file.
create table import_file (
  workspace_id uuid not null references workspace,
  id uuid not null,
  name text not null,
  bytes bigint not null,
  uploaded_at timestamptz not null,
  primary key (workspace_id, id)
);
call secure_by_workspace('import_file');
grant select, insert, update (bytes), delete on import_file to faden_app;

create table import_file_piece (
  workspace_id uuid not null references workspace,
  file_id uuid not null,
  position int not null,
  data bytea not null,
  primary key (workspace_id, file_id, position),
  foreign key (workspace_id, file_id) references import_file on delete cascade
);
-- Most files do not shrink enough to be worth the time.
alter table import_file_piece alter column data set storage external;
call secure_by_workspace('import_file_piece');
grant select, insert, delete on import_file_piece to faden_app;

create table import (
  workspace_id uuid not null references workspace,
  id uuid not null,
  file_id uuid not null,
  kind text not null check (kind in ('companies', 'persons', 'contacts')),
  state text not null default 'uploaded' check (state in
    ('uploaded', 'queued', 'running', 'succeeded', 'failed', 'cancelled', 'undoing', 'undone')),
  recognised jsonb not null,
  mapping jsonb,
  options jsonb not null default '{}',
  -- Each dry run and the real one have a number; result rows are of the last.
  run int not null default 0,
  -- Null before the first run.
  dry_run boolean,
  job_id uuid,
  rows int,
  -- Of this run; what is committed up to this line is never done again.
  last_line int not null default 0,
  created int not null default 0,
  updated int not null default 0,
  unchanged int not null default 0,
  skipped int not null default 0,
  failed int not null default 0,
  -- How many first follow-ups have been dealt out, which says whose turn and which day is next.
  planned int not null default 0,
  -- { code, values, line, column }
  error jsonb,
  restored int not null default 0,
  binned int not null default 0,
  kept int not null default 0,
  created_by_id uuid not null,
  created_at timestamptz not null,
  finished_at timestamptz,
  primary key (workspace_id, id),
  foreign key (workspace_id, file_id) references import_file,
  foreign key (workspace_id, created_by_id) references app_user
);
create index import_newest on import (workspace_id, created_by_id, id desc);
create index import_by_file on import (workspace_id, file_id);
call secure_by_workspace('import');
grant select, insert, update on import to faden_app;

create table import_row (
  -- Exists because the import does; to ask twice per row would cost as much as writing it.
  workspace_id uuid not null,
  import_id uuid not null,
  run int not null,
  -- Where the row begins in the file.
  line int not null,
  outcome text not null check (outcome in ('created', 'updated', 'unchanged', 'skipped', 'failed')),
  reason text,
  -- Header of the column the reason is about.
  reason_column text,
  account_id uuid,
  contact_id uuid,
  -- The row created it; an undo bins it.
  made_account boolean not null default false,
  made_contact boolean not null default false,
  activity_id uuid,
  -- Cells as read, in the order of the headers.
  cells jsonb not null,
  -- Of an update: the changed fields before and after.
  before jsonb,
  after jsonb,
  undone text check (undone in ('restored', 'binned', 'kept')),
  kept text,
  primary key (workspace_id, import_id, run, line),
  foreign key (workspace_id, import_id) references import
);
create index import_row_by_outcome on import_row (workspace_id, import_id, run, outcome, line);
create index import_row_kept on import_row (workspace_id, import_id, run) where undone = 'kept';
call secure_by_workspace('import_row');
grant select, insert, update (undone, kept), delete on import_row to faden_app;

-- The mapping last used for files of this kind with these headers.
create table import_mapping (
  workspace_id uuid not null references workspace,
  kind text not null check (kind in ('companies', 'persons', 'contacts')),
  -- SHA-256 of the headers.
  headers_hash text not null,
  mapping jsonb not null,
  used_at timestamptz not null,
  primary key (workspace_id, kind, headers_hash)
);
call secure_by_workspace('import_mapping');
grant select, insert, update on import_mapping to faden_app;

-- The plans by which foreign keys are checked are kept for a connection's life. Made while a table was empty they
-- read all of it, and an import into a new database slows down with every row; fresh statistics make them anew.
create function refresh_statistics() returns void
  language plpgsql security definer set search_path = public as $$
begin
  analyze account, account_thread, contact, activity, membership, status_change, follow_up, account_category, import_row;
end $$;
revoke execute on function refresh_statistics from public;
grant execute on function refresh_statistics to faden_app;
