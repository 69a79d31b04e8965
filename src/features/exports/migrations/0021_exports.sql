-- Exports: who took which fields of what out of Faden, when and how many rows; and the file, for as long as it is kept.

create table export (
  workspace_id uuid not null references workspace,
  id uuid not null,
  entity text not null check (entity in ('account', 'contact', 'activity', 'follow-up')),
  fields text[] not null check (cardinality(fields) > 0),
  -- The query of the list it was taken from.
  filter jsonb not null default '{}',
  separator text not null check (separator in (',', ';', E'\t', '|')),
  bom boolean not null,
  state text not null default 'queued' check (state in ('queued', 'running', 'succeeded', 'failed', 'cancelled')),
  -- Null on the command line, which writes to a file of its own.
  job_id uuid,
  rows int not null default 0,
  bytes bigint not null default 0,
  pieces int not null default 0,
  -- Where a worker goes on after another one was killed.
  next_cursor text,
  created_by_id uuid not null,
  created_at timestamptz not null,
  finished_at timestamptz,
  -- From then on the file is gone; the row stays as the record of it.
  expires_at timestamptz,
  primary key (workspace_id, id),
  foreign key (workspace_id, created_by_id) references app_user
);
create index export_newest on export (workspace_id, created_by_id, id desc);
create index export_with_file on export (expires_at) where pieces > 0;
call secure_by_workspace('export');
-- A record of who took what is added to, never taken away.
grant select, insert, update (state, rows, bytes, pieces, next_cursor, finished_at, expires_at) on export to faden_app;

-- In pieces, as an imported file: any node can write and serve it, and nobody ever holds the whole of it.
create table export_piece (
  workspace_id uuid not null references workspace,
  export_id uuid not null,
  position int not null,
  data bytea not null,
  primary key (workspace_id, export_id, position),
  foreign key (workspace_id, export_id) references export on delete cascade
);
call secure_by_workspace('export_piece');
grant select, insert, delete on export_piece to faden_app;

-- Of all workspaces: files whose time is over.
create function forget_old_exports(at timestamptz) returns void
  language sql volatile security definer set search_path = public
begin atomic
  delete from export_piece p using export e
   where e.workspace_id = p.workspace_id and e.id = p.export_id and e.expires_at <= at and e.pieces > 0;
  update export set pieces = 0, bytes = 0 where expires_at <= at and pieces > 0;
end;
revoke execute on function forget_old_exports from public;
grant execute on function forget_old_exports to faden_app;
