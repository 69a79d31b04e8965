-- What every feature stands on: workspaces, the row security each table gets, and the tables of platform/.

create extension if not exists pg_trgm;

do $$
begin
  if not exists (select from pg_roles where rolname = 'faden_app') then
    create role faden_app nosuperuser nocreatedb nocreaterole noinherit;
  end if;
  if not exists (select from pg_roles where rolname = 'faden_auth') then
    create role faden_auth nosuperuser nocreatedb nocreaterole noinherit;
  end if;
end $$;

revoke create on schema public from public;
grant usage on schema public to faden_app;

-- Every transaction of the application sets faden.workspace_id and faden.user_id for itself. Without them a query
-- errors, it does not answer "nothing".

-- Row security for a table with workspace_id: faden_app sees its transaction's workspace only. The owner, as
-- which migrations and definer functions run, sees all: those functions filter by faden.workspace_id themselves.
create procedure secure_by_workspace(name regclass)
  language plpgsql as $$
begin
  execute format('alter table %s enable row level security', name);
  execute format('alter table %s force row level security', name);
  execute format(
    'create policy workspace_only on %s to faden_app using (workspace_id = current_setting(''faden.workspace_id'')::uuid)',
    name);
  execute format('create policy owner_all on %s to %I using (true)', name, current_user);
end $$;

create table workspace (
  id uuid primary key,
  name text not null check (name <> ''),
  time_zone text not null default 'Europe/Berlin',
  language text not null default 'de' check (language in ('de', 'en')),
  region text,
  skips_non_working_days boolean not null default true,
  follow_up_offset_days int not null default 7 check (follow_up_offset_days between 0 and 365),
  created_at timestamptz not null,
  version int not null default 1
);
alter table workspace enable row level security;
alter table workspace force row level security;
create policy workspace_only on workspace to faden_app using (id = current_setting('faden.workspace_id')::uuid);
do $$ begin execute format('create policy owner_all on workspace to %I using (true)', current_user); end $$;
grant select on workspace to faden_app;
grant update (name, language, region, skips_non_working_days, follow_up_offset_days, version) on workspace to faden_app;

-- What changed, for the live stream. `tx` orders the rows so that a reader never skips one that commits late.
create table event (
  workspace_id uuid not null references workspace,
  id bigint generated always as identity,
  tx xid8 not null default pg_current_xact_id(),
  type text not null,
  subject_id text not null,
  account_id uuid,
  user_id uuid,
  at timestamptz not null default clock_timestamp(),
  primary key (workspace_id, id)
);
create index event_in_order on event (tx, id);
call secure_by_workspace('event');
grant select, insert (workspace_id, type, subject_id, account_id, user_id) on event to faden_app;

-- Of all workspaces: whoever was away for a day loads afresh.
create function forget_old_events() returns void
  language sql security definer set search_path = public
begin atomic
  delete from event where at < now() - interval '1 day';
end;
revoke execute on function forget_old_events from public;
grant execute on function forget_old_events to faden_app;

-- An answer that was given, kept for a repeated request. Written in the transaction of the effect.
create table idempotency_key (
  workspace_id uuid not null references workspace,
  user_id uuid not null,
  method text not null,
  path text not null,
  key text not null,
  request_hash text not null,
  status int,
  answer text,
  created_at timestamptz not null default clock_timestamp(),
  primary key (workspace_id, user_id, method, path, key)
);
create index idempotency_key_age on idempotency_key (created_at);
call secure_by_workspace('idempotency_key');
grant select, insert, update (status, answer) on idempotency_key to faden_app;

-- Long work as the user sees it; pg-boss carries it out.
create table job (
  workspace_id uuid not null references workspace,
  id uuid not null,
  kind text not null,
  user_id uuid not null,
  subject_id uuid,
  state text not null default 'queued' check (state in ('queued', 'running', 'succeeded', 'failed', 'cancelled')),
  done int not null default 0,
  total int,
  failed int not null default 0,
  cancel_requested_at timestamptz,
  created_at timestamptz not null,
  started_at timestamptz,
  finished_at timestamptz,
  result jsonb,
  error jsonb,
  primary key (workspace_id, id)
);
create index job_newest on job (workspace_id, user_id, id desc);
call secure_by_workspace('job');
grant select, insert, update on job to faden_app;
