-- Campaigns, their ordered statuses, memberships and the append-only status history.

create table campaign (
  workspace_id uuid not null references workspace,
  id uuid not null,
  name text not null check (name <> ''),
  type text not null check (type in ('sales', 'action')),
  deactivated_at timestamptz,
  starts_on date,
  ends_on date,
  created_at timestamptz not null,
  version int not null default 1,
  primary key (workspace_id, id),
  unique (workspace_id, name),
  check (ends_on >= starts_on)
);
call secure_by_workspace('campaign');
grant select, insert, update on campaign to faden_app;

alter table activity add foreign key (workspace_id, campaign_id) references campaign;
create index activity_of_campaign on activity (workspace_id, campaign_id, occurred_at, id) where campaign_id is not null;

create table campaign_status (
  workspace_id uuid not null references workspace,
  id uuid not null,
  campaign_id uuid not null,
  name text not null check (name <> ''),
  position int not null check (position > 0),
  progress int not null default 0 check (progress between 0 and 100),
  is_final boolean not null default false,
  is_goal boolean not null default false,
  blocks_contact boolean not null default false,
  requires_reason boolean not null default false,
  hue text not null default 'petrol',
  deactivated_at timestamptz,
  next_status_ids uuid[] not null default '{}',
  default_next_status_id uuid,
  merged_into_id uuid,
  version int not null default 1,
  primary key (workspace_id, id),
  unique (workspace_id, campaign_id, id),
  foreign key (workspace_id, campaign_id) references campaign,
  foreign key (workspace_id, campaign_id, default_next_status_id) references campaign_status (workspace_id, campaign_id, id),
  foreign key (workspace_id, campaign_id, merged_into_id) references campaign_status (workspace_id, campaign_id, id),
  check (requires_reason or not blocks_contact),
  check (merged_into_id <> id)
);
create unique index campaign_status_name on campaign_status (workspace_id, campaign_id, name) where merged_into_id is null;
call secure_by_workspace('campaign_status');
grant select, insert, update on campaign_status to faden_app;

alter table outcome add foreign key (workspace_id, status_id) references campaign_status;

create table membership (
  workspace_id uuid not null references workspace,
  id uuid not null,
  account_id uuid not null,
  campaign_id uuid not null,
  -- Empty: the account's owner.
  owner_id uuid,
  current_change_id uuid not null,
  -- Where the last change led, mergers of statuses resolved.
  status_id uuid not null,
  since timestamptz not null,
  changes int not null default 1,
  ended_at timestamptz,
  ended_by_id uuid,
  created_at timestamptz not null,
  version int not null default 1,
  primary key (workspace_id, id),
  unique (workspace_id, account_id, campaign_id, id),
  foreign key (workspace_id, account_id) references account deferrable,
  foreign key (workspace_id, campaign_id) references campaign,
  foreign key (workspace_id, campaign_id, status_id) references campaign_status (workspace_id, campaign_id, id),
  foreign key (workspace_id, owner_id) references app_user,
  foreign key (workspace_id, ended_by_id) references app_user
);
create unique index membership_current on membership (workspace_id, account_id, campaign_id) where ended_at is null;
create index membership_by_status on membership (workspace_id, campaign_id, status_id, account_id) where ended_at is null;
create index membership_by_owner on membership (workspace_id, campaign_id, owner_id) where ended_at is null;
create index membership_by_since on membership (workspace_id, campaign_id, since, id) where ended_at is null;
call secure_by_workspace('membership');
grant select on membership to faden_app;
-- The current status follows the history and nothing else: faden_app may begin a membership, never move it.
grant insert (workspace_id, id, account_id, campaign_id, owner_id, current_change_id, status_id, since, created_at)
  on membership to faden_app;
grant update (owner_id, ended_at, ended_by_id, version) on membership to faden_app;

