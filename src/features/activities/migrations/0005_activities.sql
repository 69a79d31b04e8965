-- Every dealing with a record, append-only.

create table activity (
  workspace_id uuid not null references workspace,
  id uuid not null,
  account_id uuid not null,
  contact_id uuid,
  user_id uuid not null,
  medium text not null check (medium in
    ('phone', 'email', 'letter', 'visit', 'meeting', 'trade-fair', 'web-form', 'social', 'note', 'other')),
  direction text check (direction in ('inbound', 'outbound', 'internal')),
  outcome text,
  reason text,
  content text,
  text text not null default '',
  occurred_at timestamptz not null,
  -- The day of occurred_at in the workspace's zone.
  occurred_on date not null,
  recorded_at timestamptz not null,
  duration_seconds int check (duration_seconds >= 0),
  campaign_id uuid,
  -- Null for what a person did. 'status-change': written by Faden under E3, the only activity that may be empty.
  system_cause text check (system_cause in ('status-change')),
  no_follow_up_reason text,
  -- The pairing duty it was saved under, so that it can be checked again whatever becomes of the settings.
  duty text not null check (duty in ('none', 'follow-up', 'open-follow-up')),
  import_id uuid,
  -- Follow-ups and status changes refer to it, and so belong to the same transaction.
  tx xid8 not null default pg_current_xact_id(),
  primary key (workspace_id, id),
  unique (workspace_id, account_id, id, tx),
  foreign key (workspace_id, account_id) references account deferrable,
  foreign key (workspace_id, account_id, contact_id) references contact (workspace_id, account_id, id) deferrable,
  foreign key (workspace_id, user_id) references app_user,
  check (text <> '' or outcome is not null or system_cause is not null)
);
create index activity_of_account on activity (workspace_id, account_id, occurred_at, id);
create index activity_stream on activity (workspace_id, occurred_at, id);
create index activity_of_user on activity (workspace_id, user_id, occurred_at, id);
create index activity_of_import on activity (workspace_id, import_id) where import_id is not null;
call secure_by_workspace('activity');
grant select on activity to faden_app;
grant insert (workspace_id, id, account_id, contact_id, user_id, medium, direction, outcome, reason, content, text,
  occurred_at, occurred_on, recorded_at, duration_seconds, campaign_id, system_cause, no_follow_up_reason, duty,
  import_id) on activity to faden_app;
create policy by_the_acting_user on activity as restrictive for insert to faden_app
  with check (user_id = current_setting('faden.user_id')::uuid);

-- Two saves of one record wait for each other, whoever writes them: what one may leave behind depends on the other.
create function lock_account_of_activity() returns trigger
  language plpgsql security definer set search_path = public as $$
begin
  perform from account where workspace_id = new.workspace_id and id = new.account_id for no key update;
  return new;
end $$;
create trigger lock_account before insert on activity
  for each row execute function lock_account_of_activity();

-- The outcomes a workspace works with, in the order of their digits.
create table outcome (
  workspace_id uuid not null references workspace,
  key text not null,
  label text not null check (label <> ''),
  meaning text not null check (meaning in ('reached', 'not-reached', 'call-back', 'unsuitable', 'refusal')),
  mediums text[] not null,
  position int not null,
  status_id uuid,
  offset_days int,
  primary key (workspace_id, key)
);
call secure_by_workspace('outcome');
grant select, insert, update on outcome to faden_app;

-- A save taken back. The activity stays; everything that counts leaves it out.
create table withdrawal (
  workspace_id uuid not null references workspace,
  activity_id uuid not null,
  user_id uuid not null,
  at timestamptz not null,
  primary key (workspace_id, activity_id),
  foreign key (workspace_id, activity_id) references activity,
  foreign key (workspace_id, user_id) references app_user
);
call secure_by_workspace('withdrawal');
grant select, insert on withdrawal to faden_app;
create policy by_the_acting_user on withdrawal as restrictive for insert to faden_app
  with check (user_id = current_setting('faden.user_id')::uuid);
