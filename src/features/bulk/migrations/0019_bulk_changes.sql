-- Bulk changes: one thing done to many, frozen row by row, so that it survives being killed and can be taken back.

create table bulk_change (
  workspace_id uuid not null references workspace,
  id uuid not null,
  kind text not null check (kind in ('change-follow-ups', 'complete-follow-ups', 'close-gaps')),
  -- What is done to each, as the interface was told.
  instructions jsonb not null,
  -- { ids } or { filter }; null once it is frozen into items.
  selection jsonb,
  state text not null check (state in ('running', 'done', 'undoing', 'undone')),
  total int,
  -- Items up to here are done; committed together with what was done to them.
  next_position int not null default 0,
  changed int not null default 0,
  unchanged int not null default 0,
  skipped int not null default 0,
  undone int not null default 0,
  kept int not null default 0,
  -- Null where it was done at once.
  job_id uuid,
  undo_job_id uuid,
  created_by_id uuid not null,
  created_at timestamptz not null,
  finished_at timestamptz,
  primary key (workspace_id, id),
  foreign key (workspace_id, created_by_id) references app_user,
  check ((total is null) = (selection is not null))
);
create index bulk_change_newest on bulk_change (workspace_id, created_by_id, id desc);
call secure_by_workspace('bulk_change');
grant select on bulk_change to faden_app;
grant insert (workspace_id, id, kind, instructions, selection, state, total, next_position, changed, unchanged, skipped,
  job_id, created_by_id, created_at, finished_at) on bulk_change to faden_app;
grant update (selection, state, total, next_position, changed, unchanged, skipped, undone, kept, undo_job_id,
  finished_at) on bulk_change to faden_app;

-- What became of each: who changed what from what to what, and when, beside the bulk change it belongs to.
create table bulk_item (
  workspace_id uuid not null references workspace,
  bulk_id uuid not null,
  -- A follow-up; of `close-gaps` an account.
  subject_id uuid not null,
  -- Its turn; those of one record that are finished by one activity share it.
  position int not null,
  outcome text check (outcome in ('changed', 'unchanged', 'skipped')),
  -- Why it was skipped.
  code text,
  -- The fields that differ.
  before jsonb,
  after jsonb,
  -- The activity that was written for it.
  activity_id uuid,
  undone text check (undone in ('undone', 'kept')),
  kept_because text,
  primary key (workspace_id, bulk_id, subject_id),
  foreign key (workspace_id, bulk_id) references bulk_change,
  check ((outcome = 'skipped') = (code is not null)),
  check ((undone = 'kept') = (kept_because is not null))
);
create index bulk_item_in_turn on bulk_item (workspace_id, bulk_id, position, subject_id);
create index bulk_item_to_undo on bulk_item (workspace_id, bulk_id, position)
  where outcome = 'changed' and undone is null;
create index bulk_item_skipped on bulk_item (workspace_id, bulk_id, position, subject_id)
  where outcome = 'skipped' or undone = 'kept';
call secure_by_workspace('bulk_item');
grant select on bulk_item to faden_app;
grant insert (workspace_id, bulk_id, subject_id, position, outcome, code, before, after, activity_id)
  on bulk_item to faden_app;
grant update (outcome, code, before, after, activity_id, undone, kept_because) on bulk_item to faden_app;
