-- Follow-ups ("Wiedervorlagen"): each comes from an activity and is finished by one.

create table follow_up (
  workspace_id uuid not null references workspace,
  id uuid not null,
  account_id uuid not null,
  contact_id uuid,
  campaign_id uuid,
  text text not null default '',
  medium text check (medium in
    ('phone', 'email', 'letter', 'visit', 'meeting', 'trade-fair', 'web-form', 'social', 'note', 'other')),
  priority text not null default 'normal' check (priority in ('normal', 'high', 'urgent')),
  due_on date not null,
  due_time time,
  assignee_id uuid not null,
  created_by_id uuid not null,
  created_at timestamptz not null,
  origin_activity_id uuid,
  -- Why it needed no activity: 'option-off', 'final-status' (E1) or 'no-status' (E2).
  lone_because text check (lone_because in ('option-off', 'final-status', 'no-status')),
  -- The origin's day, for a lone one the day it was entered.
  not_before_on date not null,
  -- { every, unit, anchor, until, count } and the day the series counts from, not shifted by weekends.
  recurrence jsonb,
  anchor_on date,
  series_id uuid,
  done_activity_id uuid,
  done_at timestamptz,
  done_tx xid8,
  -- Its save was taken back.
  withdrawn_at timestamptz,
  import_id uuid,
  tx xid8 not null default pg_current_xact_id(),
  version int not null default 1,
  primary key (workspace_id, id),
  foreign key (workspace_id, account_id) references account deferrable,
  foreign key (workspace_id, account_id, contact_id) references contact (workspace_id, account_id, id) deferrable,
  foreign key (workspace_id, campaign_id) references campaign,
  foreign key (workspace_id, assignee_id) references app_user,
  foreign key (workspace_id, created_by_id) references app_user,
  -- Rule 3: the result of an activity of the same record and transaction.
  foreign key (workspace_id, account_id, origin_activity_id, tx)
    references activity (workspace_id, account_id, id, tx) deferrable,
  -- Rule 4: finished by an activity of the same record and transaction.
  foreign key (workspace_id, account_id, done_activity_id, done_tx)
    references activity (workspace_id, account_id, id, tx) deferrable,
  check ((origin_activity_id is null) = (lone_because is not null)),
  check ((done_at is null) = (done_activity_id is null) and (done_at is null) = (done_tx is null)),
  check (done_at is null or withdrawn_at is null),
  check ((recurrence is null) = (anchor_on is null)),
  constraint due_before_activity check (due_on >= not_before_on)
);
create index follow_up_due on follow_up (workspace_id, assignee_id, due_on, due_time, id)
  where done_at is null and withdrawn_at is null;
create index follow_up_due_everywhere on follow_up (workspace_id, due_on, due_time, id)
  where done_at is null and withdrawn_at is null;
create index follow_up_done on follow_up (workspace_id, assignee_id, done_at, id) where done_at is not null;
create index follow_up_of_account on follow_up (workspace_id, account_id, due_on, due_time, id);
create index follow_up_from on follow_up (workspace_id, origin_activity_id) where origin_activity_id is not null;
create index follow_up_done_by on follow_up (workspace_id, done_activity_id) where done_activity_id is not null;
create index follow_up_of_import on follow_up (workspace_id, import_id) where import_id is not null;
call secure_by_workspace('follow_up');
grant select on follow_up to faden_app;
grant insert (workspace_id, id, account_id, contact_id, campaign_id, text, medium, priority, due_on, due_time,
  assignee_id, created_by_id, created_at, origin_activity_id, lone_because, not_before_on, recurrence, anchor_on,
  series_id, import_id) on follow_up to faden_app;
grant update (text, priority, due_on, due_time, assignee_id, done_activity_id, done_at, version) on follow_up to faden_app;
create policy by_the_acting_user on follow_up as restrictive for insert to faden_app
  with check (created_by_id = current_setting('faden.user_id')::uuid);

-- A follow-up cannot be due before its origin, and the application does not get to say which day that was.
create function follow_origin() returns trigger
  language plpgsql security definer set search_path = public as $$
begin
  if new.origin_activity_id is not null then
    select occurred_on into new.not_before_on from activity
     where workspace_id = new.workspace_id and id = new.origin_activity_id;
    if not found then
      raise foreign_key_violation using message = 'a follow-up comes from an activity';
    end if;
  end if;
  return new;
end $$;
create trigger follow_origin before insert on follow_up for each row execute function follow_origin();

-- Done once, by an activity of this very transaction. Only a withdrawal, which runs as the owner, reopens.
create function finish_follow_up() returns trigger
  language plpgsql set search_path = public as $$
begin
  if current_user = 'faden_app' then
    if old.done_activity_id is not null then
      raise exception 'the follow-up is done already' using errcode = 'FD002';
    end if;
    if old.withdrawn_at is not null then
      raise exception 'the follow-up was withdrawn' using errcode = 'FD002';
    end if;
    if new.done_activity_id is not null then
      new.done_tx := pg_current_xact_id();
    end if;
  end if;
  return new;
end $$;
create trigger finish before update on follow_up for each row execute function finish_follow_up();