create table status_change (
  workspace_id uuid not null references workspace,
  id uuid not null,
  membership_id uuid not null,
  account_id uuid not null,
  campaign_id uuid not null,
  -- Running number in the membership, the order among equal times.
  position int not null,
  previous_id uuid,
  from_status_id uuid,
  to_status_id uuid not null,
  activity_id uuid not null,
  occurred_at timestamptz not null,
  recorded_at timestamptz not null,
  user_id uuid not null,
  tx xid8 not null default pg_current_xact_id(),
  primary key (workspace_id, id),
  unique (workspace_id, membership_id, position),
  unique (workspace_id, membership_id, id),
  check ((position = 1) = (previous_id is null)),
  check ((previous_id is null) = (from_status_id is null)),
  foreign key (workspace_id, account_id, campaign_id, membership_id)
    references membership (workspace_id, account_id, campaign_id, id) deferrable,
  foreign key (workspace_id, membership_id, previous_id) references status_change (workspace_id, membership_id, id),
  foreign key (workspace_id, campaign_id, from_status_id) references campaign_status (workspace_id, campaign_id, id),
  foreign key (workspace_id, campaign_id, to_status_id) references campaign_status (workspace_id, campaign_id, id),
  -- Rule 5: an activity of the same record and transaction.
  foreign key (workspace_id, account_id, activity_id, tx) references activity (workspace_id, account_id, id, tx) deferrable,
  foreign key (workspace_id, user_id) references app_user
);
create index status_change_of_activity on status_change (workspace_id, activity_id);
create index status_change_of_campaign on status_change (workspace_id, campaign_id, occurred_at, position, id);
create index status_change_of_account on status_change (workspace_id, account_id, campaign_id);
call secure_by_workspace('status_change');
grant select on status_change to faden_app;
grant insert (workspace_id, id, membership_id, account_id, campaign_id, from_status_id, to_status_id, activity_id,
  occurred_at, recorded_at, user_id) on status_change to faden_app;
create policy by_the_acting_user on status_change as restrictive for insert to faden_app
  with check (user_id = current_setting('faden.user_id')::uuid);

alter table membership add foreign key (workspace_id, id, current_change_id)
  references status_change (workspace_id, membership_id, id) deferrable initially deferred;

-- A change links to the one before it and moves the membership: the history is a chain by construction.
create function chain_status_change() returns trigger
  language plpgsql security definer set search_path = public as $$
declare
  member membership;
begin
  select * into member from membership
   where workspace_id = new.workspace_id and id = new.membership_id for no key update;
  if not found then
    return new; -- the foreign key says no
  end if;
  -- Waits for a merger of this status that is under way, so that nobody is left standing in a status that is gone.
  perform from campaign_status
   where workspace_id = new.workspace_id and id = new.to_status_id and merged_into_id is null for key share;
  if not found then
    raise exception 'the status was merged into another' using errcode = 'FD003';
  end if;
  if member.current_change_id = new.id then
    if new.from_status_id is not null or new.to_status_id <> member.status_id or new.occurred_at <> member.since then
      raise exception 'the first change of a membership is its beginning' using errcode = 'FD003';
    end if;
    new.position := 1;
    return new;
  end if;
  if member.ended_at is not null then
    raise exception 'the membership has ended' using errcode = 'FD004';
  end if;
  if new.from_status_id is distinct from member.status_id then
    raise exception 'the status has changed' using errcode = 'FD003';
  end if;
  if new.occurred_at < member.since then
    raise exception 'a change before the last one' using errcode = 'FD005';
  end if;
  new.previous_id := member.current_change_id;
  new.position := member.changes + 1;
  update membership
     set current_change_id = new.id, status_id = new.to_status_id, since = new.occurred_at, changes = changes + 1
   where workspace_id = new.workspace_id and id = new.membership_id;
  return new;
end $$;
create trigger chain before insert on status_change for each row execute function chain_status_change();

-- The members of a merged status stand in the status it was merged into; their history keeps the old label.
create function follow_merged_status() returns trigger
  language plpgsql security definer set search_path = public as $$
begin
  update membership set status_id = new.merged_into_id
   where workspace_id = new.workspace_id and campaign_id = new.campaign_id and status_id = new.id;
  return null;
end $$;
create trigger follow_merged after update of merged_into_id on campaign_status
  for each row when (new.merged_into_id is not null) execute function follow_merged_status();
